import Postgres
import SharedLives

extension Demonstration {
    /// A person who is or was supported. The number decides everything about them.
    ///
    /// 0–59 live in long-term placements today, 60–71 at home with short breaks (68–71 came in a crisis), and the
    /// others' placements ended within the year.
    struct Person: Hashable {
        let number: Int

        static let inPlacements = 0..<60
        static let atHome = 60..<72
        static let inCrisis = 68..<72
        static let former = 72..<84

        var id: UUID { identifier("person/\(number)") }

        var givenName: String { Vocabulary.givenNames[(number * 5 + 3) % Vocabulary.givenNames.count] }

        var familyName: String { Vocabulary.familyNames[(number * 23 + 11) % Vocabulary.familyNames.count] }

        var dateOfBirth: CivilDate { Demonstration.dateOfBirth(year: 1948 + number * 13 % 58, number + 4) }

        /// Of those supported today, 56 % have a learning disability, 30 % autism besides, 10 % a mental illness and 4 % an
        /// acquired brain injury.
        var primarySupportReason: String {
            let today = Person.atHome.upperBound
            return switch number < today ? number * 29 % today : number - today {
            case 0..<40: "learningDisability"
            case 40..<62: "learningDisabilityAndAutism"
            case 62..<69: "mentalHealth"
            default: "acquiredBrainInjury"
            }
        }

        /// Of somebody called Kit it was not written down.
        var gender: String? {
            givenName == "Kit" ? nil : Vocabulary.givenNamesOfMen.contains(givenName) ? "man" : "woman"
        }

        var council: UUID { councilIdentifier(number % 5 == 4 ? 1 : 0) }

        /// The band of a short break or day support.
        var shortBreakBand: String { ["A", "A", "B", "A", "B", "special"][number % 6] }
    }

    static func councilIdentifier(_ number: Int) -> UUID { identifier("council/\(number)") }
}
