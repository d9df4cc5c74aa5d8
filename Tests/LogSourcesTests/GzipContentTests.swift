import Foundation
import TestKit
import Testing

@testable import LogSources

struct GzipContentTests {
    private let scene = TailScene()

    /// What is damaged will not go on, as half a file that is still being written does.
    @Test func damageBehindACutIsNoCut() throws {
        let text = Array(logLines(1...100).utf8)
        var whole = Gzip.compress(text)
        // In the checksum.
        whole[whole.count - 8] ^= 0xFF
        scene.append(Array(whole[..<100]), to: "app.log.gz")
        let file = try OpenFile(reading: scene.path("app.log.gz"))
        let content = try #require(GzipContent(descriptor: file.descriptor))
        var buffer = [UInt8](repeating: 0, count: text.count + 1)
        func read(at offset: Int) -> Result<Int, FileError> {
            buffer.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { content.read(into: $0, count: bytes.count, at: Int64(offset)) } ?? .success(0)
            }
        }
        let got = try read(at: 0).get()
        #expect(content.isCutOff)
        #expect(text.starts(with: buffer[..<got]))
        scene.append(Array(whole[100...]), to: "app.log.gz")
        #expect(try read(at: 0).get() == text.count)
        #expect(buffer.starts(with: text))
        #expect(throws: FileError.self) { try read(at: text.count).get() }
        #expect(!content.isCutOff)
    }
}
