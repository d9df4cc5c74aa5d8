import Ledger
import LogDecoding
import UsageModel

extension SeriesKey {
    /// The series of records, by numbers of their decoder's tables.
    ///
    /// - Parameter labels: the label set; `nil` for all labels.
    init(_ decoder: borrowing BlockDecoder, model: UInt32, status: RequestStatus, labels: UInt32?) {
        let model = decoder.models.entries[Int(model)]
        let names = decoder.labels.names
        var pairs: [Label] = []
        if let labels, !names.isEmpty {
            pairs = zip(names, decoder.labels.values(ofSet: labels)).map { Label(name: $0, value: $1) }
        }
        self.init(provider: model.provider, model: model.model, status: status, labels: pairs)
    }
}

extension CostlyRequest {
    /// A request as its record has it.
    init(_ record: borrowing UsageRecord, of decoder: borrowing BlockDecoder, line: RequestLine) {
        self.init(
            time: record.time,
            series: SeriesKey(decoder, model: record.model, status: record.status, labels: record.labels),
            usage: record.usage, cost: record.cost, duration: record.duration, key: record.requestKey, line: line)
    }
}
