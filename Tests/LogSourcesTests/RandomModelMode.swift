/// How the logs of one random model are named, rotated and compressed.
struct RandomModelMode: Sendable, CustomStringConvertible {
    enum Rotation {
        /// The file is renamed, and a new one is created.
        case rename
        /// copytruncate: the file is copied and emptied.
        case copy
        /// The live path is a symbolic link, which is led to another file.
        case link
        /// Nothing is kept: the file is written anew in place, or replaced by another one.
        case rewrite
    }

    enum Naming {
        /// `app.log.1`, which becomes `app.log.2`.
        case numbers
        /// `app.log-20261001`, which stays.
        case dates
        /// `app-20261001.log`
        case datesInside
    }

    enum Compression {
        case none
        /// As soon as a file is rotated.
        case atOnce
        /// When the next one is rotated (`delaycompress`).
        case delayed
    }

    let description: String
    var rotation = Rotation.rename
    var naming = Naming.numbers
    var compression = Compression.none
    /// Whether the pattern names the rotated files too.
    var namesRotated = false
    /// How many live files the pattern names.
    var services = 1
    /// Whether files are deleted once they were read.
    var deletes = false

    var pattern: String {
        services > 1 ? "svc-*.log" : namesRotated ? "app.log*" : "app.log"
    }

    func liveName(_ service: Int) -> String { services > 1 ? "svc-\(service).log" : "app.log" }

    /// Without bytes that were committed only the inode tells who is who, and a copy, a compressed file and one that got a
    /// deleted one's inode have another, or not.
    var shortestPadding: Int { rotation == .rename && compression == .none && !deletes ? 0 : 64 }

    static let all = [
        RandomModelMode(description: "numbers"),
        RandomModelMode(description: "dates", naming: .dates),
        RandomModelMode(description: "glob", namesRotated: true),
        RandomModelMode(description: "deletions", deletes: true),
        RandomModelMode(description: "several files", services: 3, deletes: true),
        RandomModelMode(description: "numbers, gzip", compression: .atOnce, deletes: true),
        RandomModelMode(description: "numbers, delayed gzip", compression: .delayed, deletes: true),
        RandomModelMode(description: "dates, gzip", naming: .dates, compression: .atOnce, deletes: true),
        RandomModelMode(description: "dates inside, delayed gzip", naming: .datesInside, compression: .delayed),
        RandomModelMode(description: "glob, gzip", compression: .atOnce, namesRotated: true),
        RandomModelMode(description: "glob, delayed gzip", compression: .delayed, namesRotated: true, deletes: true),
        RandomModelMode(description: "several files, gzip", compression: .atOnce, services: 3),
        RandomModelMode(description: "copies", rotation: .copy),
        RandomModelMode(description: "glob of copies", rotation: .copy, namesRotated: true),
        RandomModelMode(description: "copies, gzip", rotation: .copy, compression: .atOnce, deletes: true),
        RandomModelMode(description: "copies, delayed gzip", rotation: .copy, naming: .dates, compression: .delayed),
        RandomModelMode(
            description: "glob of copies, gzip", rotation: .copy, compression: .atOnce, namesRotated: true),
        RandomModelMode(description: "links", rotation: .link, naming: .dates, deletes: true),
        RandomModelMode(description: "links, gzip", rotation: .link, naming: .dates, compression: .delayed),
        RandomModelMode(description: "rewritten", rotation: .rewrite),
        RandomModelMode(description: "several rewritten", rotation: .rewrite, services: 2),
    ]
}
