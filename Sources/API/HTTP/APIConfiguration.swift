public import Metrics

/// What the API process is told when it starts.
public struct APIConfiguration: Sendable {
    /// Where the server listens.
    public enum Address: Hashable, Sendable, CustomStringConvertible {
        /// A host and a port; port 0 takes any that is free.
        case hostAndPort(String, Int)
        /// A Unix socket's path.
        case unixSocket(String)

        /// The address as a person writes it.
        public var description: String {
            switch self {
            case .hostAndPort(let host, let port): "\(host):\(port)"
            case .unixSocket(let path): path
            }
        }
    }

    /// Where the server listens.
    public var address: Address
    /// The limits.
    public var limits = APILimits()
    /// How many proxies in front of the server append to `X-Forwarded-For`; 0 means that the header is not believed.
    public var proxiesTrusted = 0
    /// The version of the interface, in the document.
    public var version = "1"
    /// Where requests are counted.
    public var metrics: any MetricsFactory = MetricsSystem.factory
    /// What the log says about an error that nobody foresaw: its type unless said otherwise, since errors of libraries
    /// may hold what a request said.
    public var describeError: @Sendable (any Error) -> String = { String(reflecting: type(of: $0)) }

    /// Makes a configuration with an address.
    public init(address: Address) {
        self.address = address
    }
}
