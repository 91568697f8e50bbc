import Glibc
import SharedLives

/// Messages as files in a folder, each under its own name: made beside it and moved into place, so that whoever looks there sees whole
/// files only, and a second try leaves the same one.
public struct FolderDelivery: Sendable {
    /// Where they go; it must be there.
    private let path: String

    /// A folder.
    public init(path: String) {
        self.path = path
    }

    /// Puts a letter there. A folder that is missing or full is tried again.
    func send(_ letter: Letter) -> DeliveryOutcome {
        let bytes = MailMessage(letter, from: "reminders@localhost", to: letter.address).bytes
        let name = "\(path)/\(letter.id).eml"
        let draft = "\(path)/.\(letter.id)-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
        guard Self.write(bytes, to: draft) else { return .deferred("folderNotWritable") }
        guard rename(draft, name) == 0 else {
            unlink(draft)
            return .deferred("folderNotWritable")
        }
        Self.syncFolder(path)
        return .accepted(reference: nil)
    }

    private static func write(_ bytes: [UInt8], to name: String) -> Bool {
        let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            written += count
        }
        let isWhole = written == bytes.count && fsync(file) == 0
        guard close(file) == 0, isWhole else {
            unlink(name)
            return false
        }
        return true
    }

    /// What was accepted is still there after a power cut.
    private static func syncFolder(_ path: String) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}
