import Glibc

/// What the machine is called.
enum HostName {
    /// By gethostname(2), which allows 64 bytes.
    static var current: String {
        var name = [UInt8](repeating: 0, count: 256)
        let isKnown = name.withUnsafeMutableBytes { buffer in
            buffer.baseAddress.map { gethostname($0.assumingMemoryBound(to: CChar.self), 255) == 0 } ?? false
        }
        return isKnown ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) : "unknown"
    }
}
