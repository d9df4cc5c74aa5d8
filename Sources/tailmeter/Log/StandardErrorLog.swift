import Logging
import Pipeline
import UsageModel

/// Has messages written by a ``LogWriter``.
struct StandardErrorLog: LogHandler {
    let writer: LogWriter
    var logLevel = Logger.Level.info
    var metadata = Logger.Metadata()

    /// - Parameter logLevel: what is below it is not written.
    init(_ writer: LogWriter, logLevel: Logger.Level = .info) {
        self.writer = writer
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        writer.write(
            LogMessage(
                level: event.level, text: "\(event.message)",
                fields: fields.sorted { $0.key < $1.key }.map { LogMessage.Field($0.key, $0.value) }),
            now: Clock.now, monotonicSeconds: Clock.monotonicSeconds)
    }
}

extension LogMessage.Field {
    fileprivate init(_ name: String, _ value: Logger.Metadata.Value) {
        var isNumber = false
        if case .stringConvertible(let value) = value { isNumber = value is any BinaryInteger }
        self.init(name: name, value: "\(value)", isNumber: isNumber)
    }
}
