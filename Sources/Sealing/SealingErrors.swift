/// Why a value could not be opened.
public enum SealingError: Error, Hashable, Sendable {
    /// It is sealed under a key of this name, which is not configured.
    case unknownKey(String)
    /// It was changed, or belongs elsewhere.
    case notAuthentic
}

/// What is wrong with the keys that were given, all together; no key is ever shown.
public struct SealingKeyFaults: Error, Hashable, Sendable {
    /// A sentence for each fault, which says what to do.
    public let faults: [String]
}
