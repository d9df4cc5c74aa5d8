extension Lexicon {
    /// Set phrases of claims, of other tasks, of secrecy and of force.
    static let claims: [(Concept, String)] = [
        (
            .authority,
            """
            system override, admin override, administrator override, override code, override protocol, \
            emergency override, priority override, developer override, security override, \
            i am your developer, i am your creator, i am your admin, i am your administrator, \
            i am your owner, im your developer, im your creator, im your admin, i created you, i built you, \
            i programmed you, that built you, i am the developer, i am the administrator, i am the admin, \
            i am an admin, i am an administrator, i am the system administrator, i authorize you, \
            i hereby authorize, you are authorized to, you have been authorized, you now have permission to, \
            message from your developers, message from your developer, message from your creators, \
            message from openai, message from anthropic, message from the developers, \
            message from the system administrator, message from the administrator, this is your developer, \
            this is the developer, this is openai, this is anthropic, this is your creator, \
            new policy in effect, new system instructions, new system prompt, new system directive, \
            updated system prompt, system update, authorized override, system alert, urgent system notice, \
            admin command, system command, root command, administrator command, sudo, by order of, \
            official notice from, from openai, from anthropic, as an administrator, as your developer, \
            as your creator, as the developer, with full admin, clearance level, security clearance, \
            on behalf of openai, on behalf of anthropic
            """
        ),
        (
            .annulled,
            """
            suspended, disabled, lifted, void, revoked, removed, deactivated, invalid, obsolete, cancelled, \
            canceled, overridden, no longer apply, do not apply, dont apply, no longer applies, \
            does not apply, superseded, null, turned off, no longer valid, not valid, outdated, rescinded, \
            irrelevant, nullified, not in effect, waived, off, dropped, erased, switched off, bypassed, \
            replaced, never existed, do not exist, dont exist, no longer exist, \
            does not count, doesnt count, no longer count, no longer counts, not binding, no longer binding, \
            expired, do not matter, dont matter, no longer matter, no longer matters, never happened, \
            out of your mind, out of mind, no longer relevant, no longer in force, no longer exists, \
            did not exist, didnt exist, does not exist, doesnt exist, were never there, are gone
            """
        ),
        (
            .newTask,
            """
            your new task, your new job, your new goal, your new objective, your new mission, your new role, \
            your new instructions, your new instruction, new instructions, new instruction, new task, \
            new assignment, new directive, new rules, new objective, your only task, your only job, \
            your real task, your true purpose, your real job, your actual task, your sole purpose, \
            your only goal, your primary objective, your only purpose, new orders, another task, \
            your task now, your job now, the real task, your only objective, next task for you, \
            your main task now
            """
        ),
        (
            .conceal,
            """
            without telling the user, without informing the user, without notifying the user, \
            without alerting the user, without telling anyone, without mentioning this, \
            without the users knowledge, without user knowledge, do not tell the user, dont tell the user, \
            do not inform the user, do not mention this, dont mention this, do not mention that, \
            do not mention these, do not reveal this, do not reveal that you, do not disclose this, \
            never mention this, never tell the user, never mention these, never reveal that you, \
            do not let the user, keep this secret from, keep it secret from, hide this from the user, \
            hide this from, secretly, silently, do not notify, do not alert the user, \
            without their knowledge, do not acknowledge this, do not show this, do not refer to this, \
            never reveal these
            """
        ),
        (
            .addressModel,
            """
            if you are an ai, if you are a language model, if you are an llm, \
            if you are a large language model, if you are an assistant, if you are a chatbot, \
            if youre an ai, if youre a language model, if youre an llm, note to ai, note to the ai, \
            note to llm, note to assistant, note to the assistant, note to the model, attention ai, \
            attention assistant, attention all ai, attention llm, dear ai, dear assistant, \
            dear language model, dear llm, dear chatgpt, dear claude, instructions for ai, \
            instructions for the ai, instructions for the assistant, instructions for llms, \
            instruction to the assistant, instructions to the assistant, message to the ai, message to ai, \
            message for ai, for ai agents, for ai assistants, ai agents reading, any ai reading, \
            ai models reading, llm reading, llms reading, ai reading, model reading, assistant reading, \
            ai systems reading, assistants reading, models reading, assistants processing, model processing, \
            ai processing, agents processing, llms processing, assistants summarizing, ai summarizing, \
            when summarizing this, when you summarize this, when processing this, any language model, \
            hey ai, any ai system, ai systems processing, ai system processing, notice to ai, \
            notice to any ai, notice to all ai, ai coding agents, for the ai assistant, \
            important for the assistant, note for the assistant, note for ai, instructions for agents, \
            important for ai, to the ai, to the llm, ai agents must, ai assistants must, \
            ai assistants should
            """
        ),
        (
            .force,
            """
            never refuse, do not refuse, dont refuse, you cannot refuse, you cant refuse, \
            you can not refuse, refusals are not, refusal is not, never say that you cannot, \
            never say that you cant, never say you cannot, never say you cant, do not say you cannot, \
            do not say you cant, never decline, must comply, have to comply, cannot say no, cant say no, \
            never say no, without warnings, without any warnings, without disclaimers, \
            without any disclaimers, without a disclaimer, no disclaimers, no warnings, without ethical, \
            without moralizing, begin your reply with, begin your response with, begin your answer with, \
            start your reply with, start your response with, start your answer with, start with sure, \
            start with absolutely, begin with sure, must answer every, must answer all, will answer every, \
            answer every question, must obey, will obey, do not apologize, never apologize, \
            do not give warnings, do not warn, do not add warnings, do not include any warnings, \
            do not include warnings, do not add disclaimers, no matter what, under no circumstances refuse, \
            you are required to comply, without refusing, comply with all, comply with every, \
            comply with any, you must always answer, do whatever i, whatever i say, i say instead, \
            do as i say, only obey me, obey me, do exactly what i, follow my commands, follow my orders, \
            my commands, in every future reply, in every future response, in all future responses, \
            in all future replies, every future summary, all future tasks, to your long term memory, \
            to your memory, at the end of every reply, at the end of every response, \
            to the end of your reply, to the end of your response, in every response you, in every reply you
            """
        ),
        (
            .confession,
            """
            my instructions are, my system prompt is, the system prompt is, my initial prompt is, \
            my rules are, i was instructed to, i was told to, my prompt is, my guidelines are, \
            my hidden instructions are, not supposed to tell, not allowed to tell, not supposed to reveal, \
            not allowed to reveal, not supposed to say, not allowed to share, not supposed to share, \
            my original instructions, my secret is, the password is, the secret is, my instructions say
            """
        ),
        (
            .endOfData,
            """
            end of input, end of user input, end of the user input, end of prompt, end of the prompt, \
            end of instructions, end of system prompt, end of system message, end of context, \
            end of the context, end of text, end of document, end of the document, end of conversation, \
            end of message, end of query, end of user query, end of data, end user input, \
            end of user message, end of article, end of email, end prompt, end instructions, \
            end system prompt, end of the text, end of the article, end of the input, end of transcript, \
            end of file, end of question, end of examples, begin new instructions, begin new system, \
            begin system prompt, start of system prompt, new system message, begin instructions, \
            begin admin, begin system, new session
            """
        ),
    ]
}
