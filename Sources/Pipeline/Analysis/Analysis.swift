import Dispatch
import LogDecoding
import LogSources
import Synchronization
public import UsageModel

/// Reads files once, on all cores, and adds them up by groups. No state is kept.
public enum Analysis {
    /// How far an analysis is.
    public final class Progress: Sendable {
        private let done = Atomic<Int64>(0)
        private let total = Atomic<Int64>(0)

        /// Makes a progress at nothing.
        public init() {}

        /// Bytes that were read, and that there are; 0 where it is not known.
        public var bytes: (done: Int64, total: Int64) {
            (done.load(ordering: .relaxed), total.load(ordering: .relaxed))
        }

        func add(_ bytes: Int) { done.add(Int64(bytes), ordering: .relaxed) }

        func begin(_ bytes: Int64) { total.store(bytes, ordering: .relaxed) }
    }

    /// Does what is asked.
    ///
    /// - Throws: ``DecodingError/tooManyPaths(_:)``. What is wrong with a file is in ``AnalysisResult/failures``.
    public static func run(
        _ request: AnalysisRequest, now: Timestamp, progress: Progress = Progress()
    ) throws -> AnalysisResult {
        let (pieces, failures, bytes) = AnalysisPiece.cut(
            request.paths, framing: request.framing, rangeBytes: request.pieceBytes, lastBytes: request.lastBytes)
        progress.begin(bytes)
        let names = request.paths.map { $0 == "-" ? PipeStream.standardInputName : $0 }
        let costFloor = SharedCostFloor()
        let merger = PieceMerger(failures: failures, request: request, costFloor: costFloor)
        let next = Atomic<Int>(0)
        let times = PieceTimes(pieces: pieces.count)
        let trouble = Mutex<DecodingError?>(nil)
        DispatchQueue.concurrentPerform(iterations: max(1, min(request.threads, pieces.count))) { number in
            do throws(DecodingError) {
                var worker = try AnalysisWorker(
                    number: number, request: request, sourceNames: names, costFloor: costFloor)
                while case let index = next.add(1, ordering: .relaxed).oldValue, index < pieces.count {
                    let result = worker.read(
                        index, of: pieces, times: times, now: now,
                        handOver: { merger.take(&$0, at: index, of: pieces) }, progress: { progress.add($0) })
                    merger.merge(result, at: index, of: pieces)
                }
                merger.finish(worker)
            } catch {
                trouble.withLock { $0 = error }
            }
        }
        if let error = trouble.withLock({ $0 }) { throw error }
        return merger.finish()
    }
}
