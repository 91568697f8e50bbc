import Postgres
import SharedLives

extension Demonstration {
    /// A home. Its number decides everything about it.
    struct Home {
        let number: Int
        let peopleMax: Int

        var id: UUID { identifier("household/\(number)") }

        var address: String {
            let streets = Vocabulary.streets
            return "\(1 + number * 7 % 60) \(streets[number * 3 % streets.count]), \(locality)"
        }

        var locality: String { Vocabulary.localities[number * 5 % Vocabulary.localities.count] }

        var postcode: String {
            // The letters that stand behind the space of a postcode.
            let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
            let district = 1 + number * 5 % Vocabulary.localities.count
            return "QZ\(district) \(number % 10)\(letters[number * 3 % 20])\(letters[(number * 7 + 5) % 20])"
        }

        /// The homes: 0–3 have three long-term placements, 4–15 two, 16–39 one, and 40–45 give short breaks only.
        static let all = (0..<46).map { Home(number: $0, peopleMax: peopleMax(ofHome: $0)) }

        private static func peopleMax(ofHome number: Int) -> Int {
            switch number {
            case 0...3, 5, 40, 41: 3
            case 4...15: number.isMultiple(of: 3) ? 3 : 2
            // Homes in which somebody else lived for a while, or to which somebody comes by day.
            case 21...25, 28...37, 42...45: 2
            default: number.isMultiple(of: 4) ? 2 : 1
            }
        }

        static let giveShortBreaks = 40..<46
        /// The homes with two carers: 21 of 46, which makes 67 carers.
        static let haveTwoCarers = 0..<21
        static let haveSupportCarer = 11..<29
    }

    /// A carer or support carer.
    struct Carer {
        let id: UUID
        let home: Int
        let kind: String
        let givenName: String
        let familyName: String
        let dateOfBirth: CivilDate
    }

    /// 67 carers and 18 support carers, who step in in the main carer's home and are listed with it.
    static let carers: [Carer] = mainCarers + supportCarers

    private static let mainCarers: [Carer] = {
        // Ages go by the published brackets, youngest first; the step of 17 spreads them over the homes.
        let homes = (0..<Home.all.count).map { $0 * 17 % Home.all.count }
        let places = homes.flatMap { home in
            (0..<(Home.haveTwoCarers.contains(home) ? 2 : 1)).map { (home: home, seat: $0) }
        }
        return places.enumerated().map { index, place in
            // A third of the couples keep two names.
            let family = place.seat == 1 && place.home.isMultiple(of: 3) ? place.home + 13 : place.home
            return Carer(
                id: identifier("carer/\(place.home)/\(place.seat)"), home: place.home, kind: "carer",
                givenName: Vocabulary.givenNames[index % Vocabulary.givenNames.count],
                familyName: Vocabulary.familyNames[family % Vocabulary.familyNames.count],
                dateOfBirth: dateOfBirth(year: yearOfBirth(ofCarer: index), index))
        }.sorted { ($0.home, $0.id) < ($1.home, $1.id) }
    }()

    /// 4 % are 30 to 39, 10 % 40 to 49, 32 % 50 to 59 and 54 % 60 or more, on every day of 2026.
    private static func yearOfBirth(ofCarer index: Int) -> Int {
        switch index {
        case 0..<3: 1995 - 3 * index
        case 3..<10: 1985 - (index - 3)
        case 10..<31: 1975 - (index - 10) % 9
        default: 1965 - (index - 31) % 17
        }
    }

    private static let supportCarers: [Carer] = Home.haveSupportCarer.enumerated().map { index, home in
        Carer(
            id: identifier("supportCarer/\(home)"), home: home, kind: "supportCarer",
            givenName: Vocabulary.givenNames[(index * 3 + 7) % Vocabulary.givenNames.count],
            familyName: Vocabulary.familyNames[(index + 46 - 17) % Vocabulary.familyNames.count],
            dateOfBirth: dateOfBirth(year: 1958 + index * 5 % 38, index))
    }

    /// Some day of the year.
    static func dateOfBirth(year: Int, _ index: Int) -> CivilDate {
        CivilDate(year: year, month: 1 + index * 5 % 12, day: 1 + index * 11 % 28)!
    }

    /// The carer who is paid for the nth arrangement in a home.
    static func carer(ofHome home: Int, arrangement: Int = 0) -> UUID {
        identifier("carer/\(home)/\(Home.haveTwoCarers.contains(home) ? arrangement % 2 : 0)")
    }
}
