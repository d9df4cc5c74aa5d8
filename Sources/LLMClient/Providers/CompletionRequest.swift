/// A request in the shape of the Chat Completions API.
struct CompletionRequest {
    private let request: MessageRequest
    private let maxTokensParameter: String

    /// Makes one.
    init(_ request: MessageRequest, maxTokensParameter: String) {
        self.request = request
        self.maxTokensParameter = maxTokensParameter
    }

    /// The body of `POST /chat/completions`.
    ///
    /// - Throws: ``AttemptFailure`` of kind `invalidRequest` for what has no place in it.
    func json(isStreamed: Bool) throws(AttemptFailure) -> JSONValue {
        var members = request.other
        members["model"] = .string(request.model)
        members[maxTokensParameter] = .integer(Int64(request.maxTokens))
        var messages: [JSONValue] = []
        if !request.system.isEmpty {
            messages.append(Self.message("system", try Self.content(request.system)))
        }
        for message in request.messages { messages += try Self.messages(message) }
        members["messages"] = .array(messages)
        if let schema = request.outputSchema {
            members["response_format"] = .object([
                "type": .string("json_schema"),
                "json_schema": .object(["name": .string("answer"), "schema": schema, "strict": .bool(true)]),
            ])
        }
        if let temperature = request.temperature { members["temperature"] = .number(temperature) }
        if let topP = request.topP { members["top_p"] = .number(topP) }
        // Not OpenAI's own, but known to the servers that people run themselves.
        if let topK = request.topK { members["top_k"] = .integer(Int64(topK)) }
        if !request.stopSequences.isEmpty { members["stop"] = .array(request.stopSequences.map(JSONValue.string)) }
        if !request.tools.isEmpty {
            var tools: [JSONValue] = []
            for tool in request.tools { tools.append(try Self.tool(tool)) }
            members["tools"] = .array(tools)
        }
        if let choice = request.toolChoice {
            members["tool_choice"] = try Self.toolChoice(choice)
            if choice["disable_parallel_tool_use"] == .bool(true) { members["parallel_tool_calls"] = .bool(false) }
        }
        if let user = request.metadata?["user_id"]?.string { members["user"] = .string(user) }
        if let tier = request.serviceTier {
            members["service_tier"] = .string(tier == "standard_only" ? "default" : tier)
        }
        if isStreamed {
            members["stream"] = .bool(true)
            members["stream_options"] = .object(["include_usage": .bool(true)])
        }
        return .object(members)
    }

    /// A turn: results of tools are messages of their own, before what the user says.
    private static func messages(_ message: Message) throws(AttemptFailure) -> [JSONValue] {
        var results: [JSONValue] = []
        var calls: [JSONValue] = []
        var said: [ContentBlock] = []
        for block in message.content {
            switch block {
            case .toolResult(let result):
                results.append(
                    .object([
                        "role": .string("tool"), "tool_call_id": .string(result.toolUseID),
                        "content": try content(result.content),
                    ]))
            case .toolUse(let call): calls.append(try toolCall(call))
            case .thinking: continue
            case .text, .other: said.append(block)
            }
        }
        if said.isEmpty, calls.isEmpty { return results }
        var turn: [String: JSONValue] = ["role": .string(message.role.rawValue)]
        turn["content"] = said.isEmpty ? .null : try content(said)
        if !calls.isEmpty { turn["tool_calls"] = .array(calls) }
        return results + [.object(turn)]
    }

    private static func message(_ role: String, _ content: JSONValue) -> JSONValue {
        .object(["role": .string(role), "content": content])
    }

    /// One text is a string, which every server knows.
    private static func content(_ blocks: [ContentBlock]) throws(AttemptFailure) -> JSONValue {
        if blocks.isEmpty { return .string("") }
        if blocks.count == 1, let text = blocks[0].text { return .string(text) }
        var parts: [JSONValue] = []
        for block in blocks { parts.append(try part(block)) }
        return .array(parts)
    }

    private static func part(_ block: ContentBlock) throws(AttemptFailure) -> JSONValue {
        if let text = block.text { return .object(["type": .string("text"), "text": .string(text)]) }
        guard case .other(let value) = block, value["type"]?.string == "image", let source = value["source"] else {
            throw refused("a block of the conversation that is neither text nor an image")
        }
        let url: String
        if source["type"]?.string == "url", let given = source["url"]?.string {
            url = given
        } else if let kind = source["media_type"]?.string, let data = source["data"]?.string {
            url = "data:\(kind);base64,\(data)"
        } else {
            throw refused("an image that is neither a URL nor base64")
        }
        return .object(["type": .string("image_url"), "image_url": .object(["url": .string(url)])])
    }

    private static func toolCall(_ call: ToolUseBlock) throws(AttemptFailure) -> JSONValue {
        .object([
            "id": .string(call.id), "type": .string("function"),
            "function": .object([
                "name": .string(call.name),
                "arguments": .string(String(decoding: try call.input.sent(), as: UTF8.self)),
            ]),
        ])
    }

    private static func tool(_ tool: JSONValue) throws(AttemptFailure) -> JSONValue {
        if tool["type"]?.string == "function" { return tool }
        guard tool["type"] == nil || tool["type"]?.string == "custom", let name = tool["name"] else {
            throw refused("a tool that the provider itself runs")
        }
        var function = ["name": name]
        function["description"] = tool["description"]
        function["parameters"] = tool["input_schema"]
        function["strict"] = tool["strict"]
        return .object(["type": .string("function"), "function": .object(function)])
    }

    private static func toolChoice(_ choice: JSONValue) throws(AttemptFailure) -> JSONValue {
        switch choice["type"]?.string ?? choice.string {
        case "auto": return .string("auto")
        case "any", "required": return .string("required")
        case "none": return .string("none")
        case "tool":
            return .object(["type": .string("function"), "function": .object(["name": choice["name"] ?? .null])])
        case "function": return choice
        default: throw refused("this choice of tools")
        }
    }

    private static func refused(_ what: String) -> AttemptFailure {
        AttemptFailure(.invalidRequest, message: "the Chat Completions API has no place for \(what)")
    }
}
