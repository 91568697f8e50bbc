import SharedLives
import Testing

@Suite struct StatusCheckTests {
    private static let asker = StatusCheckQuestion.Asker(
        organisation: "Oakfield & Sons", givenName: "Zoë", familyName: "O'Hazel")

    @Test func theQuestionIsAsTheServiceWantsIt() {
        let question = StatusCheckQuestion(
            number: "001234567890", dateOfBirth: "1970-02-03", familyName: "Ŵen-Larkspur?&=")
        #expect(
            question.target(from: Self.asker)
                == "/001234567890?dateOfBirth=03%2F02%2F1970&surname=%C5%B4en-Larkspur%3F%26%3D"
                + "&hasAgreedTermsAndConditions=true&organisationName=Oakfield%20%26%20Sons"
                + "&employeeSurname=O%27Hazel&employeeForename=Zo%C3%AB")
    }

    @Test(arguments: UpdateServiceAnswer.Result.allCases)
    func eachResultIsRead(_ result: UpdateServiceAnswer.Result) {
        let document = """
            \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
            <!-- > an answer -->
            <statusCheckResult>
                <statusCheckResultType>SUCCESS</statusCheckResultType>
                <status>\(result.rawValue)</status>
                <forename>FERN</forename><surname>LARKSPUR</surname>
                <printDate class="sql-date">2026-01-02</printDate><nothing/>
            </statusCheckResult>

            """
        #expect(StatusCheckAnswer(xml: Array(document.utf8)) == .result(result))
    }

    @Test func aCheckThatWasNotDoneIsRefused() {
        let document =
            "<statusCheckResult><statusCheckResultType>RESTRICTED</statusCheckResultType></statusCheckResult>"
        #expect(StatusCheckAnswer(xml: Array(document.utf8)) == .refused)
    }

    @Test(
        "Anything else is no answer",
        arguments: [
            "", "   ", "<", "<>", "<?xml", "<html><body>Being mended</body></html>", "{\"status\": \"NEW_INFO\"}",
            "<statusCheckResult>", "<statusCheckResult/>", "<statusCheckResult></statusCheckResult>",
            "<statusCheckResult><status>NEW_INFO</status></statusCheckResult>",
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType></statusCheckResult>",
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType><status>new_info</status></statusCheckResult>",
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType><status>NEW_INFO</status></statusCheckResult>x",
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType><status>NEW_INFO</statusCheckResult>",
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType><status><b>NEW_INFO</b></status></statusCheckResult>",
            "<statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType><status>NEW_INFO</status>"
                + "<status>BLANK_NO_NEW_INFO</status></statusCheckResult>",
            "<statusCheckResultX><statusCheckResultType>SUCCESS</statusCheckResultType><status>NEW_INFO</status></statusCheckResultX>",
        ])
    func rubbish(_ text: String) {
        #expect(StatusCheckAnswer(xml: Array(text.utf8)) == nil)
    }

    @Test func everyEndOfADocumentIsFound() {
        let document = Array(
            """
            <?xml version="1.0"?><statusCheckResult><statusCheckResultType>SUCCESS</statusCheckResultType>\
            <status>NEW_INFO</status></statusCheckResult>
            """.utf8)
        for count in document.indices { #expect(StatusCheckAnswer(xml: document[..<count]) == nil) }
        #expect(StatusCheckAnswer(xml: document) == .result(.newInfo))
    }

    @Test func twoResultsAskForANewCertificate() {
        let asking = UpdateServiceAnswer.Result.allCases.filter(\.asksForNewCertificate).map(\.rawValue)
        #expect(asking == ["NEW_INFO", "NO_MATCH_FOUND"])
    }
}
