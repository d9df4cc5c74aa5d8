import Foundation
import Glibc
import LogSources
import Testing

/// FIFOs whose writers come and go.
struct FifoTests {
    private let folder: String
    private let path: String

    init() {
        folder = "\(FileManager.default.temporaryDirectory.path)/fifo-\(UUID().uuidString)"
        path = "\(folder)/app.pipe"
        mkdir(folder, 0o755)
        mkfifo(path, 0o644)
    }

    private func tailer(_ pattern: String? = nil, options: TailOptions = TailOptions()) -> SourceTailer {
        SourceTailer(origins: [.files(PathPattern(pattern ?? path), .lines)], known: .init(), options: options)
    }

    /// Whatever has come.
    private func drain(_ tailer: SourceTailer) -> [String] {
        var blocks: [String] = []
        tailer.scan(now: 0)
        while let read = tailer.next(now: 0) {
            switch read.block {
            case .lines(let bytes): blocks.append(String(decoding: bytes, as: UTF8.self))
            case .rest(let bytes): blocks.append("rest \(String(decoding: bytes, as: UTF8.self))")
            case .tooLong: blocks.append("too long")
            }
            tailer.accept(read, lines: 1, lastTime: nil)
        }
        return blocks
    }

    /// A tailer that has looked, and a writer that came after it.
    private func connected(options: TailOptions = TailOptions()) -> (tailer: SourceTailer, writer: Int32) {
        let tailer = tailer(options: options)
        #expect(drain(tailer) == [])
        return (tailer, openForWriting())
    }

    private func openForWriting() -> Int32 { open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC) }

    private func write(_ text: String, to descriptor: Int32) {
        #expect(text.utf8.count == Glibc.write(descriptor, text, text.utf8.count))
    }

    /// Whether a wait for the pipes would end at once.
    private func isReady(_ tailer: SourceTailer) -> Bool {
        var descriptors = tailer.inputDescriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        #expect(descriptors.count == 1)
        return poll(&descriptors, nfds_t(descriptors.count), 0) > 0
    }

    @Test func writersComeAndGo() {
        let tailer = tailer()
        #expect(drain(tailer) == [])
        #expect(!isReady(tailer), "nobody has come yet")
        for round in 1...3 {
            let writer = openForWriting()
            write("line \(round)\nhal", to: writer)
            #expect(isReady(tailer))
            #expect(drain(tailer) == ["line \(round)\n"])
            #expect(!isReady(tailer), "the rest has not come")
            write("f\n", to: writer)
            #expect(drain(tailer) == ["half\n"])
            close(writer)
            #expect(isReady(tailer), "the writer is gone, which is to be noticed once")
            #expect(drain(tailer) == [])
            #expect(!isReady(tailer), "without a writer the wait goes on")
        }
    }

    @Test func halfALineOfOneWriterIsNotPutBeforeTheNextOnes() {
        let (tailer, first) = connected()
        write("{\"half\": ", to: first)
        #expect(drain(tailer) == [])
        close(first)
        #expect(drain(tailer) == ["rest {\"half\": "])
        let second = openForWriting()
        write("whole\n", to: second)
        #expect(drain(tailer) == ["whole\n"])
        close(second)
    }

    /// Written after the one writer is gone and before that was noticed.
    @Test func nextWriterComesBeforeTheEndWasSeen() {
        let (tailer, first) = connected()
        write("one\n", to: first)
        close(first)
        let second = openForWriting()
        write("two\n", to: second)
        #expect(drain(tailer).joined() == "one\ntwo\n")
        close(second)
        _ = drain(tailer)
        #expect(!isReady(tailer))
    }

    @Test func longLinesArePassedOver() {
        var options = TailOptions()
        options.maximumLineBytes = 100
        let (tailer, writer) = connected(options: options)
        write("a\n" + String(repeating: "x", count: 150), to: writer)
        #expect(drain(tailer) == ["a\n", "too long"])
        write(String(repeating: "x", count: 500) + "\nb\n", to: writer)
        #expect(drain(tailer) == ["b\n"])
        close(writer)
    }

    @Test func anotherFifoComesToThePath() {
        let (tailer, old) = connected()
        write("old\n", to: old)
        unlink(path)
        mkfifo(path, 0o644)
        #expect(drain(tailer) == ["old\n"])
        let new = openForWriting()
        write("new\n", to: new)
        write("old again\n", to: old)
        #expect(drain(tailer).sorted() == ["new\n", "old again\n"])
        close(old)
        _ = drain(tailer)
        _ = drain(tailer)
        #expect(tailer.inputDescriptors.count == 1)
        close(new)
    }

    @Test func comesLater() {
        unlink(path)
        let tailer = tailer()
        #expect(drain(tailer) == [])
        #expect(tailer.reports.map(\.report) == [.waiting(path: path)])
        #expect(tailer.inputDescriptors.isEmpty)
        mkfifo(path, 0o644)
        #expect(drain(tailer) == [])
        let writer = openForWriting()
        write("line\n", to: writer)
        #expect(drain(tailer) == ["line\n"])
        close(writer)
    }

    @Test func successorGoesOnInTheMiddleOfALine() {
        let (first, writer) = connected()
        write("one\nhal", to: writer)
        #expect(drain(first) == ["one\n"])
        let second = tailer()
        second.takeOver(first.heldFiles(), now: 0)
        write("f\n", to: writer)
        #expect(drain(second) == ["half\n"])
        close(writer)
    }

    /// What a pattern finds may be meant for other readers, and what is read is gone from it.
    @Test func patternsReadNone() {
        let tailer = tailer("\(folder)/*.pipe")
        #expect(drain(tailer) == [])
        #expect(tailer.reports.map(\.report) == [.notAFile(path: path, kind: .fifo)])
        #expect(openForWriting() == -1, "nobody reads it")
    }

    @Test func countsWhatWaits() {
        let (tailer, writer) = connected()
        write("12345\n", to: writer)
        #expect(tailer.lag().map(\.bytes) == [6])
        _ = drain(tailer)
        #expect(tailer.lag().map(\.bytes) == [0])
        close(writer)
    }
}
