/// How long a job waits after a failure: `min(attempt⁴ seconds, 6 hours) ± 10 %`.
public enum RetryDelay {
    /// The longest wait before it is spread, in milliseconds: six hours.
    public static let millisecondsMax = 6 * 60 * 60 * 1_000

    /// The wait in milliseconds after the attempt (from 1). `spreadPerMille`, from −100 to 100, keeps jobs that failed
    /// together from coming back together.
    public static func milliseconds(afterAttempt attempt: Int, spreadPerMille: Int) -> Int {
        // 13⁴ seconds is more than six hours already; the bound also keeps the power from overflowing.
        let base = min(max(attempt, 1), 100)
        let wait = min(base * base * base * base * 1_000, millisecondsMax)
        return wait + wait * min(max(spreadPerMille, -100), 100) / 1_000
    }

    /// The wait with a random spread.
    public static func milliseconds(afterAttempt attempt: Int) -> Int {
        milliseconds(afterAttempt: attempt, spreadPerMille: Int.random(in: -100...100))
    }
}
