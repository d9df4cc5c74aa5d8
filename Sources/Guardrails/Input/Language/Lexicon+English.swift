extension Lexicon {
    /// The words of English, and a few of other languages.
    static let english = Lexicon(
        orders + objects + roles + disclosure + claims + grammar + otherLanguages, keyWords: misspelt)

    /// Words that attacks misspell on purpose.
    private static let misspelt = """
        ignore disregard forget override bypass previous instructions instruction prompt system reveal guidelines \
        restrictions above developer unrestricted jailbreak password earlier directives
        """

    /// Verbs: to ignore and to override, to demand, to put together.
    static let orders: [(Concept, String)] = [
        (
            .dismiss,
            """
            ignore, ignoring, disregard, disregarding, forget, forgetting, neglect, discard, dismiss, \
            set aside, put aside, pay no attention to, pay no heed to, dont follow, do not follow, \
            stop following, not follow, no longer follow, never mind, nevermind, dont obey, do not obey, \
            stop obeying, no longer obey, do not adhere to, dont adhere to, do not comply with, \
            dont comply with, stop complying with, stop adhering to, no longer adhere to, abandon, scrap, \
            unlearn, throw away, throw out, toss out, break free from, break free of, break out of, \
            do not listen to, dont listen to, stop listening to, do not pay attention to, \
            dont pay attention to, do not consider, dont consider, disobey, let go of, leave behind, \
            do away with, defy, stop caring about, do not care about, no longer care about, \
            no longer bound by, not bound by, free yourself from, free yourself of, do not respect, \
            do not abide by, dont abide by, stop abiding by, act against, go against, you may ignore, \
            you can ignore, deprioritize, wipe, purge, erase, \
            shelve, ditch, cast aside, lay aside, overlook, shake off, rebel against, no longer listen to, \
            act as if you never saw, pretend you never saw, stop respecting, refuse to follow, must not follow, \
            should not follow, need not follow, \
            dont have to follow, do not have to follow, dont need to follow, do not need to follow, \
            no need to follow, dont have to obey, do not have to obey, dont need to obey, do not need to obey, \
            not required to follow, no longer have to follow, no longer need to follow, free to ignore
            """
        ),
        (
            .loosen,
            """
            override, overrule, overwrite, bypass, skip, drop, reset, delete, remove, cancel, clear, \
            disable, replace, suspend, turn off, switch off, lift, revoke, evade, circumvent, deactivate, \
            break, violate, get around, work around, nullify, void, get rid of, relax, loosen, deviate from, \
            overriding, bypassing, undo, exit, step out of, leave out, supersede, invalidate, unlock, \
            sidestep, shut off, \
            waive, suppress, ease
            """
        ),
        (
            .demand,
            """
            say, tell, print, write, output, answer, respond, reply, do, act, reveal, give, show, instead, \
            now, execute, follow, pretend, list, generate, create, explain, start, begin, only, translate, \
            repeat, behave, return, type, help, let, provide, rate, speak
            """
        ),
        (
            .obey,
            """
            follow, obey, execute, run, do what it says, do what they say, do exactly what it says, \
            do whatever it says, do as it says, comply, act on, carry out, perform, do it
            """
        ),
        (
            .assemble,
            """
            combine, concatenate, concat, join, decode, decrypt, decipher, unscramble, put together, \
            reassemble, assemble, merge, reverse, piece together
            """
        ),
        (
            .codec,
            """
            base64, base32, hex, hexadecimal, rot13, binary, morse, caesar, cipher, encoded, ciphertext, \
            strings, string, parts
            """
        ),
    ]
}
