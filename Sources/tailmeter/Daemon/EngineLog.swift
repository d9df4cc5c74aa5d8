import LogSources
import Logging
import Pipeline

/// Puts what the engine reports into the daemon's log.
enum EngineLog {
    static func write(_ report: EngineReport, to logger: Logger) {
        switch report {
        case .files(let source, let happened):
            var logger = logger
            logger[metadataKey: "source"] = "\(source)"
            write(happened, to: logger)
        case .skippedLine(let path, let line, let reason, let detail):
            logger.notice(
                "\(path):\(line): line passed over, \(reason): \(detail)",
                metadata: ["path": "\(path)", "line": .stringConvertible(line), "reason": "\(reason)"])
        case .fieldNeverFound(let source, let field, let paths, let lines):
            let names = paths.joined(separator: " or ")
            logger.warning(
                """
                \(source): none of the first \(lines) lines has \(names), from which the settings take '\(field)'; \
                try them with 'tailmeter check --sample'
                """, metadata: ["source": "\(source)", "field": "\(field)"])
        case .commitFailed(let error): logger.error("\(error)")
        case .lookedAtSources, .alertsDecided: break
        case .commitRecovered: logger.notice("commits go through again")
        }
    }

    private static func write(_ happened: TailReport, to logger: Logger) {
        switch happened {
        case .opened(let path, let offset):
            logger.info(offset == 0 ? "reading \(path)" : "reading \(path) on from byte \(offset)")
        case .waiting(let path): logger.warning("\(path) does not exist yet; waiting for it")
        case .rotated(let path): logger.info("\(path) was rotated; the old file is read to its end")
        case .truncated(let path): logger.warning("\(path) was cut or replaced in place; reading it from its beginning")
        case .suspectedLoss(let path):
            logger.warning("\(path): content that was being read is gone; lines may be lost")
        case .lineTooLong(let path, let line):
            logger.warning("\(path):\(line): line longer than max_line_bytes passed over")
        case .sameFile(let path, let other): logger.warning("\(path) is the same file as \(other); it is read once")
        case .ownLog(let path): logger.notice("\(path) is the log of this daemon itself; it is not read")
        case .notAFile(let path, .directory):
            logger.error("\(path) is a folder; name files in it, such as '\(path)/*.jsonl'")
        case .notAFile(let path, .fifo):
            logger.error("\(path) is a FIFO: 'run' alone reads one, and only by its own path, not by a pattern")
        case .notAFile(let path, _): logger.error("\(path) is not a plain file and cannot be tailed")
        case .pipeOpened(let path): logger.info("reading \(path)")
        case .inputEnded(let path): logger.info("\(path) is at its end")
        case .failed(let error): logger.error("\(error.description)")
        case .journalOpened(let path, let isFromStart):
            logger.info(isFromStart ? "reading \(path)" : "reading \(path) on from its position")
        case .noJournal(let places):
            logger.warning(
                """
                there is no journal file in \(places) yet, or the folder may not be listed (a user in the group \
                systemd-journal may); waiting for it
                """)
        case .journal(let error): logger.error("\(error.description)")
        case .recovered(let path): logger.notice("\(path) can be read again")
        }
    }
}
