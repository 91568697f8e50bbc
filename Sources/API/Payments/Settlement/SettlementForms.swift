import JSON
import SharedLives

/// What holds, urgent payments and recovery plans have in common in bodies and answers.
enum SettlementForms {
    /// Why something is done, in as many lines as it takes.
    static let reasonCharacters = 1...4_000

    /// An amount of one payment or instalment: a penny to a million pounds.
    static let penceRange: ClosedRange<Int64> = 1...PaymentLimits.penceMax
    static let pence = JSONForm<Pence>.pence(penceRange)

    static let reason = JSONForm<String>.object { $0.required("reason", .lines(reasonCharacters)) }

    static func reasonSchema(_ name: String) -> Schema {
        .component(name, .object(.required("reason", .text(reasonCharacters))))
    }

    static let step = Schema.object(.required("by", .identifier), .required("at", .instant))

    static func write(_ step: PaymentRun.Step?, named name: StaticString, to json: inout JSONWriter) {
        guard let step else { return json.memberNull(name) }
        json.object(name) { json in
            json.member("by", step.by)
            json.member("at", step.at)
        }
    }
}
