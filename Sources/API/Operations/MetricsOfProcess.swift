import Glibc
import Metrics

extension MetricsRegistry {
    /// Adds what the kernel knows of this process: resident memory, processor time, open files.
    public func addProcess() {
        let memory = Meter(label: "process_resident_memory_bytes", factory: self)
        let seconds = Meter(label: "process_cpu_seconds_total", factory: self)
        let files = Meter(label: "process_open_fds", factory: self)
        addCollector {
            if let pages = Self.numbers(ofFile: "/proc/self/statm").dropFirst().first {
                memory.set(pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
            }
            var usage = rusage()
            if getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0 {
                let microseconds =
                    Int64(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
                    + Int64(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000
                seconds.set(Double(microseconds) / 1_000_000)
            }
            files.set(Self.entries(ofDirectory: "/proc/self/fd"))
        }
    }

    private static func numbers(ofFile path: String) -> [Int64] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = read(file, &buffer, buffer.count)
        guard count > 0 else { return [] }
        return String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ").compactMap { Int64($0) }
    }

    private static func entries(ofDirectory path: String) -> Int64 {
        guard let directory = opendir(path) else { return 0 }
        defer { closedir(directory) }
        var count: Int64 = 0
        while readdir(directory) != nil { count += 1 }
        // Itself, its parent, and the directory's own handle.
        return max(count - 3, 0)
    }
}
