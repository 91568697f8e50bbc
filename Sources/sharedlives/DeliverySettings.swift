import Configuration
import Glibc
import SharedLives
import Worker

/// By which ways the worker can send messages: read from the environment, each off where it is not set.
enum DeliverySettings {
    /// The configuration of each way that is set up.
    struct Ways: Sendable {
        var folder: String?
        var smtp: SMTPSubmission.Configuration?
        var notify: NotifyService.Configuration?

        /// The ways, with what they hold open.
        func open() -> DeliveryWays {
            DeliveryWays(
                folder: folder.map { FolderDelivery(path: $0) }, smtp: smtp.map { SMTPSubmission($0) },
                notify: notify.map { NotifyService($0) })
        }
    }

    static func read(_ reader: ConfigReader, _ faults: inout [String]) -> Ways {
        var ways = Ways()
        let folder = reader.string(forKey: "sharedlives.deliveries.folder", default: "")
        if !folder.isEmpty {
            if access(folder, W_OK | X_OK) != 0 {
                faults.append(
                    "SHAREDLIVES_DELIVERIES_FOLDER is '\(folder)'. Give a folder that is there and that this user may write to."
                )
            }
            ways.folder = folder
        }
        ways.smtp = smtp(reader, &faults)
        ways.notify = notify(reader, &faults)
        return ways
    }

    private static func smtp(_ reader: ConfigReader, _ faults: inout [String]) -> SMTPSubmission.Configuration? {
        func text(_ key: String) -> String { reader.string(forKey: ConfigKey("sharedlives.smtp.\(key)"), default: "") }
        let address = text("url")
        guard !address.isEmpty else { return nil }
        let isLocal = ["smtp://127.0.0.1:", "smtp://localhost:"].contains(where: address.hasPrefix)
        let isMail = address.hasPrefix("smtp://") || address.hasPrefix("smtps://")
        if !isMail || address.hasSuffix("/") || address.contains(where: { $0 == "?" || $0.isWhitespace }) {
            faults.append(
                "SHAREDLIVES_SMTP_URL is '\(address)'. Give an address as smtps://mail.example.org:465 or "
                    + "smtp://mail.example.org:587, without a slash at its end.")
        }
        let sender = text("sender")
        if !MailMessage.isAddress(sender) {
            faults.append("SHAREDLIVES_SMTP_SENDER is '\(sender)'. Give an address as reminders@example.org.")
        }
        let files = [
            ("SHAREDLIVES_SMTP_NETRC_FILE", text("netrc.file")), ("SHAREDLIVES_SMTP_CA_FILE", text("ca.file")),
        ]
        for (name, file) in files where !file.isEmpty && Glibc.access(file, R_OK) != 0 {
            faults.append("\(name) is '\(file)'. Give a file that is there and that this user may read.")
        }
        return SMTPSubmission.Configuration(
            address: address, sender: sender, netrcFile: files[0].1.isEmpty ? nil : files[0].1,
            certificateAuthorityFile: files[1].1.isEmpty ? nil : files[1].1, isTLSOptional: isLocal)
    }

    private static func notify(_ reader: ConfigReader, _ faults: inout [String]) -> NotifyService.Configuration? {
        guard let text = reader.string(forKey: "sharedlives.notify.api.key", isSecret: true), !text.isEmpty else {
            return nil
        }
        let address = reader.string(
            forKey: "sharedlives.notify.url", default: "https://api.notifications.service.gov.uk")
        let isLocal = ["http://127.0.0.1:", "http://localhost:"].contains(where: address.hasPrefix)
        if !(address.hasPrefix("https://") || isLocal) || address.hasSuffix("/") {
            faults.append(
                "SHAREDLIVES_NOTIFY_URL is '\(address)'. Give an address that begins with https:// and does not end with a slash."
            )
        }
        guard let key = NotifyKey(text) else {
            faults.append(
                "SHAREDLIVES_NOTIFY_API_KEY is no key of GOV.UK Notify. Give it as Notify shows it: a name and two identifiers."
            )
            return nil
        }
        return NotifyService.Configuration(address: address, key: key)
    }
}
