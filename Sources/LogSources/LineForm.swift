/// How the lines of a file are wrapped. The first line that is not blank decides for the whole file, so that it is the same
/// wherever the reading begins.
enum LineForm {
    /// Not at all.
    case plain
    /// By Kubernetes' container runtimes: `2026-11-24T10:00:00.123456789Z stdout F text`, with `P` where the text goes on in
    /// the next line of its stream (Kubernetes' `design-proposals-archive/node/kubelet-cri-logging.md`).
    case cri
    /// By Docker's `json-file` driver: `{"log":"text\n","stream":"stdout","time":"…"}`, without `\n` where the text goes on in
    /// the next entry of its stream (moby's `daemon/logger/jsonfilelog/jsonlog/jsonlogbytes.go`).
    case docker

    /// The line must begin before this offset: a stored position has as many bytes of the file's head, and some more for the
    /// line itself.
    private static let searchedBytes = 960
    private static let prefixBytes = 64

    /// The form of a file.
    ///
    /// - Parameters:
    ///   - bytes: its first lines, or those behind blank ones.
    ///   - blankBefore: the length of these.
    /// - Returns: `nil` while there are blank lines only.
    static func of(_ bytes: UnsafeRawBufferPointer, blankBefore: Int = 0) -> LineForm? {
        var start = 0
        while start + blankBefore < searchedBytes {
            guard start < bytes.count else { return nil }
            let byte = bytes[start]
            guard byte == 0 || byte == 0x20 || (0x09...0x0D).contains(byte) else {
                var line = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + prefixBytes, bytes.count)])
                // Whether the next line is there already must make no difference.
                if let feed = Lines.firstFeed(line) { line = UnsafeRawBufferPointer(rebasing: line[..<feed]) }
                if ContainerLine.beginsLikeDocker(line) { return .docker }
                return ContainerLine.cri(line) == nil ? .plain : .cri
            }
            start += 1
        }
        return .plain
    }
}
