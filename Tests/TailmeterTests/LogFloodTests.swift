import Logging
import Testing

@testable import tailmeter

struct LogFloodTests {
    private static func message(_ text: String, _ fields: [LogMessage.Field] = []) -> LogMessage {
        LogMessage(level: .warning, text: text, fields: fields)
    }

    @Test func theSameIsToldOnceAMinuteAndCounted() {
        var flood = LogFlood()
        var told = 0
        for second in 0..<60 where flood.tells(Self.message("the disk is full"), at: Double(second)) { told += 1 }
        #expect(told == 1)
        let early = flood.end(at: 59)
        #expect(early.isEmpty)
        let ended = flood.end(at: 60)
        #expect(ended.map(\.text) == ["the disk is full"] && ended.map(\.repeated) == [59])
        let isToldAgain = flood.tells(Self.message("the disk is full"), at: 61)
        #expect(isToldAgain)
        let rest = flood.end(at: 62, isEnd: true)
        #expect(rest.isEmpty)
    }

    @Test func whatDiffersInDigitsAloneIsAFloodToo() {
        var flood = LogFlood()
        var told: [Int] = []
        for line in 1...500 where flood.tells(Self.message("app.log:\(line): line passed over"), at: 1) {
            told.append(line)
        }
        #expect(told == Array(1...LogFlood.differentLimit))
        let isOtherTold = flood.tells(Self.message("other.log:1: line passed over"), at: 1)
        #expect(isOtherTold)
        let ended = flood.end(at: 2, isEnd: true)
        #expect(ended.map(\.repeated) == [500 - LogFlood.differentLimit])
    }

    /// Who asks for a reload twice hears of both.
    @Test func fieldsTellMessagesApart() {
        var flood = LogFlood()
        for number in 1...3 {
            let field = LogMessage.Field(name: "reload", value: "\(number)", isNumber: true)
            let told = (1...2).map { _ in flood.tells(Self.message("settings taken over", [field]), at: 1) }
            #expect(told == [true, false])
        }
    }

    @Test func kindsAreBounded() {
        var flood = LogFlood()
        let letters = Array("abcdefghijklmnop")
        var told = 0
        for one in letters {
            for two in letters {
                for three in letters where flood.tells(Self.message("\(one)\(two)\(three)"), at: 1) { told += 1 }
            }
        }
        #expect(told == LogFlood.kindLimit)
        let ended = flood.end(at: 61)
        #expect(ended.count == 1 && ended.first?.repeated == 16 * 16 * 16 - LogFlood.kindLimit)
        let isToldAgain = flood.tells(Self.message("abc"), at: 61)
        #expect(isToldAgain)
    }
}
