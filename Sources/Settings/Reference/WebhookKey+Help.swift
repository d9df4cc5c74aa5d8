extension WebhookKey {
    private static let file = "path of a file that holds it alone"

    var help: KeyHelp {
        switch self {
        case .format:
            KeyHelp(
                Settings.Webhook.formats.map { "`\($0)`" }.joined(separator: ", "), .required,
                "what the receiver understands, [below](#formats)")
        case .url:
            KeyHelp(
                "URL", .words("`url_env`, `url_file` or this; PagerDuty's is known"),
                "where it leads. Whoever knows the URL can post, so that the next two are better")
        case .urlVariable: KeyHelp(KeyHelp.variable, .words("see `url`"), "where it leads")
        case .urlFile: KeyHelp(Self.file, .words("see `url`"), "where it leads")
        case .secretVariable:
            KeyHelp(
                "name of an environment variable, or a list of two while a secret is changed",
                .words("this or `secret_file`, of `standard`"),
                "what messages are signed with: `whsec_` and 24 to 64 bytes in base64")
        case .secretFile: KeyHelp("path of such a file, or a list of two", .words("see `secret_env`"), "the same")
        case .routingKeyVariable:
            KeyHelp(
                KeyHelp.variable, .words("this or `routing_key_file`, of `pagerduty`"), "the integration's key")
        case .routingKeyFile: KeyHelp(Self.file, .words("see `routing_key_env`"), "the same")
        case .tokenVariable:
            KeyHelp(
                KeyHelp.variable, .none,
                "sent as `Authorization: Bearer …`; a URL with `user:password@` is sent as `Basic`")
        case .tokenFile: KeyHelp(Self.file, .none, "the same")
        case .headers: KeyHelp("mapping of name to value, such as `{X-Team: ops}`", .none, "further headers")
        case .language: KeyHelp(KeyHelp.language, .value("en"), "of texts for people")
        case .sendsResolved:
            KeyHelp(
                KeyHelp.flag, .words("`false` for `slack`, `discord`, `teams` and `ntfy`, else `true`"),
                "whether it is told that an alert is over")
        case .allowsPrivate:
            KeyHelp(
                KeyHelp.flag, .value("false"),
                "whether it may lead to this machine or into a private network, and begin with `http://`")
        case .authorityFile:
            KeyHelp("path of a PEM file", .none, "certificates that are trusted beside those of the system")
        case .timeout:
            KeyHelp(
                "duration, 1s to 60s", .value("15s"), "of one attempt, from the look-up of the name to the answer")
        case .maximumAge: KeyHelp("duration, 1m to 7d", .value("24h"), "how long a message is tried")
        case .body: KeyHelp(KeyHelp.text, .words("required of `template`"), "[a body of your own](#a-body-of-your-own)")
        case .contentType: KeyHelp("media type", .value("application/json"), "that of `body`")
        }
    }
}
