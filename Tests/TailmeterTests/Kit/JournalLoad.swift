import Foundation
import Synchronization
import TestKit

/// Writes journal files as two machines do, with split lines and rotation, and knows what was written.
final class JournalLoad: Sendable {
    private struct State {
        var random: SeededGenerator
        var number = 0
        var requests = 0
        var tokens = 0
        var archives = 0
        var isStopped = false
        var failure: (any Error)?
    }

    private let folder: String
    private let state: Mutex<State>
    private let ended = DispatchSemaphore(value: 0)

    /// Begins to write into a folder.
    init(_ folder: String, seed: UInt64) throws {
        self.folder = folder
        state = Mutex(State(random: SeededGenerator(seed: seed)))
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let thread = Thread { [self] in
            while !state.withLock(\.isStopped) {
                do { try step() } catch {
                    state.withLock { $0.failure = error }
                    break
                }
            }
            ended.signal()
        }
        thread.start()
    }

    /// Stops writing. Returns how many requests there are, and their input tokens.
    func stop() throws -> (requests: Int, tokens: Int) {
        state.withLock { $0.isStopped = true }
        ended.wait()
        ended.signal()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            return (state.requests, state.tokens)
        }
    }

    private func step() throws {
        let (entries, name, archive) = state.withLock { state in
            let machine = Int.random(in: 0...1, using: &state.random)
            let entries = (0..<Int.random(in: 1...60, using: &state.random)).flatMap { _ in
                Self.request(&state, machine: machine)
            }
            let name = "remote-\(Int.random(in: 0...2, using: &state.random))"
            var archive: String?
            if Int.random(in: 0..<12, using: &state.random) == 0 {
                state.archives += 1
                archive = "\(name)@\(state.archives).journal"
            }
            return (entries, name, archive)
        }
        try JournalWriter.append(entries, to: "\(folder)/\(name).journal")
        if let archive { try JournalWriter.archive("\(folder)/\(name).journal", as: "\(folder)/\(archive)") }
    }

    /// The entries of one request: one, or several where journald split its line.
    private static func request(_ state: inout State, machine: Int) -> [JournalEntry] {
        state.number += 1
        let tokens = Int.random(in: 1...10_000, using: &state.random)
        state.requests += 1
        state.tokens += tokens
        let line = UsageLine.text(tokens).dropLast()
        // The machines' clocks are an hour apart.
        let time = state.number + machine * 3_600
        let bootID = String(repeating: machine == 0 ? "a" : "b", count: 32)
        func entry(_ text: String, _ fields: [(String, String)]) -> JournalEntry {
            JournalEntry(time, text, bootID: bootID, machineID: bootID, fields: fields)
        }
        guard Int.random(in: 0..<5, using: &state.random) == 0 else { return [entry(String(line), [])] }
        let stream = ("_STREAM_ID", "stream-\(state.number)")
        let cut = line.index(line.startIndex, offsetBy: Int.random(in: 1..<line.count, using: &state.random))
        return [
            entry(String(line[..<cut]), [stream, ("_LINE_BREAK", "line-max")]), entry(String(line[cut...]), [stream]),
        ]
    }
}
