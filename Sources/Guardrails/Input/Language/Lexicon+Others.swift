extension Lexicon {
    /// The plainest orders in German, Spanish, French and Italian; marks are taken off letters as texts are folded.
    static let otherLanguages: [(Concept, String)] = [
        (
            .dismiss,
            """
            vergiss, vergessen sie, ignoriere, ignorieren sie, ignorier, missachte, beachte nicht, ignora, \
            olvida, ignore, oublie, oubliez, ignorez, dimentica, ignorare, no sigas, ne suis pas, \
            ne suivez pas
            """
        ),
        (
            [.instruction],
            """
            anweisungen, anweisung, befehle, regeln, instruktionen, richtlinien, vorgaben, instrucciones, \
            reglas, consignes, directives, regles, istruzioni, regole, direttive, directrices
            """
        ),
        (
            .earlier,
            """
            vorherigen, vorherige, bisherigen, bisherige, vorigen, obigen, davor, zuvor, anteriores, \
            previas, precedentes, anterieures, precedenti, ci dessus, de arriba
            """
        ),
        (
            [.own, .yours],
            """
            deine, dein, deinen, tus, tu, vos, tes, ton, ihre, tuo, tue
            """
        ),
        (
            .all,
            """
            alle, aller, todas, toutes, tutte, tutti, todo, tout, alles
            """
        ),
        (
            .function,
            """
            der, die, das, den, las, los, und, et, y, le, la, les, il, el, de, que, del, du, des, di
            """
        ),
        (
            .demand,
            """
            sage, schreibe, antworte, responde, escribe, reponds, ecris, rispondi, scrivi, beantworte
            """
        ),
        (
            [.reveal, .leak],
            """
            verrate, zeige, nenne, gib aus, wiederhole, revela, muestra, muestrame, repite, revele, revelez, \
            montre, affiche, repete, rivela, mostra, ripeti
            """
        ),
        (
            [.systemPrompt, .instruction],
            """
            systemanweisungen, systemprompt, instructions systeme, prompt systeme, prompt du systeme, \
            instrucciones del sistema, prompt del sistema, prompt di sistema, istruzioni di sistema
            """
        ),
        (
            .verbatim,
            """
            wortwortlich, wort fur wort, mot pour mot, mot a mot, palabra por palabra, parola per parola
            """
        ),
        (
            .henceforth,
            """
            ab jetzt, ab sofort, du bist jetzt, a partir de ahora, ahora eres, ahora estas, \
            a partir de maintenant, tu es maintenant, vous etes maintenant, da ora in poi, ora sei
            """
        ),
        (
            .unbound,
            """
            uneingeschrankt, ohne einschrankungen, ohne regeln, ohne filter, keine richtlinien, \
            keine regeln, sin restricciones, sin reglas, sin filtros, sin filtro, sans restrictions, \
            sans filtre, sans limites, senza restrizioni, senza filtri, senza regole
            """
        ),
        (
            .newTask,
            """
            neue aufgabe, neue aufgaben, neue anweisungen, nueva tarea, nuevas instrucciones, \
            nouvelle tache, nouvelles instructions, nuove istruzioni
            """
        ),
        (
            .you,
            """
            du, tu, usted, vous
            """
        ),
        (
            .adverb,
            """
            bitte, por favor, s il vous plait, per favore
            """
        ),
    ]
}
