/// A bounded queue in which no user stands in the way of the others: they take turns, each with its own texts in order.
///
/// When it is full, the user with the most waiting, the newcomer counted, loses its oldest; of users with the same number it
/// is the one whose turn comes first.
public struct FairQueue<Item: Sendable>: Sendable {
    /// The most that waits.
    public let capacity: Int
    /// How many wait.
    public private(set) var count = 0
    /// How many were dropped since the queue was made.
    public private(set) var dropped: Int64 = 0

    private var waiting: [String: ArraySlice<Item>] = [:]
    /// Users with something waiting, by turn.
    private var turns: ArraySlice<String> = []

    /// Makes an empty queue.
    public init(capacity: Int) {
        self.capacity = max(1, capacity)
    }

    /// Adds an item.
    ///
    /// - Returns: what was dropped for it.
    @discardableResult
    public mutating func push(_ item: Item, user: String) -> Item? {
        if waiting[user] == nil { turns.append(user) }
        waiting[user, default: []].append(item)
        count += 1
        guard count > capacity else { return nil }
        dropped += 1
        return dropFromLongest()
    }

    /// Takes the next item of the user whose turn it is.
    public mutating func pop() -> Item? {
        guard let user = turns.popFirst() else { return nil }
        let item = take(from: user)
        if waiting[user] != nil { turns.append(user) }
        return item
    }

    private mutating func dropFromLongest() -> Item? {
        var longest: String?
        var most = 0
        for user in turns {
            let length = waiting[user]?.count ?? 0
            if length > most { (longest, most) = (user, length) }
        }
        guard let longest else { return nil }
        let item = take(from: longest)
        if waiting[longest] == nil { turns.removeAll { $0 == longest } }
        return item
    }

    private mutating func take(from user: String) -> Item? {
        guard let item = waiting[user]?.popFirst() else { return nil }
        if waiting[user]?.isEmpty ?? true { waiting[user] = nil }
        count -= 1
        return item
    }
}
