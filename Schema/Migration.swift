import Crypto

/// One numbered step of the schema: a script that runs once, in a transaction of its own, and is never edited afterwards.
public struct Migration: Hashable, Sendable {
    /// Its place in the order, from 1.
    public let number: Int

    /// What it brings, in a word or two.
    public let name: String

    /// The script.
    public let sql: String

    /// SHA-256 of the script in hexadecimal; recorded when it is applied, so that a later edit shows.
    public let checksum: String

    /// A step with its script.
    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
        checksum = SHA256.hash(data: Array(sql.utf8)).map(Self.hexadecimal).joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
