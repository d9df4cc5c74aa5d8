import UsageModel

/// Makes lines of journal entries.
final class JournalEntryReader {
    private let maximumLineBytes: Int
    private let fields: JournalEntryFields
    /// The fields that stand in the line, with their place among those that are read.
    private let shown: [(key: JournalLine.Key, index: Int)]
    private let isMapped: Bool
    private let message: Int
    private let lineBreak: Int
    private let streamID: Int
    private let sourceTime: Int
    private let command: Int
    private(set) var openLines: JournalOpenLines
    private var line: [UInt8] = []

    private static let lineMaximum = Array("line-max".utf8)
    /// What this program is called in entries that it wrote itself: what these say is nothing of an app, and to read them
    /// would make more of them.
    private static let ownCommand: [UInt8] = {
        guard let file = try? OpenFile(reading: "/proc/self/comm"),
            let name = try? Fingerprint.bytes(of: file, at: 0, count: 64)
        else { return [] }
        return Array(name.prefix { $0 != 0x0A })
    }()

    init(_ selection: JournalSelection, maximumLineBytes: Int) {
        self.maximumLineBytes = maximumLineBytes
        var names: [String] = []
        func index(_ name: String) -> Int {
            if let known = names.firstIndex(of: name) { return known }
            names.append(name)
            return names.count - 1
        }
        isMapped = !selection.fields.isEmpty
        sourceTime = index("_SOURCE_REALTIME_TIMESTAMP")
        command = index("_COMM")
        message = isMapped ? -1 : index("MESSAGE")
        lineBreak = isMapped ? -1 : index("_LINE_BREAK")
        streamID = isMapped ? -1 : index("_STREAM_ID")
        var keys: [(JournalLine.Key, Int)] = []
        for name in selection.fields + selection.labelFields {
            let place = index(name)
            if !keys.contains(where: { $0.1 == place }) { keys.append((JournalLine.Key(name), place)) }
        }
        shown = keys
        fields = JournalEntryFields(names)
        openLines = JournalOpenLines(limit: maximumLineBytes)
    }

    /// Makes a line of an entry, and puts it into a block.
    func read(
        _ entry: borrowing some JournalEntrySource & ~Copyable, fileID: String, into block: inout JournalBlock
    ) {
        fields.read(entry, limit: maximumLineBytes)
        if fields.presence(command) == .present, fields.value(command) == Self.ownCommand { return }
        line.removeAll(keepingCapacity: line.capacity <= 1 << 20)
        let isTooLong: Bool
        if isMapped {
            isTooLong = shown.contains { fields.presence($0.index) == .tooLong }
            JournalLine.append(shownValues, to: &line)
        } else {
            switch joined(entry, fileID: fileID) {
            case .waiting: return
            case .tooLong: isTooLong = true
            case .line(let text):
                isTooLong = false
                JournalLine.append(message: text, fields: shownValues, to: &line)
            case .whole:
                isTooLong = fields.presence(message) == .tooLong
                if fields.presence(message) == .absent {
                    JournalLine.append(shownValues, to: &line)
                } else {
                    JournalLine.append(message: fields.value(message), fields: shownValues, to: &line)
                }
            }
        }
        if isTooLong || line.count > maximumLineBytes {
            block.tooLong += 1
        } else {
            block.append(line, time: time(entry))
        }
    }

    private var shownValues: some Sequence<(key: JournalLine.Key, value: [UInt8])> {
        shown.lazy.filter { [fields] in fields.presence($0.index) == .present }
            .map { [fields] in (key: $0.key, value: fields.value($0.index)) }
    }

    private func joined(
        _ entry: borrowing some JournalEntrySource & ~Copyable, fileID: String
    ) -> JournalOpenLines.Joined {
        guard fields.presence(streamID) == .present else { return .whole }
        let isPart = fields.presence(lineBreak) == .present && fields.value(lineBreak) == Self.lineMaximum
        guard isPart || !openLines.isEmpty else { return .whole }
        return openLines.add(
            fields.value(message), streamID: fields.value(streamID), isPart: isPart,
            isTooLong: fields.presence(message) == .tooLong, fileID: fileID, cursor: { entry.cursor })
    }

    /// When the message was sent, where journald knows that, else when it wrote the entry.
    private func time(_ entry: borrowing some JournalEntrySource & ~Copyable) -> Timestamp {
        if fields.presence(sourceTime) == .present {
            let digits = fields.value(sourceTime)
            if (1...18).contains(digits.count), digits.allSatisfy({ $0 &- 0x30 < 10 }) {
                return Timestamp(microseconds: digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) })
            }
        }
        return entry.time ?? Timestamp(microseconds: 0)
    }

    /// Reads the parts of open lines again, up to the positions in their files.
    ///
    /// - Parameter files: where the parts are, and the cursor at which the reading stopped.
    func restore(
        _ places: [JournalProgress.OpenLine], files: [(id: String, path: String, end: String?)], matches: [[[String]]]
    ) {
        var opened: [(first: Timestamp, file: (id: String, path: String, end: String))] = []
        for file in files {
            guard let end = file.end, let open = try? OpenFile(reading: file.path),
                let header = JournalHeader(of: open), header.fileID == file.id
            else { continue }
            opened.append((header.firstTime, (file.id, file.path, end)))
        }
        for (_, file) in opened.sorted(by: { $0.first < $1.first }) {
            for place in places where place.fileID == file.id {
                restore(place, path: file.path, end: file.end, matches: matches)
            }
        }
    }

    private func restore(_ place: JournalProgress.OpenLine, path: String, end: String, matches: [[[String]]]) {
        guard let open = try? OpenFile(reading: path),
            let file = try? JournalFile(open, path: path, matches: matches),
            (try? file.seek(to: place.cursor)) == .atCursor
        else { return }
        repeat {
            fields.read(file, limit: maximumLineBytes)
            if fields.presence(streamID) == .present, fields.value(streamID).elementsEqual(place.streamID.utf8) {
                _ = joined(file, fileID: place.fileID)
            }
            if file.isAt(end) { return }
        } while file.next() > 0
        // The end was not found: what was read may reach beyond it.
        openLines.forget(streamID: Array(place.streamID.utf8))
    }
}
