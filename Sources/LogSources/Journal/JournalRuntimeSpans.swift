import UsageModel

/// Tells entries that journald copied from memory to the disk from those that were not read yet.
///
/// Until the disk is there, journald writes to `/run`; then it copies the entries in their order, with the time since the
/// boot that they have, and numbers them anew. So what was read in memory is, for each boot and numbering, all up to a mark.
struct JournalRuntimeSpans {
    private(set) var spans: [JournalProgress.RuntimeSpan]

    /// At most this many are remembered: the oldest boots go first.
    private static let limit = 32

    init(_ spans: [JournalProgress.RuntimeSpan]) {
        self.spans = spans
    }

    var isEmpty: Bool { spans.isEmpty }

    /// Notes that entries in memory were read, or passed over for good.
    mutating func note(
        _ place: JournalPlaces.Found, numberingID: String, bootID: String, times: ClosedRange<UInt64>
    ) {
        let index = spans.firstIndex {
            $0.bootID == bootID && $0.numberingID == numberingID && $0.journal == place.journal
        }
        if let index {
            spans[index].first = min(times.lowerBound, spans[index].first)
            spans[index].last = max(times.upperBound, spans[index].last)
            return
        }
        spans.append(
            JournalProgress.RuntimeSpan(
                journal: place.journal, numberingID: numberingID, bootID: bootID, first: times.lowerBound,
                last: times.upperBound))
        if spans.count > Self.limit { spans.removeFirst() }
    }

    /// Whether an entry on the disk is one that was read in memory.
    func haveCopy(in place: JournalPlaces.Found, numberingID: String, bootID: String, time: UInt64) -> Bool {
        spans.contains {
            $0.bootID == bootID && $0.journal == place.journal && $0.numberingID != numberingID
                && ($0.first...$0.last).contains(time)
        }
    }
}
