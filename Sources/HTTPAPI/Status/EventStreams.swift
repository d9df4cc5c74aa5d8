import HTTPTypes
import Hummingbird
import NIOCore
import Pipeline
import ServiceLifecycle
import Synchronization

/// Streams of server-sent events (WHATWG HTML, section 9.2) that tell browsers when there is something new to show.
///
/// An event holds no figures: a slow reader misses none, and nothing is made or kept for it.
final class EventStreams: Sendable {
    /// The most streams at a time.
    static let limit = 32
    /// A stream says something at least each so many seconds, by which both sides know that the other is there.
    private static let heartbeat = 15.0
    /// So many seconds lie between two events at the least.
    private static let pause = 2.0
    private static let tick = Duration.milliseconds(500)

    private let source: StatusSource
    private let count = Atomic<Int>(0)

    init(source: StatusSource) {
        self.source = source
    }

    /// A stream, or a refusal where there are too many.
    func answer() -> Response {
        guard count.wrappingAdd(1, ordering: .relaxed).newValue <= Self.limit else {
            count.wrappingSubtract(1, ordering: .relaxed)
            var response = Response.text(
                .serviceUnavailable, "\(Self.limit) pages are open already; this one does not update\n")
            response.headers[.retryAfter] = "15"
            return response
        }
        let place = Place(streams: self)
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody { [source] writer in
                defer { place.leave() }
                try await Self.write(of: source, to: &writer)
                try await writer.finish(nil)
            })
    }

    private static func write(of source: StatusSource, to writer: inout any ResponseBodyWriter) async throws {
        var last = source.current
        var lastTime = Clock.monotonicSeconds
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        while !source.state.engineHealth.isStopping {
            // The daemon does not wait for readers when it stops.
            guard (try? await cancelWhenGracefulShutdown { try await Task.sleep(for: tick) }) != nil else { return }
            let now = Clock.monotonicSeconds
            let version = source.current
            if version != last, now - lastTime >= pause {
                last = version
                lastTime = now
                try await writer.write(ByteBuffer(string: "event: change\ndata: \(version.commits)\n\n"))
            } else if now - lastTime >= heartbeat {
                lastTime = now
                try await writer.write(ByteBuffer(string: ": as before\n\n"))
            }
        }
    }

    /// A place among the streams, which is left once: at the stream's end, or where it never began.
    private final class Place: Sendable {
        private let streams: EventStreams
        private let isTaken = Atomic<Bool>(true)

        init(streams: EventStreams) {
            self.streams = streams
        }

        func leave() {
            guard isTaken.exchange(false, ordering: .relaxed) else { return }
            streams.count.wrappingSubtract(1, ordering: .relaxed)
        }

        deinit { leave() }
    }
}
