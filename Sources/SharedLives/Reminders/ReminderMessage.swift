/// A day's reminders for one recipient, as one message. Its subject has numbers and no names: mail servers log subjects.
public struct ReminderMessage: Hashable, Sendable {
    /// A line of it.
    public struct Entry: Hashable, Sendable {
        /// Of what.
        public var key: Deadline.Key
        /// The carer's name, where it is about one.
        public var carer: String?
        /// Whether it goes to the registered manager because it is overdue for long.
        public var isEscalated: Bool

        /// A line.
        public init(key: Deadline.Key, carer: String?, isEscalated: Bool) {
            self.key = key
            self.carer = carer
            self.isEscalated = isEscalated
        }
    }

    /// As "Shared Lives: 3 reminders, 1 overdue".
    public var subject: String
    /// Plain text, its lines parted by line feeds.
    public var text: String

    /// A message of one day.
    ///
    /// - Parameter entries: in any order; at least one.
    public init(_ entries: [Entry], on day: CivilDate) {
        let overdue = entries.filter { $0.key.dueOn <= day }.sorted { $0.key < $1.key }
        let coming = entries.filter { $0.key.dueOn > day }.sorted { $0.key < $1.key }
        let count = entries.count == 1 ? "1 reminder" : "\(entries.count) reminders"
        subject = "Shared Lives: \(count)" + (overdue.isEmpty ? "" : ", \(overdue.count) overdue")
        var lines = ["Reminders of \(day.inWords)", ""]
        if !overdue.isEmpty {
            lines += ["Overdue:"] + overdue.map { Self.line($0, "since \($0.key.dueOn.inWords)") } + [""]
        }
        if !coming.isEmpty {
            lines += ["Coming up:"]
            lines += coming.map { entry in
                let days = entry.key.dueOn - day
                return Self.line(
                    entry, "by \(entry.key.dueOn.inWords), in \(days == 1 ? "1 day" : "\(days) days")")
            }
            lines.append("")
        }
        lines += ["The work list has each of these, to be taken, put off or done.", ""]
        text = lines.joined(separator: "\n")
    }

    private static func line(_ entry: Entry, _ when: String) -> String {
        let topic = entry.key.topic.isEmpty ? "" : " (\(entry.key.topic))"
        return "- \(entry.key.cause.inWords)\(topic)\(entry.carer.map { ", \($0)" } ?? ""): \(when)"
            + (entry.isEscalated ? "; also with the registered manager" : "")
    }
}
