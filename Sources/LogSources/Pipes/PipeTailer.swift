import UsageModel

/// Reads standard input and FIFOs, fairly, one after the other.
final class PipeTailer {
    /// A FIFO that the path of a source leads to.
    struct Fifo {
        let sourceIndex: Int
        let path: String
        let file: FileID
        let framing: RecordFraming
    }

    private var followers: [PipeFollower] = []
    /// Of an earlier tailer of the same process, those that were not asked for yet.
    private var held: [PipeFollower] = []
    private var troubles: [String: FileError] = [:]
    private var turn = 0
    private let options: TailOptions
    private let report: (Int, TailReport) -> Void

    init(options: TailOptions, report: @escaping (Int, TailReport) -> Void) {
        self.options = options
        self.report = report
    }

    /// Goes on with what another tailer read.
    func takeOver(_ held: [PipeFollower]) {
        self.held = held
    }

    /// All that is read from, for the tailer that follows.
    var all: [PipeFollower] { followers + held }

    /// What to wait for.
    var descriptors: [Int32] { followers.lazy.map(\.descriptor).filter { $0 >= 0 } }

    /// Whether nothing is read from any longer.
    var isOver: Bool { followers.allSatisfy { $0.descriptor < 0 } }

    /// Begins with standard input.
    func openStandardInput(sourceIndex: Int, descriptor: Int32, framing: RecordFraming) {
        if takeHeld(.standardInput, sourceIndex: sourceIndex) { return }
        let follower = PipeFollower(standardInput: descriptor, framing: framing, options: options)
        begin(follower, sourceIndex: sourceIndex)
    }

    /// Tells which FIFOs the paths of sources lead to now.
    func update(_ fifos: [Fifo]) {
        followers.removeAll { $0.descriptor < 0 && $0.place != .standardInput }
        let places = Set(fifos.map { PipeFollower.Place.fifo(path: $0.path, $0.file) })
        for follower in followers where follower.place != .standardInput {
            follower.isLive = places.contains(follower.place)
        }
        for fifo in fifos {
            let place = PipeFollower.Place.fifo(path: fifo.path, fifo.file)
            if followers.contains(where: { $0.place == place }) || takeHeld(place, sourceIndex: fifo.sourceIndex) {
                continue
            }
            do throws(FileError) {
                let follower = try PipeFollower(fifo: fifo.path, fifo.file, framing: fifo.framing, options: options)
                begin(follower, sourceIndex: fifo.sourceIndex)
                if troubles.removeValue(forKey: fifo.path) != nil {
                    report(fifo.sourceIndex, .recovered(path: fifo.path))
                }
            } catch {
                failed(error, sourceIndex: fifo.sourceIndex)
            }
        }
    }

    private func begin(_ follower: PipeFollower, sourceIndex: Int) {
        follower.sourceIndex = sourceIndex
        followers.append(follower)
        report(sourceIndex, .pipeOpened(path: follower.path))
    }

    private func takeHeld(_ place: PipeFollower.Place, sourceIndex: Int) -> Bool {
        guard let number = held.firstIndex(where: { $0.place == place }) else { return false }
        let follower = held.remove(at: number)
        follower.sourceIndex = sourceIndex
        followers.append(follower)
        return true
    }

    private func failed(_ error: FileError, sourceIndex: Int) {
        guard troubles.updateValue(error, forKey: error.path) != error else { return }
        report(sourceIndex, .failed(error))
    }

    /// The next block and where it comes from, or `nil` where nothing has come.
    func next() -> (follower: PipeFollower, block: SourceRead.Block, lines: RecordLines)? {
        for step in followers.indices {
            let place = (turn + step) % followers.count
            let follower = followers[place]
            guard follower.descriptor >= 0 else { continue }
            switch follower.next() {
            case .block(let block, let lines):
                turn = place + 1
                return (follower, block, lines)
            case .waiting: break
            case .end:
                do { try follower.waitForWriters() } catch { failed(error, sourceIndex: follower.sourceIndex) }
                if follower.place == .standardInput {
                    report(follower.sourceIndex, .inputEnded(path: follower.path))
                }
            case .failed(let error): failed(error, sourceIndex: follower.sourceIndex)
            }
        }
        return nil
    }

    /// How far behind the writers the reading of a source is, where it is of a pipe.
    func lag(sourceIndex: Int, name: String) -> SourceLag? {
        let own = followers.filter { $0.sourceIndex == sourceIndex && $0.descriptor >= 0 }
        guard !own.isEmpty else { return nil }
        return SourceLag(
            source: name, bytes: own.map(\.lag).reduce(0, +), files: own.count,
            lastTime: own.compactMap(\.lastTime).max())
    }
}
