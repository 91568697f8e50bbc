import Glibc

/// The address in `TEST_DATABASE_URL`, and what can be made of it.
struct TestAddress: Sendable {
    private let text: String

    init() throws(TestDatabaseError) {
        guard let value = getenv("TEST_DATABASE_URL") else { throw .addressMissing }
        text = String(cString: value)
        if text.isEmpty { throw .addressMissing }
    }

    /// The same server with another database, working as a role from the first statement; nil is the superuser who connects.
    func connectionString(database: String? = nil, role: String? = nil) -> String {
        let isURI = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        // libpq takes what is said last, so a parameter overrides the path.
        var parameters: [String] = []
        if let database { parameters.append("dbname=\(database)") }
        if let role { parameters.append(isURI ? "options=-crole%3D\(role)" : "options='-crole=\(role)'") }
        guard !parameters.isEmpty else { return text }
        guard isURI else { return text + " " + parameters.joined(separator: " ") }
        return text + (text.contains("?") ? "&" : "?") + parameters.joined(separator: "&")
    }
}
