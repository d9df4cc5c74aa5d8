public import Logging
public import Pricing
import Synchronization
public import Tracing

/// Asks models, with retry, fallback, breakers and rate limits that all calls of a client share.
///
/// Each call ends in one ``CallReport``, whatever comes of it: an answer, an error, a cancellation, or a stream that nobody
/// reads to its end. A client is made once and used by any number of tasks at a time.
public final class LLMClient: MessageClient {
    let provider: any LLMProvider
    let options: LLMClientOptions
    let timing: Timing
    private let prices: PriceBook?
    private let delegate: (any LLMClientDelegate)?
    private let logger: Logger
    private let tracer: (any Tracer)?
    let health: Mutex<ClientHealth>
    private let limiters = Mutex<[String: RateLimiter]>([:])

    /// Models beyond this share a limiter: names can come of a program's own users.
    private static let mostModels = 1_000

    /// Makes a client.
    ///
    /// - Parameters:
    ///   - provider: who is asked.
    ///   - options: how it retries, falls back and keeps to limits.
    ///   - prices: what calls are metered by; `nil` for reports without costs.
    ///   - delegate: told of each call.
    ///   - logger: gets ids, models and classes of errors, never what was asked or answered.
    ///   - tracer: what makes spans; `nil` for the one that the program has bootstrapped.
    public convenience init(
        provider: any LLMProvider, options: LLMClientOptions = LLMClientOptions(), prices: PriceBook? = .builtIn,
        delegate: (any LLMClientDelegate)? = nil, logger: Logger = Logger(label: "llm-client"),
        tracer: (any Tracer)? = nil
    ) {
        self.init(
            provider: provider, options: options, prices: prices, delegate: delegate, logger: logger, tracer: tracer,
            timing: .system)
    }

    init(
        provider: any LLMProvider, options: LLMClientOptions, prices: PriceBook?, delegate: (any LLMClientDelegate)?,
        logger: Logger, tracer: (any Tracer)?, timing: Timing
    ) {
        self.provider = provider
        self.options = options
        self.prices = prices
        self.delegate = delegate
        self.logger = logger
        self.tracer = tracer
        self.timing = timing
        health = Mutex(ClientHealth(budget: options.retryBudget, breaker: options.breaker))
    }

    /// Asks for a whole answer.
    ///
    /// - Throws: ``LLMError``.
    public func create(_ request: MessageRequest) async throws(LLMError) -> MessageReply {
        let call = begin(.create, model: request.model)
        let outcome = await attempts(for: request, call, machine: machine(for: request)) {
            request, attempt async throws(AttemptFailure) in try await self.provider.create(request, attempt)
        }
        return try finish(call, outcome).get()
    }

    /// Asks for an answer that comes in pieces. It returns when the first piece of content is there; until then it retries
    /// and falls back, afterwards a failure ends the stream.
    ///
    /// - Throws: ``LLMError``, as does the stream.
    public func stream(_ request: MessageRequest) async throws(LLMError) -> MessageStream {
        let call = begin(.stream, model: request.model)
        let outcome = await attempts(for: request, call, machine: machine(for: request)) {
            request, attempt async throws(AttemptFailure) in
            try await OpenedStream.open(try await self.provider.stream(request, attempt), timing: self.timing)
        }
        switch outcome.result {
        case .success(let answer):
            return MessageStream(StreamCall(client: self, record: call, outcome: outcome, answer: answer))
        case .failure(let error):
            call.end(CallEnd(outcome, error: error))
            throw error
        }
    }

    /// Counts the input tokens of a request without having it answered. It is retried; no other model is asked, since
    /// another counts otherwise; rate limits, which are of messages, do not hold it up.
    ///
    /// - Throws: ``LLMError``.
    public func countTokens(_ request: MessageRequest) async throws(LLMError) -> Int64 {
        let call = begin(.countTokens, model: request.model)
        let machine = machine(FallbackChain(request.model, then: []), breakerPrefix: "count_tokens ")
        let outcome = await attempts(for: request, call, machine: machine, isLimited: false) {
            request, attempt async throws(AttemptFailure) in try await self.provider.countTokens(request, attempt)
        }
        switch outcome.result {
        case .success(let answer):
            call.end(CallEnd(outcome, requestID: answer.requestID))
            return answer.value
        case .failure(let error):
            call.end(CallEnd(outcome, error: error))
            throw error
        }
    }

    // MARK: - Parts of a call

    /// Ends a call for a whole answer. Not in ``create(_:)``, whose frame is kept while the call waits.
    private func finish(_ call: CallRecord, _ outcome: CallOutcome<MessageReply>) -> Result<MessageReply, LLMError> {
        switch outcome.result {
        case .success(let answer):
            outcome.reservation.settle(usage: answer.value.usage)
            call.end(CallEnd(outcome, reply: answer.value, requestID: answer.requestID))
            return .success(answer.value)
        case .failure(let error):
            call.end(CallEnd(outcome, error: error))
            return .failure(error)
        }
    }

    private func begin(_ operation: CallReport.Operation, model: String) -> CallRecord {
        CallRecord(
            operation: operation, provider: provider.name, model: model, timing: timing, prices: prices,
            delegate: delegate, logger: logger, tracer: tracer ?? InstrumentationSystem.tracer)
    }

    private func machine(for request: MessageRequest) -> CallMachine {
        machine(FallbackChain(request.model, then: options.fallbackModels))
    }

    private func machine(_ chain: FallbackChain, breakerPrefix: String = "") -> CallMachine {
        CallMachine(
            chain, policy: options.retry, attemptTimeout: options.attemptTimeout,
            deadline: timing.now() + options.callTimeout, breakerPrefix: breakerPrefix)
    }

    /// The limiter that holds for a model.
    func limiter(of model: String) -> RateLimiter {
        limiters.withLock { limiters in
            let name = limiters[model] != nil || limiters.count < Self.mostModels ? model : ""
            if let limiter = limiters[name] { return limiter }
            let limiter = RateLimiter(options.modelRateLimits[model] ?? options.rateLimits, timing: timing)
            limiters[name] = limiter
            return limiter
        }
    }
}
