import Moderation
import TestKit
import Testing

struct FairQueueTests {
    /// The obvious way, slowly: all that waits, in the order it came, and the users by turn.
    private struct Model {
        let capacity: Int
        var waiting: [(user: String, item: Int)] = []
        var turns: [String] = []
        var dropped: Int64 = 0

        func length(_ user: String) -> Int { waiting.count { $0.user == user } }

        mutating func take(_ user: String) -> Int? {
            guard let place = waiting.firstIndex(where: { $0.user == user }) else { return nil }
            let item = waiting.remove(at: place).item
            if length(user) == 0 { turns.removeAll { $0 == user } }
            return item
        }

        mutating func push(_ item: Int, _ user: String) -> Int? {
            waiting.append((user, item))
            if !turns.contains(user) { turns.append(user) }
            guard waiting.count > capacity else { return nil }
            dropped += 1
            let most = turns.map(length).max()
            return turns.first { length($0) == most }.flatMap { take($0) }
        }

        mutating func pop() -> Int? {
            guard let user = turns.first else { return nil }
            let item = take(user)
            if turns.first == user { turns.append(turns.removeFirst()) }
            return item
        }
    }

    private final class Payload: Sendable {}

    @Test(arguments: [1, 2, 3, 7, 20, 60], [1, 2, 5, 40])
    func isLikeTheModel(capacity: Int, users: Int) {
        for seed in 0..<6 {
            var random = SeededGenerator(seed: UInt64(seed * 10_000 + capacity * 100 + users))
            var model = Model(capacity: capacity)
            var queue = FairQueue<Int>(capacity: capacity)
            for step in 0..<500 {
                // Phases in which it fills up, and in which it empties; the first users push the most.
                if Int.random(in: 0..<10, using: &random) < (step / 100 % 2 == 0 ? 8 : 3) {
                    let user = "u\(Int.random(in: 0...Int.random(in: 0..<users, using: &random), using: &random))"
                    #expect(queue.push(step, user: user) == model.push(step, user))
                } else {
                    #expect(queue.pop() == model.pop())
                }
                #expect(queue.count == model.waiting.count)
                #expect(queue.dropped == model.dropped)
            }
            while let item = model.pop() { #expect(queue.pop() == item) }
            #expect(queue.pop() == nil)
            #expect(queue.count == 0)
        }
    }

    @Test func noUserWaitsForAnothersMany() {
        var queue = FairQueue<String>(capacity: 1_000_000)
        for number in 0..<10_000 { queue.push("many \(number)", user: "many") }
        for user in 0..<100 { queue.push("one \(user)", user: "\(user)") }
        let first = (0..<101).compactMap { _ in queue.pop() }
        #expect(first == ["many 0"] + (0..<100).map { "one \($0)" })
        #expect((1..<10_000).allSatisfy { queue.pop() == "many \($0)" })
        #expect(queue.count == 0 && queue.dropped == 0)
    }

    @Test func whoHasTheMostLosesItsOldest() {
        var queue = FairQueue<String>(capacity: 4)
        for item in ["a1", "a2", "a3", "b1"] { #expect(queue.push(item, user: String(item.prefix(1))) == nil) }
        #expect(queue.push("c1", user: "c") == "a1")
        // a and b have two each, and it is the turn of a.
        #expect(queue.push("b2", user: "b") == "a2")
        #expect(queue.push("b3", user: "b") == "b1")
        #expect(queue.dropped == 3)
        #expect((0..<5).map { _ in queue.pop() } == ["a3", "b2", "c1", "b3", nil])
    }

    @Test func ofManyUsersWithOneEachTheFirstByTurnLoses() {
        var queue = FairQueue<Int>(capacity: 3)
        for user in 0..<3 { queue.push(user, user: "\(user)") }
        for user in 3..<1_000 { #expect(queue.push(user, user: "\(user)") == user - 3) }
        #expect((0..<4).map { _ in queue.pop() } == [997, 998, 999, nil])
    }

    @Test(arguments: [0, -1, .min, 1]) func holdsOneAtLeast(capacity: Int) {
        var queue = FairQueue<Int>(capacity: capacity)
        #expect(queue.capacity == 1)
        #expect(queue.push(1, user: "a") == nil)
        #expect(queue.push(2, user: "a") == 1)
        #expect(queue.push(3, user: "b") == 2)
        #expect(queue.pop() == 3)
    }

    /// To look through all users at each push would be 10,000,000,000 steps: this would not end.
    @Test func manyUsersCostLittle() {
        var queue = FairQueue<Int>(capacity: 100_000)
        for number in 0..<200_000 { queue.push(number, user: "\(number)") }
        #expect(queue.dropped == 100_000)
        #expect(queue.pop() == 100_000)
    }

    @Test func letsGoOfWhatIsTaken() {
        var queue = FairQueue<Payload>(capacity: 100)
        weak let first: Payload? = {
            let payload = Payload()
            queue.push(payload, user: "a")
            return payload
        }()
        for _ in 0..<99 { queue.push(Payload(), user: "a") }
        #expect(first != nil)
        _ = queue.pop()
        #expect(first == nil)
        #expect(queue.count == 99)
    }

    @Test func copiesAreApart() {
        var queue = FairQueue<Int>(capacity: 2)
        queue.push(1, user: "a")
        var copy = queue
        #expect(copy.pop() == 1)
        copy.push(2, user: "b")
        #expect(queue.pop() == 1)
        #expect(queue.pop() == nil)
        #expect(copy.pop() == 2)
    }
}
