extension Preset {
    /// What the preset's lines have, and where: the fields in the order of their first path, each with the paths that are
    /// tried, the first that a line has counting.
    ///
    /// A path that is another of the field below a key under which whole answers stand (`response`, `message`, …) is left
    /// out.
    public var fields: [(field: RecordField, paths: [String])] {
        var order: [RecordField] = []
        var paths: [RecordField: [String]] = [:]
        for binding in shapes.flatMap(\.bindings) {
            if paths[binding.field] == nil { order.append(binding.field) }
            let path = binding.path.description
            if paths[binding.field]?.contains(path) != true { paths[binding.field, default: []].append(path) }
        }
        return order.map { field in
            let all = paths[field] ?? []
            let own = all.filter { path in
                !Envelope.places.contains {
                    !$0.isEmpty && path.hasPrefix("\($0).") && all.contains(String(path.dropFirst($0.count + 1)))
                }
            }
            return (field, own)
        }
    }
}
