import Foundation

/// The segment files in an archive's folder, known to the index or not.
enum SegmentFiles {
    /// Their paths from the folder on, in order.
    static func all(in folder: String) -> [String] {
        files(in: folder) { $0.hasSuffix(SegmentName.ending) && !$0.hasPrefix("_") }
    }

    /// What was cut off of segments.
    static func orphans(in folder: String) -> [String] { files(in: folder) { $0.hasSuffix(".orphan") } }

    private static func files(in folder: String, where isWanted: (String) -> Bool) -> [String] {
        let files = FileManager.default
        func names(_ path: String) -> [String] { ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted() }
        var paths: [String] = []
        for day in names(folder) where day.hasPrefix("dt=") {
            for hour in names("\(folder)/\(day)") where hour.hasPrefix("hour=") {
                for file in names("\(folder)/\(day)/\(hour)") where isWanted(file) {
                    paths.append("\(day)/\(hour)/\(file)")
                }
            }
        }
        return paths
    }
}
