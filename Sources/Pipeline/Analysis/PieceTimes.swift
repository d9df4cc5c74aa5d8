import Synchronization
import UsageModel

/// The last usable timestamp at the end of each piece that is read, for the lines without one in the pieces behind it.
///
/// Without it a file that has no timestamps at all would be read from its beginning once more for each of its pieces.
final class PieceTimes: Sendable {
    /// By piece: `nil` until the piece is read, then its time, if it or a piece before it has one.
    private let times: Mutex<[Timestamp??]>

    init(pieces: Int) {
        times = Mutex(Array(repeating: nil, count: pieces))
    }

    func set(_ time: Timestamp?, at index: Int) {
        times.withLock { $0[index] = .some(time) }
    }

    /// The nearest piece of the same file before `index` that is read: one of the last few, since pieces are read in order.
    func nearest(before index: Int, of pieces: [AnalysisPiece]) -> (index: Int, time: Timestamp?)? {
        times.withLock { times in
            var earlier = index - 1
            while earlier >= 0, pieces[earlier].source == pieces[index].source {
                if let time = times[earlier] { return (earlier, time) }
                earlier -= 1
            }
            return nil
        }
    }
}
