import Budgets
import LogDecoding
import UsageModel

/// Adds up what budgets count between two commits: by model, outcome, scope, and minute or, where that is enough, quarter
/// of an hour.
struct SpendAggregator: ~Copyable {
    private struct Series {
        let model: UInt32
        let isError: Bool
        let scopes: UInt32
    }

    private struct Row {
        let minute: Int64
        let series: UInt32
        var sums = SpendSums()
    }

    private var seriesTable = PairTable()
    private var series: ContiguousArray<Series> = []
    private var rowTable = PairTable()
    private var rows: ContiguousArray<Row> = []

    /// From this minute on minutes are told apart.
    var firstMinute = Int64.max

    /// How many rows there are.
    var rowCount: Int { rows.count }

    /// Adds one record.
    mutating func add(_ record: borrowing UsageRecord) {
        let isError = record.status != .success
        let (number, isNew) = seriesTable.number(record.model << 1 | (isError ? 1 : 0), record.scopes)
        if isNew { series.append(Series(model: record.model, isError: isError, scopes: record.scopes)) }
        var minute = record.time.minute
        if minute < firstMinute { minute = floorDivision(minute, 15) * 15 }
        let (row, isNewRow) = rowTable.number(UInt32(truncatingIfNeeded: minute), number)
        if isNewRow { rows.append(Row(minute: minute, series: number)) }
        rows[Int(row)].sums.add(record)
    }

    /// Hands out what was added up, and forgets it.
    mutating func drain(
        _ decoder: borrowing BlockDecoder, _ body: (_ sums: SpendSums, _ minute: Int64, inout SpendPlaces) -> Void
    ) {
        var places = series.map { series in
            let model = decoder.models.entries[Int(series.model)]
            let labels =
                decoder.scopes.names.isEmpty
                ? []
                : zip(decoder.scopes.names, decoder.scopes.values(ofSet: series.scopes))
                    .map { BudgetStanding.Label(name: $0, value: $1) }
            return SpendPlaces(
                SpendSource(
                    model: model.model, provider: model.provider, isError: series.isError, labels: labels))
        }
        for row in rows { body(row.sums, row.minute, &places[Int(row.series)]) }
        seriesTable.removeAll()
        series.removeAll(keepingCapacity: series.count < 65_536)
        rowTable.removeAll()
        rows.removeAll(keepingCapacity: rows.count < 65_536)
    }
}
