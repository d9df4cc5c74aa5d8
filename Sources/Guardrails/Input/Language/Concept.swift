/// What a word or phrase means for the rules of English.
struct Concept: OptionSet, Sendable {
    let rawValue: UInt64

    /// To ignore or forget.
    static let dismiss = Concept(rawValue: 1 << 0)
    /// To override, reset or bypass: verbs that have innocent objects too.
    static let loosen = Concept(rawValue: 1 << 1)
    /// Instructions, rules, prompts.
    static let instruction = Concept(rawValue: 1 << 2)
    /// Everything, the conversation: what one can be told to forget.
    static let everything = Concept(rawValue: 1 << 3)
    /// A text, a message, a task.
    static let piece = Concept(rawValue: 1 << 4)
    /// Previous, above, given before.
    static let earlier = Concept(rawValue: 1 << 5)
    /// Your, and who made the model.
    static let own = Concept(rawValue: 1 << 6)
    /// System, safety, hidden: what instructions of a model are like.
    static let inner = Concept(rawValue: 1 << 7)
    /// All, any, every.
    static let all = Concept(rawValue: 1 << 8)
    /// Words that only join others.
    static let function = Concept(rawValue: 1 << 9)
    /// A model or an assistant.
    static let model = Concept(rawValue: 1 << 10)
    /// "Act as", "pretend to be".
    static let become = Concept(rawValue: 1 << 11)
    /// "You are now", "from now on".
    static let henceforth = Concept(rawValue: 1 << 12)
    /// Without limits, in one word.
    static let unbound = Concept(rawValue: 1 << 13)
    /// Not, no, without.
    static let negation = Concept(rawValue: 1 << 14)
    /// Restrictions, ethics, filters: what a model without limits lacks.
    static let limit = Concept(rawValue: 1 << 15)
    /// To show, tell or repeat.
    static let reveal = Concept(rawValue: 1 << 16)
    /// To reveal or dump: what nobody says of his own text.
    static let leak = Concept(rawValue: 1 << 17)
    /// The system prompt by its name.
    static let systemPrompt = Concept(rawValue: 1 << 18)
    /// Word for word.
    static let verbatim = Concept(rawValue: 1 << 19)
    /// Passwords and keys.
    static let secret = Concept(rawValue: 1 << 20)
    /// A mode of a model, by its name.
    static let mode = Concept(rawValue: 1 << 21)
    /// To enable or to enter.
    static let activate = Concept(rawValue: 1 << 22)
    /// Whole claims of authority.
    static let authority = Concept(rawValue: 1 << 23)
    /// Suspended, disabled, void.
    static let annulled = Concept(rawValue: 1 << 24)
    /// "Your new task".
    static let newTask = Concept(rawValue: 1 << 25)
    /// To say, to do, to answer: orders that follow.
    static let demand = Concept(rawValue: 1 << 26)
    /// "Without telling the user".
    static let conceal = Concept(rawValue: 1 << 27)
    /// "If you are a language model".
    static let addressModel = Concept(rawValue: 1 << 28)
    /// "Never refuse".
    static let force = Concept(rawValue: 1 << 29)
    /// "End of the user's input".
    static let endOfData = Concept(rawValue: 1 << 30)
    /// To send or post.
    static let transmit = Concept(rawValue: 1 << 31)
    /// What must not leave.
    static let sensitive = Concept(rawValue: 1 << 32)
    /// Put together, decode.
    static let assemble = Concept(rawValue: 1 << 33)
    /// Follow, obey, execute.
    static let obey = Concept(rawValue: 1 << 34)
    /// "What is", "what were".
    static let whatIs = Concept(rawValue: 1 << 35)
    /// "How do I", "why does", "explain".
    static let question = Concept(rawValue: 1 << 36)
    /// People and things that do something: an order does not speak of them.
    static let person = Concept(rawValue: 1 << 37)
    static let you = Concept(rawValue: 1 << 38)
    static let modal = Concept(rawValue: 1 << 39)
    static let to = Concept(rawValue: 1 << 40)
    /// Please, now, just.
    static let adverb = Concept(rawValue: 1 << 41)
    /// And, then, but.
    static let joining = Concept(rawValue: 1 << 42)
    /// Words of those who talk about attacks.
    static let talk = Concept(rawValue: 1 << 43)
    /// In, on, of, from.
    static let preposition = Concept(rawValue: 1 << 44)
    /// "You were told": a clause that stands for instructions.
    static let told = Concept(rawValue: 1 << 45)
    /// Base64, hexadecimal.
    static let codec = Concept(rawValue: 1 << 46)
    /// To ask or want: "I want you to".
    static let want = Concept(rawValue: 1 << 47)
    /// Your: the model's, and nobody else's.
    static let yours = Concept(rawValue: 1 << 49)
    /// "My instructions are": a beginning that the model is to go on with.
    static let confession = Concept(rawValue: 1 << 48)
}
