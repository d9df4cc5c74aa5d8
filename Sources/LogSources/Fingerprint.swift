import UsageModel

/// Tells contents apart by their first bytes and by those before a position.
enum Fingerprint {
    /// The seed is part of the ledger's format: another one makes every stored position a stranger.
    private static let seed: UInt64 = 0x7461_696C_6D65_7465

    static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { ByteHash.hash($0, seed: seed) }
    }

    /// Makes `generation` the position at `offset` of an open file; where the file cannot be read it stays as it is.
    static func note(_ generation: inout FileGeneration, at offset: Int64, of file: OpenFile) throws(FileError) {
        let head = try bytes(of: file, at: 0, count: min(FileGeneration.headLimit, offset))
        let tailLength = min(FileGeneration.tailLimit, offset)
        let tail = try bytes(of: file, at: offset - tailLength, count: tailLength)
        generation.offset = offset
        generation.headLength = Int64(head.count)
        generation.headHash = hash(head)
        generation.tailHash = hash(tail)
    }

    /// Bytes of a file; fewer at its end.
    ///
    /// - Throws: a trouble that may pass. It must not be taken for another content: that would be counted from its beginning.
    static func bytes(of file: OpenFile, at offset: Int64, count: Int64) throws(FileError) -> [UInt8] {
        guard count > 0 else { return [] }
        var failure: FileError?
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, written in
            guard let start = buffer.baseAddress else { return }
            switch file.read(into: start, count: Int(count), at: offset) {
            case .success(let got): written = got
            case .failure(let error): failure = error
            }
        }
        if let failure, failure.isPassing { throw failure }
        return bytes
    }

    /// Whether a file begins with all of another one of `size` bytes, by that one's head and last bytes.
    ///
    /// - Throws: a trouble that may pass: then it is not known.
    static func begins(_ file: OpenFile, with other: OpenFile, size: Int64) throws(FileError) -> Bool {
        let headLength = min(FileGeneration.headLimit, size)
        let tailLength = min(FileGeneration.tailLimit, size)
        for (offset, count) in [(0, headLength), (size - tailLength, tailLength)] {
            let expected = try bytes(of: other, at: offset, count: count)
            if try bytes(of: file, at: offset, count: count) != expected { return false }
        }
        return true
    }

    /// Whether the open file holds the content of `generation`, up to its position at least.
    ///
    /// - Parameter isCopy: a shorter file with the same head passes too: what copytruncate copied before the last lines
    ///   were read.
    static func matches(
        _ generation: FileGeneration, file: OpenFile, status: FileStatus, isCopy: Bool = false
    ) throws(FileError) -> Bool {
        if generation.offset < FileGeneration.tailLimit, status.id != generation.fileID { return false }
        // Of what nothing was read there is nothing to compare.
        if generation.offset == 0 { return true }
        let head = try bytes(of: file, at: 0, count: generation.headLength)
        guard head.count == generation.headLength, hash(head) == generation.headHash else { return false }
        // Compressed files do not change in place, and finding their end costs as much as reading them. But an inode is used
        // again.
        if file.isGzip, status.id == generation.fileID, generation.state != .active,
            generation.state == .ignoredCompressed || file.says(contentLength: generation.offset)
        {
            return true
        }
        let tailLength = min(generation.offset, FileGeneration.tailLimit)
        let tail = try bytes(of: file, at: generation.offset - tailLength, count: tailLength)
        return tail.count == tailLength ? hash(tail) == generation.tailHash : isCopy
    }
}
