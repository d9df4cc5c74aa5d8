import LLMClient
import Synchronization
import TestKit
import Testing

struct BatchProcessTests {
    private struct Odd: Error, Equatable { let value: Int }

    @Test(arguments: [1, 3, 16, 500]) func keepsOrderAndBoundAndFailuresApart(maxConcurrent: Int) async {
        let alive = Mutex((now: 0, most: 0))
        let results = await batchProcess(Array(0..<200), maxConcurrent: maxConcurrent) { item in
            alive.withLock {
                $0.now += 1
                $0.most = max($0.most, $0.now)
            }
            defer { alive.withLock { $0.now -= 1 } }
            for _ in 0..<(item % 5) { await Task.yield() }
            if item % 2 == 1 { throw Odd(value: item) }
            return item * 2
        }
        #expect(results.count == 200)
        for (index, result) in results.enumerated() {
            switch result {
            case .success(let value): #expect(index % 2 == 0 && value == index * 2)
            case .failure(let error): #expect(error as? Odd == Odd(value: index))
            }
        }
        #expect(alive.withLock(\.most) <= min(maxConcurrent, 200))
    }

    @Test func takesNothingAndAtLeastOneAtATime() async {
        #expect(await batchProcess([Int](), maxConcurrent: 4) { $0 }.isEmpty)
        #expect(await batchProcess([7], maxConcurrent: 0) { $0 }.compactMap { try? $0.get() } == [7])
    }

    @Test func cancelsAsAWhole() async throws {
        let begun = Mutex(0)
        let task = Task {
            await batchProcess(Array(0..<100), maxConcurrent: 4) { _ in
                begun.withLock { $0 += 1 }
                try await Task.sleep(for: .seconds(3_600))
            }
        }
        try await Waiting.until("four run") { begun.withLock { $0 } == 4 }
        task.cancel()
        let results = await task.value
        #expect(results.count == 100)
        #expect(results.allSatisfy { if case .failure(let error) = $0 { error is CancellationError } else { false } })
        #expect(begun.withLock { $0 } == 4)
    }

    @Test func givesResultsAsTheyCome() async throws {
        var seen: [Int: Int] = [:]
        for await (index, result) in batchResults(Array(0..<50), maxConcurrent: 8, operation: { $0 * 3 }) {
            #expect(seen.updateValue(try result.get(), forKey: index) == nil)
        }
        #expect(seen == Dictionary(uniqueKeysWithValues: (0..<50).map { ($0, $0 * 3) }))
    }

    @Test func stopsWhenNobodyListens() async throws {
        let begun = Mutex(0)
        let ended = Mutex(0)
        do {
            let results = batchResults(Array(0..<100), maxConcurrent: 4) { item in
                begun.withLock { $0 += 1 }
                defer { ended.withLock { $0 += 1 } }
                if item > 0 { try await Task.sleep(for: .seconds(3_600)) }
            }
            for await _ in results { break }
        }
        try await Waiting.until("what ran has ended") { ended.withLock { $0 } == begun.withLock { $0 } }
        #expect(begun.withLock { $0 } <= 5)
    }
}
