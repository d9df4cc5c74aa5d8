import Ledger

/// The numbers of the streams that an archive holds lines of.
struct StreamNumbers {
    /// Those that the index does not have yet.
    private(set) var new: [ArchiveStream] = []

    private struct Key: Hashable {
        let source: String
        let path: String
    }

    private var numbers: [Key: Int64] = [:]
    private var last: (key: Key, number: Int64)?

    init(_ known: [ArchiveStream]) {
        for stream in known { numbers[Key(source: stream.source, path: stream.path)] = stream.number }
    }

    mutating func number(source: String, path: String) -> Int64 {
        let key = Key(source: source, path: path)
        if let last, last.key == key { return last.number }
        let number: Int64
        if let known = numbers[key] {
            number = known
        } else {
            number = Int64(numbers.count) + 1
            numbers[key] = number
            new.append(ArchiveStream(number: number, source: source, path: path))
        }
        last = (key, number)
        return number
    }

    mutating func markCommitted() {
        new.removeAll()
    }
}
