import CZlib
import Glibc
import TestKit

@testable import LogSources

/// Compressed bytes against what zlib makes of them in one go: read as a stream, and from any offset of a file that grows.
@c(LLVMFuzzerTestOneInput)
public func fuzzGzipReader(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    var input = FuzzInput(data, size)
    var random = input.generator()
    let bytes = compressed(&input)
    guard let expected = NaiveGzip(bytes) else { return 0 }
    checkStream(bytes, expected, &random)
    checkContent(bytes, &random)
    return 0
}

/// The bytes as they are, behind a header, or compressed, in several members and damaged.
private func compressed(_ input: inout FuzzInput) -> [UInt8] {
    switch input.number(0...3) {
    case 0: return Array(input.rest)
    case 1: return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + input.rest
    default: break
    }
    let flips = (0..<input.number(0...2)).map { _ in (input.number(0...65_535), input.byte()) }
    let cut = input.bit() ? input.number(0...65_535) : nil
    var bytes: [UInt8] = []
    repeat {
        let level = Int32(input.number(0...9))
        let repeats = input.choice([1, 1, 2, 100])
        let text = input.bytes(input.number(0...255))
        bytes += Gzip.compress(Array(repeatElement(text, count: repeats).joined()), level: level)
        if input.bit() { bytes += [UInt8](repeating: 0, count: input.number(0...40)) }
    } while !input.isEmpty
    for (place, byte) in flips { bytes[place % bytes.count] ^= byte }
    return cut.map { Array(bytes.prefix($0 % (bytes.count + 1))) } ?? bytes
}

// MARK: - One go

/// What zlib makes of a gzip file that is in memory as a whole, into memory for all of it.
private struct NaiveGzip {
    enum End {
        case whole, cutOff, damaged, notGzip
    }

    private(set) var bytes: [UInt8] = []
    private(set) var end = End.whole

    private static let capacity = 4 << 20
    nonisolated(unsafe) private static let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)

    /// Returns `nil` where it is too much.
    init?(_ compressed: [UInt8]) {
        var rest = compressed[...]
        while !rest.isEmpty {
            var stream = z_stream()
            require(
                inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK, "memory")
            defer { inflateEnd(&stream) }
            stream.next_out = Self.memory
            stream.avail_out = UInt32(Self.capacity)
            let code = rest.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                return inflate(&stream, Z_SYNC_FLUSH)
            }
            if stream.avail_out == 0 { return nil }
            bytes += UnsafeBufferPointer(start: Self.memory, count: Int(stream.total_out))
            guard code == Z_STREAM_END else {
                let isFirst = rest.count == compressed.count
                end =
                    code == Z_OK || code == Z_BUF_ERROR
                    ? .cutOff : isFirst && stream.total_out == 0 ? .notGzip : .damaged
                return
            }
            rest = rest.suffix(Int(stream.avail_in)).drop { $0 == 0 }
        }
    }
}

// MARK: - The readers

private func checkStream(_ bytes: [UInt8], _ expected: NaiveGzip, _ random: inout SeededGenerator) {
    let largestPiece = [1, 7, 1_000, .max].randomElement(using: &random) ?? 1
    let readBytes = [1, 7, 300, 65_536].randomElement(using: &random) ?? 1
    var result: [UInt8] = []
    var end = NaiveGzip.End.whole
    let memory = UnsafeMutableRawPointer.allocate(byteCount: readBytes, alignment: 1)
    defer { memory.deallocate() }
    do throws(StreamError) {
        var stream = try GzipStream(
            MemoryStream(bytes, seed: random.next(), largestPiece: largestPiece), path: "x.gz")
        while case let got = try stream.read(into: memory, count: readBytes), got > 0 {
            result += UnsafeRawBufferPointer(start: memory, count: got)
        }
    } catch {
        end =
            switch error {
            case .truncatedGzip: .cutOff
            case .damagedGzip: .damaged
            case .notGzip: .notGzip
            case .file: fatalError("broken: \(error)")
            }
    }
    require(
        result == expected.bytes,
        "a stream in reads of \(readBytes) has \(result.count) bytes in place of \(expected.bytes.count)")
    require(end == expected.end, "a stream's end is \(end) in place of \(expected.end)")
}

/// A file that grows, and reads at any offsets in any order.
private func checkContent(_ bytes: [UInt8], _ random: inout SeededGenerator) {
    let file = scratch
    ftruncate(file, 0)
    guard let content = GzipContent(descriptor: file) else { fatalError("broken: there is memory") }
    var size = 0
    var buffer: [UInt8] = []
    while true {
        size = Bool.random(using: &random) ? bytes.count : Int.random(in: size...bytes.count, using: &random)
        require(bytes.withUnsafeBytes { pwrite(file, $0.baseAddress, size, 0) } == size, "a file can be written")
        guard let expected = NaiveGzip(Array(bytes[..<size])) else { return }
        let length = expected.bytes.count
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let lastOffset = Bool.random(using: &random) ? length + 10 : min(length, 1_100)
            let offset = Int.random(in: 0...lastOffset, using: &random)
            let count = Int.random(in: 1...(Bool.random(using: &random) ? length + 100 : 64), using: &random)
            if Int.random(in: 0..<4, using: &random) == 0 {
                require((try? content.length(atMost: Int64(offset))) == Int64(min(offset, length)), "a length")
            }
            if buffer.count < count { buffer = [UInt8](repeating: 0, count: count) }
            let result = buffer.withUnsafeMutableBytes { memory in
                memory.baseAddress.map { content.read(into: $0, count: count, at: Int64(offset)) } ?? .success(0)
            }
            let wanted = expected.bytes.dropFirst(offset).prefix(count)
            let isDamaged = expected.end == .damaged || expected.end == .notGzip
            switch result {
            case .success(let got):
                require(buffer[..<got] == wanted, "\(got) bytes at \(offset) in place of \(wanted.count)")
                require(got > 0 || !isDamaged, "damage at \(offset) is told")
            case .failure: require(wanted.isEmpty && isDamaged, "a read at \(offset) fails")
            }
            if offset + count > length {
                require(content.isCutOff == (expected.end == .cutOff), "cut off in the middle: \(content.isCutOff)")
            }
        }
        if size == bytes.count { return }
    }
}

private let scratch: Int32 = {
    var path = Array("\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/fuzz-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    require(descriptor >= 0, "a file can be made")
    unlink(path)
    return descriptor
}()
