public import UsageModel

/// Reads one timestamp as the decoder does, for the command line.
public enum TimestampReader {
    /// The point in time that a text such as `2026-11-23T11:22:30Z` names; without a zone it is civil time in `zone`.
    public static func read(_ text: String, zone: CivilZone) -> Timestamp? {
        Array(text.utf8).withUnsafeBytes { bytes in
            TimestampText.parse(bytes).map { civil in
                civil.offset.map { Timestamp(microseconds: civil.microseconds - $0 * 1_000_000) }
                    ?? zone.timestamp(localMicroseconds: civil.microseconds)
            }
        }
    }
}
