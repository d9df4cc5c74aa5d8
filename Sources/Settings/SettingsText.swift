/// Checks of a settings file's text that come before YAML does.
enum SettingsText {
    /// Larger files are refused: no settings are, and a log named by mistake may be gigabytes.
    static let maximumBytes = 1 << 20

    /// The error of a file that is too large.
    static func tooLarge(file: String) -> SettingsError {
        SettingsError(problems: [
            .init(file: file, message: "more than 1 MiB is no settings file; name another one (is it a log?)")
        ])
    }

    /// The text without the byte order mark that editors on Windows write.
    static func withoutByteOrderMark(_ text: String) -> String {
        text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// Decodes UTF-8.
    static func decode(_ bytes: [UInt8], file: String) throws(SettingsError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        throw SettingsError(
            file: file, position: firstInvalid(bytes),
            message: isUTF16
                ? "the file is UTF-16; save it as UTF-8"
                : "a byte here is not UTF-8; save the file as UTF-8 (is it a settings file at all?)")
    }

    /// Reports the first character that YAML does not allow: NUL and other controls.
    static func checkCharacters(_ text: String, file: String) throws(SettingsError) {
        var found: (position: TextPosition, scalar: Unicode.Scalar)?
        TextPosition.walk(text.unicodeScalars) { position, scalar in
            if !isAllowed(scalar) { found = (position, scalar) }
            return found == nil
        }
        guard let found else { return }
        let code = String(found.scalar.value, radix: 16, uppercase: true)
        let name = found.scalar.value == 0 ? "a NUL byte" : "the control character U+\(code)"
        throw SettingsError(
            file: file, position: found.position,
            message: "\(name) can't stand in YAML; remove it (is it a settings file at all?)")
    }

    private static func firstInvalid(_ bytes: [UInt8]) -> TextPosition {
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        var scalars: [Unicode.Scalar] = []
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { scalars.append(scalar) }
        // One more, which stands for the byte, so that the walk ends on its position.
        scalars.append("\u{FFFD}")
        var last = TextPosition()
        TextPosition.walk(scalars) { position, _ in
            last = position
            return true
        }
        return last
    }

    /// The `c-printable` of YAML, less the byte order mark, which is taken off before.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF:
            true
        default: false
        }
    }
}

extension SettingsError {
    /// An error of one problem.
    init(file: String, position: TextPosition, message: String) {
        self.init(problems: [Problem(file: file, line: position.line, column: position.column, message: message)])
    }
}
