extension Lexicon {
    /// Words that tell an order from talk.
    static let grammar: [(Concept, String)] = [
        (
            .function,
            """
            the, teh, a, an, of, these, those, this, that, such, my, our, us, me, it, its, have, has, had, \
            been, being, were, was, is, are, be, by, for, with, about, as, at, so, will, get, given, told, \
            said, which, what, who, more, further, other, others, received, kind, sort, type, set, list, \
            same, following, them, they, there, here, any of, one, out, up, off, contained, listed, stated, \
            written, provided, specified, found, der, die, das, den, las, les, los, und, et, y, todas, most, \
            recent, recently, back, own, ones, possible, known, general, both, strict, important, gave, \
            made, came, tu, usual, typical
            """
        ),
        (
            .preposition,
            """
            in, on, of, from, for, inside, within, at, about, by, regarding, concerning
            """
        ),
        (
            .negation,
            """
            not, never, dont, cannot, cant, shouldnt, wont, mustnt, no, without, nor, doesnt, didnt, lacks, \
            lacking, zero, nothing, wouldnt, isnt, arent, couldnt, havent, free of, free from, remove, \
            removed, rid of, disabled, lack
            """
        ),
        (
            .question,
            """
            how do i, how can i, how do you, how does, how do we, how can we, how should i, how should we, \
            how to, why, how do, how can, how would, how should, when should, when do, when does, where, \
            explain, describe, define, is it, is there, are there, is the, is a, is this, does, did, do i, \
            do we, can i, can we, should i, should we, what is a, what is an, what is the, what are the, \
            what happens, what does it, what would happen, whats the, who, which, what should, what does a, \
            is, are, was, were, what makes, what kind, can a, can someone, do people, do banks, \
            tell me about, tell me how, tell me why, discuss, teach me, what do, help me understand, \
            give me an example, give me examples, give an example, i wonder, im wondering, what causes, \
            can users, can attackers, can anyone, write a story, write an essay, write a blog, \
            write an article, write a short, write a function, write a test, write unit tests, \
            write a regex, classify, detect, summarize this article
            """
        ),
        (
            .person,
            """
            they, he, she, it, we, i, people, users, user, attacker, attackers, hacker, hackers, someone, \
            somebody, who, that, which, students, student, kids, children, child, dog, model, models, bot, \
            bots, chatbot, employees, everyone, anyone, one, players, drivers, companies, teachers, parents, \
            son, daughter, team, customers, browsers, compiler, function, script, program, developers, \
            managers, boss, husband, wife, citizens, agents, agent, llm, llms, assistant, chatbots, \
            engineers, adversaries, adversary, cat, dogs, party, neighbors, tenant
            """
        ),
        (
            .model,
            """
            ai, assistant, chatbot, bot, llm, language model, gpt, chatgpt, claude, gemini, model, grok, \
            copilot, bard, llama, artificial intelligence, robot
            """
        ),
        (
            .you,
            """
            you, u, ya, yourself, youre, youll
            """
        ),
        (
            .modal,
            """
            must, should, shall, will, can, could, would, may, might, need, have, cannot, can now, are free, \
            are allowed, are permitted
            """
        ),
        (
            .to,
            """
            to
            """
        ),
        (
            .want,
            """
            want, need, have, must, order, command, instruct, is, are, free, going, require, required, ask, \
            task, job, goal, like, allowed, permitted, supposed, authorized, time, request, urge, able, \
            directive, mission, duty, objective, instructed, ordered, commanded, try, lets, hereby
            """
        ),
        (
            .adverb,
            """
            please, just, simply, now, then, also, completely, immediately, kindly, instead, always, fully, \
            totally, entirely, first, ok, okay, hey, well, actually, really, again, therefore, thus, anyway, \
            temporarily, permanently, next, must, finally, quickly, hereby, sure, hello, hi, great, sorry, \
            thanks, stop, start, begin, by, better, explicitly, deliberately
            """
        ),
        (
            .joining,
            """
            and, then, but, so, or, or else, because, since, while, when, if, after, before you, plus
            """
        ),
        (
            .talk,
            """
            attack, attacks, attacker, attackers, injection, injections, jailbreaks, jailbreaking, hijack, \
            hijacks, hijacking, researcher, researchers, vulnerability, vulnerabilities, detector, detect, \
            detects, detection, classifier, article, articles, blog, owasp, phrase, phrases, such as, \
            for example, example, examples, e g, eg, keyword, keywords, meaning, defend, defense, \
            mitigation, mitigate, prevent, prevents, preventing, called, known as, says, said, wrote, \
            writes, claims, claimed, asks, asked, guard, paper, malicious prompts, test case, test cases, \
            unit test, unit tests, scenario, news, reported, payload, payloads, exploit, exploits, \
            exploited, trick, tricked, tricks, typed, types, tried, tries, string, contains, containing, \
            contained, regex, blocklist, blacklist, denylist, filters for, threat, threats, leak attack, \
            like, sentence, sentences, text like, translate, translation, spelling, grammar, what does, \
            mean, means, titled, title, quote, quotes, labelled, labeled, marked, lyrics, novel, movie, \
            song, warns, warning, security, chapter, dataset, tutorial
            """
        ),
        (
            .transmit,
            """
            send, post, forward, upload, email, mail, transmit, exfiltrate, submit, deliver, append, embed, \
            include, encode, curl, fetch, visit, ping, exfiltrating, sending, posting, forwarding, push, \
            copy, leak, save, load, navigate to, make a request to, add, attach, relay, report, share, pass
            """
        ),
    ]
}
