public import LLMClient

import struct Foundation.Data
import class Foundation.JSONDecoder

/// Reads what a model answered to a ``ModerationPrompt``.
///
/// An answer that is not what was asked for is ``ModerationVerdict/Outcome/unparsable``, never harmless. Where an answer
/// contradicts itself, the text is flagged: `safe` with categories, or `safe` beside a score of 0.5 and more.
public enum ModerationAnswer {
    /// The longest reason, in characters.
    public static let reasonLimit = 200

    /// The verdict that a reply is.
    public static func verdict(_ reply: MessageReply) -> ModerationVerdict {
        if reply.stopReason == .refusal {
            return ModerationVerdict(.refused, reason: "the model refused to look at the text")
        }
        if reply.stopReason == .maxTokens || reply.stopReason == .contextWindowExceeded {
            return ModerationVerdict(.unparsable, reason: "the model's answer was cut off")
        }
        return verdict(reply.text)
    }

    /// The verdict that an answer's text is.
    ///
    /// Fences and words around the object are passed over, for servers that do not keep to a schema; but there must be one
    /// object and not two, since the second can be one that the text had the model repeat. For the same reason an answer
    /// that says harmless must end with its object: one that goes on may only have quoted it.
    public static func verdict(_ text: String) -> ModerationVerdict {
        let answer = Array(text.utf8)
        // Which of two members of the same name counts is a guess, and zeros would have Foundation guess an encoding.
        guard let object = onlyObject(answer), !object.contains(0), !RepeatedNames.areIn(object),
            let fields = try? JSONDecoder().decode(Fields.self, from: Data(object))
        else { return ModerationVerdict(.unparsable, reason: "the model's answer is not the JSON object asked for") }
        guard fields.score.isFinite, (0...1).contains(fields.score) else {
            return ModerationVerdict(.unparsable, reason: "the model's score is not between 0 and 1")
        }
        var known: [ModerationCategory] = []
        for name in fields.categories {
            guard let category = ModerationCategory(rawValue: name) else { continue }
            if !known.contains(category) { known.append(category) }
        }
        // Names that are not in the list say nothing of a harmless text: the model did not keep to the question.
        if fields.safe, known.isEmpty, !fields.categories.isEmpty {
            return ModerationVerdict(.unparsable, reason: "the model names categories that do not exist")
        }
        let reason = line(fields.reason)
        guard fields.safe, known.isEmpty, fields.score < 0.5 else {
            return ModerationVerdict(.flagged, categories: known, reason: reason, score: fields.score)
        }
        guard answer[object.endIndex...].allSatisfy(" \n\r\t`".utf8.contains) else {
            return ModerationVerdict(.unparsable, reason: "the model's answer goes on behind its JSON object")
        }
        return ModerationVerdict(.safe, reason: reason, score: fields.score)
    }

    /// The verdict of a text by those of its windows: flagged wins, then refused, unparsable, over budget, unavailable, safe.
    ///
    /// The score is the highest of the windows that ended so; categories stand in the order of the highest score that a
    /// window with them has.
    public static func merged(_ verdicts: [ModerationVerdict]) -> ModerationVerdict {
        let order: [ModerationVerdict.Outcome] = [.flagged, .refused, .unparsable, .overBudget, .unavailable, .safe]
        guard let outcome = order.first(where: { outcome in verdicts.contains { $0.outcome == outcome } }) else {
            return ModerationVerdict(.safe, reason: "there is no text")
        }
        // A stable order: of windows with the same score the earlier one counts.
        let chosen = verdicts.enumerated().filter { $0.element.outcome == outcome }
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
        var categories: [ModerationCategory] = []
        for category in chosen.flatMap(\.categories) where !categories.contains(category) {
            categories.append(category)
        }
        var verdict = ModerationVerdict(
            outcome, categories: categories, reason: chosen.first?.reason ?? "", score: chosen.first?.score ?? 0)
        verdict.isTruncated = verdicts.contains(where: \.isTruncated)
        return verdict
    }

    /// A text on one line and at most ``reasonLimit`` characters long, without control characters.
    public static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        // A character can have any number of scalars.
        for scalar in text.unicodeScalars.prefix(reasonLimit * 4) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        let words = String(scalars).split(separator: " ").joined(separator: " ")
        return words.count <= reasonLimit ? words : words.prefix(reasonLimit - 1) + "…"
    }

    private struct Fields: Decodable {
        var safe: Bool
        var categories: [String]
        var reason: String
        var score: Double
    }

    /// The one object at the top of a text; `nil` for none, for two, and for braces that do not match.
    private static func onlyObject(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var found: ArraySlice<UInt8>?
        var start = 0
        var depth = 0
        var isString = false
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isString = false
                }
                continue
            }
            switch byte {
            // Quotes in the words around an object are words.
            case UInt8(ascii: "\"") where depth > 0: isString = true
            case UInt8(ascii: "{"):
                if depth == 0 { start = index }
                depth += 1
            case UInt8(ascii: "}"):
                guard depth > 0 else { return nil }
                depth -= 1
                guard depth == 0 else { continue }
                guard found == nil else { return nil }
                found = bytes[start...index]
            default: continue
            }
        }
        return depth == 0 ? found : nil
    }
}
