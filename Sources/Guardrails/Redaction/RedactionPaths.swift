/// Paths of keys as a tree, walked along with a line. Arrays are passed through: their elements are at the path of the array.
struct RedactionPaths: Sendable {
    private struct Node: Sendable {
        var next: [Int32: Int32] = [:]
        var isEnd = false
    }

    /// Where a walk has come to.
    struct Place {
        var node: Int32
        /// Whether a path ended here or above.
        var isInside: Bool
    }

    private var nodes = [Node()]
    let isEmpty: Bool

    /// Makes a tree of paths whose keys are numbered by `number`.
    init(_ paths: [[String]], number: (String) -> Int32) {
        isEmpty = paths.isEmpty
        for path in paths {
            var node = 0
            for key in path {
                let key = number(key)
                if let next = nodes[node].next[key] {
                    node = Int(next)
                } else {
                    nodes.append(Node())
                    nodes[node].next[key] = Int32(nodes.count - 1)
                    node = nodes.count - 1
                }
            }
            nodes[node].isEnd = true
        }
    }

    var root: Place { Place(node: 0, isInside: nodes[0].isEnd) }

    /// The place of a member whose key has a number, -1 for a key of no path.
    @inline(__always)
    func place(_ key: Int32, in place: Place) -> Place {
        if place.isInside { return place }
        guard place.node >= 0, key >= 0, let next = nodes[Int(place.node)].next[key] else {
            return Place(node: -1, isInside: false)
        }
        return Place(node: next, isInside: nodes[Int(next)].isEnd)
    }
}
