extension Lexicon {
    /// Other roles, and the lack of limits.
    static let roles: [(Concept, String)] = [
        (
            .become,
            """
            act as, act like, acting as, pretend to be, pretend you are, pretend that you are, \
            pretend youre, pretend that you have, pretend you have, role play as, roleplay as, \
            play the role of, play the part of, imagine you are, imagine that you are, imagine being, \
            behave as, behave like, assume the role, assume the persona, assume the identity, \
            assume the character, take on the role, take on the persona, adopt the persona, adopt the role, \
            respond as, answer as, reply as, speak as, simulate, simulating, emulate, impersonate, embody, \
            you will act, you are going to act, you are going to be, you are going to pretend, your name is, \
            become, you will be playing, you are to act, youre now, you are called, transform into, \
            turn into, in character as, write as, you will pretend, portray, you will simulate, \
            you will play, lets play, let us play, a game where, role playing, roleplay, roleplaying, \
            hypothetical response, imagine, in a world, fictional, hypothetically, in a fictional, \
            hypothetical, character named, persona, \
            revert to, revert to your, return to your
            """
        ),
        (
            .henceforth,
            """
            you are now, youre now, you are no longer, you will now, from now on, from this point, \
            from this moment, from here on, henceforth, going forward you, starting now, as of now, \
            as of this moment, you shall now, you must now, for the rest of this conversation, \
            for the remainder of this conversation, from today on, you have become, \
            you have been transformed, you have been freed, you have been liberated, \
            stop being
            """
        ),
        (
            .unbound,
            """
            unrestricted, unfiltered, uncensored, unbound, amoral, unethical, immoral, evil, jailbroken, \
            jailbreak mode, do anything now, dan, stan, anything goes, unconstrained, unlimited, liberated, \
            malicious, never refuses, never declines, never refuse, always complies, never says no, \
            cannot refuse, broken free, breaks free, free of all, free from all, freed from, not bound by, \
            no longer bound, not restricted, not limited by, can do anything, anything i want, \
            anything the user, anything you want, has been removed, always answers, answers everything, \
            answer everything, answer anything, answers anything, answers any, opposite of, no holds barred, \
            without limit, lawless, ruthless, rogue, unaligned, unmoderated, chaotic, devil, lawbreaking, \
            hacker, betterdan, dude, aim, doesnt care about, does not care about, no matter how illegal, \
            regardless of legality, regardless of ethics, illegal, unhinged, jailbreak
            """
        ),
        (
            .mode,
            """
            developer mode, dev mode, debug mode, debugging mode, maintenance mode, admin mode, \
            administrator mode, god mode, dan mode, sudo mode, root mode, evil mode, opposite mode, \
            jailbreak mode, unrestricted mode, unfiltered mode, uncensored mode, chaos mode, superuser mode, \
            diagnostic mode, diagnostics mode, engineering mode, test mode, training mode, unsafe mode, \
            override mode, service mode, anarchy mode, raw mode, no filter mode, admin access, root access, \
            administrator access, free mode, unlimited mode, safe mode off
            """
        ),
        (
            .activate,
            """
            enable, enabled, enter, entering, activate, activated, switch to, switch into, turn on, go into, \
            engage, engaged, initiate, initiated, start, started, unlock, unlocked, switched to, in, \
            enabling, run in, on, put yourself in, into, simulate, granted, you are in, has been
            """
        ),
    ]
}
