import Guardrails
import HTTPAPI
import LogSources
import UsageModel

/// `--jsonl`: a verdict for each line.
enum GuardLines {
    static func run(_ file: String, _ judge: (GuardQuery) -> (json: String, decision: GuardVerdict.Decision)) throws {
        var failures = 0
        do {
            if file == "-" || PipeStream.isFifo(file) {
                let pipe = file == "-" ? PipeStream.standardInput : try PipeStream(fifo: file)
                failures = try run(LineBlockReader(pipe, blockBytes: 64 << 10), judge)
            } else {
                _ = try FileProbe.status(of: file)
                failures = try run(LineBlockReader(try FileStream(path: file, offset: 0)), judge)
            }
        } catch let error as StreamError {
            throw CommandFailure(error.description)
        }
        guard failures == 0 else {
            throw CommandFailure("\(failures) \(failures == 1 ? "line" : "lines") could not be read: see \"error\"")
        }
    }

    private static func run<Stream: ByteStream & ~Copyable>(
        _ lines: consuming LineBlockReader<Stream>,
        _ judge: (GuardQuery) -> (json: String, decision: GuardVerdict.Decision)
    ) throws -> Int {
        var reader = lines
        var failures = 0
        while let block = try reader.next() {
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
        return failures
    }
}
