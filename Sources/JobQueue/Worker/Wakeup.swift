import Synchronization

/// Lets one loop sleep until it is signalled. A signal that comes while it is awake is kept, once.
final class Wakeup: Sendable {
    private enum State {
        case idle
        case signalled
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.idle)

    /// Wakes the loop, now or when it next waits.
    func signal() {
        let continuation: CheckedContinuation<Void, Never>? = state.withLock { state in
            switch state {
            case .idle, .signalled:
                state = .signalled
                return nil
            case .waiting(let continuation):
                state = .idle
                return continuation
            }
        }
        continuation?.resume()
    }

    /// Returns at the next signal.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isSignalled = state.withLock { state in
                if case .signalled = state {
                    state = .idle
                    return true
                }
                state = .waiting(continuation)
                return false
            }
            if isSignalled { continuation.resume() }
        }
    }

    /// Returns at the next signal, or after the time.
    func wait(milliseconds: Int) async {
        let timer = Task {
            try await Task.sleep(for: .milliseconds(milliseconds))
            self.signal()
        }
        await wait()
        timer.cancel()
    }
}
