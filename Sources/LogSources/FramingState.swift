/// What joining the records of one file needs to know of what lies before.
struct FramingState {
    /// How the lines are wrapped; `nil` while there were blank ones only.
    private(set) var form: LineForm?
    /// The stream of the record that is too long and is being passed over.
    var passedOver: Int?
    /// What makes a record of the file's lines.
    let framing: RecordFraming?
    private var blankBytes = 0

    /// The state at the beginning of a file. Without a framing lines are never joined.
    init(_ framing: RecordFraming?) {
        self.framing = framing
        if framing == nil { form = .plain }
    }

    /// The state at a position.
    ///
    /// - Parameters:
    ///   - head: the first bytes of the file, up to the position or 1,024.
    ///   - lastBytes: what stands before the position, where it lies in a record that is being passed over.
    init(_ framing: RecordFraming?, head: [UInt8], lastBytes: [UInt8]) {
        self.init(framing)
        head.withUnsafeBytes { find(in: $0) }
        blankBytes = head.count
        guard let form, !isPlain, lastBytes.last == 0x0A else { return }
        lastBytes.dropLast().withUnsafeBytes { bytes in
            let line = UnsafeRawBufferPointer(rebasing: bytes[Lines.wholeLinesLength(bytes)...])
            passedOver = ContainerLine(line, form: form).flatMap { Self.passedOver(behind: $0, form: form) }
        }
    }

    /// The stream that is being passed over behind a line, where one is: that of a part, the other one behind a last part.
    static func passedOver(behind line: ContainerLine, form: LineForm) -> Int {
        form == .plain || line.isPartial ? line.stream : 1 - line.stream
    }

    /// Whether objects may go on over many lines.
    var isMultiline: Bool { framing == .multilineJSON }

    /// Whether lines are records as they are.
    var isPlain: Bool { form == .plain && !isMultiline }

    /// Finds the form, where it is not known, in the lines that come next.
    @inline(__always)
    mutating func look(at lines: UnsafeRawBufferPointer) {
        if form == nil { find(in: lines) }
    }

    private mutating func find(in lines: UnsafeRawBufferPointer) {
        guard framing != nil else { return }
        form = LineForm.of(lines, blankBefore: blankBytes)
    }

    /// Tells how many bytes of the lines were taken.
    @inline(__always)
    mutating func advance(_ count: Int) {
        if form == nil { blankBytes += count }
    }
}
