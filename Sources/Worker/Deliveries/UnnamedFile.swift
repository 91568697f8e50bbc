import Glibc
import SystemPackage

/// A file without a name, by which a program and one that it starts hand each other what nobody else may read. It is gone when it is
/// closed, even where the process is killed.
final class UnnamedFile: Sendable {
    let descriptor: FileDescriptor

    /// A file that holds some bytes and is read from its beginning.
    ///
    /// - Throws: `Errno`, as for a disk that is full.
    init(_ bytes: [UInt8] = []) throws {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(folder)/sharedlives-XXXXXX".utf8CString)
        // Only its owner can read what this makes.
        let number = mkstemp(&name)
        guard number >= 0 else { throw Errno(rawValue: errno) }
        descriptor = FileDescriptor(rawValue: number)
        unlink(name)
        try descriptor.writeAll(bytes)
        try descriptor.seek(offset: 0, from: .start)
    }

    deinit {
        try? descriptor.close()
    }

    /// Where a program of the same user finds the file while it is open here.
    var path: String { "/proc/\(getpid())/fd/\(descriptor.rawValue)" }

    /// What it holds.
    ///
    /// - Parameter limitBytes: how much of it is wanted.
    func contents(limitBytes: Int) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: limitBytes) { buffer, count in
            count = try descriptor.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}
