/// What a guard looks for. The raw value names the rule in findings, settings and JSON.
public enum GuardRule: String, CaseIterable, Hashable, Sendable {
    /// Nothing but white space.
    case empty = "text.empty"
    /// More characters than ``GuardRules/maxCharacters``.
    case tooLong = "text.length"
    /// More tokens, by estimate, than ``GuardRules/maxTokens``.
    case tooManyTokens = "text.tokens"
    /// Control characters other than tabulators and ends of lines.
    case control = "characters.control"
    /// Characters without width inside words, or many of them.
    case invisible = "characters.invisible"
    /// Letters hidden in tag characters or in runs of variation selectors.
    case hidden = "characters.hidden"
    /// Characters that turn the direction of writing over.
    case direction = "characters.direction"
    /// Words that mix Latin letters with Cyrillic or Greek ones that look like them.
    case lookalikes = "characters.lookalikes"
    /// Orders to ignore, forget or break the instructions.
    case override = "injection.override"
    /// Another role for the model, above all one without limits.
    case role = "injection.role"
    /// Asking for the system prompt or for secrets.
    case extraction = "injection.extraction"
    /// Claims to speak with authority: a system override, a developer, a suspended policy.
    case authority = "injection.authority"
    /// Another task in the place of the one that was set.
    case task = "injection.task"
    /// The end of the data is claimed, and instructions follow.
    case delimiter = "injection.delimiter"
    /// Orders to send conversations, secrets or records somewhere.
    case exfiltration = "injection.exfiltration"
    /// Orders to keep something from the user.
    case concealment = "injection.concealment"
    /// Text in a document that speaks to the model which reads it.
    case address = "injection.address"
    /// Answers that are forced: never to refuse, to begin with "Sure".
    case forcing = "injection.forcing"
    /// Instructions in pieces, or encoded, that the model is to put together and follow.
    case payload = "injection.payload"
    /// Marks by which chats are written down for models: ChatML, `[INST]`, turns.
    case chatMarkup = "markup.chat"
    /// Images and links whose address carries data away.
    case link = "markup.link"
    /// A pattern of the user's own.
    case pattern = "pattern"
    /// An answer that holds the system prompt, or a part of it.
    case promptLeak = "output.prompt_leak"
    /// An answer that holds the canary of the system prompt.
    case canary = "output.canary"
    /// Personal data or a secret in an answer, which is redacted; the finding's rule has its class behind a dot.
    case redaction
}
