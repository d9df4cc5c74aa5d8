/// What became of a request of a batch.
public struct BatchResult: Hashable, Sendable {
    /// How it ended.
    public enum Outcome: Hashable, Sendable {
        case succeeded(MessageReply)
        /// The provider refused it; the failure has the type and the status of that type.
        case errored(AttemptFailure)
        case canceled
        /// The batch's day was over before it.
        case expired
        /// An outcome that this client has no name for.
        case other(JSONValue)
    }

    /// The custom id of the request.
    public var customID: String
    /// How the request ended.
    public var outcome: Outcome

    init(json: JSONValue) throws(InvalidAnswer) {
        guard let customID = json["custom_id"]?.string, let result = json["result"], let type = result["type"]?.string
        else { throw InvalidAnswer(message: "a line of the results is no result") }
        self.customID = customID
        switch type {
        case "succeeded":
            outcome = .succeeded(try MessageReply(json: result["message"] ?? .null))
        case "errored":
            let error = ErrorAnswer(json: result["error"])
            outcome = .errored(
                AttemptFailure(
                    .status, status: ErrorAnswer.status(of: error.type), type: error.type, code: error.code,
                    message: "the request was refused" + ErrorAnswer.detail(type: error.type, message: error.message),
                    requestID: error.requestID))
        case "canceled": outcome = .canceled
        case "expired": outcome = .expired
        default: outcome = .other(result)
        }
    }
}
