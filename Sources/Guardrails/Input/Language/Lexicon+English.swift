extension Lexicon {
    /// The words of English, and a few of other languages.
    static let english = Lexicon(orders + objects + roles + disclosure + claims + grammar + otherLanguages, keyWords: misspelt)

    /// Words that attacks misspell on purpose.
    private static let misspelt = """
        ignore disregard forget override bypass previous instructions instruction prompt system reveal guidelines \
        restrictions above developer unrestricted jailbreak password earlier directives
        """

    private static let orders: [(Concept, String)] = [
        (
            .dismiss,
            """
            ignore, ignoring, disregard, disregarding, forget, forgetting, neglect, discard, dismiss, set aside, put aside, \
            pay no attention to, pay no heed to, dont follow, do not follow, stop following, not follow, no longer follow, \
            never mind, nevermind, dont obey, do not obey, stop obeying, no longer obey, do not adhere to, dont adhere to, \
            do not comply with, dont comply with, stop complying with, stop adhering to, no longer adhere to, \
            abandon, scrap, unlearn, throw away, throw out, toss out, break free from, break free of, break out of, \
            do not listen to, dont listen to, stop listening to, do not pay attention to, dont pay attention to, \
            do not consider, dont consider, disobey, let go of, leave behind, do away with, defy, stop caring about, \
            do not care about, no longer care about, no longer bound by, not bound by, free yourself from, \
            free yourself of, do not respect, do not abide by, dont abide by, stop abiding by, act against, go against, \
            you may ignore, you can ignore, deprioritize, wipe, purge, erase
            """
        ),
        (
            .loosen,
            """
            override, overrule, overwrite, bypass, skip, drop, reset, delete, remove, cancel, clear, disable, replace, \
            suspend, turn off, switch off, lift, revoke, evade, circumvent, deactivate, break, violate, get around, \
            work around, nullify, void, get rid of, relax, loosen, deviate from, overriding, bypassing, undo, exit, \
            step out of, leave out, supersede, invalidate, unlock, sidestep, shut off
            """
        ),
        (
            .demand,
            """
            say, tell, print, write, output, answer, respond, reply, do, act, reveal, give, show, instead, now, execute, \
            follow, pretend, list, generate, create, explain, start, begin, only, translate, repeat, behave, return, type, \
            help, let, provide, rate, speak
            """
        ),
        (.obey, "follow, obey, execute, run, do what it says, do what they say, do exactly what it says, do whatever it says, do as it says, comply, act on, carry out, perform, do it"),
        (
            .assemble,
            """
            combine, concatenate, concat, join, decode, decrypt, decipher, unscramble, put together, reassemble, assemble, \
            merge, reverse, piece together
            """
        ),
        (.codec, "base64, base32, hex, hexadecimal, rot13, binary, morse, caesar, cipher, encoded, ciphertext, strings, string, parts"),
    ]

    private static let objects: [(Concept, String)] = [
        (
            .instruction,
            """
            instruction, instructions, prompt, prompts, rule, rules, guideline, guidelines, directive, directives, \
            directions, command, commands, order, orders, constraint, constraints, restriction, restrictions, policy, \
            policies, programming, protocol, protocols, limitation, limitations, guardrail, guardrails, guidance, \
            regulations, principles, safeguards, system message, system messages, system prompt, system text, preprompt, \
            pre prompt, configuration, codes of conduct, code of conduct, mandates, filters, filter, training, \
            moderation, content filter, safety measures, boundaries, ethics, morals
            """
        ),
        ([.systemPrompt, .instruction], "system prompt, system prompts, system message, system instruction, system instructions, initial prompt, preprompt, pre prompt, developer message, developer prompt, developer instructions, system text, hidden prompt, secret prompt, secret instructions, hidden instructions, original prompt, prompt instructions, system configuration, base prompt, meta prompt, metaprompt, configuration prompt, initialization prompt"),
        (
            .everything,
            """
            everything, anything, all of it, all of this, all that, all, conversation, context, memory, whatever, \
            whatever you were told, history, dialogue
            """
        ),
        (
            .piece,
            """
            text, message, messages, content, contents, input, inputs, words, word, chat, task, tasks, assignment, assignments, \
            question, questions, request, requests, sentence, sentences, paragraph, lines, information, discussion, output
            """
        ),
        (
            .earlier,
            """
            previous, previously, prior, above, earlier, preceding, before, past, foregoing, former, preexisting, existing, \
            original, originally, initial, initially, aforementioned, so far, up to now, until now, up until now, \
            given to you, you were given, \
            you have been given, you had been given, you received, you have received, you had, you were told, \
            you have been told, you were assigned, older, \
            old, at the top, that came before, that precedes, that preceded, provided to you, placed upon you, imposed on you, placed on you, \
            you got, came before, at the start, at the beginning, the developer gave you, they gave you, \
            in this conversation, you are operating under, you operate under, you follow, you are following, you must follow, \
            current, currently, beforehand, hitherto, to date, imposed upon you, set for you, assigned to you
            """
        ),
        (
            .told,
            """
            you were told, you have been told, you were given, you have been given, you were instructed, you were programmed, \
            you were taught, you know, you have learned, you learned, you were asked, you have been asked, you were assigned, \
            you were trained, you have been instructed, came before, was said, has been said, precedes, preceded, is above, \
            you received, you have received
            """
        ),
        (
            .own,
            """
            your, yours, yuor, yoru, ur, you, developer, developers, developers, openai, openais, anthropic, anthropics, creator, \
            creators, admin, programmers, operator, operators, assistants, yourself, google, microsoft, meta
            """
        ),
        (
            .inner,
            """
            system, safety, ethical, moral, hidden, internal, confidential, secret, core, default, security, content, \
            ethics, operational, underlying, base, inherent, embedded, built in, builtin, preset, predefined, programmed, \
            exact, full, complete, entire, initial, original, very first, starting, special, private, configured, behavioral, \
            foundational, usage, model, ai, normal, standard, foundation, alignment
            """
        ),
        (.all, "all, any, every, each, entire, whatever, whole, both, none of, no, complete, completely, toda"),
        (
            .sensitive,
            """
            conversation, conversations, chat history, history, messages, last message, secrets, secret, api key, api keys, \
            credentials, credential, environment variables, env vars, password, passwords, tokens, token, records, contents, \
            system prompt, personal data, personal information, user data, cookies, private, confidential, keys, database, \
            user input, users message, transcript, chat log, chat logs, ssh key, private key, private keys, customer data, \
            emails, inbox, file contents, files, environment, session, pii, credit card, everything, answers, responses, \
            question, data, user information, details, customer list, client list, customer emails, user list, customer database, customer records, client data, full list, bank details, card numbers
            """
        ),
        (
            .secret,
            """
            password, passwords, passphrase, secret, secrets, secret key, api key, api keys, credentials, secret word, passcode, \
            access code, access token, secret phrase, pass word, secret code, magic word, private key, flag, key phrase
            """
        ),
        (
            .limit,
            """
            restriction, restrictions, limit, limits, limitation, limitations, rules, rule, filter, filters, filtering, \
            censorship, \
            guidelines, guardrails, ethics, ethical, morals, moral, morality, boundaries, constraints, safeguards, moderation, policies, \
            policy, principles, safety, censoring, inhibitions, scruples, restraint, restraints, disclaimers, warnings, \
            conscience, content policy, compass, ethic, protocols
            """
        ),
    ]

    private static let roles: [(Concept, String)] = [
        (
            .become,
            """
            act as, act like, acting as, pretend to be, pretend you are, pretend that you are, pretend youre, \
            pretend that you have, pretend you have, role play as, roleplay as, play the role of, play the part of, \
            imagine you are, imagine that you are, imagine being, behave as, behave like, assume the role, assume the persona, \
            assume the identity, assume the character, take on the role, take on the persona, adopt the persona, \
            adopt the role, respond as, answer as, reply as, speak as, simulate, simulating, emulate, impersonate, embody, \
            you will act, you are going to act, you are going to be, you are going to pretend, your name is, become, \
            you will be playing, you are to act, youre now, you are called, transform into, turn into, in character as, \
            write as, you will pretend, portray, you will simulate, you will play, lets play, let us play, a game where, \
            role playing, roleplay, roleplaying, hypothetical response, imagine, in a world, fictional, hypothetically, \
            in a fictional, hypothetical, character named, persona
            """
        ),
        (
            .henceforth,
            """
            you are now, youre now, you are no longer, you will now, from now on, from this point, from this moment, \
            from here on, henceforth, going forward you, starting now, as of now, as of this moment, you shall now, you must now, \
            for the rest of this conversation, for the remainder of this conversation, from today on, you have become, \
            you have been transformed, you have been freed, you have been liberated
            """
        ),
        (
            .unbound,
            """
            unrestricted, unfiltered, uncensored, unbound, amoral, unethical, immoral, evil, jailbroken, jailbreak mode, \
            do anything now, dan, stan, anything goes, unconstrained, unlimited, liberated, malicious, \
            never refuses, never declines, never refuse, always complies, never says no, cannot refuse, broken free, breaks free, \
            free of all, free from all, freed from, not bound by, no longer bound, not restricted, not limited by, \
            can do anything, anything i want, anything the user, anything you want, has been removed, \
            always answers, answers everything, answer everything, answer anything, answers anything, answers any, \
            opposite of, no holds barred, without limit, lawless, ruthless, rogue, unaligned, unmoderated, chaotic, devil, \
            lawbreaking, hacker, betterdan, dude, aim, doesnt care about, does not care about, no matter how illegal, regardless of legality, \
            regardless of ethics, illegal, unhinged, jailbreak
            """
        ),
        (
            .mode,
            """
            developer mode, dev mode, debug mode, debugging mode, maintenance mode, admin mode, administrator mode, \
            god mode, dan mode, sudo mode, root mode, evil mode, opposite mode, jailbreak mode, unrestricted mode, \
            unfiltered mode, uncensored mode, chaos mode, superuser mode, diagnostic mode, diagnostics mode, \
            engineering mode, test mode, training mode, unsafe mode, override mode, service mode, anarchy mode, raw mode, \
            no filter mode, admin access, root access, administrator access, free mode, unlimited mode, safe mode off
            """
        ),
        (
            .activate,
            """
            enable, enabled, enter, entering, activate, activated, switch to, switch into, turn on, go into, engage, engaged, initiate, \
            initiated, start, started, unlock, unlocked, switched to, in, enabling, run in, on, put yourself in, into, simulate, granted, \
            you are in, has been
            """
        ),
    ]

    private static let disclosure: [(Concept, String)] = [
        (
            .reveal,
            """
            reveal, show, print, repeat, output, display, tell, give, share, translate, summarize, summarise, list, copy, write, \
            spell, encode, recite, dump, leak, expose, disclose, provide, return, paste, quote, echo, state, describe, \
            explain, read, type, convert, rephrase, paraphrase, reproduce, present, regurgitate, render, divulge, \
            see, know, recall, restate, report, hand over, detail, outline, include, start with, make public, \
            say, spill, transcribe, rewrite, break down, report on, send me, view, access, retrieve, i need to see, i want to see, i need to know, i want to know, id like to see, i would like to see, \
            let me see, i must see, i wish to see, what are, what is, print out, \
            write out, write down, spell out, read out, read back, retell, typing, repeating, output initialization
            """
        ),
        (
            .leak,
            """
            reveal, disclose, leak, expose, dump, divulge, repeat, recite, regurgitate, echo, reproduce, print, output, \
            display, spill, restate, recall, copy, print out, write out, spell out, read back, paste, show, transcribe
            """
        ),
        (
            .verbatim,
            """
            verbatim, word for word, exactly, exact, in full, letter by letter, character by character, literally, entire, \
            in its entirety, full, complete, without changes, in a code block, code block, starting with, beginning with, as is, \
            word by word, line by line, in markdown, in base64, as json, for debugging, for debugging purposes, for troubleshooting, for testing, for testing purposes, \
            for security, for an audit, for a security audit, for verification, for educational purposes, for documentation, \
            for research, for compliance, for transparency
            """
        ),
        (
            .whatIs,
            """
            what is, what are, whats, what was, what were, what does, what do, what did, which, how does, how do, \
            how did, what
            """
        ),
    ]

    private static let claims: [(Concept, String)] = [
        (
            .authority,
            """
            system override, admin override, administrator override, override code, override protocol, emergency override, \
            priority override, developer override, security override, i am your developer, i am your creator, i am your admin, \
            i am your administrator, i am your owner, im your developer, im your creator, im your admin, i created you, \
            i built you, i programmed you, that built you, i am the developer, i am the administrator, i am the admin, \
            i am an admin, i am an administrator, i am the system administrator, i authorize you, i hereby authorize, \
            you are authorized to, you have been authorized, you now have permission to, message from your developers, message from your developer, \
            message from your creators, message from openai, message from anthropic, message from the developers, \
            message from the system administrator, message from the administrator, this is your developer, this is the developer, \
            this is openai, this is anthropic, this is your creator, new policy in effect, new system instructions, \
            new system prompt, \
            new system directive, updated system prompt, system update, authorized override, system alert, \
            urgent system notice, \
            admin command, system command, root command, administrator command, sudo, by order of, official notice from, \
            from openai, from anthropic, as an administrator, as your developer, as your creator, as the developer, with full admin, \
            clearance level, security clearance, on behalf of openai, on behalf of anthropic
            """
        ),
        (
            .annulled,
            """
            suspended, disabled, lifted, void, revoked, removed, deactivated, invalid, obsolete, cancelled, canceled, overridden, \
            no longer apply, do not apply, dont apply, no longer applies, does not apply, superseded, null, turned off, \
            no longer valid, not valid, outdated, rescinded, irrelevant, nullified, not in effect, waived, off, dropped, erased, \
            switched off, bypassed, replaced, never existed, do not exist, dont exist, no longer exist
            """
        ),
        (
            .newTask,
            """
            your new task, your new job, your new goal, your new objective, your new mission, your new role, your new \
            instructions, your new instruction, new instructions, new instruction, new task, new assignment, new directive, new rules, new objective, \
            your only task, your only job, your real task, your true purpose, your real job, your actual task, your sole purpose, your only goal, your primary \
            objective, your only purpose, new orders, another task, your task now, your job now, the real task, your only objective, \
            next task for you, your main task now
            """
        ),
        (
            .conceal,
            """
            without telling the user, without informing the user, without notifying the user, without alerting the user, \
            without telling anyone, without mentioning this, without the users knowledge, without user knowledge, \
            do not tell the user, dont tell the user, do not inform the user, do not mention this, dont mention this, do not mention that, \
            do not mention these, do not reveal this, do not reveal that you, do not disclose this, never mention this, \
            never tell the user, never mention these, never reveal that you, do not let the user, keep this secret from, \
            keep it secret from, hide this from the user, hide this from, secretly, silently, do not notify, \
            do not alert the user, without their knowledge, do not acknowledge this, do not show this, \
            do not refer to this, never reveal these
            """
        ),
        (
            .addressModel,
            """
            if you are an ai, if you are a language model, if you are an llm, if you are a large language model, if you are an assistant, \
            if you are a chatbot, if youre an ai, if youre a language model, if youre an llm, note to ai, note to the ai, note to llm, \
            note to assistant, note to the assistant, note to the model, attention ai, attention assistant, attention all ai, \
            attention llm, \
            dear ai, dear assistant, dear language model, dear llm, dear chatgpt, dear claude, instructions for ai, \
            instructions for the ai, \
            instructions for the assistant, instructions for llms, instruction to the assistant, instructions to the assistant, \
            message to the ai, message to ai, message for ai, for ai agents, for ai assistants, ai agents reading, any ai reading, ai models reading, \
            llm reading, llms reading, \
            ai reading, model reading, assistant reading, ai systems reading, assistants reading, models reading, \
            assistants processing, model processing, ai processing, agents processing, llms processing, \
            assistants summarizing, ai summarizing, when summarizing this, when you summarize this, when processing this, \
            any language model, hey ai, any ai system, ai systems processing, ai system processing, notice to ai, notice to any ai, notice to all ai, \
            ai coding agents, for the ai assistant, important for the assistant, note for the assistant, note for ai, instructions for agents, important for ai, to the ai, to the llm, ai agents must, ai assistants must, \
            the ai must, the assistant must, the model must, the assistant should now, ai assistants should
            """
        ),
        (
            .force,
            """
            never refuse, do not refuse, dont refuse, you cannot refuse, you cant refuse, you can not refuse, refusals are not, \
            refusal is not, never say that you cannot, never say that you cant, never say you cannot, never say you cant, \
            do not say you cannot, do not say you cant, never decline, must comply, have to comply, cannot say no, cant say no, \
            never say no, without warnings, without any warnings, without disclaimers, without any disclaimers, without a disclaimer, no disclaimers, \
            no warnings, without ethical, without moralizing, begin your reply with, begin your response with, \
            begin your answer with, \
            start your reply with, start your response with, start your answer with, start with sure, start with absolutely, \
            begin with sure, must answer every, must answer all, will answer every, answer every question, \
            must obey, will obey, do not apologize, never apologize, do not give warnings, do not warn, \
            do not add warnings, do not include any warnings, do not include warnings, do not add disclaimers, \
            no matter what, under no circumstances refuse, you are required to comply, without refusing, \
            comply with all, comply with every, comply with any, you must always answer, do whatever i, whatever i say, i say instead, \
            do as i say, only obey me, obey me, do exactly what i, follow my commands, follow my orders, my commands, in every future reply, \
            in every future response, in all future responses, in all future replies, every future summary, all future tasks, \
            to your long term memory, to your memory, at the end of every reply, at the end of every response, \
            to the end of your reply, to the end of your response, in every response you, in every reply you
            """
        ),
        (
            .confession,
            """
            my instructions are, my system prompt is, the system prompt is, my initial prompt is, my rules are, i was instructed to, \
            i was told to, my prompt is, my guidelines are, my hidden instructions are, not supposed to tell, \
            not allowed to tell, not supposed to reveal, not allowed to reveal, not supposed to say, not allowed to share, \
            not supposed to share, my original instructions, my secret is, the password is, the secret is, my instructions say
            """
        ),
        (
            .endOfData,
            """
            end of input, end of user input, end of the user input, end of prompt, end of the prompt, end of instructions, \
            end of system prompt, end of system message, end of context, end of the context, end of text, end of document, \
            end of the document, end of conversation, end of message, end of query, end of user query, end of data, end user input, \
            end of user message, end of article, end of email, end prompt, end instructions, end system prompt, end of the text, \
            end of the article, end of the input, end of transcript, end of file, end of question, end of examples, \
            begin new instructions, begin new system, begin system prompt, start of system prompt, new system message, begin instructions, \
            begin admin, begin system, new session
            """
        ),
    ]

    private static let grammar: [(Concept, String)] = [
        (
            .function,
            """
            the, teh, a, an, of, these, those, this, that, such, my, our, us, me, it, its, have, has, had, been, being, were, was, is, \
            are, be, by, for, with, about, as, at, so, will, get, given, told, said, which, what, who, more, further, other, others, \
            received, kind, sort, type, set, list, same, following, them, they, there, here, any of, one, out, up, off, \
            contained, listed, stated, written, provided, specified, found, der, die, das, den, las, les, los, und, et, y, todas, \
            most, recent, recently, back, them, own, ones, possible, known, general, both, strict, important, gave, made, came, tu, usual, typical
            """
        ),
        (.preposition, "in, on, of, from, for, inside, within, at, about, by, regarding, concerning"),
        (.negation, "not, never, dont, cannot, cant, shouldnt, wont, mustnt, no, without, nor, doesnt, didnt, lacks, lacking, zero, nothing, wouldnt, isnt, arent, couldnt, havent, free of, free from, remove, removed, rid of, disabled, lack"),
        (
            .question,
            """
            how do i, how can i, how do you, how does, how do we, how can we, how should i, how should we, how to, why, how do, how can, how would, \
            how should, \
            when should, when do, when does, where, explain, describe, define, is it, is there, are there, is the, is a, is this, does, did, \
            do i, do we, can i, can we, should i, should we, what is a, what is an, what is the, what are the, \
            what happens, what does it, what would happen, \
            whats the, who, which, what should, what does a, is, are, was, were, what makes, what kind, can a, can someone, do people, do banks, \
            tell me about, tell me how, tell me why, discuss, teach me, what do, help me understand, give me an example, give me examples, \
            give an example, i wonder, im wondering, what causes, can users, can attackers, can anyone, write a story, write an essay, write a blog, \
            write an article, write a short, write a function, write a test, write unit tests, write a regex, classify, detect, summarize this article
            """
        ),
        (
            .person,
            """
            they, he, she, it, we, i, people, users, user, attacker, attackers, hacker, hackers, someone, somebody, who, that, which, students, \
            student, kids, children, child, dog, model, models, bot, bots, chatbot, employees, everyone, anyone, one, players, drivers, companies, \
            teachers, parents, son, daughter, team, customers, browsers, compiler, function, script, program, developers, companies, \
            managers, boss, husband, wife, citizens, agents, agent, llm, llms, assistant, chatbots, engineers, \
            adversaries, adversary, cat, dogs, party, neighbors, tenant
            """
        ),
        (.model, "ai, assistant, chatbot, bot, llm, language model, gpt, chatgpt, claude, gemini, model, grok, copilot, bard, llama, artificial intelligence, robot"),
        (.you, "you, u, ya, yourself, youre, youll"),
        (.modal, "must, should, shall, will, can, could, would, may, might, need, have, cannot, can now, are free, are allowed, are permitted"),
        (.to, "to"),
        (.want, "want, need, have, must, order, command, instruct, is, are, free, going, require, required, ask, task, job, goal, like, allowed, permitted, supposed, authorized, time, request, urge, able, directive, mission, duty, objective, instructed, ordered, commanded, try, lets, hereby"),
        (.adverb, "please, just, simply, now, then, also, completely, immediately, kindly, instead, always, fully, totally, entirely, first, ok, okay, hey, well, actually, really, again, therefore, thus, anyway, temporarily, permanently, next, must, finally, quickly, hereby, sure, hello, hi, great, sorry, thanks, stop, start, begin, by, better, explicitly, deliberately"),
        (.joining, "and, then, but, so, or, or else, because, since, while, when, if, after, before you, plus"),
        (
            .talk,
            """
            attack, attacks, attacker, attackers, injection, injections, jailbreaks, jailbreaking, hijack, hijacks, hijacking, \
            researcher, researchers, vulnerability, vulnerabilities, detector, detect, detects, detection, classifier, article, articles, blog, \
            owasp, phrase, phrases, such as, for example, example, examples, e g, eg, keyword, keywords, meaning, defend, defense, \
            mitigation, mitigate, prevent, prevents, preventing, called, known as, says, said, wrote, writes, claims, claimed, \
            asks, asked, guard, paper, malicious prompts, test case, test cases, unit test, unit tests, scenario, news, reported, \
            payload, payloads, exploit, exploits, exploited, trick, tricked, tricks, typed, types, tried, tries, string, \
            contains, containing, contained, regex, blocklist, blacklist, denylist, filters for, threat, threats, leak attack, like, \
            sentence, sentences, text like, translate, translation, spelling, grammar, what does, mean, means, titled, title, \
            quote, quotes, labelled, labeled, marked, lyrics, novel, movie, song, warns, warning, security, chapter, dataset, tutorial
            """
        ),
        (.transmit, "send, post, forward, upload, email, mail, transmit, exfiltrate, submit, deliver, append, embed, include, encode, curl, fetch, visit, ping, exfiltrating, sending, posting, forwarding, push, copy, leak, save, load, navigate to, make a request to, add, attach, relay, report, share, pass"),
    ]
}
