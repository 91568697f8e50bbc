import Postgres
public import SharedLives

enum ContributionAccountStatements {
    /// A page of the people who were ever charged, or paid, a contribution.
    static let page = Query<(Identifier, Int), (Identifier, String)>(
        "contribution_account_page",
        """
        SELECT person.id, person.given_name || ' ' || person.family_name FROM person
        WHERE person.scheme_id = current_scheme_id() AND person.id > $1 AND (
            EXISTS (SELECT FROM contribution_receipt AS receipt WHERE receipt.scheme_id = person.scheme_id
                AND receipt.person_id = person.id AND receipt.withdrawn_at IS NULL)
            OR EXISTS (SELECT FROM placement JOIN payment_line AS line ON line.scheme_id = placement.scheme_id
                    AND line.subject_id = placement.id
                JOIN payment_run AS run ON run.scheme_id = line.scheme_id AND run.id = line.run_id
                WHERE placement.scheme_id = person.scheme_id AND placement.person_id = person.id
                    AND line.contribution_pence <> 0 AND run.approval_number IS NOT NULL))
        ORDER BY person.id LIMIT $2
        """)

    /// What approved runs charged these people: the day of the approval, the sum, the run's month.
    static let charges = Query<[Identifier], (Identifier, CivilDate, Pence, CivilDate)>(
        "contribution_account_charges",
        """
        SELECT placement.person_id, (run.approved_at AT TIME ZONE 'Europe/London')::date,
            sum(line.contribution_pence)::bigint, run.period
        FROM placement
        JOIN payment_line AS line ON line.scheme_id = placement.scheme_id AND line.subject_id = placement.id
        JOIN payment_run AS run ON run.scheme_id = line.scheme_id AND run.id = line.run_id
        WHERE placement.scheme_id = current_scheme_id() AND placement.person_id = ANY ($1)
            AND line.contribution_pence <> 0 AND run.approval_number IS NOT NULL
        GROUP BY placement.person_id, run.id, run.approved_at, run.period, run.approval_number
        ORDER BY placement.person_id, run.approval_number
        """)

    static let receipts = Query<[Identifier], (Identifier, CivilDate, Pence, String)>(
        "contribution_account_receipts",
        """
        SELECT person_id, received_on, amount_pence, reference FROM contribution_receipt
        WHERE scheme_id = current_scheme_id() AND person_id = ANY ($1) AND withdrawn_at IS NULL
        ORDER BY person_id, received_on, id
        """)

    static let all = [page.statement, charges.statement, receipts.statement]
}

/// A person with what they were charged and paid.
public struct PersonAccount: Sendable {
    /// The person.
    public let id: Identifier
    /// The person's name.
    public let name: String
    /// The account.
    public let account: ContributionAccount
}

extension SchemeTransaction {
    /// A page of the accounts of people who were ever charged a contribution or paid one, with three queries.
    public func contributionAccounts(_ page: Page) throws -> [PersonAccount] {
        let people = try connection.rows(ContributionAccountStatements.page, (page.start, page.rowsMax))
        return try accounts(of: people)
    }

    /// A person's account, which may be empty.
    ///
    /// - Throws: `StoreError.notFound` when there is no such person.
    public func contributionAccount(of person: Identifier) throws -> PersonAccount {
        guard let (_, name) = try connection.first(ChargeStatements.person, person) else { throw StoreError.notFound }
        return try accounts(of: [(person, name)])[0]
    }

    private func accounts(of people: [(Identifier, String)]) throws -> [PersonAccount] {
        let ids = people.map(\.0)
        let (charges, receipts) = try connection.pipeline(
            ContributionAccountStatements.charges.call(ids), ContributionAccountStatements.receipts.call(ids))
        let chargesOf = Dictionary(grouping: charges, by: \.0)
        let receiptsOf = Dictionary(grouping: receipts, by: \.0)
        return people.map { id, name in
            PersonAccount(
                id: id, name: name,
                account: ContributionAccount(
                    charges: (chargesOf[id] ?? []).map { row in
                        ContributionAccount.Charge(on: row.1, amount: row.2, month: Month(containing: row.3))
                    },
                    receipts: (receiptsOf[id] ?? []).map { row in
                        ContributionAccount.Receipt(on: row.1, amount: row.2, reference: row.3)
                    }))
        }
    }
}
