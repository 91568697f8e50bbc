/// Every operation of the API on the scheme's records: what the router serves and the document describes.
public func allRoutes(_ services: Services) -> [Route] {
    RecordResources.routes(services)
        + CarerStateRoutes.routes(services)
        + CarerFactResources.routes(services)
        + HouseholdFactResources.routes(services)
        + RequirementFactResources.routes(services)
        + TaskRoutes.routes(services)
        + ReminderResources.routes(services)
        + DeliveryRoutes.routes(services)
        + DBSCertificateRoutes.routes(services)
        + DBSFileRoutes.routes(services)
        + DisclosureRoutes.routes(services)
        + CarerRequirementRoutes.routes(services)
        + PanelMemberResource.members.routes(services)
        + PanelMeetingRoutes.routes(services)
        + PanelCaseRoutes.routes(services)
        + PanelDocumentRoutes.routes(services)
        + ApprovalTermsRoutes.routes(services)
        + PersonFactResources.routes(services)
        + MatchingFactResources.routes(services)
        + CandidateRoutes.routes(services)
        + VacancyRoutes.routes(services)
        + MatchRoutes.routes(services)
        + ArrangementPaperRoutes.routes(services)
        + ReferralRoutes.routes(services)
        + PlacementRoutes.routes(services)
        + BandingReviewResource.reviews.routes(services)
        + BookingResources.routes(services)
        + RateRoutes.routes(services)
        + BandingRoutes.routes(services)
        + [paymentCalculationRoute { try await services.checkToken($0) }]
        + PaymentRunRoutes.routes(services)
        + PaymentRoutes.routes(services)
        + PaymentPreviewRoute.routes(services)
        + PaymentExceptionRoutes.routes(services)
        + PaymentHoldRoutes.routes(services)
        + UrgentPaymentRoutes.routes(services)
        + RecoveryPlanRoutes.routes(services)
        + PaymentAccountRoutes.routes(services)
        + PaymentFileRoutes.routes(services)
        + UrgentPaymentFileRoutes.routes(services)
        + StatementRoutes.routes(services)
        + LedgerFactResources.routes(services)
        + LedgerRoutes.routes(services)
        + CareReliefRoutes.routes(services)
        + ForecastRoutes.routes(services)
        + JobRoutes.routes(services)
        + AccountRoutes.routes(services)
        + AccessRoutes.routes(services)
}

extension Services {
    /// Refuses a request whose token is not valid or whose role may not do what the route says.
    func checkToken(_ request: APIRequest) async throws {
        try await transaction(request) { _ in }
    }
}
