/// The order of a calculation's subjects: by carer, then by identifier, each by its UTF-8 bytes.
///
/// Ordering these, and each subject's few lines after, costs far less than ordering all lines. Identifiers mostly begin
/// alike, and comparing whole texts means going after them in memory; so the eight bytes after the common beginning
/// stand in the key as a number, and texts are compared only where these tie.
struct SubjectOrder {
    /// The positions of the subjects in order; placements count from 0, then stays, then sessions.
    let positions: [Int]

    init(of facts: borrowing PaymentFacts) {
        let placements = facts.placements.span
        let stays = facts.stays.span
        let sessions = facts.sessions.span
        let count = placements.count + stays.count + sessions.count

        func carer(_ position: Int) -> String {
            if position < placements.count { return placements[position].carer }
            let position = position - placements.count
            return position < stays.count ? stays[position].carer : sessions[position - stays.count].carer
        }
        func id(_ position: Int) -> String {
            if position < placements.count { return placements[position].id }
            let position = position - placements.count
            return position < stays.count ? stays[position].id : sessions[position - stays.count].id
        }

        let carerPrefix = Self.commonPrefix(count, carer)
        let idPrefix = Self.commonPrefix(count, id)
        var keys: [Key] = []
        keys.reserveCapacity(count)
        for position in 0..<count {
            keys.append(
                Key(
                    carer: Self.eightBytes(of: carer(position), after: carerPrefix),
                    id: Self.eightBytes(of: id(position), after: idPrefix), position: position))
        }
        keys.sort { left, right in
            if left.carer != right.carer { return left.carer < right.carer }
            let (leftCarer, rightCarer) = (carer(left.position), carer(right.position))
            if leftCarer != rightCarer { return leftCarer.precedesInBytes(rightCarer) }
            if left.id != right.id { return left.id < right.id }
            return id(left.position).precedesInBytes(id(right.position))
        }
        positions = keys.map(\.position)
    }

    private struct Key {
        var carer: UInt64
        var id: UInt64
        var position: Int
    }

    /// How many bytes all texts have in common at their beginning.
    private static func commonPrefix(_ count: Int, _ text: (Int) -> String) -> Int {
        guard count > 0 else { return 0 }
        let first = Array(text(0).utf8)
        var common = first.count
        for position in 1..<max(count, 1) {
            text(position).withBytes { bytes in
                common = min(common, bytes.count)
                for index in 0..<common where bytes[index] != first[index] {
                    common = index
                    break
                }
            }
        }
        return common
    }

    /// The eight bytes after a prefix as a number that orders as they do; what is shorter is filled up with zeros.
    private static func eightBytes(of text: String, after prefix: Int) -> UInt64 {
        text.withBytes { bytes in
            var number: UInt64 = 0
            for index in prefix..<prefix + 8 {
                number = number << 8 | (index < bytes.count ? UInt64(bytes[index]) : 0)
            }
            return number
        }
    }
}

extension String {
    fileprivate func precedesInBytes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// The bytes of the text, copied only if they do not lie together.
    fileprivate func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        if let value = utf8.withContiguousStorageIfAvailable(body) { return value }
        return Array(utf8).withUnsafeBufferPointer(body)
    }
}
