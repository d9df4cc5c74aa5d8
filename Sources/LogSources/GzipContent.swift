import CrashPoints
import Glibc
import UsageModel

/// What an open gzip file holds, to be read from any offset on: forwards at the speed of decompression, backwards from the
/// beginning, but for a step behind what was last asked for.
///
/// A file that is still being compressed ends in the middle; when it has grown, the reading goes on.
final class GzipContent {
    /// Where the content breaks off in the middle of a member.
    private var cut: Int64?

    private let descriptor: Int32
    private var stream: GzipStream<DescriptorStream>
    private var head: [UInt8] = []
    /// What was decompressed last, from the offset that was last asked for on.
    private var window: [UInt8] = []
    private var windowStart: Int64 = 0
    private var failure: FileError?

    private static let stepBytes = 64 << 10
    private static let keptBytes: Int64 = 64 << 20
    private static let emptyStep = [UInt8](repeating: 0, count: stepBytes)

    init?(descriptor: Int32) {
        guard let stream = Self.stream(descriptor) else { return nil }
        self.descriptor = descriptor
        self.stream = stream
    }

    private static func stream(_ descriptor: Int32) -> GzipStream<DescriptorStream>? {
        try? GzipStream(DescriptorStream(descriptor: descriptor), path: "")
    }

    /// Whether the data ends in the middle of a member.
    var isCutOff: Bool { cut != nil }

    private var windowEnd: Int64 { windowStart + Int64(window.count) }

    /// Bytes of the compressed file that were read.
    var compressedOffset: Int64 { stream.source.offset }

    /// Reads up to `count` bytes at `offset` of the content. Returns fewer at its end, and where it is cut off for now.
    func read(into buffer: UnsafeMutableRawPointer, count: Int, at offset: Int64) -> Result<Int, FileError> {
        if offset < windowStart {
            if offset + Int64(count) <= Int64(head.count) {
                head[Int(offset)...].withUnsafeBytes { copy($0, count: count, to: buffer) }
                return .success(count)
            }
            guard restart() else { return .failure(FileError(path: "", operation: .read, code: ENOMEM)) }
        }
        fill(from: offset, to: offset + Int64(count))
        let available = Int(max(0, min(Int64(count), windowEnd - offset)))
        if available > 0 {
            window[Int(offset - windowStart)...].withUnsafeBytes { copy($0, count: available, to: buffer) }
        } else if let failure, count > 0 {
            return .failure(failure)
        }
        return .success(available)
    }

    private func copy(_ bytes: UnsafeRawBufferPointer, count: Int, to buffer: UnsafeMutableRawPointer) {
        UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }

    /// How many bytes the content has, or `limit` where it has as many.
    ///
    /// - Throws: a trouble that may pass.
    func length(atMost limit: Int64) throws(FileError) -> Int64 {
        guard limit > windowEnd else { return limit }
        // What is asked for next stands behind what was asked for last, mostly.
        fill(from: limit - windowStart <= Self.keptBytes ? windowStart : windowEnd, to: limit)
        if windowEnd < limit, let failure, failure.isPassing { throw failure }
        return min(limit, windowEnd)
    }

    private func restart() -> Bool {
        guard let fresh = Self.stream(descriptor) else { return false }
        stream = fresh
        window.removeAll(keepingCapacity: true)
        windowStart = 0
        return true
    }

    /// Decompresses until the window reaches `end`, or there is no more. What lies before `start` is let go.
    private func fill(from start: Int64, to end: Int64) {
        trim(to: start)
        failure = nil
        while windowEnd < end {
            let count = window.count
            var got = 0
            window.append(contentsOf: Self.emptyStep)
            do {
                got = try window.withUnsafeMutableBytes { bytes throws(StreamError) in
                    guard let start = bytes.baseAddress else { return 0 }
                    return try stream.read(into: start + count, count: Self.stepBytes)
                }
                if let cut, got == 0 || windowStart + Int64(count + got) > cut { self.cut = nil }
            } catch StreamError.truncatedGzip {
                cut = windowStart + Int64(count)
            } catch StreamError.file(let error) {
                failure = error
            } catch {
                cut = nil
                failure = FileError(path: "", operation: .read, code: FileError.damagedGzip)
            }
            window.removeLast(Self.stepBytes - got)
            guard got > 0 else { return }
            if windowStart + Int64(count) < FileGeneration.headLimit, windowStart + Int64(count) == Int64(head.count) {
                head.append(contentsOf: window[count...].prefix(Int(FileGeneration.headLimit) - head.count))
            }
            trim(to: start)
            CrashPoint.compressedDataRead.pass()
        }
    }

    private func trim(to start: Int64) {
        let excess = min(Int64(window.count), start - windowStart)
        guard excess > 0 else { return }
        window.removeFirst(Int(excess))
        windowStart += excess
    }
}
