import CLibPQ

/// Asks the server, over a connection of its own, to stop what another connection is running. For any thread.
final class Canceller: @unchecked Sendable {
    // Immutable after creation, and made by libpq for use from other threads.
    private let pointer: OpaquePointer?

    init(_ handle: OpaquePointer) {
        pointer = PQgetCancel(handle)
    }

    deinit { PQfreeCancel(pointer) }

    /// Blocks until the server has taken note. Whether anything was running to be stopped is not known.
    func cancel() {
        guard let pointer else { return }
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
            _ = PQcancel(pointer, message.baseAddress, 256)
        }
    }
}
