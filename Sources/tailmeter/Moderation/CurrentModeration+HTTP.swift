import HTTPAPI
import Moderation
import Pipeline

/// `POST /v1/moderations`.
extension CurrentModeration {
    /// More texts than these at a time are refused: they would wait too long.
    private static let mostWaiting = 256
    /// When it is worth another try to ask a provider that did not answer.
    private static let retrySeconds = 5.0

    /// Judges what clients of the listener send.
    var endpoint: ModerationEndpoint {
        ModerationEndpoint(tooLarge: { Self.answer(.tooLarge(limit: $0)) }) { body in
            do throws(ModerationsError) {
                return .init(status: 200, json: try await self.answer(body))
            } catch {
                return Self.answer(error)
            }
        }
    }

    private func answer(_ body: [UInt8]) async throws(ModerationsError) -> String {
        let (moderator, setup): (Moderator, ModerationSetup)
        switch standing {
        case .off: throw .noModeration
        case .failing(let reason, _): throw .unavailable(reason, retryAfter: 1)
        case .on(let judging, let its): (moderator, setup) = (judging, its)
        }
        let request = try ModerationsRequest(json: body)
        guard let verdicts = await judge(request.texts, by: moderator) else {
            throw .tooMany
        }
        let isOverBudget = verdicts.contains { $0.outcome == .overBudget }
        let seconds = isOverBudget ? moderator.health.budget.secondsLeft(at: Clock.now) : Self.retrySeconds
        return try ModerationsReply.answer(
            verdicts: verdicts, model: setup.options.model, policy: setup.policy, retryAfter: Int(seconds.rounded(.up)))
    }

    private static func answer(_ error: ModerationsError) -> ModerationEndpoint.Answer {
        .init(
            status: error.status, json: error.json, retryAfter: error.retryAfter, mayBeRetried: error.mayBeRetried)
    }

    /// The verdicts of texts, in their order; `nil` where too many wait already, or the wait was given up.
    private func judge(_ texts: [String], by moderator: Moderator) async -> [ModerationVerdict]? {
        guard beginWaiting(texts.count, atMost: Self.mostWaiting) else { return nil }
        defer { endWaiting(texts.count) }
        return try? await withThrowingTaskGroup(of: (Int, ModerationVerdict).self) { group in
            for (index, text) in texts.enumerated() {
                group.addTask { (index, try await moderator.judge(text, side: .input)) }
            }
            var verdicts = [ModerationVerdict?](repeating: nil, count: texts.count)
            for try await (index, verdict) in group { verdicts[index] = verdict }
            return verdicts.compactMap { $0 }
        }
    }
}
