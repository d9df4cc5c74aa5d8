import Foundation

/// Writes real journal files, with Debian's `systemd-journal-remote`.
public enum JournalWriter {
    private static let program = "/usr/lib/systemd/systemd-journal-remote"

    /// Whether the program is installed.
    public static let isInstalled = access(program, X_OK) == 0

    /// The program did not do what it should.
    public struct Failed: Error {
        let status: Int32
    }

    /// Appends entries to a file, which is made where it is not there.
    public static func append(_ entries: [JournalEntry], to path: String) throws {
        let input = "\(FileManager.default.temporaryDirectory.path)/export-\(UUID().uuidString)"
        defer { unlink(input) }
        try Data(entries.flatMap(\.exported)).write(to: URL(filePath: input))
        let status = try start(path, input: input).wait()
        guard status == 0 else { throw Failed(status: status) }
    }

    /// Starts the program over a file or FIFO of entries in the export format.
    public static func start(_ path: String, input: String) throws -> SpawnedProgram {
        try SpawnedProgram(
            program, ["--output=\(path)", "--split-mode=none", "--compress=yes", "-"], input: input)
    }

    /// Does to a file what journald does when it rotates: marks it as archived and gives it another name.
    public static func archive(_ path: String, as other: String) throws {
        let file = open(path, O_WRONLY)
        defer { close(file) }
        var archived: UInt8 = 2
        guard pwrite(file, &archived, 1, 16) == 1, rename(path, other) == 0 else { throw Failed(status: errno) }
    }
}
