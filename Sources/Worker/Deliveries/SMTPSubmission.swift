import SharedLives
import Subprocess

/// E-mail, handed to a mail server by curl, which speaks SMTP and TLS.
///
/// A password stands in a file that curl reads itself (netrc); the recipient and the message go to it in files without a name. So nothing
/// of them is in an argument, which every user of the machine can see, or in a log.
public struct SMTPSubmission: Sendable {
    /// How the mail server is reached.
    public struct Configuration: Sendable {
        /// As in `smtps://mail.example.org:465` (TLS from the first byte) or `smtp://mail.example.org:587` (STARTTLS, without which
        /// nothing is sent).
        public var address: String
        /// Whose messages they are, as in `reminders@example.org`.
        public var sender: String
        /// A file with the server's user and password, in the form of netrc; nil where it wants none.
        public var netrcFile: String?
        /// A file with the certificates that are trusted, where the system's are not enough.
        public var certificateAuthorityFile: String?
        /// Whether it may be spoken to without TLS: only on this machine.
        public var isTLSOptional: Bool
        /// How long a try may take.
        public var timeoutSeconds: Int

        /// A configuration.
        public init(
            address: String, sender: String, netrcFile: String? = nil, certificateAuthorityFile: String? = nil,
            isTLSOptional: Bool = false, timeoutSeconds: Int = 120
        ) {
            self.address = address
            self.sender = sender
            self.netrcFile = netrcFile
            self.certificateAuthorityFile = certificateAuthorityFile
            self.isTLSOptional = isTLSOptional
            self.timeoutSeconds = timeoutSeconds
        }
    }

    private let configuration: Configuration

    /// A way to a mail server.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    /// Hands a letter over. It is accepted when the server has answered 250 to the whole message.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func send(_ letter: Letter) async throws -> DeliveryOutcome {
        guard let recipient = letter.address else { return .refused("addressMissing") }
        guard MailMessage.isAddress(recipient) else { return .refused("addressMalformed") }
        let message = MailMessage(letter, from: configuration.sender, to: recipient)
        let result: (status: TerminationStatus, answer: String)
        do {
            // Files, not pipes: the library ends the process where a program closes a pipe that is still being written to.
            let input = try UnnamedFile(message.bytes)
            let options = try UnnamedFile(Array(options(to: recipient).utf8))
            let answer = try UnnamedFile()
            let ended = try await Subprocess.run(
                .name("curl"), arguments: ["--disable", "--config", options.path],
                input: .fileDescriptor(input.descriptor, closeAfterSpawningProcess: false),
                output: .fileDescriptor(answer.descriptor, closeAfterSpawningProcess: false), error: .discarded)
            result = (ended.terminationStatus, String(decoding: try answer.contents(limitBytes: 100), as: UTF8.self))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            if Task.isCancelled { throw CancellationError() }
            return .deferred("smtpProgramFailed")
        }
        if Task.isCancelled, !result.status.isSuccess { throw CancellationError() }
        guard case .exited(let code) = result.status else { return .deferred("smtpProgramFailed") }
        return Self.outcome(exitCode: Int(code), answer: Int(result.answer) ?? 0)
    }

    /// What curl is told, in the form of its configuration file.
    func options(to recipient: String) -> String {
        let host = configuration.sender.split(separator: "@").last.map(String.init) ?? "localhost"
        var options = [
            "silent", Self.option("url", "\(configuration.address)/\(host)"),
            Self.option("mail-from", configuration.sender), Self.option("mail-rcpt", recipient),
            Self.option("upload-file", "-"), Self.option("connect-timeout", "30"),
            Self.option("max-time", "\(configuration.timeoutSeconds)"), Self.option("write-out", "%{response_code}"),
            Self.option("output", "/dev/null"),
        ]
        if !configuration.isTLSOptional { options.append("ssl-reqd") }
        if let file = configuration.netrcFile { options.append(Self.option("netrc-file", file)) }
        if let file = configuration.certificateAuthorityFile { options.append(Self.option("cacert", file)) }
        return options.joined(separator: "\n")
    }

    private static func option(_ name: String, _ value: String) -> String {
        let escaped = value.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\(name) = \"\(String(escaped))\""
    }

    /// What curl's exit code and the server's last answer mean. A server that answers 5xx does not want this message; one that does not
    /// let the service in at all, or speaks no TLS, is for the operator to mend, and the message waits.
    static func outcome(exitCode: Int, answer: Int) -> DeliveryOutcome {
        switch exitCode {
        case 0: .accepted(reference: nil)
        case 67: .deferred("smtpLoginRefused")
        case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: .deferred("smtpTLSFailed")
        case 28: .deferred("smtpTimedOut")
        default:
            switch answer {
            // The service is not let in, or not without a password that it does not have.
            case 530, 534, 535, 538: .deferred("smtpLoginRefused")
            case 500...599: .refused("smtp\(answer)")
            case 400...499: .deferred("smtp\(answer)")
            default: .deferred("smtpUnreachable")
            }
        }
    }
}
