/// Months as the API names them.
enum Months {
    /// The demonstration scheme's year.
    static let ofDemonstration: [String] =
        (11...12).map { "2025-\($0)" } + (1...10).map { $0 < 10 ? "2026-0\($0)" : "2026-\($0)" }
}

/// Chance that a failing test can be repeated with.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
