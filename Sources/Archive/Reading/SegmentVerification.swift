import CZlib
public import Ledger
import LogSources

/// Reads a segment whole and compares it with what the index says.
public enum SegmentVerification {
    /// What is wrong with a segment, for a person; `nil` where nothing is.
    public static func problem(of segment: ArchiveSegment, in folder: String) -> String? {
        let path = "\(folder)/\(segment.path)"
        do {
            let size = try SegmentFile(reading: path).size
            let expected = segment.bytes + Int64(GzipFrame.endingLength)
            if segment.state == .finished, size != expected { return "it has \(size) bytes instead of \(expected)" }
            if size < expected { return "it has \(size) bytes, and at least \(expected) were committed" }
            return try content(segment, path)
        } catch let error as StreamError {
            // The caller names the file.
            let text = error.description
            return text.hasPrefix("\(path): ") ? String(text.dropFirst(path.count + 2)) : text
        } catch {
            return "\(error)"
        }
    }

    private static func content(_ segment: ArchiveSegment, _ path: String) throws(StreamError) -> String? {
        var stream = try GzipStream(try FileStream(path: path, offset: 0), path: path)
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
        defer { room.deallocate() }
        guard let start = room.baseAddress else { return nil }
        var crc: UInt = 0
        var bytes: Int64 = 0
        var lines: Int64 = 0
        while bytes < segment.rawBytes {
            let wanted = Int(min(Int64(room.count), segment.rawBytes - bytes))
            let got = try stream.read(into: start, count: wanted)
            if got == 0 { return "it holds \(bytes) bytes of lines, and \(segment.rawBytes) were committed" }
            crc = crc32_z(crc, start.assumingMemoryBound(to: UInt8.self), got)
            for index in 0..<got where room[index] == 0x0A { lines += 1 }
            bytes += Int64(got)
        }
        if crc != UInt(segment.crc) { return "its lines are not those that were committed: the checksum differs" }
        if lines != segment.lines { return "it has \(lines) lines, and \(segment.lines) were committed" }
        // The stream's own end: a checksum and a length of its own. One that is written to ends anew all the time.
        if segment.state == .finished, try stream.read(into: start, count: 1) > 0 {
            return "there are lines behind those that were committed"
        }
        return nil
    }
}
