/// A share of all texts: which belong to it is decided by a hash of the text under a key that each process draws for itself,
/// so that the same text always belongs to it or never does, and nobody can tell which.
public struct SampleShare: Sendable {
    /// A hash below it belongs to the share; `nil` where all do.
    private let bound: UInt64?

    /// Makes a share.
    ///
    /// - Parameter hundredths: hundredths of a percent, from 0 to 10,000.
    public init(hundredths: Int) {
        let part = UInt64(min(max(0, hundredths), 10_000))
        bound = part == 10_000 ? nil : UInt64.max / 10_000 * part
    }

    /// Whether a text belongs to it.
    public func contains(_ text: String) -> Bool {
        guard let bound else { return true }
        // SipHash under a random key of the process.
        var hasher = Hasher()
        text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            ?? hasher.combine(text)
        return UInt64(bitPattern: Int64(hasher.finalize())) < bound
    }
}
