import JobQueue
import Testing

@Suite struct RetryDelayTests {
    @Test(arguments: [(1, 1_000), (2, 16_000), (3, 81_000), (5, 625_000), (12, 20_736_000), (13, 21_600_000)])
    func theDelayIsTheFourthPowerUpToSixHours(_ attempt: Int, _ milliseconds: Int) {
        #expect(RetryDelay.milliseconds(afterAttempt: attempt, spreadPerMille: 0) == milliseconds)
        #expect(RetryDelay.milliseconds(afterAttempt: attempt, spreadPerMille: 100) == milliseconds * 11 / 10)
        #expect(RetryDelay.milliseconds(afterAttempt: attempt, spreadPerMille: -100) == milliseconds * 9 / 10)
    }

    @Test(arguments: [Int.min, -1, 0, 1, 1_000, Int.max]) func anyAttemptHasADelayWithinTheSpread(_ attempt: Int) {
        for _ in 0..<100 {
            #expect((900...23_760_000).contains(RetryDelay.milliseconds(afterAttempt: attempt)))
        }
    }
}
