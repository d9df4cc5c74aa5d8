extension Preset {
    /// Claude Code's session files: one line for each block of an answer, all with the usage so far.
    ///
    /// The same message stands in several lines, the first of them with a provisional count: the last is the true one. It is
    /// known by `message.id` and `requestId`, or, behind gateways that give no request id, by message and session (the rule at
    /// which ccusage arrived: <https://github.com/ryoppippi/ccusage>). Lines of the model `<synthetic>` are the tool's own
    /// words.
    public static let claudeCode = Preset(
        name: "claude-code",
        shapes: [
            LogShape(
                preset: "claude-code", anchors: Envelope.paths(at: "", ["sessionId", "isSidechain", "requestId"]),
                bindings: Envelope.fields(
                    [
                        ("type", .objectKind), ("message.model", .model), ("message.model", .operation),
                        ("message.id", .requestID), ("requestId", .requestIDPart), ("sessionId", .requestIDPart),
                        ("costUSD", .loggedCost),
                    ]) + Envelope.fields(at: "message", anthropicUsage(below: "usage")) + Envelope.timestamps,
                required: [.model, .outputTokens, .requestID], semantics: .anthropic, repeats: .revises,
                excludedOperations: ["<synthetic>"], objectKinds: ["assistant"])
        ])
}
