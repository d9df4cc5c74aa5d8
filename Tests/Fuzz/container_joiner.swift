import LogSources
import TestKit

/// Logs of containers against a naive joiner: read as a stream, and tailed while they grow, with restarts.
///
/// Where objects over many lines are joined, and where records are too long side by side, there is no naive reading: then
/// what was tailed must be what the stream is.
@c(LLVMFuzzerTestOneInput)
public func fuzzContainerJoiner(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    var input = FuzzInput(data, size)
    let framing: RecordFraming = input.number(0...3) == 0 ? .multilineJSON : .lines
    // The settings allow no less than 64 KiB; below 1 KiB blank lines at the beginning would be too long.
    let maximumLineBytes = input.bit() ? 16 << 20 : 1_024 + input.number(0...255)
    let blockBytes = input.choice([1, 16, 100, 1_000, 8_192])
    let largestPiece = input.choice([1, 20, 500, 5_000])
    let isTailed = input.bit()
    var random = input.generator()
    let log = containerLog(&input)

    let stream = Reading.of(
        LineBlockReader(
            MemoryStream(log, seed: random.next(), largestPiece: largestPiece), blockBytes: blockBytes,
            maximumLineBytes: maximumLineBytes, framing: framing))
    let naive = framing == .lines ? NaiveJoiner.reading(of: log, limit: maximumLineBytes) : nil
    if let naive { stream.mustBe(naive, "a stream") }
    let whole = Reading.of(
        LineBlockReader(MemoryStream(log), maximumLineBytes: maximumLineBytes, framing: framing))
    stream.mustBe(whole, "a stream in pieces")
    // OpenFile would take it for gzip.
    guard isTailed, log.first != 0x1F else { return 0 }
    var options = TailOptions()
    options.blockBytes = blockBytes
    options.maximumLineBytes = maximumLineBytes
    TailedFile.reading(of: log, framing: framing, options: options, random: &random).mustBe(stream, "a tailed file")
    return 0
}

/// Bytes as they are, or lines as runtimes write them.
private func containerLog(_ input: inout FuzzInput) -> [UInt8] {
    let form = input.number(0...2)
    if form == 0 { return Array(input.rest) }
    var log: [UInt8] = []
    while !input.isEmpty {
        let shape = input.byte()
        let stream = shape & 1 == 0 ? "stdout" : "stderr"
        let isPartial = shape & 2 != 0
        let start = ["", "{", #"{"a":"#, #"{"x":{}"#][Int(shape >> 2) & 3]
        let end = ["", "}", "\r", "\\"][Int(shape >> 4) & 3]
        let repeats = shape >> 6 == 3 ? 40 : 1
        let middle = repeatElement(input.bytes(input.number(0...30)), count: repeats).joined()
        let text = Array(start.utf8) + middle + Array(end.utf8)
        let time = "2026-11-24T10:00:00.\(log.count)\(shape >> 6 == 2 ? "+09:00" : "Z")"
        if form == 1 {
            log += Array("\(time) \(stream) \(isPartial ? "P" : "F") ".utf8) + text.map { $0 == 0x0A ? 0x20 : $0 }
        } else {
            log += Array(#"{"log":""#.utf8) + text.flatMap(escaped) + Array(isPartial ? "".utf8 : "\\n".utf8)
            log += Array(#"","stream":"\#(stream)","time":"\#(time)"}"#.utf8)
        }
        log.append(0x0A)
    }
    if form == 1, let last = log.last, last == 0x0A, log.count % 3 == 0 { log.removeLast() }
    return log
}

private func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x22, 0x5C: [0x5C, byte]
    case 0..<0x20: Array("\\u00".utf8) + Array(byte < 0x10 ? "0".utf8 : "".utf8) + Array(String(byte, radix: 16).utf8)
    default: [byte]
    }
}
