extension HTTPTransport {
    /// A path behind a base, however the base ends.
    static func url(_ base: String, _ path: String) -> String {
        var base = base[...]
        while base.hasSuffix("/") { base = base.dropLast() }
        return base + path
    }
}

extension JSONValue {
    /// The value as the body of a request.
    func sent() throws(AttemptFailure) -> [UInt8] {
        do {
            return try encoded()
        } catch {
            let what =
                switch error {
                case .notFinite: "a number is not finite"
                case .tooDeep: "it is nested too deep"
                case .notJSON, .invalidUTF8, .tooLarge: "it is no JSON"
                }
            throw AttemptFailure(.invalidRequest, message: "the request can't be written: \(what)")
        }
    }
}

extension Answer<JSONValue> {
    /// The answer as what it says.
    func read<Read: Sendable>(
        _ reading: (JSONValue) throws(InvalidAnswer) -> Read
    ) throws(AttemptFailure) -> Answer<Read> {
        do {
            return Answer<Read>(value: try reading(value), requestID: requestID, limits: limits)
        } catch {
            throw AttemptFailure(.invalidAnswer, message: error.message, requestID: requestID, limits: limits)
        }
    }
}
