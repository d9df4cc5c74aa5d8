extension MessageRequest {
    /// Parameters of a request that counting its tokens takes as well.
    private static let counted: Set<String> = [
        "cache_control", "context_management", "mcp_servers", "messages", "model", "output_config", "speed", "system",
        "thinking", "tool_choice", "tools",
    ]

    /// The body of `POST /v1/messages`, <https://platform.claude.com/docs/en/api/messages>.
    func json(isStreamed: Bool = false) -> JSONValue {
        var members = other
        members["model"] = .string(model)
        members["max_tokens"] = .integer(Int64(maxTokens))
        members["messages"] = .array(messages.map(\.json))
        if !system.isEmpty { members["system"] = .array(system.map(\.json)) }
        if let outputSchema {
            var output = members["output_config"]?.members ?? [:]
            output["format"] = .object(["type": .string("json_schema"), "schema": outputSchema])
            members["output_config"] = .object(output)
        }
        if let temperature { members["temperature"] = .number(temperature) }
        if let topP { members["top_p"] = .number(topP) }
        if let topK { members["top_k"] = .integer(Int64(topK)) }
        if !stopSequences.isEmpty { members["stop_sequences"] = .array(stopSequences.map(JSONValue.string)) }
        if !tools.isEmpty { members["tools"] = .array(tools) }
        if let toolChoice { members["tool_choice"] = toolChoice }
        if let thinking { members["thinking"] = thinking }
        if let metadata { members["metadata"] = metadata }
        if let serviceTier { members["service_tier"] = .string(serviceTier) }
        if isStreamed { members["stream"] = .bool(true) }
        return .object(members)
    }

    /// The body of `POST /v1/messages/count_tokens`, which refuses what has no part in the count.
    var countingJSON: JSONValue {
        .object((json().members ?? [:]).filter { Self.counted.contains($0.key) })
    }
}

extension Message {
    var json: JSONValue {
        .object(["role": .string(role.rawValue), "content": .array(content.map(\.json))])
    }
}
