import Archive
import HTTPAPI
import LLMClient
import LogSources
import Moderation
import UsageModel

/// `tailmeter moderate --jsonl` and `--log`: a verdict for each text of a file's lines, in their order.
struct ModeratedLines {
    /// What the lines are.
    enum Texts {
        /// `{"text": …}`, all of one side.
        case json(ModerationSide)
        /// The log of an app.
        case log(LoggedPlaces)
    }

    let texts: Texts
    let moderator: Moderator
    let concurrent: Int
    let policy: ModerationFailurePolicy

    /// So many texts are judged before the next are read.
    private static let batch = 256

    private struct Item: Sendable {
        var line: Int
        var side: ModerationSide
        var text: String
        var user = ""
        var request = ""
        /// Why there is nothing to judge; `nil` where there is.
        var problem: String?
    }

    private struct Totals {
        var verdicts: [ModerationVerdict.Outcome: Int] = [:]
        var inconclusive = 0
        var problems = 0
    }

    /// Judges all lines.
    ///
    /// - Throws: `CommandFailure` at the end where a line could not be read, or a text has no verdict.
    func run(_ lines: FileLines) async throws {
        var items: [Item] = []
        var number = 0
        var totals = Totals()
        while let block = try lines.next() {
            switch block {
            case .tooLong:
                number += 1
                items.append(Item(line: number, side: .input, text: "", problem: "the line is too long"))
            case .lines(let bytes), .rest(let bytes):
                Lines.forEach(in: bytes) { line in
                    number += 1
                    items += found(in: line, number: number)
                }
            }
            var rest = items[...]
            while !rest.isEmpty {
                await judge(Array(rest.prefix(Self.batch)), &totals)
                rest = rest.dropFirst(Self.batch)
            }
            items.removeAll()
        }
        try finish(totals)
    }

    private func found(in line: UnsafeRawBufferPointer, number: Int) -> [Item] {
        switch texts {
        case .json(let side):
            guard !line.isEmpty else { return [] }
            do throws(GuardQuery.Refusal) {
                return [Item(line: number, side: side, text: try GuardQuery(json: Array(line)).text)]
            } catch {
                return [Item(line: number, side: side, text: "", problem: error.message)]
            }
        case .log(let places):
            let found = places.texts.texts(in: line, user: places.user, request: TextSampling.commonRequest)
            func items(_ texts: [String], _ side: ModerationSide) -> [Item] {
                texts.map { Item(line: number, side: side, text: $0, user: found.user, request: found.request) }
            }
            return (places.looksAtInput ? items(found.input, .input) : [])
                + (places.looksAtOutput ? items(found.output, .output) : [])
        }
    }

    private func judge(_ items: [Item], _ totals: inout Totals) async {
        let moderator = moderator
        let verdicts = await batchProcess(items, maxConcurrent: concurrent) { item -> ModerationVerdict? in
            item.problem == nil ? try await moderator.judge(item.text, side: item.side) : nil
        }
        var output = ""
        for (item, result) in zip(items, verdicts) {
            if let problem = item.problem {
                totals.problems += 1
                output += JSONText.object([("line", "\(item.line)"), ("error", JSONText.string(problem))]) + "\n"
                continue
            }
            guard let verdict = try? result.get() else { continue }
            totals.verdicts[verdict.outcome, default: 0] += 1
            if !verdict.isConclusive { totals.inconclusive += 1 }
            var members = [("line", "\(item.line)"), ("side", JSONText.string(item.side.rawValue))]
            if !item.user.isEmpty { members.append(("user", JSONText.string(item.user))) }
            if !item.request.isEmpty { members.append(("request", JSONText.string(item.request))) }
            output += JSONText.object(members + verdict.members) + "\n"
        }
        StandardOutput.write(output)
    }

    private func finish(_ totals: Totals) throws {
        let counts = ModerationVerdict.Outcome.allCases.compactMap { outcome in
            totals.verdicts[outcome].map { "\(HumanText.grouped(Int64($0))) \(outcome.rawValue)" }
        }
        let sum = totals.verdicts.values.reduce(0, +)
        StandardError.write(
            "\(HumanText.counted(Int64(sum), "text"))\(counts.isEmpty ? "" : ": ")\(counts.joined(separator: ", "))\n")
        if totals.problems > 0 {
            throw CommandFailure(
                "\(HumanText.counted(Int64(totals.problems), "line")) could not be read: see \"error\"")
        }
        guard policy == .error, totals.inconclusive > 0 else { return }
        throw CommandFailure(
            "\(HumanText.counted(Int64(totals.inconclusive), "text")) without a verdict: see \"reason\"")
    }
}
