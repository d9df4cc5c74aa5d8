import LogSources
import Pipeline
import UsageModel

/// How the daemon is doing, in a short line for `systemctl status`.
enum DaemonStatus {
    static func text(_ health: EngineHealth) -> String {
        if let error = health.commitError { return error }
        let sources = health.lag.count
        let files = health.lag.reduce(0) { $0 + $1.files }
        let behind = health.lag.reduce(0) { $0 + $1.bytes }
        let what = "\(sources) source\(sources == 1 ? "" : "s"), \(files) file\(files == 1 ? "" : "s")"
        return behind == 0 ? "\(what), all read" : "\(what), \(HumanText.bytes(behind)) behind"
    }
}
