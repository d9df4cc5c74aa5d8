import Archive
import ArgumentParser
import Ledger
import UsageModel

/// `tailmeter archive verify`.
struct VerifyArchiveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Reads all segments and compares them with the index.",
        discussion: """
            Lengths, checksums and counts of lines. It only reads, and may run beside the daemon. The exit status is 1 where \
            something is wrong.
            """)

    @OptionGroup var place: ArchivePlace

    func run() throws {
        let settings = try place.settings()
        do {
            let catalog = try ArchiveCatalog(folder: try place.folder(settings))
            var damaged = 0
            for segment in catalog.segments {
                guard let problem = SegmentVerification.problem(of: segment, in: catalog.folder) else { continue }
                damaged += 1
                StandardOutput.write("\(segment.path): \(problem)\n")
            }
            let unknown = catalog.unknownFiles()
            for path in unknown {
                StandardOutput.write("\(path): not in the index; nothing is counted or rebuilt from it\n")
            }
            let count = catalog.segments.count
            let lines = HumanText.counted(catalog.segments.reduce(0) { $0 + $1.lines }, "line")
            guard damaged > 0 else {
                StandardOutput.write(
                    "\(HumanText.counted(Int64(count), "segment")) with \(lines): all as they were written\n")
                return
            }
            throw CommandFailure("\(damaged) of \(count) segments are not as they were written")
        } catch {
            throw CommandFailure.explained(error)
        }
    }
}
