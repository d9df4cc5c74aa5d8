import Foundation
import Glibc

/// A folder of a test's own, which goes with the object.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        var template = Array("\(FileManager.default.temporaryDirectory.path)/tailmeter-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemError("mkdtemp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file or folder in the folder.
    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file anew. A file that is there is emptied in place and keeps its inode, as with `: > file`.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        try put(Array(bytes), name, O_TRUNC)
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try write(text.utf8, to: name)
    }

    /// Appends with one write, as loggers do.
    func append(_ bytes: some Sequence<UInt8>, to name: String) throws {
        try put(Array(bytes), name, O_APPEND)
    }

    func append(_ text: String, to name: String) throws {
        try append(text.utf8, to: name)
    }

    /// Makes a folder in it, with those above.
    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func rename(_ name: String, to new: String) throws {
        guard Glibc.rename(path(name), path(new)) == 0 else { throw SystemError("rename \(name) to \(new)") }
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path(name))
    }

    @discardableResult
    private func put(_ bytes: [UInt8], _ name: String, _ flags: Int32) throws -> String {
        let file = try OutputFile(path(name), flags: flags)
        try file.write(bytes)
        return path(name)
    }
}
