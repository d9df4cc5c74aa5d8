import Foundation
import Settings
import Testing

struct SettingsFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "settings-\(UUID().uuidString)", isDirectory: true)

    private func problems(_ bytes: [UInt8]) throws -> [String] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("tailmeter.yaml").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        do throws(SettingsError) {
            _ = try Settings.read(path: path)
            return []
        } catch {
            #expect(error.problems.allSatisfy { $0.file == path })
            return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
        }
    }

    @Test func readsFile() throws {
        #expect(try problems(Array("sources: [{file: a}]".utf8)) == [])
        #expect(try problems([0xEF, 0xBB, 0xBF] + Array("sources: [{file: a}]".utf8)) == [])
    }

    @Test func largestFile() throws {
        let text = Array("sources: [{file: a}] #".utf8)
        let padding = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20 - text.count)
        #expect(try problems(text + padding) == [])
        #expect(
            try problems(text + padding + [UInt8(ascii: "x")]) == [
                "0:0: more than 1 MiB is no settings file; name another one (is it a log?)"
            ])
    }

    @Test func emptyFile() throws {
        #expect(
            try problems([]) == ["1:1: no settings here; add at least one log: sources: [{file: /var/log/app/*.jsonl}]"]
        )
    }

    @Test func notUTF8() throws {
        let message = "a byte here is not UTF-8; save the file as UTF-8 (is it a settings file at all?)"
        #expect(try problems([0xFF]) == ["1:1: \(message)"])
        #expect(try problems(Array("é: 1\r\né".utf8) + [0xC3]) == ["2:2: \(message)"])
        #expect(try problems(Array("a\n".utf8) + [0x80]) == ["2:1: \(message)"])
        #expect(try problems([0xFF, 0xFE, 0x61, 0]) == ["1:1: the file is UTF-16; save it as UTF-8"])
        #expect(
            try problems([0x1F, 0x8B, 8, 0]) == ["1:2: \(message)"])
    }

    @Test(arguments: [
        ("/nonexistent/t.yaml", "no such file; name the settings file with --config"),
        ("/", "is a folder; name the settings file in it"),
        ("/dev/zero", "more than 1 MiB is no settings file; name another one (is it a log?)"),
        ("/etc/hostname/x", "can't be read: Not a directory"),
    ])
    func unreadable(path: String, message: String) throws {
        let error = try #require(throws: SettingsError.self) { _ = try Settings.read(path: path) }
        #expect(error.description == "\(path): \(message)")
    }
}
