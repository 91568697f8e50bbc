import Synchronization

@testable import JobQueue

/// Decides by a seed who dies when.
final class Hazard: Sendable {
    private struct State {
        var generator: Generator
        var deathsLeft: Int
        var isOver = false
        var workers: [JobWorker] = []
        /// Handlers of processes that stand still, which wake up one after the other.
        var sleepers: [CheckedContinuation<Void, Never>] = []
    }

    /// SplitMix64.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private let state: Mutex<State>

    init(seed: UInt64, deaths: Int) {
        state = Mutex(State(generator: Generator(state: seed), deathsLeft: deaths))
    }

    var deathsLeft: Int { state.withLock { $0.deathsLeft } }
    var isOver: Bool { state.withLock { $0.isOver } }

    func admit(_ worker: JobWorker) {
        let isOver = state.withLock { state in
            state.workers.append(worker)
            return state.isOver
        }
        if isOver { worker.enter(.cancelling) }
    }

    /// Once in a while the worker of this job dies, and once in a while this handler goes on only when another worker
    /// died too.
    func strike(_ context: JobContext) async {
        let sleeps = draw(context)
        guard sleeps else { return }
        await withCheckedContinuation { continuation in
            let woken: [CheckedContinuation<Void, Never>] = state.withLock { state in
                // Two at most stand still; who comes wakes the one that has slept longest.
                state.sleepers.append(continuation)
                if state.isOver || state.deathsLeft == 0 {
                    defer { state.sleepers = [] }
                    return state.sleepers
                }
                return state.sleepers.count > 2 ? [state.sleepers.removeFirst()] : []
            }
            for continuation in woken { continuation.resume() }
        }
    }

    /// Whether the transaction is cut off, as by a death in the middle of it.
    func strikesInTransaction(_ context: JobContext) -> Bool { draw(context) }

    private func draw(_ context: JobContext) -> Bool {
        let victim: JobWorker? = state.withLock { state in
            guard state.deathsLeft > 0, Int.random(in: 0..<30, using: &state.generator) == 0 else { return nil }
            let owner = state.workers.firstIndex { worker in
                worker.state.withLock { $0.phase != .dead && $0.held[context.job.lease] != nil }
            }
            guard let owner else { return nil }
            state.deathsLeft -= 1
            return state.workers[owner]
        }
        victim?.playDead()
        return victim != nil
    }

    func end() {
        let (workers, sleepers) = state.withLock { state in
            state.isOver = true
            defer { state.sleepers = [] }
            return (state.workers, state.sleepers)
        }
        for sleeper in sleepers { sleeper.resume() }
        for worker in workers { worker.enter(.cancelling) }
    }
}
