import SharedLives
import Testing

@Suite struct CarerRegisterCSVTests {
    @Test("A row for each requirement; what looks like a formula runs nowhere")
    func rows() {
        let requirements = RequirementList(items: [
            Requirement(
                kind: .dbs, status: .aboutToLapse, until: "2026-12-01", evidence: [],
                detail: "Enhanced DBS certificate of 1 December 2023, clear; this ends on 1 December 2026."),
            Requirement(
                kind: .training, subject: "firstAid", status: .open, evidence: [], detail: "\"First aid\", not done."),
        ])
        let register = CarerRegisterReport(
            scheme: "Oakfield", on: "2026-10-01",
            entries: [
                .init(
                    id: Identifier(high: 0, low: 1), name: "=Wren ŵ, Teal", kind: .supportCarer, state: .approved,
                    requirements: requirements)
            ])
        let head = "2026-10-01,00000000-0000-0000-0000-000000000001,\"'=Wren ŵ, Teal\",supportCarer,approved,"
        #expect(
            register.csv()
                == CarerRegisterReport.columns.joined(separator: ",") + "\r\n" + head
                + "dbs,,3.5.1,aboutToLapse,\"Enhanced DBS certificate of 1 December 2023, clear; "
                + "this ends on 1 December 2026.\",2026-12-01\r\n" + head
                + "training,firstAid,3.13.4,open,\"\"\"First aid\"\", not done.\",\r\n")
    }
}
