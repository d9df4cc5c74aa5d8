import Archive
import LogSources
import Logging
import UsageModel

/// Puts what an archive reports into the daemon's log. What it meets in the files, the engine tells already.
enum ArchiveLog {
    static func write(_ report: ArchiveReport, to logger: Logger) {
        switch report {
        case .lookedAtSources: break
        case .files(source: _, .suspectedLoss(path: let path)):
            logger.warning(
                "archive: \(path): content that was being read is gone; lines may be missing from the archive")
        case .files: break
        case .note(let text): logger.warning("archive: \(text)")
        case .removed(let segments, let bytes):
            logger.info(
                "archive: \(HumanText.counted(Int64(segments), "segment")) of \(HumanText.bytes(bytes)) past their time removed"
            )
        }
    }
}
