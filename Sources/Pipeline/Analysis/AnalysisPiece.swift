import LogSources
import UsageModel

/// A part of the input that one thread reads at a time.
struct AnalysisPiece {
    enum Kind {
        /// The lines that begin within a range of bytes of a plain file.
        case range(Range<Int64>)
        /// A plain file as a whole: the beginning of a record of several lines can be told from the file's beginning only.
        case whole
        /// A gzip file.
        case gzip
        /// Standard input or a FIFO.
        case pipe(isFifo: Bool)
    }

    let path: String
    let kind: Kind
    /// The file's number.
    let source: UInt32
    let modified: Timestamp?
    /// Where the reading of the file begins: nothing before it is looked at.
    var fileStart: Int64 = 0

    /// Bytes of a piece of a plain file: large enough that finding its place costs nothing, small enough that all threads
    /// have something to do until the end.
    static let rangeBytes: Int64 = 4 << 20

    /// Cuts the files into pieces, in their order.
    static func cut(
        _ paths: [String], framing: RecordFraming = .lines, rangeBytes: Int64 = AnalysisPiece.rangeBytes,
        lastBytes: Int64 = .max
    ) -> (pieces: [AnalysisPiece], failures: [String], bytes: Int64) {
        var pieces: [AnalysisPiece] = []
        var failures: [String] = []
        var bytes: Int64 = 0
        for (index, path) in paths.enumerated() {
            let source = UInt32(index)
            if path == "-" {
                pieces.append(
                    AnalysisPiece(
                        path: PipeStream.standardInputName, kind: .pipe(isFifo: false), source: source, modified: nil))
                continue
            }
            if PipeStream.isFifo(path) {
                pieces.append(AnalysisPiece(path: path, kind: .pipe(isFifo: true), source: source, modified: nil))
                continue
            }
            let status: FileStatus
            let isGzip: Bool
            let isPlain: Bool
            do {
                status = try FileProbe.status(of: path)
                isGzip = try FileProbe.isGzip(path)
                isPlain = try FileProbe.isPlain(path, framing: framing)
            } catch {
                failures.append(error.description)
                continue
            }
            if isGzip {
                bytes += status.size
                pieces.append(AnalysisPiece(path: path, kind: .gzip, source: source, modified: status.modified))
                continue
            }
            guard isPlain else {
                bytes += status.size
                pieces.append(AnalysisPiece(path: path, kind: .whole, source: source, modified: status.modified))
                continue
            }
            let fileStart = max(0, status.size - lastBytes)
            bytes += status.size - fileStart
            for start in stride(from: fileStart, to: max(status.size, 1), by: Int64.Stride(rangeBytes)) {
                let end = start + rangeBytes >= status.size ? Int64.max : start + rangeBytes
                pieces.append(
                    AnalysisPiece(
                        path: path, kind: .range(start..<end), source: source, modified: status.modified,
                        fileStart: fileStart))
            }
        }
        return (pieces, failures, bytes)
    }
}
