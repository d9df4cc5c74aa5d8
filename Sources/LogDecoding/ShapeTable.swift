import CRecordScanner

/// The shapes of a plan, compiled: the paths of all of them are one plan for the scanner, and of each path a table tells
/// what it means to each shape.
///
/// Plain memory that does not change once it is made, for the loops over a line's fields.
final class ShapeTable {
    /// What a path means to a shape.
    struct PathUse {
        /// The field's index, or ``none``.
        var field: UInt8 = none
        /// The unit of a time span, as an index of ``ShapeTable/units``.
        var unit: UInt8 = 0
        /// The path's place among those of its shape: of several to one field the first counts.
        var rank: UInt16 = 0

        static let none = UInt8.max
    }

    /// What of a shape is looked at on every line of it.
    struct Traits {
        var required: UInt64
        var forbidden: UInt64
        var semantics: UsageSemantics
        var repeats: RepeatRule
        var missing: MissingUsage
        var errorsFail: Bool
        var hasEvents: Bool
        var hasKinds: Bool
        var hasExcludedOperations: Bool
        var hasConstants: Bool
        var hasProvider: Bool
    }

    static let noShape = UInt8.max
    static let units: InlineArray<4, Int64> = [1_000_000_000, 1_000_000, 1_000, 1]

    /// The paths that are read.
    let paths: [FieldPath]
    /// The shapes, the user's own first. Behind them stands one for the lines that are of none.
    let shapes: [LogShape]
    /// How many of them are the user's own.
    let customCount: Int
    /// By path: the first shape that it makes a line a candidate for, or ``noShape``.
    let anchors: UnsafeMutablePointer<UInt8>
    /// By shape: its traits.
    let traits: UnsafeMutablePointer<Traits>
    /// How many paths the tables have: those that are read, and one for each of the user's constants.
    let pathCount: Int
    /// By shape of the user's own and mapping: the paths that are read for it.
    let mappingPaths: [[[Int]]]
    /// By shape of the user's own: the values that stand in for what a line does not have, as if the scanner had read them.
    let constants: [[record_scanner_field]]
    /// What the events of all shapes tell.
    let meanings: UnsafeMutablePointer<EventMeaning>
    /// The names of the events: the numbers of their meanings.
    private let events: ByteTable
    private let constantTexts: [UnsafeMutablePointer<UInt8>]
    private let uses: UnsafeMutablePointer<PathUse>

