import Synchronization

/// A value that is set once something is known.
final class Box<Value: Sendable>: Sendable {
    private let state = Mutex<Value?>(nil)

    /// The value; nil until it is set.
    var value: Value? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
