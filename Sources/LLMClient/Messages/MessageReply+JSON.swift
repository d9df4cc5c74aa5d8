extension MessageReply {
    /// A message of the Messages API.
    init(json: JSONValue) throws(InvalidAnswer) {
        guard var members = json.members else { throw InvalidAnswer(message: "the answer is no object") }
        let type = members.removeValue(forKey: "type")
        guard type == nil || type?.string == "message" else {
            throw InvalidAnswer(message: "the answer is no message")
        }
        guard let id = members.removeValue(forKey: "id")?.string,
            let model = members.removeValue(forKey: "model")?.string
        else { throw InvalidAnswer(message: "the message has no id or no model") }
        guard let content = members.removeValue(forKey: "content")?.items,
            content.allSatisfy({ $0["type"]?.string != nil })
        else { throw InvalidAnswer(message: "the message's content is no list of blocks") }
        guard let usage = members.removeValue(forKey: "usage") else {
            throw InvalidAnswer(message: "the message has no usage")
        }
        members["role"] = nil
        self.init(
            id: id, model: model, content: content.map(ContentBlock.init(json:)),
            stopReason: members.removeValue(forKey: "stop_reason")?.string.map(StopReason.init(rawValue:)),
            stopSequence: members.removeValue(forKey: "stop_sequence")?.string,
            usage: try ReplyUsage(json: usage), other: members)
    }
}
