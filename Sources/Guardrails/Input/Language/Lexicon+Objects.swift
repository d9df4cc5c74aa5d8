extension Lexicon {
    /// Objects of orders, and what says whose they are.
    static let objects: [(Concept, String)] = [
        (
            .instruction,
            """
            instruction, instructions, prompt, prompts, rule, rules, guideline, guidelines, directive, \
            directives, directions, command, commands, order, orders, constraint, constraints, restriction, \
            restrictions, policy, policies, programming, protocol, protocols, limitation, limitations, \
            guardrail, guardrails, guidance, regulations, principles, safeguards, system message, \
            system messages, system prompt, system text, preprompt, pre prompt, configuration, \
            codes of conduct, code of conduct, mandates, filters, filter, training, moderation, \
            content filter, safety measures, boundaries, ethics, morals, \
            briefing, brief, mandate, playbook, preamble, setup instructions, system role
            """
        ),
        (
            [.systemPrompt, .instruction],
            """
            system prompt, system prompts, system message, system instruction, system instructions, \
            initial prompt, preprompt, pre prompt, developer message, developer prompt, \
            developer instructions, system text, hidden prompt, secret prompt, secret instructions, \
            hidden instructions, original prompt, prompt instructions, system configuration, base prompt, \
            meta prompt, metaprompt, configuration prompt, initialization prompt
            """
        ),
        (
            .everything,
            """
            everything, anything, all of it, all of this, all that, all, conversation, context, memory, \
            whatever, whatever you were told, history, dialogue
            """
        ),
        (
            .piece,
            """
            text, message, messages, content, contents, input, inputs, words, word, chat, task, tasks, \
            assignment, assignments, question, questions, request, requests, sentence, sentences, paragraph, \
            lines, information, discussion, output
            """
        ),
        (
            .earlier,
            """
            previous, previously, prior, above, earlier, preceding, before, past, foregoing, former, \
            preexisting, existing, original, originally, initial, initially, aforementioned, so far, \
            up to now, until now, up until now, given to you, you were given, you have been given, \
            you had been given, you received, you have received, you had, you were told, you have been told, \
            you were assigned, older, old, at the top, that came before, that precedes, that preceded, \
            provided to you, placed upon you, imposed on you, placed on you, you got, came before, \
            at the start, at the beginning, the developer gave you, they gave you, in this conversation, \
            you are operating under, you operate under, you follow, you are following, you must follow, \
            current, currently, beforehand, hitherto, to date, imposed upon you, set for you, \
            assigned to you
            """
        ),
        (
            .told,
            """
            you were told, you have been told, you were given, you have been given, you were instructed, \
            you were programmed, you were taught, you know, you have learned, you learned, you were asked, \
            you have been asked, you were assigned, you were trained, you have been instructed, came before, \
            was said, has been said, precedes, preceded, is above, you received, you have received, \
            you were, you have been, you had been, youve been
            """
        ),
        (
            .own,
            """
            your, yours, yuor, yoru, ur, you, developer, developers, openai, openais, anthropic, anthropics, \
            creator, creators, admin, programmers, operator, operators, assistants, yourself, google, \
            microsoft, meta
            """
        ),
        ([.yours], "your, yours, yuor, yoru, ur"),
        (
            .inner,
            """
            system, safety, ethical, moral, hidden, internal, confidential, secret, core, default, security, \
            content, ethics, operational, underlying, base, inherent, embedded, built in, builtin, preset, \
            predefined, programmed, exact, full, complete, entire, initial, original, very first, starting, \
            special, private, configured, behavioral, foundational, usage, model, ai, normal, standard, \
            foundation, alignment
            """
        ),
        (
            .all,
            """
            all, any, every, each, entire, whatever, whole, both, none of, no, complete, completely, toda
            """
        ),
        (
            .sensitive,
            """
            conversation, conversations, chat history, history, messages, last message, secrets, secret, \
            api key, api keys, credentials, credential, environment variables, env vars, password, \
            passwords, tokens, token, records, contents, system prompt, personal data, personal information, \
            user data, cookies, private, confidential, keys, database, user input, users message, \
            transcript, chat log, chat logs, ssh key, private key, private keys, customer data, emails, \
            inbox, file contents, files, environment, session, pii, credit card, everything, answers, \
            responses, question, data, user information, details, customer list, client list, \
            customer emails, user list, customer database, customer records, client data, full list, \
            bank details, card numbers
            """
        ),
        (
            .secret,
            """
            password, passwords, passphrase, secret, secrets, secret key, api key, api keys, credentials, \
            secret word, passcode, access code, access token, secret phrase, pass word, secret code, \
            magic word, private key, flag, key phrase
            """
        ),
        (
            .limit,
            """
            restriction, restrictions, limit, limits, limitation, limitations, rules, rule, filter, filters, \
            filtering, censorship, guidelines, guardrails, ethics, ethical, morals, moral, morality, \
            boundaries, constraints, safeguards, moderation, policies, policy, principles, safety, \
            censoring, inhibitions, scruples, restraint, restraints, disclaimers, warnings, conscience, \
            content policy, compass, ethic, protocols
            """
        ),
    ]

    /// To show and to tell.
    static let disclosure: [(Concept, String)] = [
        (
            .reveal,
            """
            reveal, show, print, repeat, output, display, tell, give, share, translate, summarize, \
            summarise, list, copy, write, spell, encode, recite, dump, leak, expose, disclose, provide, \
            return, paste, quote, echo, state, describe, explain, read, type, convert, rephrase, paraphrase, \
            reproduce, present, regurgitate, render, divulge, see, know, recall, restate, report, hand over, \
            detail, outline, include, start with, make public, say, spill, transcribe, rewrite, break down, \
            report on, send me, view, access, retrieve, i need to see, i want to see, i need to know, \
            i want to know, id like to see, i would like to see, let me see, i must see, i wish to see, \
            print out, write out, write down, spell out, read out, read back, retell, \
            typing, repeating, output initialization, \
            recount, relay, unveil, uncover, furnish, supply, hand me, walk me through, let me have, publish, \
            extract, reprint, rattle off, enumerate, cite, \
            i need, i want, i require
            """
        ),
        (
            .leak,
            """
            reveal, disclose, leak, expose, dump, divulge, repeat, recite, regurgitate, echo, reproduce, \
            print, output, display, spill, restate, recall, print out, write out, spell out, read back, \
            paste, show, transcribe
            """
        ),
        (
            .verbatim,
            """
            verbatim, word for word, exactly, exact, in full, letter by letter, character by character, \
            literally, entire, in its entirety, full, complete, without changes, in a code block, \
            code block, starting with, beginning with, as is, word by word, line by line, in markdown, \
            in base64, as json, for debugging, for debugging purposes, for troubleshooting, for testing, \
            for testing purposes, for security, for an audit, for a security audit, for verification, \
            for educational purposes, for documentation, for research, for compliance, for transparency, \
            backwards, backward, in reverse, reversed
            """
        ),
        (
            .whatIs,
            """
            what is, what are, whats, what was, what were, what does, what do, what did, which, how does, \
            how do, how did, what
            """
        ),
    ]
}
