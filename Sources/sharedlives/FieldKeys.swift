import Configuration
import Glibc
import Sealing

/// The keys under which bank accounts and payment files are kept, from a file or from the environment itself.
enum FieldKeys {
    /// The keys; nil where none are set. What is wrong with them is told without showing any.
    static func read(_ reader: ConfigReader, _ faults: inout [String]) -> SealingKeys? {
        let text = reader.string(forKey: "sharedlives.field.keys", isSecret: true, default: "")
        let path = reader.string(forKey: "sharedlives.field.keys.file", default: "")
        var keys = text
        if !path.isEmpty {
            guard text.isEmpty else {
                faults.append("SHAREDLIVES_FIELD_KEYS and SHAREDLIVES_FIELD_KEYS_FILE are both set. Set one of them.")
                return nil
            }
            guard let content = content(of: path) else {
                faults.append(
                    "SHAREDLIVES_FIELD_KEYS_FILE is '\(path)', which cannot be read or is above \(bytesMax) bytes. Name a file "
                        + "of this process's user with a line name:64 hexadecimal digits.")
                return nil
            }
            keys = content
        }
        guard !text.isEmpty || !path.isEmpty else { return nil }
        do throws(SealingKeyFaults) {
            return try SealingKeys(text: keys)
        } catch {
            faults += error.faults.map { "SHAREDLIVES_FIELD_KEYS: \($0)" }
            return nil
        }
    }

    /// The largest file of keys.
    private static let bytesMax = 65_536

    static func content(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: bytesMax + 1)
        let count = fread(&bytes, 1, bytes.count, file)
        guard ferror(file) == 0, count <= bytesMax else { return nil }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
