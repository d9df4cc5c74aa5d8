import NIOCore
import NIOEmbedded
import Testing

@testable import HTTPAPI

struct OpenConnectionsTests {
    private static func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

    private let channels = (0..<10).map { _ in EmbeddedChannel() }
    private let connections = OpenConnections(
        {
            var limits = ConnectionLimits(connections: 8)
            limits.heldBytes = 1_000
            return limits
        }())

    private func open(_ count: Int) {
        for index in 0..<count { #expect(connections.open(channels[index], now: Self.at(Int64(index))) == nil) }
    }

    private func note(_ index: Int, _ phase: ConnectionClock.Phase, _ bytes: Int, _ seconds: Int64) -> Int? {
        let victim = connections.note(channels[index], phase, heldBytes: bytes, now: Self.at(seconds))
        return channels.firstIndex { $0 === victim }
    }

    private func opened(_ index: Int) -> Int? {
        let victim = connections.open(channels[index], now: Self.at(100))
        return channels.firstIndex { $0 === victim }
    }

    @Test func theLongestWaitingMakesRoom() {
        open(8)
        // The eldest is being answered.
        #expect(note(0, .working, 0, 20) == nil)
        #expect(opened(8) == 1)
        #expect(opened(9) == 2)
        #expect(connections.count == 8)
    }

    @Test func whoeverWaitsGoesBeforeThoseWhoSend() {
        open(8)
        for index in 0..<7 { #expect(note(index, index == 3 ? .sending : .receiving, 0, 20 + Int64(index)) == nil) }
        #expect(note(7, .waiting, 0, 50) == nil)
        #expect(opened(8) == 7)
        connections.close(channels[8])
        #expect(opened(8) == nil)
        for index in [0, 1, 2, 4, 5, 6, 8] { _ = note(index, .working, 0, 60) }
        #expect(opened(9) == 3)
    }

    @Test func nobodyIsLetInWhereAllAreBeingWorkedFor() {
        open(8)
        for index in 0..<8 { _ = note(index, .working, 0, 20) }
        #expect(opened(8) == 8)
        #expect(connections.count == 8)
    }

    @Test func whatIsHeldIsBounded() {
        open(4)
        #expect(note(0, .working, 400, 10) == nil)
        #expect(note(1, .sending, 300, 11) == nil)
        #expect(note(2, .receiving, 300, 12) == nil)
        // More than 1000 bytes: bodies that are still coming go first.
        #expect(note(3, .sending, 1, 13) == 2)
        #expect(note(3, .sending, 301, 13) == 1)
        // What is let go is not counted any longer.
        #expect(note(0, .sending, 0, 14) == nil)
        #expect(note(3, .sending, 1_000, 15) == nil)
        #expect(note(3, .sending, 1_001, 16) == 3)
        #expect(connections.count == 1)
    }
}
