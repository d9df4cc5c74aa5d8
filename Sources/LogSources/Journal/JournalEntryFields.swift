import Glibc

/// Takes from journal entries the values of the fields that are wanted.
///
/// All fields of an entry are gone through once: asking libsystemd for one field by its name costs as much.
final class JournalEntryFields {
    /// What an entry has of a field.
    enum Presence {
        case absent
        case present
        /// It is longer than allowed; its value is not kept.
        case tooLong
    }

    /// A datum of this size or more may be cut off where it is not asked for by name.
    static let previewBytes = 64 << 10

    private let names: [String]
    private let nameBytes: UnsafeMutablePointer<UInt8>
    private let lengths: [Int]
    private let offsets: [Int]
    private var presences: [Presence]
    private var values: [[UInt8]]
    private var large: [Int] = []

    init(_ names: [String]) {
        self.names = names
        lengths = names.map(\.utf8.count)
        offsets = lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        nameBytes = .allocate(capacity: max(1, offsets.last ?? 0))
        for (offset, byte) in names.joined().utf8.enumerated() { (nameBytes + offset).initialize(to: byte) }
        presences = Array(repeating: .absent, count: names.count)
        values = Array(repeating: [], count: names.count)
    }

    deinit {
        nameBytes.deallocate()
    }

    /// Takes the values of an entry. Of a field that the entry has several times, the first counts.
    ///
    /// - Parameter limit: a longer value is not kept.
    func read(_ entry: borrowing some JournalEntrySource & ~Copyable, limit: Int) {
        for index in presences.indices { presences[index] = .absent }
        entry.forEachDatum { take($0, limit: limit) }
        guard !large.isEmpty else { return }
        for index in large {
            // The name and '=' stand before the value; one byte more tells that it is too long.
            entry.withDatum(names[index], limit: lengths[index] + 2 + limit) { keep($0, index, limit: limit) }
        }
        large.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    private func take(_ datum: UnsafeRawBufferPointer, limit: Int) {
        guard let start = datum.baseAddress else { return }
        for index in 0..<lengths.count where presences[index] == .absent {
            let length = lengths[index]
            guard datum.count > length, datum[length] == 0x3D, memcmp(start, nameBytes + offsets[index], length) == 0
            else { continue }
            if datum.count >= Self.previewBytes {
                presences[index] = .present
                values[index].removeAll()
                large.append(index)
            } else {
                keep(datum, index, limit: limit)
            }
            return
        }
    }

    private func keep(_ datum: UnsafeRawBufferPointer, _ index: Int, limit: Int) {
        let value = UnsafeRawBufferPointer(rebasing: datum[(lengths[index] + 1)...])
        // What a large value took is given back.
        values[index].removeAll(keepingCapacity: values[index].capacity <= Self.previewBytes)
        presences[index] = value.count > limit ? .tooLong : .present
        if value.count <= limit { values[index].append(contentsOf: value) }
    }

    /// Whether the entry has a field.
    func presence(_ index: Int) -> Presence { presences[index] }

    /// The value of a field; empty where the entry does not have it.
    func value(_ index: Int) -> [UInt8] { presences[index] == .present ? values[index] : [] }
}
