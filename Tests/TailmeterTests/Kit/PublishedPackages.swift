import Foundation

/// What deploy/prices/install-published.sh installed of Python's packages.
enum PublishedPackages {
    /// The folder for `PYTHONPATH`.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../.build/published-prices").standardized.path

    static func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(name)/__init__.py") }
}
