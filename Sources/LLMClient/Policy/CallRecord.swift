import Logging
import Pricing
import Tracing
import UsageModel

/// Accounts for one call: its log lines, its span, its cost and its report. Of what is asked and answered it tells nothing.
struct CallRecord: Sendable {
    let span: any Span

    private let operation: CallReport.Operation
    private let provider: String
    private let model: String
    private let timing: Timing
    private let prices: PriceBook?
    private let delegate: (any LLMClientDelegate)?
    private let logger: Logger
    private let start: Double

    init(
        operation: CallReport.Operation, provider: String, model: String, timing: Timing, prices: PriceBook?,
        delegate: (any LLMClientDelegate)?, logger: Logger, tracer: any Tracer
    ) {
        self.operation = operation
        self.provider = provider
        self.model = model
        self.timing = timing
        self.prices = prices
        self.delegate = delegate
        self.logger = logger
        start = timing.now()
        // Names of attributes: OpenTelemetry's conventions for generative AI.
        let name = operation == .countTokens ? "count_tokens" : "chat"
        span = tracer.startAnySpan("\(name) \(model)", ofKind: .client)
        span.attributes["gen_ai.operation.name"] = name
        span.attributes["gen_ai.provider.name"] = provider
        span.attributes["gen_ai.request.model"] = model
    }

    /// An attempt has failed, and this is done about it.
    func note(_ failure: AttemptFailure, model: String, number: Int, _ step: CallMachine.Step) {
        var metadata: Logger.Metadata = [
            "operation": "\(operation.rawValue)", "model": "\(model)", "attempt": "\(number + 1)",
            "error": "\(failure.failureClass.rawValue)",
        ]
        if let status = failure.status { metadata["status"] = "\(status)" }
        if let id = failure.requestID { metadata["request_id"] = "\(id)" }
        switch step {
        case .wait(let seconds):
            metadata["wait_seconds"] = "\(seconds)"
            logger.debug("attempt failed, and is made again", metadata: metadata)
        case .reserve(let next):
            metadata["next_model"] = "\(next)"
            logger.warning("model does not answer, and another one is asked", metadata: metadata)
        case .attempt, .end:
            logger.debug("attempt failed", metadata: metadata)
        }
    }

    /// The call has ended.
    func end(_ end: CallEnd) {
        let answering = end.replyModel ?? end.model
        let cost = end.usage.flatMap { price($0, model: answering) }
        let report = CallReport(
            operation: operation, provider: provider, requestedModel: model, model: answering, usage: end.usage,
            cost: cost, seconds: timing.now() - start,
            secondsToFirstToken: end.firstContent.map { $0 - end.began }, attempts: end.attempts,
            stopReason: end.stopReason, requestID: end.requestID, error: end.error,
            tried: end.tried)
        log(report)
        trace(report)
        delegate?.called(report)
    }

    /// By the price of the model that answered; never by that of another.
    private func price(_ usage: ReplyUsage, model: String) -> Int64? {
        guard usage.tokens.isNonNegative else { return nil }
        return prices?.cost(
            of: usage.tokens, details: usage.billing, model: ModelName(logged: model, provider: provider),
            at: timing.date())
    }

    private func log(_ report: CallReport) {
        var metadata: Logger.Metadata = [
            "operation": "\(operation.rawValue)", "model": "\(report.model)", "attempts": "\(report.attempts)",
        ]
        if let id = report.requestID { metadata["request_id"] = "\(id)" }
        guard let error = report.error else { return logger.debug("call answered", metadata: metadata) }
        metadata["error"] = "\(error.kind)"
        if error.reason == .cancelled { return logger.debug("call cancelled", metadata: metadata) }
        logger.warning("call failed", metadata: metadata)
    }

    private func trace(_ report: CallReport) {
        if let error = report.error {
            span.attributes["error.type"] = error.kind
            span.setStatus(SpanStatus(code: .error))
        }
        if report.error == nil || report.usage != nil { span.attributes["gen_ai.response.model"] = report.model }
        if let tokens = report.usage?.tokens {
            // The convention's input has what came from caches in it.
            let (input, overflows) = (tokens.total).subtractingReportingOverflow(tokens.output)
            if !overflows { span.attributes["gen_ai.usage.input_tokens"] = input }
            span.attributes["gen_ai.usage.output_tokens"] = tokens.output
        }
        if let reason = report.stopReason { span.attributes["gen_ai.response.finish_reasons"] = [reason.rawValue] }
        span.end()
    }
}

/// How a call ended.
struct CallEnd {
    /// The model that was asked last.
    var model: String
    var attempts: Int
    /// When the last attempt began.
    var began: Double
    var firstContent: Double?
    /// The model, as the answer names it.
    var replyModel: String?
    var usage: ReplyUsage?
    var stopReason: StopReason?
    var requestID: String?
    var error: LLMError?
    var tried: [LLMError.Tried]

    init<Value>(
        _ outcome: CallOutcome<Value>, reply: MessageReply? = nil, requestID: String? = nil, error: LLMError? = nil
    ) {
        model = outcome.machine.model
        attempts = outcome.machine.attempts
        began = outcome.began
        replyModel = reply.flatMap { $0.model.isEmpty ? nil : $0.model }
        tried = error?.tried ?? outcome.machine.tried
        // Without a reply the last attempt may have told what it used all the same.
        usage = reply?.usage ?? (error == nil ? nil : tried.last?.failure?.usage)
        stopReason = reply?.stopReason
        self.requestID = requestID ?? error?.tried.last?.failure?.requestID
        self.error = error
    }
}
