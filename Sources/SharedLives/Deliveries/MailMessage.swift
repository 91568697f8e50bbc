/// A letter as Internet mail: plain text in UTF-8, quoted-printable, in lines that end with CR and LF (RFC 5322, RFC 2045). Every try
/// makes the same bytes.
public struct MailMessage: Hashable, Sendable {
    /// The bytes.
    public let bytes: [UInt8]

    /// A message.
    ///
    /// - Parameters:
    ///   - sender: an address that ``isAddress(_:)``; its domain is that of the `Message-ID`.
    ///   - recipient: such an address; nil for a file that goes to nobody by itself.
    public init(_ letter: Letter, from sender: String, to recipient: String?) {
        let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
        var lines = ["From: \(sender)"]
        if let recipient { lines.append("To: \(recipient)") }
        lines += [
            "Subject: \(letter.subject)", "Date: \(Self.date(letter.writtenAt))",
            "Message-ID: <\(letter.id)@\(domain)>", "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
        ]
        lines += letter.text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { Self.quotedPrintable(Array($0.utf8)) }
        bytes = Array(lines.joined(separator: "\r\n").utf8)
    }

    /// Whether a text is an address that a mail program may be given: ASCII letters, digits and a few marks around one @.
    public static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let marks = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        return parts.count == 2 && text.utf8.count <= 254 && !text.hasPrefix("-")
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                            || marks.contains(byte)
                    }
            }
    }

    /// As in "Mon, 05 Oct 2026 08:30:00 +0000".
    static func date(_ instant: Instant) -> String {
        let utc = String(describing: instant)
        let day = CivilDate(String(utc.prefix(10)))!
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday.rawValue - 1]
        let month = Month(containing: day).inWords.prefix(3)
        return "\(weekday), \(Digits.padded(day.day, to: 2)) \(month) \(Digits.padded(day.year, to: 4)) "
            + "\(utc.dropFirst(11).prefix(8)) +0000"
    }

    /// A line as lines of at most 76 characters. A space at an end is written out, and so is a full stop at a beginning, which mail
    /// servers take for the end of all.
    static func quotedPrintable(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var line = ""
        for (position, byte) in bytes.enumerated() {
            let isLast = position == bytes.count - 1
            let isPlain =
                (0x21...0x7E).contains(byte) && byte != 0x3D && !(byte == 0x2E && line.isEmpty)
                || byte == 0x20 && !isLast
            let digits = String(byte, radix: 16, uppercase: true)
            let text = isPlain ? String(UnicodeScalar(byte)) : "=" + (digits.utf8.count == 1 ? "0" : "") + digits
            if line.utf8.count + text.utf8.count > 75 {
                lines.append(line + "=")
                line = ""
            }
            line += text
        }
        lines.append(line)
        return lines
    }
}
