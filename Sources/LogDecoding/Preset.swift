/// A log shape: which paths hold what, and what the events are called.
public struct Preset: Sendable {
    /// The name in settings.
    public let name: String
    /// Paths and their meaning. Of several paths to one field, the first that the line has counts.
    public let bindings: [FieldBinding]
    /// Events by name.
    public let events: [String: EventMeaning]

    /// Makes a preset.
    public init(name: String, bindings: [FieldBinding], events: [String: EventMeaning]) {
        self.name = name
        self.bindings = bindings
        self.events = events
    }
}
