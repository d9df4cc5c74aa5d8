/// Takes lines out of a line that holds several.
struct NestedLines {
    /// What of a resource is repeated in each of its spans at most, so that a line cannot make its reading long.
    private static let resourceLimit = 2_048

    /// The text of the last line; valid until the next.
    var text: UnsafeRawBufferPointer { out.bytes }

    private let out = TextBuffer()

    private enum State {
        case elements([JSONCursor])
        case spans(resources: JSONCursor, scopes: JSONCursor?, spans: JSONCursor?)
    }

    private var state: State
    private var resource: UnsafeRawBufferPointer?

    /// Begins at an array: of `resourceSpans` in OTLP/JSON, or of generations in lists (LangChain). `nil` for no array.
    init?(_ start: UnsafePointer<UInt8>, isSpans: Bool) {
        var cursor = JSONCursor(start)
        guard cursor.isArray else { return nil }
        cursor.enter()
        state = isSpans ? .spans(resources: cursor, scopes: nil, spans: nil) : .elements([cursor])
    }

    /// Writes the next line into ``text``; `false` where there is none any more.
    mutating func next() -> Bool {
        switch state {
        case .elements(var stack):
            defer { state = .elements(stack) }
            return nextElement(&stack)
        case .spans(var resources, var scopes, var spans):
            defer { state = .spans(resources: resources, scopes: scopes, spans: spans) }
            return nextSpan(&resources, &scopes, &spans)
        }
    }

    // MARK: - Generations

    private mutating func nextElement(_ stack: inout [JSONCursor]) -> Bool {
        while var cursor = stack.popLast() {
            guard cursor.nextElement() else { continue }
            if cursor.isArray, stack.count < 2 {
                var inner = cursor
                _ = cursor.value()
                inner.enter()
                stack.append(cursor)
                stack.append(inner)
                continue
            }
            let isObject = cursor.isObject
            let value = cursor.value()
            stack.append(cursor)
            guard isObject else { continue }
            out.clear()
            out.append(value)
            return true
        }
        return false
    }

    // MARK: - Spans

    /// `resourceSpans[].scopeSpans[].spans[]`, and `instrumentationLibrarySpans` of older exporters.
    private mutating func nextSpan(
        _ resources: inout JSONCursor, _ scopes: inout JSONCursor?, _ spans: inout JSONCursor?
    ) -> Bool {
        while true {
            if var list = spans {
                guard list.nextElement() else {
                    spans = nil
                    continue
                }
                guard list.isObject else {
                    _ = list.value()
                    spans = list
                    continue
                }
                write(span: &list)
                spans = list
                return true
            }
            if var list = scopes {
                guard list.nextElement() else {
                    scopes = nil
                    continue
                }
                spans = Self.member("spans", of: list)
                _ = list.value()
                scopes = list
                continue
            }
            guard resources.nextElement() else { return false }
            scopes =
                Self.member("scopeSpans", of: resources)
                ?? Self.member("instrumentationLibrarySpans", of: resources)
            resource = Self.attributes(ofResourceIn: resources)
            _ = resources.value()
        }
    }

    /// The array under a key of the object that the cursor stands at.
    private static func member(_ name: StaticString, of object: JSONCursor) -> JSONCursor? {
        var cursor = object
        guard cursor.isObject else { return nil }
        cursor.enter()
        while let key = cursor.nextKey() {
            if key.equals(name), cursor.isArray {
                cursor.enter()
                return cursor
            }
            _ = cursor.value()
        }
        return nil
    }

    private static func attributes(ofResourceIn object: JSONCursor) -> UnsafeRawBufferPointer? {
        var cursor = object
        guard cursor.isObject else { return nil }
        cursor.enter()
        while let key = cursor.nextKey() {
            guard key.equals("resource"), cursor.isObject else {
                _ = cursor.value()
                continue
            }
            cursor.enter()
            while let key = cursor.nextKey() {
                let isArray = cursor.isArray
                let value = cursor.value()
                if key.equals("attributes"), isArray, value.count <= resourceLimit { return value }
            }
            return nil
        }
        return nil
    }

    /// Writes a span as the SDKs' console exporters do: with its attributes as an object.
    private mutating func write(span cursor: inout JSONCursor) {
        out.clear()
        out.append(UInt8(ascii: "{"))
        cursor.enter()
        while let key = cursor.nextKey() {
            let isAttributes = cursor.isArray && key.equals("attributes")
            let inner = cursor
            let value = cursor.value()
            append(key: key)
            if isAttributes { append(attributes: inner) } else { out.append(value) }
            out.append(UInt8(ascii: ","))
        }
        if let resource, let start = resource.baseAddress {
            out.append(#""resource":{"attributes":"#)
            append(attributes: JSONCursor(start.assumingMemoryBound(to: UInt8.self)))
            out.append("},")
        }
        out.dropLast(UInt8(ascii: ","))
        out.append(UInt8(ascii: "}"))
    }

    private mutating func append(key: UnsafeRawBufferPointer) {
        out.append(UInt8(ascii: "\""))
        out.append(key)
        out.append(UInt8(ascii: "\""))
        out.append(UInt8(ascii: ":"))
    }

    /// `[{"key": "k", "value": {"intValue": "1"}}]` as `{"k": "1"}`.
    private mutating func append(attributes list: JSONCursor) {
        var cursor = list
        cursor.enter()
        out.append(UInt8(ascii: "{"))
        while cursor.nextElement() {
            guard cursor.isObject else {
                _ = cursor.value()
                continue
            }
            cursor.enter()
            var name: UnsafeRawBufferPointer?
            var value: UnsafeRawBufferPointer?
            while let key = cursor.nextKey() {
                if key.equals("value"), cursor.isObject {
                    cursor.enter()
                    while let kind = cursor.nextKey() {
                        let text = cursor.value()
                        if kind.equals("stringValue") || kind.equals("intValue") || kind.equals("doubleValue")
                            || kind.equals("boolValue")
                        {
                            value = text
                        }
                    }
                    continue
                }
                let text = cursor.value()
                if key.equals("key"), text.count > 2, text[0] == UInt8(ascii: "\"") { name = text }
            }
            guard let name, let value else { continue }
            out.append(name)
            out.append(UInt8(ascii: ":"))
            out.append(value)
            out.append(UInt8(ascii: ","))
        }
        out.dropLast(UInt8(ascii: ","))
        out.append(UInt8(ascii: "}"))
    }
}
