/// An event of a stream, <https://html.spec.whatwg.org/multipage/server-sent-events.html>.
struct ServerSentEvent: Hashable, Sendable {
    /// The field `event`; empty where there is none.
    var name: String
    /// The fields `data`, one a line.
    var data: String
}
