public import Hummingbird
import NIOCore

/// What Hummingbird carries beside a request: the channel, of which the caller's address is asked where it is needed.
public struct APIContext: RequestContext {
    /// Hummingbird's own part.
    public var coreContext: CoreRequestContextStorage
    private let channel: any Channel
    /// Keeps networks of IPv6 apart from addresses of IPv4.
    private static let ofIPv6: UInt64 = 0x6A09_E667_F3BC_C908

    /// Makes a context for a request.
    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// The caller's address as a number by which requests are counted: of IPv6 the network of 64 bits, which one
    /// household or company has whole. Callers on a Unix socket are one.
    var addressWord: UInt64 {
        // In both of the kernel's structures the address begins at a fixed byte: 4 of sockaddr_in, 8 of sockaddr_in6.
        switch channel.remoteAddress {
        case .v4(let address):
            withUnsafeBytes(of: address.address) { UInt64($0.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) }
        case .v6(let address):
            withUnsafeBytes(of: address.address) { $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ Self.ofIPv6 }
        default: 1
        }
    }
}
