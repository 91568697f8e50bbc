import ServiceLifecycle
import Synchronization

/// The requests that are being worked on: how many there may be, and until when each may take. A request that is overdue
/// has its task cancelled, which ends its waits (for a connection, for PostgreSQL, for the body); whoever does the work
/// then sees a cancellation, rolls back and throws. What had already succeeded by then is answered as it is.
final class RequestsInFlight: Service, Sendable {
    private struct Slot {
        var deadline: UInt64 = .max
        var cancel: (@Sendable () -> Void)?
        var isOverdue = false
    }

    private struct Slots {
        var slots: [Slot]
        var free: [Int]
    }

    private let slots: Mutex<Slots>
    private let nanosecondsMax: UInt64
    private let countMax: Int

    init(countMax: Int, millisecondsMax: Int) {
        self.countMax = countMax
        nanosecondsMax = millisecondsMax > 0 ? UInt64(millisecondsMax) * 1_000_000 : 0
        slots = Mutex(
            Slots(slots: Array(repeating: Slot(), count: countMax), free: Array((0..<countMax).reversed())))
    }

    /// Whether requests have a time limit at all.
    var hasTimeLimit: Bool { nanosecondsMax > 0 }

    /// How many requests are being worked on.
    var count: Int { slots.withLock { countMax - $0.free.count } }

    /// Takes a slot; nil when there is none.
    func enter(at now: UInt64) -> Int? {
        slots.withLock { slots in
            guard let index = slots.free.popLast() else { return nil }
            slots.slots[index] = Slot(deadline: hasTimeLimit ? now + nanosecondsMax : .max)
            return index
        }
    }

    /// Gives a slot back.
    func leave(_ index: Int) {
        slots.withLock { slots in
            slots.slots[index] = Slot()
            slots.free.append(index)
        }
    }

    /// Runs work in a task of its own, begun at once on this thread, that is cancelled when the slot's time is over.
    /// - Throws: what the work throws, or ``Overdue`` when it threw something unplanned after its time was over.
    func run<Success: Sendable>(
        _ index: Int, _ work: @escaping @Sendable () async throws -> Success
    ) async throws -> Success {
        let task = Task.immediate { try await work() }
        slots.withLock { $0.slots[index].cancel = { task.cancel() } }
        do {
            let success = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            _ = detach(index)
            return success
        } catch {
            // A problem that was found is told; any other error after the time was over comes of the cancellation.
            if detach(index), !(error is Problem) { throw Overdue() }
            throw error
        }
    }

    private func detach(_ index: Int) -> Bool {
        slots.withLock { slots in
            slots.slots[index].cancel = nil
            return slots.slots[index].isOverdue
        }
    }

    /// Cancels what is overdue. Cancelling runs the waiters' own handlers, which may take their time, so the lock is not
    /// held for it.
    func cancelOverdue(at now: UInt64) {
        let overdue = slots.withLock { slots -> [@Sendable () -> Void] in
            guard slots.free.count < countMax else { return [] }
            var overdue: [@Sendable () -> Void] = []
            for index in slots.slots.indices where slots.slots[index].deadline < now {
                guard !slots.slots[index].isOverdue, let cancel = slots.slots[index].cancel else { continue }
                slots.slots[index].isOverdue = true
                overdue.append(cancel)
            }
            return overdue
        }
        for cancel in overdue { cancel() }
    }

    /// Looks for overdue requests until the server has drained.
    func run() async throws {
        guard hasTimeLimit else {
            try? await gracefulShutdown()
            return
        }
        let pause = Duration.nanoseconds(Int64(min(max(nanosecondsMax / 8, 1_000_000), 250_000_000)))
        await cancelWhenGracefulShutdown {
            while (try? await Task.sleep(for: pause)) != nil {
                self.cancelOverdue(at: MonotonicClock.nanoseconds())
            }
        }
    }

    /// The work was cancelled since it took too long.
    struct Overdue: Error {}
}
