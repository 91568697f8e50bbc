import Dispatch
import SharedLives
import Store

/// An act of one of a scheme's people that is done and does not end yet: what it has locked, others wait for.
struct HeldAct: Sendable {
    private let work: Task<Void, any Error>
    private let mayEnd = DispatchSemaphore(value: 0)

    /// Does the act in a transaction that stays open; returns when it is done.
    init(
        in fixture: StoreFixture, _ role: Role, _ act: @escaping @Sendable (SchemeTransaction) throws -> Void
    ) async throws {
        let (isDone, done) = AsyncStream.makeStream(of: Void.self)
        let mayEnd = mayEnd
        work = Task {
            defer { done.finish() }
            try await fixture.act(role) { transaction in
                try act(transaction)
                done.yield()
                mayEnd.wait()
            }
        }
        for await _ in isDone { return }
        try await work.value
    }

    /// Commits.
    func release() async throws {
        mayEnd.signal()
        try await work.value
    }
}
