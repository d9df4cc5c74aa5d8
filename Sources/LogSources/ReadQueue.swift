/// The files that may have something to read, each once, in the order in which their turns come.
final class ReadQueue {
    private var followers: [FileFollower] = []
    private var first = 0

    /// Gives a file a turn behind all others.
    func append(_ follower: FileFollower) {
        followers.append(follower)
    }

    /// The file whose turn it is.
    func next() -> FileFollower? {
        while first < followers.count {
            let follower = followers[first]
            first += 1
            if first == followers.count {
                followers.removeAll(keepingCapacity: first < 100_000)
                first = 0
            } else if first >= 10_000 {
                followers.removeFirst(first)
                first = 0
            }
            if follower.isDirty { return follower }
        }
        return nil
    }
}
