/// A binary heap of users by what they have waiting: the longest first, of the same length the one whose turn comes first.
///
/// Users are places of an array of the caller's, from 0 on. All changes cost the logarithm of their number.
struct LongestFirst {
    private struct Rank {
        var length: Int
        var turn: Int64
        /// Where the user stands in ``order``; `nil` while it does not.
        var position: Int?

        func isBefore(_ other: Rank) -> Bool { (-length, turn) < (-other.length, other.turn) }
    }

    /// By user.
    private var ranks: [Rank] = []
    private var order: [Int] = []

    /// The user with the most waiting.
    var first: Int? { order.first }

    /// Says how many a user has waiting, and when its turn is; without any it is taken out.
    mutating func set(_ user: Int, length: Int, turn: Int64) {
        while ranks.count <= user { ranks.append(Rank(length: 0, turn: 0)) }
        ranks[user].length = length
        ranks[user].turn = turn
        if length == 0 {
            remove(user)
        } else if let position = ranks[user].position {
            settle(position)
        } else {
            ranks[user].position = order.count
            order.append(user)
            settle(order.count - 1)
        }
    }

    private mutating func remove(_ user: Int) {
        guard let position = ranks[user].position else { return }
        swap(position, order.count - 1)
        order.removeLast()
        ranks[user].position = nil
        if position < order.count { settle(position) }
    }

    /// Brings the user at a position to where it belongs.
    private mutating func settle(_ start: Int) {
        var position = start
        while position > 0, rank(position).isBefore(rank((position - 1) / 2)) {
            swap(position, (position - 1) / 2)
            position = (position - 1) / 2
        }
        while true {
            var best = position
            for child in [2 * position + 1, 2 * position + 2]
            where child < order.count && rank(child).isBefore(rank(best)) {
                best = child
            }
            guard best != position else { return }
            swap(position, best)
            position = best
        }
    }

    private func rank(_ position: Int) -> Rank { ranks[order[position]] }

    private mutating func swap(_ left: Int, _ right: Int) {
        order.swapAt(left, right)
        ranks[order[left]].position = left
        ranks[order[right]].position = right
    }
}
