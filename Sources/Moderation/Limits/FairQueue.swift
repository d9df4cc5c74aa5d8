import DequeModule

/// A bounded queue in which no user stands in the way of the others: they take turns, each with its own texts in order.
///
/// When it is full, the user with the most waiting, the newcomer counted, loses its oldest; of users with the same number it
/// is the one whose turn comes first. Pushing and popping cost the logarithm of the number of users.
public struct FairQueue<Item: Sendable>: Sendable {
    private struct User {
        let name: String
        var items = Deque<Item>()
        /// Turns are taken in the order of these numbers.
        var turn: Int64
    }

    /// The most that waits.
    public let capacity: Int
    /// How many wait.
    public private(set) var count = 0
    /// How many were dropped since the queue was made.
    public private(set) var dropped: Int64 = 0

    /// Users with something waiting; `nil` at places that are free.
    private var users: [User?] = []
    private var places: [String: Int] = [:]
    private var freePlaces: [Int] = []
    /// Places of users, by turn.
    private var turns = Deque<Int>()
    private var lastTurn: Int64 = 0
    private var longestFirst = LongestFirst()

    /// Makes an empty queue.
    public init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// Adds an item.
    ///
    /// - Returns: what was dropped for it.
    @discardableResult
    public mutating func push(_ item: Item, user: String) -> Item? {
        let place = places[user] ?? makePlace(user)
        users[place]?.items.append(item)
        count += 1
        rank(place)
        guard count > capacity, let longest = longestFirst.first else { return nil }
        dropped += 1
        let oldest = take(from: longest)
        // Where the longest has one item, all have one: it is the first by turn.
        if users[longest] == nil { _ = turns.popFirst() }
        return oldest
    }

    /// Takes the next item of the user whose turn it is.
    public mutating func pop() -> Item? {
        guard let place = turns.popFirst() else { return nil }
        let item = take(from: place)
        if users[place] != nil {
            let turn = nextTurn()
            users[place]?.turn = turn
            turns.append(place)
            rank(place)
        }
        return item
    }

    private mutating func makePlace(_ name: String) -> Int {
        let user = User(name: name, turn: nextTurn())
        let place: Int
        if let free = freePlaces.popLast() {
            place = free
            users[place] = user
        } else {
            place = users.count
            users.append(user)
        }
        places[name] = place
        turns.append(place)
        return place
    }

    private mutating func nextTurn() -> Int64 {
        lastTurn += 1
        return lastTurn
    }

    private mutating func take(from place: Int) -> Item? {
        guard let item = users[place]?.items.popFirst() else { return nil }
        count -= 1
        rank(place)
        if let user = users[place], user.items.isEmpty {
            places[user.name] = nil
            users[place] = nil
            freePlaces.append(place)
        }
        return item
    }

    private mutating func rank(_ place: Int) {
        guard let user = users[place] else { return }
        longestFirst.set(place, length: user.items.count, turn: user.turn)
    }
}
