import Foundation
import Glibc
import Synchronization

/// An app that logs all the time, on a thread of its own, and a log rotation that renames its file again and again.
///
/// It works in steps; between two steps it can be paused and asked what it wrote. Lines count as written once their line
/// feed is.
final class RotatingWriter: Sendable {
    private struct State: ~Copyable {
        var generator: LineGenerator
        var truth: UsageTruth
        var file: OutputFile
        /// What is still to be written of a line of which the beginning is.
        var pending: (rest: [UInt8], line: LoggedLine)?
        /// Steps until the app notices that its file was renamed and opens the new one.
        var stepsToReopen: Int?
        var generations = 0
        var rotations = 0
        var isPaused = true
        var isStopped = false
        var failure: String?
    }

    private let folder: TemporaryFolder
    private let name: String
    private let state: Mutex<State>

    /// Makes a writer with some lines in its first file. It is paused.
    init(_ folder: TemporaryFolder, name: String, seed: UInt64) throws {
        self.folder = folder
        self.name = name
        var state = State(
            generator: LineGenerator(seed: seed), truth: UsageTruth(source: name),
            file: try OutputFile(folder.path(name)))
        try Self.append(20, &state)
        self.state = Mutex(state)
        Thread.detachNewThread { [self] in work() }
    }

    deinit {
        state.withLock { $0.isStopped = true }
    }

    /// What was written so far.
    var truth: UsageTruth { state.withLock { $0.truth } }

    /// How often the file was renamed away so far.
    var rotations: Int { state.withLock { $0.rotations } }

    /// What went wrong with writing.
    var failure: String? { state.withLock { $0.failure } }

    func resume() { state.withLock { $0.isPaused = false } }

    /// Returns when the writer is at rest: no line is half written and the file that it writes to has its usual name.
    func pause() throws {
        try state.withLock { state in
            state.isPaused = true
            try Self.complete(&state)
            try reopen(&state)
        }
    }

    func stop() { state.withLock { $0.isStopped = true } }

    /// Takes away the oldest files, of which the caller knows that they were read.
    func keep(generations: Int) throws {
        try state.withLock { state in
            while state.generations > generations {
                try folder.remove("\(name).\(state.generations)")
                state.generations -= 1
            }
        }
    }

    // MARK: - The thread

    private func work() {
        while true {
            let pause = state.withLock { state -> UInt32? in
                if state.isStopped { return nil }
                if state.isPaused { return 500 }
                do { try step(&state) } catch {
                    state.failure = "\(error)"
                    return nil
                }
                return UInt32(state.generator.number(in: 200...6_000))
            }
            guard let pause else { return }
            usleep(pause)
        }
    }

    private func step(_ state: inout State) throws {
        if let left = state.stepsToReopen {
            state.stepsToReopen = left - 1
            if left <= 0 { try reopen(&state) }
        }
        switch state.generator.number(in: 1...1_000) {
        case ...600: try Self.append(state.generator.number(in: 1...20), &state)
        case ...740: try beginLine(&state)
        case ...750: try Self.append(state.generator.number(in: 1_000...4_000), &state)
        case ...775: try rotate(&state)
        default: break
        }
    }

    private static func append(_ count: Int, _ state: inout State) throws {
        try complete(&state)
        var bytes: [UInt8] = []
        for _ in 0..<count {
            for line in state.generator.next() {
                bytes += Array(line.text.utf8) + [UInt8(ascii: "\n")]
                state.truth.add(line)
            }
        }
        try state.file.write(bytes)
    }

    private static func complete(_ state: inout State) throws {
        guard let pending = state.pending else { return }
        state.pending = nil
        try state.file.write(pending.rest)
        state.truth.add(pending.line)
    }

    /// A buffered logger flushes in the middle of a line.
    private func beginLine(_ state: inout State) throws {
        try Self.complete(&state)
        let lines = state.generator.next()
        guard lines.count == 1, lines[0].text.utf8.count > 1 else {
            for line in lines { state.truth.add(line) }
            return try state.file.write(Array(lines.map { $0.text + "\n" }.joined().utf8))
        }
        let bytes = Array(lines[0].text.utf8) + [UInt8(ascii: "\n")]
        let cut = state.generator.number(in: 1...(bytes.count - 1))
        try state.file.write(Array(bytes[..<cut]))
        state.pending = (Array(bytes[cut...]), lines[0])
    }

    /// Renames all files on by one. Apps that rotate themselves open a new file at once; where logrotate does it, the app
    /// goes on writing to the renamed file for a while, with the new one there (`create`) or not yet.
    private func rotate(_ state: inout State) throws {
        guard state.stepsToReopen == nil else { return }
        for generation in (0...state.generations).reversed() {
            try folder.rename(
                generation == 0 ? name : "\(name).\(generation)", to: "\(name).\(generation + 1)")
        }
        state.generations += 1
        state.rotations += 1
        switch state.generator.number(in: 1...3) {
        case 1:
            try Self.complete(&state)
            try reopen(&state, isForced: true)
        case 2:
            try folder.write("", to: name)
            state.stepsToReopen = state.generator.number(in: 1...30)
        default: state.stepsToReopen = state.generator.number(in: 1...30)
        }
    }

    private func reopen(_ state: inout State, isForced: Bool = false) throws {
        guard isForced || state.stepsToReopen != nil else { return }
        try Self.complete(&state)
        state.stepsToReopen = nil
        state.file = try OutputFile(folder.path(name))
    }
}
