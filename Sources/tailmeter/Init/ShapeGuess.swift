import LogDecoding
import Settings

/// A guess at a shape of the user's own, from the names of a log's fields, where no preset knows its lines.
enum ShapeGuess {
    private static let tokens: Set<String> = ["token", "tokens", "tok", "toks", "usage", "count"]
    private static let input: Set<String> = ["input", "prompt", "in"]
    private static let output: Set<String> = ["output", "completion", "out", "generated", "candidates"]
    private static let cache: Set<String> = ["cache", "cached"]
    private static let write: Set<String> = ["write", "written", "creation", "created"]
    private static let models: Set<String> = ["model", "deployment", "engine"]
    private static let spans: Set<String> = ["duration", "latency", "elapsed", "took"]
    private static let times: Set<String> = ["timestamp", "time", "ts", "at", "datetime", "date", "created"]
    private static let units: [(words: Set<String>, unit: Settings.Shape.TimeUnit)] = [
        (["ms", "millis", "milliseconds"], .milliseconds), (["us", "micros", "microseconds"], .microseconds),
        (["ns", "nanos", "nanoseconds"], .nanoseconds), (["s", "sec", "secs", "seconds"], .seconds),
    ]

    /// The shape; `nil` where nothing looks like a model and its tokens of input and output.
    static func shape(of sample: LogSample) -> Settings.Shape? {
        let counts = sample.fields.filter { $0.value.integers > 0 && $0.value.integers == $0.value.documents }
            .map { (path: $0.key, words: Set(FieldWords.all($0.key)), field: $0.value) }
            .filter { !$0.words.isDisjoint(with: tokens) }
        let fresh = counts.filter { $0.words.isDisjoint(with: cache) }
        guard
            let model = best(
                sample.fields.filter { path, field in
                    field.texts > 0 && FieldWords.subject(path).last.map(models.contains) ?? false
                }.map { ($0.key, $0.value) }),
            let input = best(
                fresh.filter { $0.words.isDisjoint(with: output) && !$0.words.isDisjoint(with: Self.input) }
                    .map { ($0.path, $0.field) }),
            let output = best(
                fresh.filter { $0.words.isDisjoint(with: Self.input) && !$0.words.isDisjoint(with: output) }
                    .map { ($0.path, $0.field) })
        else { return nil }
        var shape = Settings.Shape(fields: [
            .init(name: "model", paths: [model.description]), .init(name: "input", paths: [input.description]),
            .init(name: "output", paths: [output.description]),
        ])
        let cached = counts.filter { !$0.words.isDisjoint(with: cache) }
        if let read = best(cached.filter { $0.words.isDisjoint(with: write) }.map { ($0.path, $0.field) }) {
            shape.fields.append(.init(name: "cache_read", paths: [read.description]))
        }
        if let written = best(cached.filter { !$0.words.isDisjoint(with: write) }.map { ($0.path, $0.field) }) {
            shape.fields.append(.init(name: "cache_write", paths: [written.description]))
        }
        if let duration = duration(sample) { shape.fields.append(duration) }
        if let time = best(
            sample.fields.filter { path, _ in path.keys.last.map(isTime) ?? false }
                .map { ($0.key, $0.value) })
        {
            shape.fields.append(.init(name: "timestamp", paths: [time.description]))
        }
        return shape
    }

    private static func isTime(_ key: String) -> Bool {
        FieldPath(keys: [key]).map { FieldWords.all($0).joined() }.map(times.contains) ?? false
    }

    /// A span without a unit in its name is left out: nobody could tell seconds from milliseconds.
    private static func duration(_ sample: LogSample) -> Settings.Shape.Field? {
        var spans: [FieldPath: Settings.Shape.TimeUnit] = [:]
        for (path, field) in sample.fields where field.numbers > 0 {
            let words = Set(FieldWords.all(path))
            guard !words.isDisjoint(with: Self.spans) else { continue }
            spans[path] = units.first { !$0.words.isDisjoint(with: words) }?.unit
        }
        return best(sample.fields.filter { spans[$0.key] != nil }.map { ($0.key, $0.value) }).flatMap { path in
            spans[path].map { Settings.Shape.Field(name: "duration", paths: [path.description], unit: $0) }
        }
    }

    /// The path that most lines have; of several the shortest.
    private static func best(_ found: [(path: FieldPath, field: FieldSample)]) -> FieldPath? {
        found.min { left, right in
            if left.field.documents != right.field.documents { return left.field.documents > right.field.documents }
            let (one, other) = (left.path.description, right.path.description)
            return (one.utf8.count, one) < (other.utf8.count, other)
        }?.path
    }
}
