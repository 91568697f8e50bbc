import Synchronization

/// Whether whoever asked for the work has stopped waiting for it. Set from any thread, read between statements.
final class Interruption: Sendable {
    private let flag = Atomic<Bool>(false)

    var isRaised: Bool { flag.load(ordering: .acquiring) }

    func raise() { flag.store(true, ordering: .releasing) }
}
