import UsageModel

@testable import LogSources

/// An entry of a journal in memory, whose fields are the fuzzer's.
struct FuzzEntry: JournalEntrySource {
    private(set) var data: [[UInt8]] = []
    let cursor: String?
    let time: Timestamp?

    private static let names = [
        "MESSAGE", "MESSAGE", "MESSAGE", "LLM_MODEL", "LLM", "_HOSTNAME", "_LINE_BREAK",
        "_SOURCE_REALTIME_TIMESTAMP", "LLM_MODELS", "MESSAGE_ID", "",
    ]
    private static let starts = ["", "{", "}", #"{"a":1}"#, "{\n", #" {"MESSAGE":"x","#, "12345", "line-max"]

    init(_ input: inout FuzzInput, isLarge: Bool, number: Int) {
        cursor = "cursor \(number)"
        time = number % 5 == 0 ? nil : Timestamp(microseconds: Int64(number))
        // A part of a line of one of two streams, more often than chance has it.
        let kind = input.byte()
        if kind & 1 != 0 { data.append(Array("_STREAM_ID=\(kind & 2)".utf8)) }
        if kind & 4 != 0 { data.append(Array("_LINE_BREAK=line-max".utf8)) }
        for _ in 0..<input.number(0...5) {
            let name = input.choice(Self.names)
            let shape = input.byte()
            var value = Array(Self.starts[Int(shape & 7)].utf8) + input.bytes(input.number(0...40))
            if isLarge, shape >> 4 == 15 {
                let repeats = JournalEntryFields.previewBytes / (value.count + 1)
                value = Array(repeatElement(value + [0x78], count: repeats).joined())
                value += input.bytes(input.number(0...60))
            }
            if shape & 8 != 0 { value.append(0x7D) }
            // Now and then a datum has no name.
            data.append(shape == 0x77 ? value : Array("\(name)=".utf8) + value)
        }
    }

    func forEachDatum(_ body: (UnsafeRawBufferPointer) -> Void) {
        for datum in data { datum.prefix(JournalEntryFields.previewBytes).withUnsafeBytes(body) }
    }

    func withDatum(_ field: String, limit: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let start = Array("\(field)=".utf8)
        guard let datum = data.first(where: { $0.starts(with: start) }) else { return }
        datum.prefix(limit).withUnsafeBytes(body)
    }

    /// The value of the first field of a name.
    func value(_ name: String) -> [UInt8]? {
        let start = Array("\(name)=".utf8)
        return data.first { $0.starts(with: start) }.map { Array($0.dropFirst(start.count)) }
    }

    /// When the message was sent, or the entry was written.
    func expectedTime(limit: Int) -> Timestamp {
        let written = time ?? Timestamp(microseconds: 0)
        guard let sent = value("_SOURCE_REALTIME_TIMESTAMP"), (1...18).contains(sent.count), sent.count <= limit,
            sent.allSatisfy({ (0x30...0x39).contains($0) })
        else { return written }
        return Int64(String(decoding: sent, as: UTF8.self)).map { Timestamp(microseconds: $0) } ?? written
    }
}
