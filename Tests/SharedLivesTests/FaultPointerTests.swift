import SharedLives
import Testing

@Suite struct FaultPointerTests {
    @Test func stepsAreEscaped() {
        #expect(Fault.step("low") == "low")
        #expect(Fault.step("a/b~c") == "a~1b~0c")
        #expect(Fault.step("") == "")
    }

    @Test func pointersAreSeenFromOutside() {
        let fault = Fault(pointer: "/end/date", code: "endBeforeStart", detail: "Correct it.")
        #expect(fault.within("/placements/3").pointer == "/placements/3/end/date")
    }
}
