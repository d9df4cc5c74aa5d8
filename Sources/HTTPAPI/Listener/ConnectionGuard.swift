import Glibc
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Stands in a connection's pipeline, behind the decoder, and closes the connection where it does not get on.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private var clock: ConnectionClock
    private let connections: OpenConnections
    /// Of bodies that nobody answered yet.
    private var receivedBytes = 0
    /// Of answers that did not go out yet.
    private var unsentBytes = 0
    private var isOpen = false
    private var task: Scheduled<Void>?
    private var taskDeadline = NIODeadline.distantFuture

    init(_ limits: ConnectionLimits, _ connections: OpenConnections) {
        clock = ConnectionClock(limits, now: .now())
        self.connections = connections
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end(context)
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard !isOpen else { return }
        isOpen = true
        // Of requests sent in a row, the next is answered when the system has taken over the last answer. These fail
        // where the client is gone already; then there is nothing to be bounded.
        let options = context.channel
        options.setOption(.unsentBytes, value: ConnectionLimits.unsentBytes).whenFailure { _ in }
        options.setOption(.writeBufferWaterMark, value: .init(low: 1, high: 1)).whenFailure { _ in }
        connections.open(context.channel, now: .now())?.close(promise: nil)
        schedule(context)
    }

    private func end(_ context: ChannelHandlerContext) {
        guard isOpen else { return }
        isOpen = false
        task?.cancel()
        task = nil
        connections.close(context.channel)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let now = NIODeadline.now()
        switch unwrapInboundIn(data) {
        case .head(let head):
            clock.headCame(now: now)
            inviteBody(head, context)
        case .body(let bytes):
            receivedBytes += bytes.readableBytes
            guard clock.bodyCame(bytes.readableBytes) else { return context.close(promise: nil) }
        case .end: clock.requestEnded(now: now)
        }
        note(context, now)
        context.fireChannelRead(data)
    }

    /// A client that asks first whether its body is wanted waits for this line (RFC 9110, section 10.1.1).
    private func inviteBody(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        guard head.headerFields[.expect]?.lowercased() == "100-continue" else { return }
        let length = head.headerFields[.contentLength].flatMap { Int($0) } ?? 0
        guard length <= clock.limits.bodyBytes else { return }
        context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case HTTPParserError.headerOverflow where clock.phase == .waiting:
            let head = HTTPResponse(
                status: .requestHeaderFieldsTooLarge, headerFields: [.connection: "close", .contentLength: "0"])
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            clock.outputClosed(now: .now())
            note(context, .now())
            // Closed in one direction only: what is still on its way in would take the answer with it.
            context.close(mode: .output, promise: nil)
        // What comes behind a head that can't be read.
        case _ where clock.phase == .closing: break
        default: context.fireErrorCaught(error)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            clock.answerBegan(now: .now())
            receivedBytes = 0
            context.write(data, promise: promise)
        case .body(let bytes):
            let count = bytes.readableBytes
            unsentBytes += count
            write(data, context, promise) {
                self.unsentBytes -= count
                self.clock.answerAdvanced(now: .now())
            }
        case .end: write(data, context, promise) { self.clock.answerEnded(now: .now()) }
        }
        note(context, .now())
    }

    /// Writes a part, and notes what follows from its having gone out.
    private func write(
        _ data: NIOAny, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?,
        whenSent note: @escaping () -> Void
    ) {
        let sent = promise ?? context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in
            note()
            self.note(context, .now())
        }
        context.write(data, promise: sent)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output {
            clock.outputClosed(now: .now())
            note(context, .now())
        }
        context.close(mode: mode, promise: promise)
    }

    private func note(_ context: ChannelHandlerContext, _ now: NIODeadline) {
        guard isOpen else { return }
        connections.note(context.channel, clock.phase, heldBytes: receivedBytes + unsentBytes, now: now)?.close(
            promise: nil)
        schedule(context)
    }

    /// One task at a time, which looks again when it was early: most requests are over long before.
    private func schedule(_ context: ChannelHandlerContext) {
        guard isOpen, let deadline = clock.deadline else { return }
        guard task == nil || deadline < taskDeadline else { return }
        task?.cancel()
        taskDeadline = deadline
        task = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
            self.task = nil
            guard self.isOpen, let deadline = self.clock.deadline else { return }
            if deadline <= .now() { context.close(promise: nil) } else { self.schedule(context) }
        }
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}

extension ChannelOption where Self == ChannelOptions.Types.SocketOption {
    /// How much the system takes over that is not on its way yet (tcp(7)). A bound of the whole buffer would do as well
    /// against who reads nothing, but one of a few packets holds everybody up: the other side acknowledges the last of them
    /// 40 ms later, in case it has something to say.
    fileprivate static var unsentBytes: Self { .init(level: .tcp, name: .init(rawValue: TCP_NOTSENT_LOWAT)) }
}
