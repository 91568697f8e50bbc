/// The three outcomes of a run, which agree to the penny: what carers are paid, what each council is charged, and what is to be
/// collected from each person (4.1, 4.8).
public struct RunLedgers: Hashable, Sendable {
    /// What one council is charged.
    public struct Council: Hashable, Sendable {
        /// The council's part of the lines.
        public var lines: Pence = .zero
        /// Its management fee.
        public var fee: Pence = .zero
        /// Both together.
        public var charge: Pence { lines + fee }

        /// A council's charge.
        public init(lines: Pence = .zero, fee: Pence = .zero) {
            self.lines = lines
            self.fee = fee
        }
    }

    /// What each carer's lines come to.
    public var carers: [String: Pence] = [:]
    /// What each council is charged.
    public var councils: [String: Council] = [:]
    /// What is to be collected from each person.
    public var people: [String: Pence] = [:]

    /// Ledgers of which nothing is known yet.
    public init() {}

    /// The ledgers of a run's lines and fees.
    /// - Parameter lines: each line with the council that is charged and the person whom it is about.
    public init(lines: some Sequence<(line: PaymentLine, council: String, person: String)>, fees: [FeeCharge] = []) {
        for (line, council, person) in lines {
            carers[line.carer, default: .zero] += line.amount
            councils[council, default: Council()].lines += line.council
            if line.contribution != .zero { people[person, default: .zero] += line.contribution }
        }
        for fee in fees { councils[fee.council, default: Council()].fee += fee.amount }
    }

    /// What carers are paid.
    public var paid: Pence { carers.values.reduce(.zero, +) }
    /// What councils are charged of it.
    public var charged: Pence { councils.values.reduce(.zero) { $0 + $1.lines } }
    /// The management fees.
    public var fees: Pence { councils.values.reduce(.zero) { $0 + $1.fee } }
    /// What is to be collected from people.
    public var collected: Pence { people.values.reduce(.zero, +) }

    /// What carers are paid less what is charged and collected for it: nothing, or something is wrong.
    public var difference: Pence { paid - charged - collected }
}
