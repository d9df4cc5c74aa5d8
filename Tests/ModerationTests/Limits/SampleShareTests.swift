import Testing

@testable import Moderation

/// Which texts belong to the sample.
struct SampleShareTests {
    @Test(arguments: [
        (0, 0...0), (1, 0...60), (100, 700...1_300), (5_000, 48_500...51_500), (10_000, 100_000...100_000),
    ])
    func isAsLargeAsAsked(hundredths: Int, expected: ClosedRange<Int>) {
        let share = SampleShare(hundredths: hundredths)
        // Of 100,000 texts; the bounds are more than nine standard deviations away.
        #expect(expected.contains((0..<100_000).count { share.contains("text \($0)") }))
    }

    @Test func aTextAlwaysBelongsToItOrNever() {
        let share = SampleShare(hundredths: 5_000)
        let again = SampleShare(hundredths: 5_000)
        for number in 0..<1_000 {
            #expect(share.contains("text \(number)") == again.contains("text \(number)"))
        }
    }
}
