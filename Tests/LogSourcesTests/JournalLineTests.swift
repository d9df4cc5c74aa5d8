import Foundation
import TestKit
import Testing
import UsageModel

@testable import LogSources

/// What becomes a line of an entry.
struct JournalLineTests {
    private func object(_ fields: [(String, [UInt8])]) -> [UInt8] {
        var line: [UInt8] = []
        JournalLine.append(fields.map { (key: JournalLine.Key($0.0), value: $0.1) }, to: &line)
        return line
    }

    private func spliced(_ message: String, _ fields: [(String, String)]) -> String {
        var line: [UInt8] = []
        JournalLine.append(
            message: Array(message.utf8),
            fields: fields.map { (key: JournalLine.Key($0.0), value: Array($0.1.utf8)) }, to: &line)
        return String(decoding: line, as: UTF8.self)
    }

    @Test func fieldsStandBeforeTheMembersOfAMessage() {
        #expect(spliced(#"{"a":1}"#, [("_HOSTNAME", "h")]) == #"{"_HOSTNAME":"h","a":1}"#)
        #expect(spliced("{}", [("_HOSTNAME", "h")]) == #"{"_HOSTNAME":"h"}"#)
        #expect(spliced(" { } ", [("A", "b"), ("C", "d")]) == #"{"A":"b","C":"d" } "#)
        #expect(spliced("text {\"a\":1}", [("A", "b")]) == "text {\"a\":1}")
        #expect(spliced("", [("A", "b")]) == "")
        #expect(spliced("{", [("A", "b")]) == #"{"A":"b","#)
        #expect(spliced("{\n \"a\":\n1}", []) == "{\r \"a\":\r1}")
    }

    /// Random bytes against Foundation: what a JSON parser reads of the line is what Foundation makes of the bytes.
    @Test(arguments: UInt64(1)...200)
    func randomValuesComeBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabets: [[UInt8]] = [
            Array(0...255), Array(0x20...0x7E), Array("\"\\\n\r\t\u{0}\u{1F}ä€😀/".utf8),
            [0xC3, 0xA4, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0x80, 0x41, 0xFF],
        ]
        let alphabet = alphabets.randomElement(using: &random) ?? []
        let fields = (0..<Int.random(in: 0...6, using: &random)).map { number in
            (
                "F_\(number)",
                (0..<Int.random(in: 0...80, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            )
        }
        let line = object(fields)
        #expect(!line.contains(0x0A))
        let read = try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: String], "seed \(seed)")
        for (name, value) in fields {
            #expect(
                read[name].map { Array($0.utf8) } == Array(String(decoding: value, as: UTF8.self).utf8), "seed \(seed)")
        }
        #expect(read.count == fields.count)
    }

    /// The same before the members of a message.
    @Test(arguments: UInt64(1)...50)
    func randomMessagesStayWhole(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let members = Dictionary(
            uniqueKeysWithValues: (0..<Int.random(in: 0...5, using: &random)).map {
                ("k\($0)", Int.random(in: 0...9, using: &random))
            })
        let options: JSONSerialization.WritingOptions = Bool.random(using: &random) ? [.prettyPrinted] : []
        let message = String(
            decoding: try JSONSerialization.data(withJSONObject: members, options: options), as: UTF8.self)
        let line = spliced(message, [("_HOSTNAME", "h"), ("UNIT", "\"u\"")])
        #expect(!line.contains("\n"))
        var read = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "seed \(seed)")
        #expect(read.removeValue(forKey: "_HOSTNAME") as? String == "h")
        #expect(read.removeValue(forKey: "UNIT") as? String == "\"u\"")
        #expect(read as? [String: Int] == members)
    }
}

/// The same from real entries.
@Suite(.enabled(if: JournalWriter.isInstalled, "needs systemd-journal-remote"))
struct JournalEntryTests {
    @Test func mappedFieldsMakeTheLine() throws {
        let scene = JournalScene()
        scene.selection.fields = ["LLM_MODEL", "LLM_INPUT"]
        scene.selection.labelFields = ["_HOSTNAME"]
        var binary = JournalEntry(1, "ignored", fields: [("LLM_INPUT", "7")])
        binary.set("LLM_MODEL", [0x61, 0x0A, 0x22, 0xFF, 0x62])
        try scene.append([
            JournalEntry(0, "ignored", fields: [("LLM_INPUT", "5"), ("LLM_MODEL", "claude"), ("LLM_MODELS", "x")]),
            binary, JournalEntry(2, "ignored"),
        ])
        scene.drain()
        #expect(
            scene.lines == [
                #"{"LLM_MODEL":"claude","LLM_INPUT":"5","_HOSTNAME":"host"}"#,
                #"{"LLM_MODEL":"a\u000a\"\#u{FFFD}b","LLM_INPUT":"7","_HOSTNAME":"host"}"#,
                #"{"_HOSTNAME":"host"}"#,
            ])
    }

    @Test func aMessageIsALineWhateverItHolds() throws {
        let scene = JournalScene()
        var noMessage = JournalEntry(3, "")
        noMessage.remove("MESSAGE")
        var binary = JournalEntry(4, "")
        binary.set("MESSAGE", Array("{\"a\":\n\"".utf8) + [0xFF, 0x00] + Array("\"}".utf8))
        try scene.append([
            JournalEntry(0, "{\n  \"id\": 1\n}"), JournalEntry(1, "two\nlines"), JournalEntry(2, ""), noMessage, binary,
        ])
        scene.drain()
        #expect(
            scene.lines == [
                "{\r  \"id\": 1\r}", "two\rlines", "", "{}", "{\"a\":\r\"\u{FFFD}\0\"}",
            ])
    }

    @Test func theTimeOfSendingGoesBeforeThatOfWriting() throws {
        let scene = JournalScene()
        try scene.append([
            JournalEntry(0, "a", fields: [("_SOURCE_REALTIME_TIMESTAMP", "1795507199999000")]),
            JournalEntry(1, "b", fields: [("_SOURCE_REALTIME_TIMESTAMP", "soon")]),
            JournalEntry(2, "c"),
        ])
        scene.drain()
        #expect(scene.times == [1_795_507_199_999_000, 1_795_507_201_000_000, 1_795_507_202_000_000])
    }

    @Test func fieldsOfMegabytesAreWholeAndThoseBeyondTheLimitAreCounted() throws {
        let scene = JournalScene()
        scene.options.maximumLineBytes = 2 << 20
        scene.options.blockBytes = 65_536
        var random = SeededGenerator(seed: 1)
        // What can't be compressed, and what can: the latter stays packed in the file.
        let noise = String(
            (0..<(1 << 20)).map { _ in Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &random))) })
        let packed = String(repeating: "abcdefgh", count: 180_000)
        let messages = [
            #"{"text":"\#(noise)"}"#, #"{"text":"\#(packed)"}"#, #"{"text":"\#(packed)\#(packed)"}"#, #"{"id":4}"#,
        ]
        try scene.append(
            messages.enumerated().map {
                JournalEntry($0.offset, $0.element, fields: [("COREDUMP", String(repeating: "0", count: 3 << 20))])
            })
        scene.drain()
        #expect(scene.lines == [messages[0], messages[1], messages[3]])
        #expect(scene.tooLong == 1)
    }
}
