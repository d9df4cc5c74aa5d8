/// Turns what a terminal sends into keys. Sequences may come in parts that are cut at any byte.
///
/// The sequences are those of ECMA-48 and of xterm (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, "PC-Style
/// Function Keys" and "Bracketed Paste Mode"), which all of today's terminals send.
struct KeyDecoder {
    private enum State: Equatable {
        case ground
        /// Behind an escape, which may be the key itself.
        case escape
        /// Behind `ESC [`: the bytes so far.
        case sequence([UInt8])
        /// Behind `ESC O`.
        case singleShift
        /// Inside of a letter of several bytes, of which so many are missing.
        case letter([UInt8], missing: Int)
        /// Between `ESC [ 200 ~` and `ESC [ 201 ~`.
        case paste
    }

    /// A longer sequence is none that a key sends.
    private static let sequenceLimit = 32
    /// What is pasted beyond so many bytes is dropped.
    static let pasteLimit = 1_024
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    private var state = State.ground
    private var pasted: [UInt8] = []
    /// The last bytes of a paste, in which its end is looked for.
    private var pasteTail: [UInt8] = []

    /// Whether the bytes so far may be an escape key or the beginning of something longer: only time can tell.
    var isWaiting: Bool { state == .escape }

    /// The keys that some bytes end.
    mutating func keys(_ bytes: some Sequence<UInt8>) -> [TerminalKey] {
        var keys: [TerminalKey] = []
        for byte in bytes { take(byte, &keys) }
        return keys
    }

    /// The key that is meant where nothing follows for a while.
    mutating func timeOut() -> [TerminalKey] {
        guard isWaiting else { return [] }
        state = .ground
        return [.escape]
    }

    private mutating func take(_ byte: UInt8, _ keys: inout [TerminalKey]) {
        switch state {
        case .ground: takeFirst(byte, &keys)
        case .escape:
            switch byte {
            case UInt8(ascii: "["): state = .sequence([])
            case UInt8(ascii: "O"): state = .singleShift
            case 0x1B: keys.append(.escape)
            default:
                // A letter with the Alt key means nothing here.
                state = .ground
                if byte < 0x20 || byte == 0x7F || byte >= 0x80 {
                    keys.append(.escape)
                    takeFirst(byte, &keys)
                }
            }
        case .singleShift:
            state = .ground
            if byte == UInt8(ascii: "M") {
                keys.append(.enter)
            } else if let key = Self.letterKey(byte) {
                keys.append(key)
            }
        case .sequence(let bytes): takeSequence(byte, behind: bytes, &keys)
        case .letter(let bytes, let missing):
            guard byte & 0xC0 == 0x80 else {
                state = .ground
                takeFirst(byte, &keys)
                return
            }
            let letter = bytes + [byte]
            state = missing == 1 ? .ground : .letter(letter, missing: missing - 1)
            if missing == 1 { keys += Self.characters(letter).map { .character($0) } }
        case .paste: takePasted(byte, &keys)
        }
    }

    private mutating func takeFirst(_ byte: UInt8, _ keys: inout [TerminalKey]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x09: keys.append(.tab)
        case 0x0A, 0x0D: keys.append(.enter)
        case 0x08, 0x7F: keys.append(.backspace)
        case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
        case 0x20..<0x7F: keys.append(.character(Character(Unicode.Scalar(byte))))
        case 0xC2...0xDF: state = .letter([byte], missing: 1)
        case 0xE0...0xEF: state = .letter([byte], missing: 2)
        case 0xF0...0xF4: state = .letter([byte], missing: 3)
        default: break
        }
    }

    private mutating func takeSequence(_ byte: UInt8, behind bytes: [UInt8], _ keys: inout [TerminalKey]) {
        switch byte {
        case 0x1B: state = .escape
        case 0x20...0x3F:
            state = bytes.count < Self.sequenceLimit ? .sequence(bytes + [byte]) : .ground
        case 0x40...0x7E:
            state = .ground
            if byte == UInt8(ascii: "~") {
                if bytes == Array("200".utf8) {
                    state = .paste
                } else if let key = Self.numberKey(bytes) {
                    keys.append(key)
                }
            } else if byte == UInt8(ascii: "Z") {
                keys.append(.backTab)
            } else if let key = Self.letterKey(byte) {
                keys.append(key)
            }
        default:
            state = .ground
            takeFirst(byte, &keys)
        }
    }

    private mutating func takePasted(_ byte: UInt8, _ keys: inout [TerminalKey]) {
        pasteTail.append(byte)
        if pasteTail == Self.pasteEnd {
            // A letter that the limit cuts in two is left out.
            keys.append(.paste(String(Self.characters(pasted).filter { $0 != "\u{FFFD}" })))
            (pasted, pasteTail, state) = ([], [], .ground)
            return
        }
        while !pasteTail.isEmpty, !Self.pasteEnd.starts(with: pasteTail) {
            let first = pasteTail.removeFirst()
            if pasted.count < Self.pasteLimit { pasted.append(first) }
        }
    }

    private static func characters(_ bytes: [UInt8]) -> [Character] {
        Array(String(decoding: bytes, as: UTF8.self))
    }

    /// `ESC [ A`, `ESC O A`, and with modifiers `ESC [ 1 ; 2 A`.
    private static func letterKey(_ byte: UInt8) -> TerminalKey? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte - UInt8(ascii: "P")) + 1)
        default: nil
        }
    }

    /// `ESC [ 5 ~`, and with modifiers `ESC [ 5 ; 2 ~`.
    private static func numberKey(_ bytes: [UInt8]) -> TerminalKey? {
        let number = bytes.prefix { $0 != UInt8(ascii: ";") }
        switch Int(String(decoding: number, as: UTF8.self)) {
        case 1, 7: return .home
        case 3: return .delete
        case 4, 8: return .end
        case 5: return .pageUp
        case 6: return .pageDown
        case let number? where (11...15).contains(number): return .function(number - 10)
        case let number? where (17...21).contains(number): return .function(number - 11)
        case let number? where (23...24).contains(number): return .function(number - 12)
        default: return nil
        }
    }
}
