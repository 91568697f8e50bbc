import Glibc

/// State that threads share, with a lock and the means to wait until it has changed.
///
/// `Synchronization.Mutex` has no way to wait; these are POSIX's mutex and condition variables.
final class Monitor<State>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var state: State

    /// What a waiter decides after looking at the state.
    enum Look<Answer> {
        /// It has what it waited for.
        case found(Answer)
        /// It waits for the next signal, or until the moment on the monotonic clock.
        case wait(untilNanoseconds: UInt64?)
    }

    init(_ state: State) {
        self.state = state
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Runs the body alone. It must be short and must not wait.
    func withLock<Answer>(_ body: (inout State) -> Answer) -> Answer {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&state)
    }

    /// Looks at the state, again after each signal, until the body finds what it wants.
    func wait<Answer>(for signal: Signal, _ look: (inout State) -> Look<Answer>) -> Answer {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            switch look(&state) {
            case .found(let answer): return answer
            case .wait(let deadline): signal.wait(mutex, untilNanoseconds: deadline)
            }
        }
    }
}

/// Something that a thread sleeps on until another one raises it.
final class Signal: @unchecked Sendable {
    private let condition: UnsafeMutablePointer<pthread_cond_t>

    init() {
        condition = .allocate(capacity: 1)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A clock that somebody may set must not lengthen or shorten a wait.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        condition.deallocate()
    }

    /// Wakes the one thread that waits. To be called while the monitor is locked.
    func raise() { pthread_cond_signal(condition) }

    fileprivate func wait(_ mutex: UnsafeMutablePointer<pthread_mutex_t>, untilNanoseconds deadline: UInt64?) {
        guard let deadline else {
            pthread_cond_wait(condition, mutex)
            return
        }
        var time = timespec(tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
        pthread_cond_timedwait(condition, mutex, &time)
    }
}
