/// A certificate with what was decided and found out about it since.
public struct DBSEvidence: Hashable, Sendable {
    /// The certificate.
    public var certificate: DBSCertificate
    /// Decisions on what it disclosed, in any order.
    public var riskAssessments: [Evidence<RiskAssessment>]
    /// What the Update Service said about it, in any order.
    public var answers: [Evidence<UpdateServiceAnswer>]

    /// A certificate with what followed.
    public init(
        certificate: DBSCertificate, riskAssessments: [Evidence<RiskAssessment>] = [],
        answers: [Evidence<UpdateServiceAnswer>] = []
    ) {
        self.certificate = certificate
        self.riskAssessments = riskAssessments
        self.answers = answers
    }
}
