import SharedLives
import Testing

@Suite("States of a carer")
struct CarerStateTests {
    /// Every step that is allowed, as DOMAIN has it; whatever is not here is refused.
    private static let allowed: Set<[CarerState]> = [
        [.enquiry, .applied], [.applied, .assessing], [.assessing, .readyForPanel], [.readyForPanel, .recommended],
        [.recommended, .approved],
        // deferred, or evidence withdrawn
        [.readyForPanel, .assessing], [.recommended, .assessing],
        // withdrawn or not approved
        [.enquiry, .withdrawn], [.applied, .withdrawn], [.assessing, .withdrawn], [.readyForPanel, .withdrawn],
        [.recommended, .withdrawn],
        // after approval
        [.approved, .suspended], [.suspended, .approved], [.approved, .deapproved], [.suspended, .deapproved],
        [.approved, .resigned], [.suspended, .resigned],
    ]

    @Test("Of the hundred pairs of states, exactly the eighteen of the domain may follow each other")
    func everyPair() {
        var found: Set<[CarerState]> = []
        for from in CarerState.allCases {
            for to in CarerState.allCases where from.mayBecome(to) { found.insert([from, to]) }
        }
        #expect(found == Self.allowed)
        #expect(found.count == 18)
    }

    @Test(
        "Who withdrew, was de-approved or resigned stays so", arguments: [CarerState.withdrawn, .deapproved, .resigned])
    func ended(state: CarerState) {
        #expect(state.successors.isEmpty)
    }
}
