import Foundation

/// How many random histories the property tests of payments play: a quarter with all the other tests, all of them in
/// `Deploy/history-test`.
enum Histories {
    static let share = ProcessInfo.processInfo.environment["HISTORIES"] == "all" ? 1 : 4
}