    init(plan: DecodingPlan) {
        let custom = plan.customShapes.map(\.shape)
        let envelope = LogShape(preset: "", anchors: [], bindings: Envelope.texts + Envelope.timestamps)
        shapes = custom + plan.preset.shapes + [envelope]
        customCount = custom.count

        // A path that means two things to one shape stands in the plan twice.
        var places: [FieldPath: [Int]] = [:]
        var paths: [FieldPath] = []
        func place(_ path: FieldPath, _ occurrence: Int) -> Int {
            while places[path, default: []].count <= occurrence {
                places[path, default: []].append(paths.count)
                paths.append(path)
            }
            return places[path, default: []][occurrence]
        }
        var placed: [[(place: Int, binding: FieldBinding)]] = []
        var anchored: [[Int]] = []
        for shape in shapes {
            var occurrences: [FieldPath: Int] = [:]
            placed.append(
                shape.bindings.map { binding in
                    defer { occurrences[binding.path, default: 0] += 1 }
                    return (place(binding.path, occurrences[binding.path, default: 0]), binding)
                })
            anchored.append(shape.anchors.map { place($0, 0) })
        }
        // Labels have paths of their own, which every shape reads.
        let firstLabel = paths.count
        paths += plan.labels.map(\.path)
        self.paths = paths

        var mappingPaths: [[[Int]]] = []
        var constants: [[record_scanner_field]] = []
        var constantTexts: [UnsafeMutablePointer<UInt8>] = []
        var pathCount = paths.count
        for (number, custom) in plan.customShapes.enumerated() {
            var next = 0
            mappingPaths.append(
                custom.fields.map { mapping in
                    defer { next += mapping.paths.count }
                    return placed[number][next..<next + mapping.paths.count].map(\.place)
                })
            constants.append(
                shapes[number].constants.map { constant in
                    let text = Array(constant.text.utf8)
                    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, text.count))
                    copy.initialize(from: text, count: text.count)
                    constantTexts.append(copy)
                    defer { pathCount += 1 }
                    return record_scanner_field(
                        start: UnsafePointer(copy), integer: 0, length: UInt32(text.count), path: UInt16(pathCount),
                        kind: UInt8(RECORD_SCANNER_STRING), reserved: 0)
                })
        }
        let named = shapes.flatMap(\.events)
        var events = ByteTable(seed: plan.hashSeed)
        meanings = .allocate(capacity: max(1, named.count))
        for (number, event) in named.enumerated() {
            let name = Array(event.key.utf8)
            name.withUnsafeBytes { events.insert($0, id: Int32(number)) }
            (meanings + number).initialize(to: event.value)
        }
        self.events = events
        self.pathCount = pathCount
        self.mappingPaths = mappingPaths
        self.constants = constants
        self.constantTexts = constantTexts

        anchors = .allocate(capacity: pathCount)
        anchors.initialize(repeating: Self.noShape, count: pathCount)
        traits = .allocate(capacity: shapes.count)
        uses = .allocate(capacity: shapes.count * pathCount)
        uses.initialize(repeating: PathUse(), count: shapes.count * pathCount)
        for (number, shape) in shapes.enumerated() {
            let row = uses + number * pathCount
            for (rank, (place, binding)) in placed[number].enumerated() {
                row[place] = PathUse(
                    field: UInt8(binding.field.index), unit: Self.unitIndex(binding.unit), rank: UInt16(rank))
            }
            for label in plan.labels.indices {
                row[firstLabel + label] = PathUse(field: UInt8(RecordField.label(label).index))
            }
            if number < customCount {
                for (constant, value) in zip(shape.constants, constants[number]) {
                    row[Int(value.path)] = PathUse(field: UInt8(constant.field.index), rank: .max)
                }
            } else {
                for place in anchored[number] {
                    assert(anchors[place] == Self.noShape, "two shapes are known by \(paths[place])")
                    anchors[place] = UInt8(number)
                }
            }
            (traits + number).initialize(to: Self.traits(of: shape))
        }
    }

    deinit {
        anchors.deallocate()
        traits.deallocate()
        uses.deallocate()
        meanings.deallocate()
        for text in constantTexts { text.deallocate() }
    }

    /// What each path means to a shape.
    @inline(__always)
    func row(_ shape: Int) -> UnsafePointer<PathUse> {
        UnsafePointer(uses + shape * pathCount)
    }

    /// The line is not of the shape.
    static let refused = -2
    /// The line is of the shape, which has no events.
    static let withoutEvent = -1

    /// Whether the line is of the shape: the number of its event's meaning, ``withoutEvent`` or ``refused``.
    ///
    /// Here and not in the decoder, whose half kilobyte a call would copy for each line.
    func meaning(of line: LineFields, _ shape: Int) -> Int {
        let traits = traits + shape
        guard line.present & traits.pointee.required == traits.pointee.required,
            line.present & traits.pointee.forbidden == 0
        else { return Self.refused }
        if traits.pointee.hasEvents {
            guard let event = line.text(.event), case let found = Int(events.find(event)), found >= 0 else {
                return Self.refused
            }
            return found
        }
        if traits.pointee.hasKinds, !hasKind(line, shape) { return Self.refused }
        return Self.withoutEvent
    }

    @inline(never)
    private func hasKind(_ line: LineFields, _ shape: Int) -> Bool {
        guard let kind = line.text(.objectKind), kind.count <= 64 else { return false }
        return shapes[shape].objectKinds.contains(String(decoding: kind, as: UTF8.self))
    }

    /// The number of the shape for the lines that are of none.
    var envelope: Int { shapes.count - 1 }

    private static func traits(of shape: LogShape) -> Traits {
        Traits(
            required: shape.required.reduce(0) { $0 | $1.bit }, forbidden: shape.forbidden.reduce(0) { $0 | $1.bit },
            semantics: shape.semantics, repeats: shape.repeats, missing: shape.missing, errorsFail: shape.errorsFail,
            hasEvents: !shape.events.isEmpty, hasKinds: !shape.objectKinds.isEmpty,
            hasExcludedOperations: !shape.excludedOperations.isEmpty, hasConstants: !shape.constants.isEmpty,
            hasProvider: shape.provider != nil)
    }

    private static func unitIndex(_ unit: FieldBinding.Unit) -> UInt8 {
        switch unit {
        case .seconds: 0
        case .milliseconds: 1
        case .microseconds: 2
        case .nanoseconds: 3
        }
    }
}
