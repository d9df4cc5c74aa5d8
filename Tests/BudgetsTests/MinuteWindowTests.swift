import Testing
import UsageModel

@testable import Budgets

struct MinuteWindowTests {
    private static func sums(_ requests: Int64) -> SpendSums {
        SpendSums(cost: .zero, tokens: 0, requests: requests, errors: 0, unpricedTokens: 0)
    }

    private static func at(_ minute: Int64, _ second: Int64 = 0) -> Timestamp {
        Timestamp(seconds: minute * 60 + second)
    }

    /// Five minutes are the minute that runs and the four before it, until the fifth is fully over.
    @Test func looksBackByWholeMinutes() {
        var window = MinuteWindow(seconds: 3_600)
        for minute: Int64 in [100, 103, 101, 102, 104, 105, 99] {
            window.add(Self.sums(1 << (minute - 99)), minute: minute)
        }
        func requests(_ minute: Int64, _ second: Int64, back seconds: Int64 = 300) -> Int64 {
            window.sums(now: Self.at(minute, second), seconds: seconds).requests
        }
        #expect(requests(104, 59) == 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5)
        #expect(requests(105, 0) == 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6)
        #expect(requests(110, 0) == 0)
        #expect(requests(99, 30) == 1, "nothing of the future")
    }

    @Test func forgetsWhatLiesTooFarBack() {
        var window = MinuteWindow(seconds: 600)
        for minute: Int64 in 0..<200 { window.add(Self.sums(1), minute: minute) }
        #expect(window.isLong)
        window.trim(now: Self.at(199))
        #expect(!window.isLong)
        #expect(window.sums(now: Self.at(199), seconds: 600).requests == 10)
        window.trim(now: Self.at(500))
        #expect(window.isEmpty)
    }
}
