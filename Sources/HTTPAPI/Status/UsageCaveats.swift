import Reports

/// What the ledger could not tell as exactly as it was asked, in sentences.
enum UsageCaveats {
    static func sentences(_ caveats: Set<UsageResult.Caveat>) -> [String] {
        caveats.map(sentence).sorted()
    }

    private static func sentence(_ caveat: UsageResult.Caveat) -> String {
        switch caveat {
        case .startsEarlier: "the sums begin with the stored time that 'from' cuts, which is kept whole"
        case .endsLater: "the sums end with the stored time that 'to' cuts, which is kept whole"
        case .onlyByQuarter: "some sums are known by quarter of an hour alone, and stand where the quarter begins"
        case .onlyByDay: "some sums are known by day alone, and stand where the day begins"
        case .datesOf(let zone): "some sums are known by the dates of \(zone) alone, and stand under the same dates"
        }
    }
}
