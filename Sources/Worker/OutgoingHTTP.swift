import AsyncHTTPClient
import NIOCore

extension HTTPClient {
    /// A client for one service, to which persons' data go. Shut it down.
    ///
    /// - Parameter timeoutMilliseconds: how long connecting may take, and how long an answer may pause.
    static func outgoing(timeoutMilliseconds: Int) -> HTTPClient {
        // A redirection would take somebody's data to an address that nobody has agreed to.
        var configuration = Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .milliseconds(Int64(timeoutMilliseconds))
        // The deadline of a request ends with the head of its answer; this is how long the rest may pause.
        configuration.timeout.read = .milliseconds(Int64(timeoutMilliseconds))
        // What got no answer may have been taken: it is put again by the queue or the outbox, under their rules.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }
}

extension HTTPClientError {
    /// Whether the other side took too long.
    var isTimeout: Bool {
        switch self {
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout: true
        default: false
        }
    }
}
