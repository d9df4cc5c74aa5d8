/// The processing tier that a request was billed at.
public enum ServiceTier: UInt8, CaseIterable, Sendable {
    /// The list price.
    case standard
    /// Asynchronous batches, at about half the price.
    case batch
    /// Slower processing at a lower price (OpenAI's and Gemini's `flex`).
    case flex
    /// Faster processing at a higher price (OpenAI's and Gemini's `priority`).
    case priority
    /// Anthropic's fast mode (`"speed": "fast"` in the usage).
    case fast
}
