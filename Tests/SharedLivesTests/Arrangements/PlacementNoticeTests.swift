import SharedLives
import Testing

@Suite("Notice of an end") struct PlacementNoticeTests {
    private static func notice(
        by giver: PlacementNotice.Giver = .scheme, _ cause: PlacementNotice.Cause = .breakdown, leaving: CivilDate,
        atOnceBecause: String? = nil
    ) -> PlacementNotice {
        PlacementNotice(
            givenOn: "2026-05-01", givenBy: giver, cause: cause, councilToldOn: "2026-05-02", leavingOn: leaving,
            atOnceBecause: atOnceBecause, note: "All else was tried.")
    }

    @Test("3.20.2: 28 days from when the council was told, where scheme or carer end it and say no reason for at once")
    func days() {
        #expect(Self.notice(leaving: "2026-05-30").faults() == [])
        #expect(Self.notice(leaving: "2026-05-29").faults().map(\.code) == ["noticeTooShort"])
        #expect(Self.notice(by: .carer, leaving: "2026-05-29").faults().map(\.pointer) == ["/leavingOn"])
        #expect(Self.notice(by: .person, leaving: "2026-05-29").faults() == [])
        #expect(Self.notice(.movingOn, leaving: "2026-05-29").faults() == [])
        #expect(Self.notice(leaving: "2026-05-03", atOnceBecause: "Neither is safe.").faults() == [])
        #expect(Self.notice(leaving: "2026-04-30").faults().map(\.code) == ["leavingBeforeNotice"])
    }

    @Test("3.20.2: a breakdown needs a notice that the council had in time")
    func breakdown() {
        let notice = Self.notice(leaving: "2026-05-30")
        #expect([PlacementNotice]().fault(ofBreakdownOn: "2026-05-30")?.code == "noticeMissing")
        #expect([notice].fault(ofBreakdownOn: "2026-05-29")?.code == "noticeTooShort")
        #expect([notice].fault(ofBreakdownOn: "2026-05-30") == nil)
        #expect([Self.notice(.movingOn, leaving: "2026-05-30")].fault(ofBreakdownOn: "2026-06-30") != nil)
        let atOnce = Self.notice(leaving: "2026-05-03", atOnceBecause: "Neither is safe.")
        #expect([notice, atOnce].fault(ofBreakdownOn: "2026-05-03") == nil)
        #expect([atOnce].fault(ofBreakdownOn: "2026-05-01")?.code == "noticeMissing")
    }
}
