import Foundation
import GRDB
import UsageModel

/// The SQL function that merges the sketches of two rows.
enum SketchMerge {
    static let function = DatabaseFunction("merge_sketches", argumentCount: 2, pure: true) { values in
        guard let added = sketch(Data.fromDatabaseValue(values[1])) else { return values[0] }
        guard var standing = sketch(Data.fromDatabaseValue(values[0])) else { return values[1] }
        standing.merge(added)
        return Data(standing.encoded())
    }

    /// Reads a sketch; `nil` where the row has none, or one of a mapping that this version does not know.
    static func sketch(_ data: Data?) -> LatencySketch? {
        data.flatMap { LatencySketch(encoded: $0) }
    }
}
