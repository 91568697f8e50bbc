import Glibc

/// The clocks that measurements are taken by.
enum Stopwatch {
    /// Nanoseconds on a clock that only goes forward.
    static func now() -> UInt64 { read(CLOCK_MONOTONIC) }

    /// Nanoseconds of processor time that this thread has had, which a busy machine does not lengthen much.
    static func threadTime() -> UInt64 { read(CLOCK_THREAD_CPUTIME_ID) }

    /// Seconds since a moment of `now`.
    static func seconds(since begin: UInt64) -> Double { Double(now() - begin) / 1e9 }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// What the kernel knows of a process.
enum ProcessStatus {
    /// A line of `/proc/…/status` in megabytes, such as `VmHWM` (the most memory ever resident) or `VmRSS`; nil when it has gone.
    static func megabytes(_ name: String, of process: Int32) -> Double? {
        guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            guard text.hasPrefix(name + ":") else { continue }
            return text.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 }
        }
        return nil
    }
}

/// Words for whoever watches, beside the table.
enum StandardError {
    static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
