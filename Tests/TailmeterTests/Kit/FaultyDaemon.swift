/// A daemon whose system calls can be made to fail while it runs: see `Tests/Faults/faults.c`.
struct FaultyDaemon {
    private let folder: TemporaryFolder

    /// Nothing fails yet.
    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        try heal()
    }

    func start(_ arguments: [String]) throws -> Daemon {
        try Daemon(
            arguments, in: folder,
            environment: ["LD_PRELOAD": CompiledProgram.faults, "FAULTS": folder.path("faults.rules")])
    }

    /// From now on calls fail by a rule, such as `read app.log EIO 3`.
    func fail(_ rule: String) throws {
        // A rule that is half written must not be seen.
        try folder.write(rule + "\n", to: "faults.rules.new")
        try folder.rename("faults.rules.new", to: "faults.rules")
    }

    func heal() throws { try fail("") }
}
