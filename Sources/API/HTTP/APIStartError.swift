import Glibc
import NIOCore

/// Why the server cannot listen, in a sentence for whoever started it.
public struct APIStartError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// Makes the sentence for an error that running the application threw; nil when the error is of another kind.
    public init?(_ error: any Error, address: APIConfiguration.Address) {
        guard let error = error as? IOError else {
            if error is SocketAddressError {
                description = "The address \(address) is not known. Check its host name."
                return
            }
            return nil
        }
        switch error.errnoCode {
        case EADDRINUSE:
            description =
                "The address \(address) is taken: another process listens there. Stop it or choose another port."
        case EACCES:
            description = "This user may not listen on \(address). Ports below 1024 are for root; choose a higher one."
        case EADDRNOTAVAIL:
            description =
                "This machine does not have the address \(address). Choose one of its own, or 0.0.0.0 for all."
        default: return nil
        }
    }
}
