/// Finds names that look alike, to help a person who mistyped one.
enum NameLikeness {
    /// The nearest of `names`, at most `limit`, none that shares less than half of its letter pairs.
    static func nearest(to name: String, among names: some Sequence<String>, limit: Int) -> [String] {
        let wanted = pairs(name)
        guard !wanted.isEmpty else { return [] }
        var rated: [(name: String, likeness: Double)] = []
        for other in names {
            let theirs = pairs(other)
            let shared = wanted.intersection(theirs).count
            let likeness = 2 * Double(shared) / Double(wanted.count + theirs.count)
            if likeness >= 0.5 { rated.append((other, likeness)) }
        }
        rated.sort { $0.likeness != $1.likeness ? $0.likeness > $1.likeness : $0.name < $1.name }
        return rated.prefix(limit).map(\.name)
    }

    private static func pairs(_ name: String) -> Set<UInt16> {
        let bytes = Array(name.lowercased().utf8.prefix(256))
        return Set(zip(bytes, bytes.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
    }
}
