import HTTPTypes
import SharedLives
import Store

// Which operations show what is recorded of somebody, so that the audit trail has them: decided here for all of them, and written in
// `Services`, in the transaction that reads.

extension Action {
    /// Actions that open nothing of a carer or a person. Every other one is noted where it reads.
    static let namingNobody: Set<Action> = [
        .calculate, .readRates, .writeRates, .readJobs, .manageJobs, .readScheme, .writeScheme, .readAccounts,
        .manageAccounts, .setRequirements, .readStaff, .writeStaff,
    ]
}

extension Route {
    /// Operations that show nobody although their action opens personal data, with what they show.
    public static let namingNobody: [String: String] = [
        "listCouncils": "Names of councils.", "getCouncil": "A council's name.",
        "listCouncilVersions": "A council's name as it was.",
        "listManagementFees": "What councils agreed to pay.", "getManagementFee": "What a council agreed to pay.",
        "listCareReliefFigures": "A tax year's amounts.", "getCareReliefFigures": "A tax year's amounts.",
        "listPaymentBudgets": "Amounts a month.", "getPaymentBudget": "An amount a month.",
        "getTrainingSummary": "Percentages.",
        "listQuarterlyReports": "Which reports were submitted.", "getQuarterlyReport": "Counts.",
        "getMarketFigures": "Counts.", "getFeedbackTimeliness": "Counts.", "listPolicies": "Names of policies.",
        "listPaymentRuns": "States and sums of runs.", "getPaymentRun": "State and sums of a run.",
    ]

    /// Whether the trail has who was answered by this: what reads, by whatever method; a change is there by itself.
    public var isReadingNoted: Bool {
        guard let action, !Action.namingNobody.contains(action), Self.namingNobody[operationID] == nil else {
            return false
        }
        return method == .get || action.isReading || action == .previewPayments
    }
}

extension APIRequest {
    /// Notes what this request is answered, in the transaction that reads it: the record that its path names first, and with it the
    /// others of its path and those of the answer.
    func noteReading(_ answer: some Sendable, in transaction: SchemeTransaction) throws {
        guard route.isReadingNoted else { return }
        let named = pathValues.compactMap { value -> Identifier? in
            if case .identifier(let id) = value { id } else { nil }
        }
        let listed = (answer as? any RecordsShown)?.recordsShown(max: pageRequest?.limit) ?? []
        try transaction.noteReading(by: route.operationID, of: named.first, shown: named.dropFirst() + listed)
    }
}
