import CLibPQ

/// All that is needed to open a connection, checked once.
struct ConnectionSettings: Sendable {
    /// Keywords and values for `PQconnectdbParams`, in order.
    let parameters: [(keyword: String, value: String)]
    /// Shared by the connections that are opened with these settings.
    let statementNames = StatementNames()

    /// Adds limits and forms to a connection string. What the string says itself wins, except for the name and the limits.
    init(
        connectionString: String, applicationName: String, connectTimeoutSeconds: Int,
        sessionSettings: [(name: String, value: String)]
    ) throws(PostgresError) {
        var given = try ConnectionSettings.parse(connectionString)
        let options = sessionSettings.map { "-c \($0.name)=\($0.value)" }.joined(separator: " ")
        given["options"] = [given["options"], options].compactMap(\.self).joined(separator: " ")
        given["application_name"] = applicationName
        given["connect_timeout"] = String(connectTimeoutSeconds)
        given["client_encoding"] = "UTF8"
        // A peer that vanished without a word is noticed in about a minute, not after the two hours of the system's defaults.
        let defaults = [
            "keepalives_idle": "30", "keepalives_interval": "10", "keepalives_count": "3", "tcp_user_timeout": "60000",
        ]
        given.merge(defaults) { stated, _ in stated }
        parameters = given.sorted { $0.key < $1.key }.map { (keyword: $0.key, value: $0.value) }
    }

    private static func parse(_ connectionString: String) throws(PostgresError) -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(connectionString, &message) else {
            // libpq's message quotes the string, which may hold a password.
            PQfreemem(message)
            throw PostgresError(.misuse, "the connection string cannot be read")
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }

    /// Opens a connection; blocks for at most the connect timeout for each host.
    func open() throws(PostgresError) -> OpaquePointer {
        var keywords: [UnsafePointer<CChar>?] = []
        var values: [UnsafePointer<CChar>?] = []
        var copies: [UnsafeMutablePointer<CChar>] = []
        func copy(_ text: String) -> UnsafePointer<CChar> {
            let bytes = text.utf8CString
            let memory = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            _ = UnsafeMutableBufferPointer(start: memory, count: bytes.count).initialize(from: bytes)
            copies.append(memory)
            return UnsafePointer(memory)
        }
        defer { copies.forEach { $0.deallocate() } }
        for (keyword, value) in parameters {
            keywords.append(copy(keyword))
            values.append(copy(value))
        }
        keywords.append(nil)
        values.append(nil)
        guard let handle = PQconnectdbParams(keywords, values, 0) else {
            throw PostgresError(.connectionFailed, "there is no memory")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(handle))
            PQfinish(handle)
            throw PostgresError(.connectionFailed, message.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
        return handle
    }
}
