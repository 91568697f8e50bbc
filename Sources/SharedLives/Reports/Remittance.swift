/// What a carer is told of one payment: how much, where to, by which reference, and how it is made up.
public struct Remittance: Hashable, Sendable {
    /// The scheme that pays.
    public var scheme: String
    /// The carer's name.
    public var carer: String
    /// The month that is paid; nil for an urgent payment.
    public var month: Month?
    /// What stands on the bank's statement beside the payment.
    public var reference: String
    /// When it is processed; banks show it on that day or the next working day.
    public var processOn: CivilDate
    /// The last four digits of the account; nil where the payer has it and the scheme's file did not.
    public var accountNumberEnding: String?
    /// What was owed before; less than nothing where the carer owed.
    public var broughtForward: Pence
    /// What the month's statement comes to; for an urgent payment what was agreed.
    public var lines: Pence
    /// What is paid.
    public var paid: Pence

    /// What stays owed; less than nothing where the carer owes.
    public var carriedForward: Pence { broughtForward + lines - paid }

    /// What a carer is told.
    public init(
        scheme: String, carer: String, month: Month?, reference: String, processOn: CivilDate,
        accountNumberEnding: String?, broughtForward: Pence, lines: Pence, paid: Pence
    ) {
        self.scheme = scheme
        self.carer = carer
        self.month = month
        self.reference = reference
        self.processOn = processOn
        self.accountNumberEnding = accountNumberEnding
        self.broughtForward = broughtForward
        self.lines = lines
        self.paid = paid
    }

    /// It as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// Its parts.
    public var report: Report {
        let purpose = month?.inWords ?? "an urgent payment"
        var report = Report(runningHead: "\(scheme): remittance for \(purpose)")
        report.blocks = [
            .heading("Remittance for \(purpose)", level: 1), .field("Scheme", scheme), .field("Carer", carer),
            .field("Reference", reference), .field("Sent to the bank for", processOn.inWords),
            .field(
                "Paid into", accountNumberEnding.map { "your account ending \($0)" } ?? "the account that the payer has"
            ),
            .heading("How it is made up", level: 2),
        ]
        if broughtForward > .zero {
            report.blocks.append(.entry("Owed to you before, brought forward", figure: broughtForward.description))
        } else if broughtForward < .zero {
            report.blocks.append(.entry("Owed by you before, brought forward", figure: broughtForward.description))
        }
        report.blocks.append(
            .entry(month.map { "Your statement for \($0.inWords)" } ?? "Urgent payment", figure: lines.description))
        if carriedForward > .zero {
            report.blocks.append(
                .entry("Still owed to you, carried forward", figure: (.zero - carriedForward).description))
        } else if carriedForward < .zero {
            report.blocks.append(
                .entry("Still owed by you, carried forward", figure: (.zero - carriedForward).description))
        }
        report.blocks += [
            .rule, .entry("Paid to you", figure: paid.description), .space,
            .paragraph(
                (month == nil
                    ? "Your next statement counts it as paid already."
                    : "Your statement for the month has every line with its days, rate and reason.")
                    + " If the payment is not in your account on the working day after the one above, or the account is not "
                    + "yours, tell the scheme at once."),
        ]
        return report
    }
}
