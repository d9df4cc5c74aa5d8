import Synchronization
import Tracing

extension LLMClient {
    typealias AttemptBody<Value: Sendable> =
        @Sendable (MessageRequest, Attempt) async throws(AttemptFailure) -> Answer<Value>

    /// Makes attempts until one has an answer or the call is over.
    func attempts<Value>(
        for request: MessageRequest, _ record: CallRecord, machine: CallMachine, isLimited: Bool = true,
        _ body: @escaping AttemptBody<Value>
    ) async -> CallOutcome<Value> {
        // The span of a tracer that traces nothing has the context that is there already.
        if record.span is NoOpTracer.NoOpSpan {
            return await run(request, record, machine, isLimited: isLimited, body)
        }
        return await InstrumentationContext.withValue(record.span.context) {
            await run(request, record, machine, isLimited: isLimited, body)
        }
    }

    private func run<Value>(
        _ request: MessageRequest, _ record: CallRecord, _ machine: CallMachine, isLimited: Bool,
        _ body: AttemptBody<Value>
    ) async -> CallOutcome<Value> {
        var machine = machine
        var reservation = Reservation.none
        var began = timing.now()
        var step = health.withLock { machine.next($0, now: began) }
        while true {
            switch step {
            case .reserve(let model):
                do throws(RateLimiter.Refusal) {
                    reservation = try await reserve(
                        model, isLimited ? TokenEstimate.demand(of: request) : nil, deadline: machine.deadline)
                } catch {
                    step = machine.end(Self.reason(error))
                    continue
                }
                step = health.withLock { machine.begin(&$0, now: timing.now()) }
                if case .attempt = step {} else { reservation.settle(actual: .none) }
            case .attempt(let attempt, let ticket):
                began = timing.now()
                do throws(AttemptFailure) {
                    let answer = try await body(
                        request.asked(of: attempt.model), Attempt(number: attempt.number, timeout: attempt.timeout))
                    return succeeded(answer, machine, ticket, reservation, began: began)
                } catch {
                    step = failed(error, attempt, &machine, ticket, reservation, record)
                }
            case .wait(let seconds):
                if (try? await timing.sleep(seconds)) == nil {
                    step = machine.end(.cancelled)
                } else {
                    step = health.withLock { machine.next($0, now: timing.now()) }
                }
            case .end(let error):
                return CallOutcome(
                    result: .failure(error), machine: machine, reservation: .none, ticket: nil, began: began)
            }
        }
    }

    // What follows an attempt is done by functions of their own: the frame of one that waits is kept meanwhile.

    private func succeeded<Value>(
        _ answer: Answer<Value>, _ machine: CallMachine, _ ticket: CircuitBreaker.Ticket, _ reservation: Reservation,
        began: Double
    ) -> CallOutcome<Value> {
        reservation.learn(answer.limits)
        health.withLock { machine.succeeded(ticket, &$0, now: timing.now()) }
        return CallOutcome(
            result: .success(answer), machine: machine, reservation: reservation, ticket: ticket, began: began)
    }

    private func failed(
        _ error: AttemptFailure, _ attempt: CallMachine.Step.Attempt, _ machine: inout CallMachine,
        _ ticket: CircuitBreaker.Ticket, _ reservation: Reservation, _ record: CallRecord
    ) -> CallMachine.Step {
        let failure = Task.isCancelled ? AttemptFailure(.cancelled, message: "cancelled") : error
        reservation.settle(after: failure)
        let random = timing.random()
        let step = health.withLock { machine.failed(failure, ticket, &$0, now: timing.now(), random: random) }
        record.note(failure, model: attempt.model, number: attempt.number, step)
        return step
    }

    private func reserve(
        _ model: String, _ demand: RateDemand?, deadline: Double
    ) async throws(RateLimiter.Refusal) -> Reservation {
        guard !Task.isCancelled else { throw .cancelled }
        guard let demand else { return .none }
        let limiter = limiter(of: model)
        try await limiter.take(demand, deadline: deadline)
        return Reservation(limiter: limiter, demand: demand)
    }

    private static func reason(_ refusal: RateLimiter.Refusal) -> LLMError.Reason {
        switch refusal {
        case .cancelled: .cancelled
        case .tooLate: .deadlineExceeded
        case .tooLarge(let what): .exceedsRateLimit(what)
        }
    }
}

extension MessageRequest {
    fileprivate func asked(of model: String) -> MessageRequest {
        var request = self
        request.model = model
        return request
    }
}

/// What the attempts of a call came to.
struct CallOutcome<Value: Sendable>: Sendable {
    var result: Result<Answer<Value>, LLMError>
    var machine: CallMachine
    /// What the answer's attempt has reserved.
    var reservation: Reservation
    /// The answer's attempt; `nil` where there is no answer.
    var ticket: CircuitBreaker.Ticket?
    /// When the last attempt began, in monotonic seconds.
    var began: Double
}
