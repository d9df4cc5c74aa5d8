import Guardrails
import HTTPAPI
import LogSources
import UsageModel

/// `--jsonl`: a verdict for each line.
enum GuardLines {
    static func run(_ file: String, _ judge: (GuardQuery) -> (json: String, decision: GuardVerdict.Decision)) throws {
        let lines = try FileLines(file, blockBytes: 64 << 10)
        var failures = 0
        while let block = try lines.next() {
            let bytes: UnsafeRawBufferPointer
            switch block {
            case .lines(let lines): bytes = lines
            case .rest(let rest): bytes = rest
            case .tooLong:
                failures += 1
                StandardOutput.write(GuardDocument.error("the line is too long") + "\n")
                continue
            }
            var output = ""
            Lines.forEach(in: bytes) { line in
                do throws(GuardQuery.Refusal) {
                    output += judge(try GuardQuery(json: Array(line))).json + "\n"
                } catch {
                    failures += 1
                    output += GuardDocument.error(error.message) + "\n"
                }
            }
            StandardOutput.write(output)
        }
        guard failures == 0 else {
            throw CommandFailure("\(failures) \(failures == 1 ? "line" : "lines") could not be read: see \"error\"")
        }
    }
}
