@testable import SharedLives
import Testing

@Suite struct PenceTests {
    @Test func forPeopleAndForPrograms() {
        let amounts: [Pence] = [0, 5, 99, 100, 16500, 150_227, 123_456_789, -5, -150_000, 100_000_500]
        #expect(
            amounts.map(\.description) == [
                "£0.00", "£0.05", "£0.99", "£1.00", "£165.00", "£1,502.27", "£1,234,567.89", "-£0.05", "-£1,500.00",
                "£1,000,005.00",
            ])
        #expect(
            amounts.map(\.decimal) == [
                "0.00", "0.05", "0.99", "1.00", "165.00", "1502.27", "1234567.89", "-0.05", "-1500.00", "1000005.00",
            ])
        #expect(Pence(Int64.min).decimal == "-92233720368547758.08")
    }

    @Test func sums() {
        #expect(Pence(2) + Pence(3) - Pence(7) == Pence(-2))
        let amounts: [Pence] = [3, 1, 2]
        #expect(amounts.max() == Pence(3))
    }

    @Test(
        arguments: [
            (0, 7, 0), (3, 7, 0), (4, 7, 1), (7, 14, 1), (6, 14, 0), (1, 2, 1), (-1, 2, -1), (-3, 7, 0), (-4, 7, -1),
            (16500 * 31, 7, 73071), (16500, 14, 1179), (5, 2, 3), (-5, 2, -3), (9, 1, 9),
        ] as [(Int64, Int64, Int64)])
    func roundedOnceHalfAwayFromNothing(numerator: Int64, denominator: Int64, pence: Int64) {
        #expect(Fraction(numerator, over: denominator).rounded == Pence(pence))
    }
}
