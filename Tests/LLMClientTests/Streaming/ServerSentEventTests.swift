import Foundation
import TestKit
import Testing

@testable import LLMClient

/// Streams of bytes, by hand and by chance, and the events in them.
struct ServerSentEventTests {
    /// The events of a stream that comes in pieces; `nil` behind them where it can't be read.
    private static func events(_ pieces: [[UInt8]]) -> [ServerSentEvent?] {
        var parser = ServerSentEventParser()
        var events: [ServerSentEvent?] = []
        do {
            for piece in pieces { try parser.feed(piece) { events.append($0) } }
        } catch {
            events.append(nil)
        }
        return events
    }

    private static let written: [String] = [
        "data: a\n\n", "data: a\r\n\r\n", "data: a\r\r", "data:a\n\n", "data:  a \n\n", "data\n\n", "data:\n\n",
        "data\ndata\n\n", "data: a\ndata: b\r\ndata: c\rdata:\n\n", "event: x\ndata: a\n\ndata: b\n\n",
        "event: x\n\ndata: a\n\n", "event: x\nevent: y\ndata: a\n\n", "event\ndata: a\n\n", "event:\ndata: a\n\n",
        ": a comment\ndata: a\n: another\ndata: b\n\n", ":\n\n", "\n\n\ndata: a\n\n\n\n",
        "id: 7\ndata: a\n\ndata: b\n\n",
        "id: 7\n\nretry: 10\n\ndata: a\n\n", "retry: none\ndata: a\n\n", "Data: a\ndata : b\nother: c\ndata: d\n\n",
        "data: a", "data: a\n", "data: a\r", "data: a\r\n", "data: a\n\r", "data: a\r\n\r", "data: a: b: c\n\n",
        "data: \u{2028}\u{85}\u{0B}\u{0C}\u{1C}\u{0}\n\n", "event: müll 🗾\ndata: こんにちは\n\n",
        "data: {\"a\":\n\ndata: 1}\n\n",
        "", "\n", "\r", "\r\n",
    ]

    /// Fragments by chance: all that the reading of a line depends on.
    private static func random(_ generator: inout SeededGenerator) -> [UInt8] {
        let fragments = [
            "data", "data: ", "data:", "event: ", "event", "id: ", "retry: ", ":", " ", "a", "é", "🗾", "{}", "\u{2028}",
            "\u{0C}", "\n", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n",
        ]
        let count = Int.random(in: 1...30, using: &generator)
        return (0..<count).flatMap { _ in Array((fragments.randomElement(using: &generator) ?? "").utf8) }
    }

    /// A stream cut anywhere, within characters and within CRLF as well.
    private static func cut(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let size = Int.random(in: 1...max(1, min(9, rest.count)), using: &generator)
            pieces.append(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return pieces
    }

    private static func cases() -> [[[UInt8]]] {
        var generator = SeededGenerator(seed: 2_026)
        var streams = written.map { Array($0.utf8) }
        for _ in 0..<1_000 { streams.append(random(&generator)) }
        // Bytes that are no UTF-8: the events before them are told, and no other.
        for broken in [[0xFF], [0xC3], [0xE3, 0x81], [0xED, 0xA0, 0x80], [0xC0, 0x80]] as [[UInt8]] {
            streams.append(Array("data: a\n\ndata: ".utf8) + broken + Array("\n\ndata: b\n\n".utf8))
            streams.append(Array("data: a\n\nevent: ".utf8) + broken + Array("\ndata: b\n\n".utf8))
        }
        return streams.flatMap { stream in
            [[stream], stream.map { [$0] }, cut(stream, &generator)]
        }
    }

    @Test(.enabled(if: OfficialPackage.isInstalled)) func readsWhatTheOfficialPackageReads() throws {
        let cases = Self.cases()
        let input = try JSONEncoder().encode(cases.map { pieces in pieces.map { Data($0).base64EncodedString() } })
        let expected = try JSONDecoder().decode(
            [[[String]?]].self, from: try OfficialPackage.output(of: "sse_events.py", input: input))
        #expect(expected.count == cases.count)
        #expect(expected.joined().count { $0 != nil } > 1_000 && expected.joined().count { $0 == nil } == 30)
        for (pieces, expected) in zip(cases, expected) {
            let events = Self.events(pieces).map { event in event.map { [$0.name, $0.data] } }
            let text = String(decoding: pieces.joined(), as: UTF8.self)
            #expect(events == expected, "\(text.debugDescription) in \(pieces.count) pieces")
        }
    }

    /// The specification has a byte order mark left out at the beginning of a stream, and there alone; the official package
    /// takes it for a part of the first field's name.
    @Test(arguments: [1, 2, 3, 100]) func leavesOutAByteOrderMark(size: Int) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let stream = mark + Array("data: a\n\n".utf8) + mark + Array("data: b\n\n".utf8)
        let pieces = stride(from: 0, to: stream.count, by: size).map {
            Array(stream[$0..<min($0 + size, stream.count)])
        }
        #expect(Self.events(pieces) == [ServerSentEvent(name: "", data: "a")])
    }

    @Test func refusesWhatIsTooLarge() {
        var parser = ServerSentEventParser(lineLimit: 10, eventLimit: 12)
        #expect(throws: ServerSentEventParser.Problem.lineTooLong) {
            try parser.feed(Array("data: 12345".utf8)) { _ in }
        }
        parser = ServerSentEventParser(lineLimit: 10, eventLimit: 5)
        var events: [ServerSentEvent] = []
        #expect(throws: ServerSentEventParser.Problem.eventTooLarge) {
            try parser.feed(Array("data: a\n\ndata: 12\ndata: 123\n\n".utf8)) { events.append($0) }
        }
        #expect(events == [ServerSentEvent(name: "", data: "a")])
    }
}
