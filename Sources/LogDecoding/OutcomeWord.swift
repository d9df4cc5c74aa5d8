/// What a shape's word for the end of a request says.
enum OutcomeWord {
    case success
    case failure
    case pending
    case unknown

    /// The words of OpenAI's Responses API, LiteLLM, OpenTelemetry's exporters (whose OTLP codes are 1 and 2) and of apps.
    init(_ text: UnsafeRawBufferPointer) {
        switch text.count {
        case 1: self = text[0] == UInt8(ascii: "2") ? .failure : text[0] == UInt8(ascii: "1") ? .success : .unknown
        case 2: self = text.equals("OK") || text.equals("ok") ? .success : .unknown
        case 5: self = text.equals("ERROR") || text.equals("error") ? .failure : .unknown
        case 6: self = text.equals("failed") ? .failure : text.equals("queued") ? .pending : .unknown
        case 7: self = text.equals("success") ? .success : text.equals("failure") ? .failure : .unknown
        case 9: self = text.equals("completed") ? .success : text.equals("cancelled") ? .failure : .unknown
        case 10: self = text.equals("incomplete") ? .success : .unknown
        case 11: self = text.equals("in_progress") ? .pending : .unknown
        case 14: self = text.equals("STATUS_CODE_OK") ? .success : .unknown
        case 17: self = text.equals("STATUS_CODE_ERROR") ? .failure : .unknown
        default: self = .unknown
        }
    }
}
