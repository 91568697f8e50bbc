/// Asks again and again, a moment apart, until the answer is there. What several processes bring about between them, some of
/// them killed, gives no signal to wait on; so here, and nowhere else in the tests, somebody looks at the clock. A test that
/// waits in vain is ended by its time limit.
func until<Answer>(
    isolation: isolated (any Actor)? = #isolation, _ question: () async throws -> Answer?
) async throws -> Answer {
    while true {
        if let answer = try await question() { return answer }
        try await Task.sleep(for: .milliseconds(20))
    }
}

/// Lets a time go by before a blow falls: the only thing that a test here does at a moment instead of on a signal.
func letPass(_ duration: Duration) async throws {
    try await Task.sleep(for: duration)
}
