import Foundation

/// How often each crash test strikes: one round with all the other tests, as many as `ROUNDS` says in `Deploy/crash-test`.
enum Rounds {
    static let count = ProcessInfo.processInfo.environment["ROUNDS"].flatMap { Int($0) }.map { max(1, $0) } ?? 1

    static var all: Range<Int> { 0..<count }

    /// Says what was done to the service, for the sum at the end of `Deploy/crash-test`.
    static func tell(_ count: Int, _ blow: String) {
        print("blow: \(count) \(blow)")
    }
}
