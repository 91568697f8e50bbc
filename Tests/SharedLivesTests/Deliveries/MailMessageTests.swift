import SharedLives
import Testing

@Suite struct MailMessageTests {
    private static func message(_ text: String) -> String {
        let letter = Letter(
            id: Identifier("0190a1b2-c3d4-7000-8000-00000000de11")!, address: "fern@example.org",
            subject: "Shared Lives: 1 reminder", text: text, writtenAt: "2026-10-05T08:30:00.123456Z",
            setting: DeliverySetting(channel: .smtp))
        return String(
            decoding: MailMessage(letter, from: "reminders@example.net", to: "fern@example.org").bytes, as: UTF8.self)
    }

    @Test("A message has its heads, its date and its identity, the same on every try")
    func heads() {
        #expect(
            Self.message("Good morning\n")
                == [
                    "From: reminders@example.net", "To: fern@example.org", "Subject: Shared Lives: 1 reminder",
                    "Date: Mon, 05 Oct 2026 08:30:00 +0000",
                    "Message-ID: <0190a1b2-c3d4-7000-8000-00000000de11@example.net>", "Auto-Submitted: auto-generated",
                    "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: quoted-printable", "", "Good morning", "",
                ].joined(separator: "\r\n"))
        #expect(Self.message("Good morning\n") == Self.message("Good morning\n"))
    }

    @Test(
        "Lines are quoted so that no server changes or cuts them",
        arguments: [
            ("Zoë = 1 ", "Zo=C3=AB =3D 1=20"), (".", "=2E"), ("a.b", "a.b"), ("\tx", "=09x"),
            (String(repeating: "x", count: 75), String(repeating: "x", count: 75)),
            (String(repeating: "x", count: 76), String(repeating: "x", count: 75) + "=\r\nx"),
            (String(repeating: "é", count: 13), String(repeating: "=C3=A9", count: 12) + "=C3=\r\n=A9"),
        ])
    func quoted(line: String, expected: String) {
        let text = Self.message(line)
        #expect(text.components(separatedBy: "\r\n\r\n").last == expected)
        #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    }

    @Test(
        "An address is one that a program may be given",
        arguments: [
            ("fern@example.org", true), ("f.o'k+1@a-b.example", true), ("", false), ("fern", false), ("@b", false),
            ("a@", false), ("a@b@c", false), ("a b@c", false), ("<a@b>", false), ("a,b@c", false), ("zoë@b", false),
            ("-a@b", false), ("a\r\n@b", false), ("\"a\"@b", false),
        ])
    func addresses(text: String, isGood: Bool) {
        #expect(MailMessage.isAddress(text) == isGood)
    }

    @Test("A key of Notify is its last two identifiers, whatever its name has in it")
    func keys() {
        let service = "7c9e6679-7425-40de-944b-e07fc1f90ae7"
        let secret = "0b3a1f2c-5d6e-4f70-8a9b-1c2d3e4f5a6b"
        let key = NotifyKey("our key-2-\(service)-\(secret)")
        #expect(key?.serviceID == service && key?.secret == secret)
        for text in ["", "x-\(service)", "\(service)-\(secret)", "x\(service)-\(secret)", "x-\(service)_\(secret)"] {
            #expect(NotifyKey(text) == nil, "\(text)")
        }
    }

    @Test("A letter is tried for a week")
    func expiry() {
        let letter = Letter(
            id: Identifier(high: 1, low: 1), address: nil, subject: "x", text: "", writtenAt: "2026-10-05T08:30:00Z",
            setting: DeliverySetting(channel: .folder))
        #expect(!letter.isExpired(at: "2026-10-12T08:30:00Z"))
        #expect(letter.isExpired(at: "2026-10-12T08:30:00.000001Z"))
    }
}

extension String {
    /// What stands between separators.
    fileprivate func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
