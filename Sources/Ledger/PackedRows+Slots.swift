import Foundation
import GRDB
import UsageModel

extension PackedRows {
    /// Hands out the rows that stand in parts of some slots. A series may come more than once.
    ///
    /// - Parameter order: the columns by which parts are ordered.
    static func read(
        _ db: Database, table: String, order: String, slots: Range<Int64>,
        _ body: (_ slot: Int64, _ series: Int64, _ totals: UsageTotals, _ sketch: LatencySketch) throws -> Void
    ) throws {
        let parts = try Row.fetchCursor(
            db, sql: "SELECT slot, rows FROM \(table) WHERE slot >= ? AND slot < ? ORDER BY \(order)",
            arguments: [slots.lowerBound, slots.upperBound])
        while let part = try parts.next() {
            let slot: Int64 = part[0]
            try part.withUnsafeData(atIndex: 1) { rows in
                try rows?.withUnsafeBytes { bytes in try read(bytes) { try body(slot, $0, $1, $2) } }
            }
        }
    }
}
