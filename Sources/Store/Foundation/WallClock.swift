import CLibUUID
public import SharedLives

/// The one place where the process reads the clock of its machine.
public enum WallClock {
    /// The present instant.
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }

    /// Today in the United Kingdom.
    public static func today() -> CivilDate {
        London.civilDate(of: now())
    }
}
