import SharedLives
import Subprocess

/// E-mail, handed to a mail server by curl, which speaks SMTP and TLS.
///
/// A password stands in a file that curl reads itself (netrc), never in an argument or a log; the message goes to it through a pipe.
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
        let host = configuration.sender.split(separator: "@").last.map(String.init) ?? "localhost"
        var arguments = [
            "--disable", "--silent", "--url", "\(configuration.address)/\(host)", "--mail-from", configuration.sender,
            "--mail-rcpt", recipient, "--upload-file", "-", "--connect-timeout", "30", "--max-time",
            "\(configuration.timeoutSeconds)", "--write-out", "%{response_code}", "--output", "/dev/null",
        ]
        if !configuration.isTLSOptional { arguments.append("--ssl-reqd") }
        if let file = configuration.netrcFile { arguments += ["--netrc-file", file] }
        if let file = configuration.certificateAuthorityFile { arguments += ["--cacert", file] }
        let result: (status: TerminationStatus, answer: String)
        do {
            let ended = try await Subprocess.run(
                .name("curl"), arguments: Arguments(arguments), input: .array(message.bytes),
                output: .string(limit: 4_096), error: .discarded)
            result = (ended.terminationStatus, ended.standardOutput)
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
