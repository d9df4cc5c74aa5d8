import Exposition
import Foundation
import Testing

@testable import HTTPAPI

/// What `/proc` says of this process, read the other way.
struct ProcessFactsTests {
    @Test func startLiesBeforeNowAndAfterTheMachines() throws {
        let facts = ProcessFacts.read(version: "1")
        let uptime = try #require(
            Double(try String(contentsOfFile: "/proc/uptime", encoding: .utf8).split(separator: " ")[0]))
        let now = Date().timeIntervalSince1970
        #expect(facts.startSeconds <= now + 1)
        #expect(facts.startSeconds >= now - uptime - 2)
    }

    @Test func residentMemoryIsThatOfTheStatusFile() throws {
        let line = try #require(
            try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
                .first { $0.hasPrefix("VmRSS:") })
        let words = line.split(whereSeparator: \.isWhitespace)
        let kilobytes = try #require(Double(words[1]))
        let facts = ProcessFacts.read(version: "1")
        // Other tests allocate between the two reads.
        #expect(Double(facts.residentBytes) / 1_024 > kilobytes / 2)
        #expect(Double(facts.residentBytes) / 1_024 < kilobytes * 2)
    }

    @Test func processorTimeGrowsWithWork() {
        let before = ProcessFacts.read(version: "1").cpuSeconds
        let deadline = ContinuousClock.now + .seconds(10)
        var sum: UInt64 = 0
        while ProcessFacts.read(version: "1").cpuSeconds <= before, ContinuousClock.now < deadline {
            for number in 0..<1_000_000 as Range<UInt64> { sum &+= number &* number }
        }
        #expect(ProcessFacts.read(version: "1").cpuSeconds > before, "after \(sum)")
    }

    @Test func openFilesAreCounted() {
        #expect(ProcessFacts.read(version: "1").openFiles >= 3)
    }
}
