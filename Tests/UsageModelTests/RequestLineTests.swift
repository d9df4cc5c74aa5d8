import Testing
import UsageModel

struct RequestLineTests {
    private static func id(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { RequestLine.id($0) } }

    @Test func anIDIsKeptAsItIs() {
        #expect(Self.id(Array("req_011CzYpg".utf8)) == "req_011CzYpg")
        #expect(Self.id([]) == "")
        #expect(Self.id(Array("a'b\"<script>\u{1B}[2J\n\u{202E}日本".utf8)) == "a'b\"<script>\u{1B}[2J\n\u{202E}日本")
    }

    /// SQLite's texts end at a NUL.
    @Test func aNULIsReplaced() {
        #expect(Self.id(Array("a\0b".utf8)) == "a\u{FFFD}b")
    }

    @Test func aLongIDIsCutBetweenCharacters() {
        #expect(Self.id(Array(repeating: 0x61, count: 1_000)) == String(repeating: "a", count: 128))
        #expect(Self.id(Array(repeating: 0x61, count: 128)).utf8.count == 128)
        // Three bytes a character: 42 whole ones are 126 bytes.
        #expect(Self.id(Array(String(repeating: "日", count: 60).utf8)) == String(repeating: "日", count: 42))
        // What is no text stays within the limit.
        #expect(Self.id(Array(repeating: 0x80, count: 500)).unicodeScalars.count <= 128)
    }
}
