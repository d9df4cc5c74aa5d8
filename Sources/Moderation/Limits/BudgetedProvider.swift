public import LLMClient
import Ledger
public import Pricing
public import UsageModel

/// A provider whose attempts are paid by a moderation's daily budget.
///
/// Before each attempt its highest possible cost is committed, behind it what it did cost: the price of the tokens that the
/// answer tells, nothing for an answer that is an error by its status, and all that was set aside for one that did not come
/// or could not be read, since it may be billed.
public struct BudgetedProvider: LLMProvider {
    /// The ``AttemptFailure/code`` of an attempt that the budget does not allow.
    public static let overBudget = "over_budget"
    /// The ``AttemptFailure/code`` of an attempt that could not be remembered.
    public static let noState = "no_state"

    private let provider: any LLMProvider
    private let ledger: ModerationLedger
    private let prices: PriceBook
    private let now: @Sendable () -> Timestamp

    /// Makes one.
    public init(
        _ provider: any LLMProvider, ledger: ModerationLedger, prices: PriceBook,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.provider = provider
        self.ledger = ledger
        self.prices = prices
        self.now = now
    }

    /// The name that prices know it by.
    public var name: String { provider.name }

    /// Asks for a whole answer.
    public func create(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<MessageReply> {
        let cost = CallCost(provider: name, model: request.model, prices: prices, time: now())
        let reservation = try await reserve(cost, request)
        do throws(AttemptFailure) {
            let answer = try await provider.create(request, attempt)
            let usage = answer.value.usage
            let paid = cost.cost(of: usage, model: answer.value.model)
            settle(reservation, Spending(cost: paid ?? reservation.amount, usage: usage.tokens))
            return answer
        } catch {
            settle(reservation, Spending(cost: Self.mayBeBilled(error) ? reservation.amount : 0, usage: nil))
            throw error
        }
    }

    /// Always refused: nobody here asks for it, and its cost would be known late.
    public func stream(
        _ request: MessageRequest, _ attempt: Attempt
    ) async throws(AttemptFailure) -> Answer<AsyncThrowingStream<MessageStreamEvent, any Error>> {
        throw AttemptFailure(.invalidRequest, message: "a budget is kept for whole answers alone")
    }

    /// Counts the input tokens of a request, which costs nothing.
    public func countTokens(_ request: MessageRequest, _ attempt: Attempt) async throws(AttemptFailure) -> Answer<Int64>
    {
        try await provider.countTokens(request, attempt)
    }

    private func reserve(
        _ cost: CallCost, _ request: MessageRequest
    ) async throws(AttemptFailure) -> ModerationLedger.Reservation {
        guard let most = cost.most(of: request) else {
            throw AttemptFailure(
                .invalidRequest, code: Self.overBudget,
                message: "the model \(request.model) has no price, so that no budget can be kept")
        }
        let reservation: ModerationLedger.Reservation?
        do throws(LedgerError) {
            reservation = try await ledger.reserve(most, now: now)
        } catch {
            throw AttemptFailure(.invalidRequest, code: Self.noState, message: error.description)
        }
        guard let reservation else {
            throw AttemptFailure(
                .invalidRequest, code: Self.overBudget,
                message: ledger.budget(now: now()).refusal(of: most))
        }
        return reservation
    }

    /// Where it can't be written, what was set aside stays spent.
    private func settle(_ reservation: ModerationLedger.Reservation, _ spending: Spending) {
        try? ledger.settle(reservation, spending, now: now())
    }

    private static func mayBeBilled(_ failure: AttemptFailure) -> Bool {
        switch failure.kind {
        case .status, .invalidRequest: false
        case .connection, .timeout, .midStream, .invalidAnswer, .cancelled: true
        }
    }
}
