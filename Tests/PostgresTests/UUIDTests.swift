import Postgres
import Testing

@Suite struct UUIDTests {
    @Test func textIsReadInEitherCaseAndWrittenInLowerCase() throws {
        let uuid = try #require(UUID("0123ABCD-89ef-4abc-8DEF-0123456789ab"))
        #expect(uuid.high == 0x0123_ABCD_89EF_4ABC)
        #expect(uuid.low == 0x8DEF_0123_4567_89AB)
        #expect(uuid.description == "0123abcd-89ef-4abc-8def-0123456789ab")
        #expect(UUID(uuid.description) == uuid)
        #expect(UUID("0123ABCD-89ef-4abc-8DEF-0123456789ab"[...]) == uuid)
    }

    @Test(
        arguments: [
            "", "0123abcd", "0123abcd-89ef-4abc-8def-0123456789a", "0123abcd-89ef-4abc-8def-0123456789abc",
            "0123abcd89ef4abc8def0123456789ab", "{0123abcd-89ef-4abc-8def-0123456789ab}",
            "0123abcg-89ef-4abc-8def-0123456789ab", "0123abcd-89ef-4abc-8def_0123456789ab",
            "0123abc\u{E9}-89ef-4abc-8def-0123456789a", " 123abcd-89ef-4abc-8def-0123456789ab",
            "-123abcd-89ef-4abc-8def-0123456789ab",
        ])
    func otherTextsAreRefused(_ text: String) {
        #expect(UUID(text) == nil)
    }

    @Test func orderIsThatOfTheText() {
        var random = SeededGenerator(seed: 1)
        let uuids = (0..<200).map { _ in UUID(high: random.next(), low: random.next()) }
        #expect(uuids.sorted().map(\.description) == uuids.map(\.description).sorted())
    }
}
