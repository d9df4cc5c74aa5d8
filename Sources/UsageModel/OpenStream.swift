/// An answer whose stream a log tells event by event: only the first event has its id, its model and its input tokens.
public struct OpenStream: Hashable, Sendable {
    /// The keyed hash of the answer's id.
    public var key: UInt64
    /// The id, as far as it is kept.
    public var id: String
    /// The model as the first event names it.
    public var model: String
    /// The usage in the first event.
    public var usage: TokenUsage

    /// Makes one.
    public init(key: UInt64, id: String = "", model: String, usage: TokenUsage) {
        self.key = key
        self.id = id
        self.model = model
        self.usage = usage
    }
}

extension OpenStream {
    /// The stream as bytes, for the ledger: the key and the token classes as LEB128, then the model's name and, behind a
    /// NUL, the id.
    public func encoded() -> [UInt8] {
        var writer = VarintWriter()
        writer.append(key)
        for count in [
            usage.input, usage.output, usage.cacheRead, usage.cacheWrite5m, usage.cacheWrite1h, usage.reasoning,
        ] { writer.append(signed: count) }
        writer.append(bytes: model.utf8)
        if !id.isEmpty {
            writer.append(byte: 0)
            writer.append(bytes: id.utf8)
        }
        return writer.take()
    }

    /// Reads what ``encoded()`` wrote; `nil` where the bytes are damaged.
    public init?(encoded bytes: some Collection<UInt8>) {
        let stream = Array(bytes).withUnsafeBytes { bytes -> OpenStream? in
            var reader = VarintReader(bytes)
            guard let key = reader.next(), let input = reader.nextSigned(), let output = reader.nextSigned(),
                let read = reader.nextSigned(), let written5m = reader.nextSigned(),
                let written1h = reader.nextSigned(), let reasoning = reader.nextSigned()
            else { return nil }
            let rest = reader.rest
            let end = rest.lastIndex(of: 0)
            return OpenStream(
                key: key, id: end.map { String(decoding: rest[($0 + 1)...], as: UTF8.self) } ?? "",
                model: String(decoding: rest[..<(end ?? rest.endIndex)], as: UTF8.self),
                usage: TokenUsage(
                    input: input, output: output, cacheRead: read, cacheWrite5m: written5m, cacheWrite1h: written1h,
                    reasoning: reasoning))
        }
        guard let stream else { return nil }
        self = stream
    }
}
