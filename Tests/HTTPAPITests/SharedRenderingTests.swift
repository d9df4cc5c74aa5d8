import NIOCore
import Synchronization
import TestKit
import Testing

@testable import HTTPAPI

/// One rendering for all who wait, and none that is older than the question.
struct SharedRenderingTests {
    @Test func allWhoWaitShareOneRendering() async throws {
        let renderings = Atomic<Int>(0)
        let begin = Mutex<[@Sendable () -> Void]>([])
        let isLate = Atomic<Bool>(false)
        let pages = SharedRendering<String> { form in
            ByteBuffer(string: "\(form) \(renderings.add(1, ordering: .relaxed).newValue)")
        } schedule: { work in
            if isLate.load(ordering: .acquiring) { return work() }
            begin.withLock { $0.append(work) }
        }
        func ask(_ count: Int) async throws -> [String] {
            // Whoever waits is answered, also where not all of them come in time.
            func answer() -> Int {
                var answered = 0
                while let work = begin.withLock({ $0.popLast() }) {
                    work()
                    answered += 1
                }
                return answered
            }
            async let answers = withTaskGroup(of: String.self) { group in
                for number in 0..<count {
                    group.addTask { String(buffer: await pages.page(number % 2 == 0 ? "text" : "protocol")) }
                }
                return await group.reduce(into: [String]()) { $0.append($1) }
            }
            do {
                try await Waiting.until("\(count) wait") {
                    pages.waitingCount == count && begin.withLock { $0.count } == 2
                }
            } catch {
                isLate.store(true, ordering: .releasing)
                _ = answer()
                throw error
            }
            #expect(answer() == 2, "one for each form")
            return await answers
        }
        let first = try await ask(500)
        #expect(first.count == 500 && Set(first).count == 2 && renderings.load(ordering: .relaxed) == 2)
        let second = try await ask(10)
        #expect(Set(second).isDisjoint(with: first), "an old page was handed out")
        #expect(renderings.load(ordering: .relaxed) == 4 && pages.waitingCount == 0)
    }

    @Test func noPageIsOlderThanTheQuestion() async {
        let version = Version()
        let pages = SharedRendering<Int> { _ in ByteBuffer(string: "\(version.value.load(ordering: .acquiring))") }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let asked = version.value.add(1, ordering: .acquiringAndReleasing).newValue
                    let shown = Int(String(buffer: await pages.page(asked % 2))) ?? -1
                    #expect(shown >= asked)
                }
            }
        }
    }

    private final class Version: Sendable {
        let value = Atomic<Int>(0)
    }
}
