public import Postgres

/// Every statement of the store by its name: a test has the server prepare each and compares the types.
public enum StoreStatements {
    /// What a connection must have been told before it can prepare them all.
    public static let sessionScript = [
        PaymentLineStatements.staged.making, PaymentStatements.staged.making, ExceptionStatements.staged.making,
    ].joined(separator: ";")

    /// All of them.
    public static let all: [StatementDescription] = [
        AuthenticationStatements.all, DayStatements.all, AccountStatements.all, ApprovalLimits.all,
        AuditStatements.all, AuditChainStatements.all, AuditHistoryStatements.all, ReadingNoteStatements.all,
        SubjectAccessStatements.all, ResealingStatements.all, SignInStatements.all, APITokens.all,
        IdempotencyStatements.all, Councils.all, Households.all, Carers.all, People.all, CarerStateStatements.all,
        CarerEvidenceStatements.all,
        FactOwner.all, CarerFacts.all, HouseholdFacts.all, RequirementFacts.all, StaffTasks.all, ReminderFacts.all,
        ReminderSweepStatements.all,
        DeliveryStatements.all, OutboxStatements.all,
        DBSCertificateStatements.all, LockedCertificate.all, DisclosureStatements.all, RiskAssessmentStatements.all,
        UpdateServiceStatements.all, DBSSweepStatements.all,
        PersonFacts.all, MatchingFacts.all, MatchingWorkStatements.all,
        MatchingStatements.all, MatchStatements.all, ArrangementPaperStatements.all,
        Referrals.all, ReferralStepStatements.all, ReferralStandingStatements.all,
        PanelStatements.all, PlacementStatements.all, FactTables.all, BandingReviews.table.statements,
        StayStatements.all, SessionStatements.all, PlacingStatements.all, ArrangementFacts.all,
        PlacementTaskStatements.all, PlacementStandingStatements.all, RecordVersionStatements.all,
        RateCardStatements.all, PaymentPolicyStatements.all, PaymentAccounts.all, PaymentFileStatements.all,
        PaymentConfirmationStatements.all, BandingToolStatements.all,
        PaymentRunStatements.all,
        PaidMonthStatements.all,
        FactChangeStatements.all, PaymentLineStatements.all, SettlementStatements.all, PaymentStatements.all,
        RunApprovalStatements.all,
        PaymentBalanceStatements.all, ExceptionStatements.all, PaymentHolds.all, UrgentPayments.all, RecoveryPlans.all,
        StatementStatements.all, SchemeJobStatements.all,
        StatementFactStatements.all, LedgerFacts.all, RunFeeStatements.all, ChargeStatements.all,
        ContributionAccountStatements.all, CareReliefStatements.all,
        QualityRecords.all, QualityFacts.all, QualityClockStatements.all,
        MonitoringStatements.all, QuarterlyReportStatements.all, MonitoringSettings.all,
    ].flatMap { $0 }
}
