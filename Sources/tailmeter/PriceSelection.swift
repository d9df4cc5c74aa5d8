import Glibc
import LogSources
import Pricing
import Settings

/// The prices that a command works with: the built-in book, a price file before it, and the settings before both.
enum PriceSelection {
    /// The book.
    ///
    /// - Parameters:
    ///   - file: a price file that the command line names; it goes before the one in the settings.
    ///   - settings: the settings, where there are any.
    static func book(file: String?, settings: Settings?) throws(CommandFailure) -> PriceBook {
        var book = PriceBook.builtIn
        if let path = file ?? settings?.priceFile { book = book.updated(with: try models(path)) }
        guard let overrides = settings?.prices, !overrides.isEmpty else { return book }
        return PriceBook(models: book.models, overrides: overrides)
    }

    private static func models(_ path: String) throws(CommandFailure) -> [ModelPrice] {
        guard let text = String(validating: try bytes(path), as: UTF8.self) else {
            throw CommandFailure("\(path): is not UTF-8, and so no price file")
        }
        do {
            return try PriceFile.models(text, file: path)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// The bytes of a file of prices.
    static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if got == 0 { return bytes }
            if got < 0 {
                guard errno == EINTR else { throw unreadable(path, errno) }
                continue
            }
            bytes += buffer[..<got]
            guard bytes.count <= PriceFile.maximumBytes else {
                throw CommandFailure("\(path): more than \(PriceFile.maximumBytes >> 20) MiB is no file of prices")
            }
        }
    }

    private static func unreadable(_ path: String, _ code: Int32) -> CommandFailure {
        CommandFailure("\(path): \(String(cString: strerror(code)))")
    }
}
