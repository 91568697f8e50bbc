import Synchronization

@testable import Postgres

/// A count that threads share.
final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .sequentiallyConsistent) }

    @discardableResult
    func increment() -> Int { count.add(1, ordering: .sequentiallyConsistent).newValue }
}

/// Something that a connection's thread waits for and a test opens.
final class Gate: Sendable {
    private let monitor = Monitor(false)
    private let signal = Signal()

    func open() {
        monitor.withLock { isOpen in
            isOpen = true
            signal.raise()
        }
    }

    /// Blocks: only for a connection's own thread, and for one of them.
    func wait() {
        monitor.wait(for: signal) { $0 ? .found(()) : .wait(untilNanoseconds: nil) }
    }
}

/// Threads that wait until all have come.
final class Barrier: Sendable {
    private let gates: [Gate]
    private let arrived = Counter()

    init(parties: Int) { gates = (0..<parties).map { _ in Gate() } }

    func wait() {
        let number = arrived.increment()
        if number == gates.count { for gate in gates { gate.open() } }
        gates[number - 1].wait()
    }
}

/// Something that a task waits for and any thread announces, once.
final class Announcement: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func announce() { continuation.finish() }

    func wait() async { for await _ in stream {} }
}
