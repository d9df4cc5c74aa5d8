import ArgumentParser
import Ledger

/// `tailmeter state inspect`.
struct InspectStateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tells what the ledger holds: positions, totals, and whether it is intact.",
        discussion: """
            It only reads, and may run beside the daemon. The integrity check reads the whole file. The exit status is 1 where \
            something is wrong with it.
            """)

    @OptionGroup var options: StateOptions

    @Option(help: "table or json.")
    var format: TableFormat = .table

    func run() throws {
        let path = try options.ledger()
        let inspection: LedgerInspection
        do { inspection = try LedgerFile.inspect(path) } catch { throw CommandFailure(error.description) }
        switch format {
        case .table: StandardOutput.write(StateReport.table(inspection, color: StandardOutput.wantsColor))
        case .json: StandardOutput.write(try StateReport.json(inspection))
        }
        if !inspection.isIntact { throw CommandFailure("\(path) is damaged: \(inspection.problems[0])") }
    }
}
