import Postgres
import SharedLives

/// How what is worked out of a carer stands in its row: numbers of fixed widths, the least byte first, lists after their counts. Ten
/// thousand of them are read within one answer, for which columns of their own would take several times as long.
enum MatchingCarerCode {
    /// The first byte. A later form comes with a migration that marks every scheme.
    static let form: UInt8 = 2

    static func bytes(_ carer: MatchingCarer) -> [UInt8] {
        var writer = CodeWriter()
        writer.write(form)
        writer.write(carer.householdID.high)
        writer.write(carer.householdID.low)
        writer.write(UInt8(carer.isSuspended ? 1 : 0))
        writer.write(carer.rooms.rawValue)
        writer.list(carer.terms) { writer, terms in
            writer.write(terms.from, terms.until)
            writer.write(terms.kinds.rawValue)
            writer.words(terms.bands)
        }
        writer.steps(carer.clear)
        writer.steps(carer.placesLeft)
        writer.list(carer.offers) { writer, offer in
            writer.write(KindSet([offer.kind]).rawValue)
            writer.write(offer.from, offer.to)
            writer.write(UInt8(offer.weekdays.reduce(0) { $0 | 1 << $1 }))
        }
        writer.write(carer.place, carer.home)
        for words in [carer.skills, carer.interests, carer.languages, carer.cultures, carer.faiths] {
            writer.words(words)
        }
        writer.list(carer.later) { writer, look in
            writer.write(look.from.daysSinceEpoch)
            writer.write(look.rooms.rawValue)
            writer.write(look.place, look.home)
            for words in [look.skills, look.interests, look.languages, look.cultures, look.faiths] {
                writer.words(words)
            }
        }
        return writer.bytes
    }

    /// - Throws: `PostgresValueError` for bytes of another form.
    @Sendable static func carer(_ row: (Identifier, Bytes)) throws -> MatchingCarer {
        try row.1.bytes.withUnsafeBytes { bytes in
            var reader = CodeReader(bytes: bytes)
            guard try reader.number(UInt8.self) == form else { throw PostgresValueError("Another form.") }
            let household = Identifier(
                high: try reader.number(UInt64.self), low: try reader.number(UInt64.self))
            var carer = MatchingCarer(id: row.0, householdID: household)
            carer.isSuspended = try reader.number(UInt8.self) == 1
            carer.rooms = RoomQualities(rawValue: try reader.number(UInt8.self))
            carer.terms = try reader.list { reader in
                MatchingCarer.Terms(
                    from: try reader.day(), until: try reader.dayOrNone(),
                    kinds: KindSet(rawValue: try reader.number(UInt8.self)), bands: try reader.words())
            }
            carer.clear = try reader.steps()
            carer.placesLeft = try reader.steps()
            carer.offers = try reader.list { reader in try reader.offer() }
            carer.place = try reader.place()
            carer.home = try reader.home()
            carer.skills = try reader.words()
            carer.interests = try reader.words()
            carer.languages = try reader.words()
            carer.cultures = try reader.words()
            carer.faiths = try reader.words()
            carer.later = try reader.list { reader in try reader.look() }
            return carer
        }
    }
}

private struct CodeWriter {
    var bytes: [UInt8] = []

    mutating func write(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func write(_ from: CivilDate, _ to: CivilDate?) {
        write(from.daysSinceEpoch)
        write(to?.daysSinceEpoch ?? Int32.max)
    }

    mutating func write(_ place: Coordinates?, _ home: MatchingCarer.Home?) {
        list(place.map { [$0] } ?? []) { writer, place in
            writer.write(Int32(place.latitudeMicrodegrees))
            writer.write(Int32(place.longitudeMicrodegrees))
        }
        list(home.map { [$0] } ?? []) { writer, home in
            writer.write(UInt8(HouseholdProfile.Company.allCases.firstIndex(of: home.company) ?? 0))
            writer.write(UInt8(home.hasSmokers ? 1 : 0))
            writer.words(home.pets)
        }
    }

    mutating func list<Element>(_ elements: [Element], _ each: (inout CodeWriter, Element) -> Void) {
        write(UInt16(elements.count))
        for element in elements { each(&self, element) }
    }

    mutating func words(_ words: [MatchingWord]) { list(words) { $0.write($1.code) } }

    mutating func steps(_ steps: DaySteps) {
        list(steps.steps) { writer, step in
            writer.write(step.from.daysSinceEpoch)
            writer.write(UInt8(step.value))
        }
    }
}

private struct CodeReader {
    let bytes: UnsafeRawBufferPointer
    var position = 0

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        let end = position + MemoryLayout<Number>.size
        guard end <= bytes.count else { throw PostgresValueError("The bytes end too soon.") }
        defer { position = end }
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
    }

    mutating func list<Element>(_ each: (inout CodeReader) throws -> Element) throws -> [Element] {
        let count = Int(try number(UInt16.self))
        if count == 0 { return [] }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try each(&self)) }
        return elements
    }

    mutating func words() throws -> [MatchingWord] {
        try list { reader in MatchingWord(code: try reader.number(UInt64.self)) }
    }

    mutating func steps() throws -> DaySteps {
        DaySteps(
            try list { reader in
                DaySteps.Step(from: try reader.day(), value: Int(try reader.number(UInt8.self)))
            })
    }

    mutating func place() throws -> Coordinates? {
        try list { reader in
            Coordinates(
                latitudeMicrodegrees: Int(try reader.number(Int32.self)),
                longitudeMicrodegrees: Int(try reader.number(Int32.self)))
        }.first
    }

    mutating func home() throws -> MatchingCarer.Home? {
        try list { reader in
            MatchingCarer.Home(
                company: HouseholdProfile.Company.allCases[Int(try reader.number(UInt8.self)) % 3],
                hasSmokers: try reader.number(UInt8.self) == 1, pets: try reader.words())
        }.first
    }

    mutating func look() throws -> MatchingLook {
        var look = MatchingLook(from: try day())
        look.rooms = RoomQualities(rawValue: try number(UInt8.self))
        look.place = try place()
        look.home = try home()
        look.skills = try words()
        look.interests = try words()
        look.languages = try words()
        look.cultures = try words()
        look.faiths = try words()
        return look
    }

    mutating func offer() throws -> CarerOffer {
        let kinds = KindSet(rawValue: try number(UInt8.self)).kinds
        guard let kind = kinds.first else { throw PostgresValueError("There is no such kind.") }
        let (from, to) = (try day(), try dayOrNone())
        let weekdays = Int(try number(UInt8.self))
        return CarerOffer(kind: kind, from: from, to: to, weekdays: (1...7).filter { weekdays & 1 << $0 != 0 })
    }

    mutating func day() throws -> CivilDate { CivilDate(daysSinceEpoch: try number(Int32.self)) }

    mutating func dayOrNone() throws -> CivilDate? {
        let days = try number(Int32.self)
        return days == Int32.max ? nil : CivilDate(daysSinceEpoch: days)
    }
}
