import Glibc

/// The one place where this target looks at a clock: nanoseconds since some moment, never going back. Dates and instants
/// are arguments everywhere.
enum MonotonicClock {
    static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
