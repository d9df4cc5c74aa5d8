extension GuardKey {
    var help: KeyHelp {
        switch self {
        case .input:
            KeyHelp(
                KeyHelp.fieldPaths,
                .words(
                    "`prompt`, `input`, `question`, `query`, `user_message`, `messages`, `request.messages`,"
                        + " `request.input`, `kwargs.messages`, `attributes.\"gen_ai.input.messages\"`"),
                "where lines have what users, tools and documents gave")
        case .output:
            KeyHelp(
                KeyHelp.fieldPaths,
                .words(
                    "`completion`, `answer`, `output`, `response`, `response.content`, `response.choices`,"
                        + " `response.output`, `choices`, `output_text`, `attributes.\"gen_ai.output.messages\"`"),
                "where they have what the model answered")
        case .flag: KeyHelp("score from 0 to 1", .value("0.5"), "from which on a text is flagged; not above `block`")
        case .block: KeyHelp("score from 0 to 1", .value("0.8"), "from which on it is blocked")
        case .maximumCharacters: KeyHelp("1 to 100000000", .value("100000"), "the longest text")
        case .maximumTokens: KeyHelp("1 to 100000000", .none, "the longest text in tokens, by estimate")
        case .disable: KeyHelp("rule, or a list of them", .none, "rules that are not looked at")
        case .patterns: KeyHelp("list", .none, "your own")
        case .trustedHosts:
            KeyHelp("host, or a list of them", .none, "hosts that links may name, with the hosts below them")
        case .language:
            KeyHelp(KeyHelp.language, .value("en"), "of messages, and of what stands in for what is redacted")
        }
    }
}

extension GuardPatternKey {
    var help: KeyHelp {
        switch self {
        case .name: KeyHelp("letters, digits and `_`", .required, "the name")
        case .pattern: KeyHelp("RE2's syntax", .required, "what is found")
        case .score: KeyHelp("score from 0 to 1", .value("1"), "how much it weighs")
        }
    }
}
