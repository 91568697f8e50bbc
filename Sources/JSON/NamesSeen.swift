/// Remembers the names of one object, so that a name twice is found without comparing each with each: a few names are
/// compared directly, many go into a set.
struct NamesSeen {
    private static let comparedDirectlyMax = 8
    private var set: Set<String> = []

    /// Notes a name; false when it is already among the members or the names noted.
    mutating func insert(_ name: String, after members: [JSONObject.Member]) -> Bool {
        if members.count < Self.comparedDirectlyMax {
            return !members.contains { $0.name == name }
        }
        if set.isEmpty { set = Set(members.lazy.map(\.name)) }
        return set.insert(name).inserted
    }
}
