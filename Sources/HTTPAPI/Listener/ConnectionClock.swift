import NIOCore

/// Until when a connection has to get on, by what came and what went. It knows of no socket.
struct ConnectionClock {
    /// What a connection is at.
    enum Phase: Equatable {
        /// Nothing is asked.
        case waiting
        /// A body is on its way.
        case receiving
        /// The answer is being made; that may take as long as it takes.
        case working
        /// The answer is on its way.
        case sending
        /// The listener has said its last word.
        case closing
    }

    let limits: ConnectionLimits
    /// Requests whose heads came and whose answers did not go out whole.
    private var unanswered = 0
    private var isReceiving = false
    /// Answers that began to go out.
    private var sending = 0
    private var isClosing = false
    private var bodyBytes = 0
    private var waitingEnds: NIODeadline
    private var receivingEnds: NIODeadline
    private var sendingEnds: NIODeadline
    private var closingEnds: NIODeadline

    /// Begins with the connection.
    init(_ limits: ConnectionLimits, now: NIODeadline) {
        self.limits = limits
        waitingEnds = now + limits.head
        receivingEnds = now
        sendingEnds = now
        closingEnds = now
    }

    var phase: Phase {
        if isClosing { return .closing }
        if sending > 0 { return .sending }
        if isReceiving, unanswered <= 1 { return .receiving }
        return unanswered == 0 ? .waiting : .working
    }

    /// When the connection is closed if nothing happens; `nil` while the listener itself is at work.
    var deadline: NIODeadline? {
        switch phase {
        case .closing: closingEnds
        case .sending: isReceiving && unanswered <= 1 ? min(sendingEnds, receivingEnds) : sendingEnds
        case .receiving: receivingEnds
        case .waiting: waitingEnds
        case .working: nil
        }
    }

    mutating func headCame(now: NIODeadline) {
        unanswered += 1
        isReceiving = true
        bodyBytes = 0
        receivingEnds = now + limits.body
    }

    /// Returns whether the body may go on.
    mutating func bodyCame(_ count: Int) -> Bool {
        bodyBytes += count
        return bodyBytes <= limits.bodyBytes
    }

    mutating func requestEnded(now: NIODeadline) {
        isReceiving = false
        waitingEnds = now + limits.idle
    }

    mutating func answerBegan(now: NIODeadline) {
        sending += 1
        sendingEnds = now + limits.answer
    }

    /// A part of an answer went out: a stream of events takes as long as somebody reads it.
    mutating func answerAdvanced(now: NIODeadline) {
        if sending > 0 { sendingEnds = now + limits.answer }
    }

    mutating func answerEnded(now: NIODeadline) {
        sending = max(0, sending - 1)
        sendingEnds = now + limits.answer
        unanswered = max(0, unanswered - 1)
        waitingEnds = now + limits.idle
        // Of requests sent one behind the other, nobody read the second while the first was being answered.
        if isReceiving, unanswered == 1 { receivingEnds = now + limits.body }
    }

    mutating func outputClosed(now: NIODeadline) {
        guard !isClosing else { return }
        isClosing = true
        closingEnds = now + limits.farewell
    }
}
