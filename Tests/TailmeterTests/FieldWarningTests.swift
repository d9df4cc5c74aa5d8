import Testing

struct FieldWarningTests {
    /// A path that no line has is told once, and the others are not.
    @Test func aPathThatNoLineHasIsTold() async throws {
        let folder = try TemporaryFolder()
        let lines = (0..<10_050).map { #"{"llm":{"name":"gpt-4o","in":\#($0),"out":2}}"# + "\n" }.joined()
        try folder.write(lines, to: "app.jsonl")
        try folder.write(
            """
            sources:
              - file: app.jsonl
                fields: {model: llm.name, input: llm.in, output: llm.out, duration: {path: [took, llm.took], unit: ms}}

            """, to: "settings.yaml")
        let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
        try await daemon.metrics("all lines are read") { $0.lines == 10_050 }
        try await daemon.logs(
            "none of the first 10000 lines has took or llm.took, from which the settings take 'duration'")
        let result = try await daemon.stop()
        #expect(result.errors.ranges(of: "none of the first").count == 1)
    }
}
