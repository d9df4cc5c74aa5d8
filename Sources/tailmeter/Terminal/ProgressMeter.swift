import Dispatch
import Pipeline
import UsageModel

/// A line on the terminal's standard error that says how far long work is, how fast it goes and how long it will take.
final class ProgressMeter {
    private let progress: Analysis.Progress
    private let timer: (any DispatchSourceTimer)?

    init(_ progress: Analysis.Progress) {
        self.progress = progress
        guard StandardError.isTerminal else {
            timer = nil
            return
        }
        let start = Clock.monotonicSeconds
        let timer = DispatchSource.makeTimerSource()
        // Work that is done at once shows no bar.
        timer.schedule(deadline: .now() + 0.5, repeating: 0.2)
        timer.setEventHandler { Self.draw(progress.bytes, seconds: Clock.monotonicSeconds - start) }
        timer.resume()
        self.timer = timer
    }

    /// Takes the line away.
    func finish() {
        guard let timer else { return }
        timer.cancel()
        StandardError.write("\r\u{1B}[K")
    }

    private static func draw(_ bytes: (done: Int64, total: Int64), seconds: Double) {
        let rate = Double(bytes.done) / max(seconds, 0.001)
        var line = "\(HumanText.bytes(bytes.done)) at \(HumanText.bytes(Int64(rate)))/s"
        // Gzip files count decompressed bytes against compressed sizes: then there is no telling how much is left.
        if bytes.total > 0, bytes.done <= bytes.total {
            let share = Double(bytes.done) / Double(bytes.total)
            let full = Int(share * 30)
            let left = Int64(Double(bytes.total - bytes.done) / max(rate, 1))
            let leftText = left < 60 ? "\(left)s" : HumanText.span(nanoseconds: left * 1_000_000_000)
            let bar = String(repeating: "█", count: full) + String(repeating: "░", count: 30 - full)
            line = "\(bar) \(Int(share * 100)) %  \(line), \(leftText) left"
        }
        StandardError.write("\r\u{1B}[K\(line)")
    }
}
