import Glibc

/// Reads the bytes of a settings file.
enum SettingsFile {
    /// The bytes of the file, which may be a pipe: `--config <(envsubst < tailmeter.yaml)`.
    static func bytes(path: String) throws(SettingsError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        // One byte more than is allowed tells a file that is too large, without a look at its size: a pipe has none.
        var bytes = [UInt8](repeating: 0, count: SettingsText.maximumBytes + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            }
            if got == 0 { break }
            if got > 0 {
                count += got
            } else if errno != EINTR {
                throw unreadable(path, errno)
            }
        }
        guard count <= SettingsText.maximumBytes else { throw SettingsText.tooLarge(file: path) }
        return Array(bytes[..<count])
    }

    private static func unreadable(_ path: String, _ code: Int32) -> SettingsError {
        let message =
            switch code {
            case ENOENT: "no such file; name the settings file with --config"
            case EACCES, EPERM: "permission denied; give the user that runs tailmeter the right to read it"
            case EISDIR: "is a folder; name the settings file in it"
            default: "can't be read: \(String(cString: strerror(code)))"
            }
        return SettingsError(problems: [.init(file: path, message: message)])
    }
}
