/// A field that is added to an archived line.
enum LineField {
    /// Adds a member to the object that the bytes from a place on are; where they are none, nothing is added.
    ///
    /// - Parameters:
    ///   - name: the member's name; where the line has it already, `tailmeter_` stands before it.
    ///   - json: the member's value.
    static func add(_ name: String, _ json: String, to bytes: inout [UInt8], from start: Int) {
        guard let end = bytes[start...].lastIndex(of: UInt8(ascii: "}")),
            let before = bytes[start..<end].last(where: { !isSpace($0) })
        else { return }
        let isTaken = bytes[start..<end].contains(sequence: Array("\"\(name)\"".utf8))
        let comma = before == UInt8(ascii: "{") ? "" : ","
        bytes.insert(contentsOf: Array("\(comma)\"\(isTaken ? "tailmeter_" : "")\(name)\":\(json)".utf8), at: end)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
}

extension ArraySlice<UInt8> {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        guard count >= sequence.count else { return false }
        return (startIndex...endIndex - sequence.count).contains { place in
            self[place..<place + sequence.count].elementsEqual(sequence)
        }
    }
}
