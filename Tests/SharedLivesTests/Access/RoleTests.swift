import SharedLives
import Testing

/// The table of roles, as the domain has it.
@Suite struct RoleTests {
    @Test func auditorReadsEverythingAndChangesNothing() {
        for action in Action.allCases { #expect(Role.auditor.may(action) == action.isReading) }
    }

    @Test func managerMayAllThatACoordinatorMay() {
        #expect(Role.registeredManager.actions.isSuperset(of: Role.coordinator.actions))
        #expect(Role.registeredManager.may(.writeDiscretionaryFees))
        #expect(!Role.coordinator.may(.approveRun) && !Role.coordinator.may(.writeRates))
    }

    @Test func financeSeesPeopleOnlyAsFarAsAPaymentNeedsIt() {
        #expect(Role.financeOfficer.may(.readPaymentFacts) && !Role.financeOfficer.may(.readRecords))
        let payments: [Action] = [
            .writeRates, .writeContributions, .requestRun, .approveRun, .exportRun, .readPaymentFiles,
            .readBankAccounts, .writeBankAccounts,
            .writeLedgers,
        ]
        for action in payments {
            #expect(Role.financeOfficer.may(action))
        }
    }

    @Test func bankAccountsAreForFinanceAlone() {
        let readers = Role.allCases.filter { $0.may(.readBankAccounts) }
        #expect(readers == [.financeOfficer, .auditor])
        #expect(Role.allCases.filter { $0.may(.writeBankAccounts) } == [.financeOfficer])
    }

    @Test func administratorSeesNoPersonalData() {
        for action in [Action.readRecords, .writeRecords, .readPaymentFacts, .readPayments, .readAudit] {
            #expect(!Role.administrator.may(action))
        }
        #expect(Role.administrator.may(.manageAccounts) && Role.administrator.may(.writeScheme))
    }

    @Test func panelMembersReadAndRecommend() {
        #expect(Role.panelMember.actions == [.calculate, .readScheme, .readPanel, .recommend])
    }

    @Test func commissionersSeeFiguresAndNoRecords() {
        #expect(Role.commissioner.actions == [.calculate, .readScheme, .readMonitoring])
    }

    @Test func everyActionIsSomebodys() {
        for action in Action.allCases { #expect(Role.allCases.contains { $0.may(action) }) }
        for role in Role.allCases { #expect(role.may(.calculate)) }
    }
}
