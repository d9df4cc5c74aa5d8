extension RootKey {
    var help: KeyHelp {
        switch self {
        case .stateDirectory: KeyHelp(KeyHelp.path, .value("./tailmeter-state"), "the folder that holds the ledger")
        case .listen:
            KeyHelp(
                "`host:port`", .value("127.0.0.1:9464"),
                "where the HTTP listener is; an IPv6 address in brackets and quotes, `\"[::1]:9464\"`; port 0 takes a free one"
            )
        case .tokenVariable:
            KeyHelp(
                KeyHelp.variable, .none,
                "the variable that holds the bearer token; where `listen` is not loopback, it must be there, or"
                    + " `token_file`, or `tls.client_ca`")
        case .tokenFile:
            KeyHelp(
                KeyHelp.path, .none,
                "a file that holds the bearer token, one word, in place of `token_env`; read at the start")
        case .listenHosts:
            KeyHelp(
                "list of names without a port", .none,
                "names that clients may call a loopback listener by in `Host`, beside addresses and `localhost`"
                    + " ([why](threat-model.md#requests))")
        case .maximumConnections:
            KeyHelp(
                "8 to 100000 connections", .value("1000"),
                "how many the listener has open, at most half of the files that the process may have open; the longest"
                    + " waiting one is closed for a new one")
        case .tls: KeyHelp(KeyHelp.mapping, .words("plain HTTP"), "[TLS of the listener](#tls)")
        case .reloadsByHTTP:
            KeyHelp(
                KeyHelp.flag, .value("false"),
                "whether `POST /-/reload` takes over the settings ([how](operations.md#settings-that-change))")
        case .shutdownTimeout:
            KeyHelp(
                "duration, at most 1d", .value("10s"),
                "how long the daemon may take to stop ([how](operations.md#signals))")
        case .timezone:
            KeyHelp(KeyHelp.zone, .words("the system's"), "days of reports and budgets, and timestamps without a zone")
        case .from:
            KeyHelp(
                "`start` or `end`", .value("start"), "where to begin in files that exist at the first start")
        case .maximumLineBytes:
            KeyHelp(
                "size, 64KiB to 1GiB", .value("16MiB"),
                "a longer line, or record of several lines, is passed over and counted")
        case .rotateWait:
            KeyHelp(
                "duration, at most 7d", .value("60s"), "how long a rotated file is followed after it last grew")
        case .latencyBuckets:
            KeyHelp(
                "1 to 30 ascending numbers of seconds, above 0, at most 1000000, up to nine digits behind the point",
                .value("[0.5, 1, 2, 5, 10, 30, 60]"), "the buckets of `llm_request_duration_seconds`")
        case .displayCurrency:
            KeyHelp(KeyHelp.mapping, .words("dollars alone"), "[a second currency](#a-second-currency)")
        case .caps: KeyHelp(KeyHelp.mapping, .words("as below"), "[how much is told apart](#caps)")
        case .prices:
            KeyHelp(KeyHelp.mapping, .words("the built-in book"), "[your own prices](prices.md#your-own-prices)")
        case .sources: KeyHelp("list, at least one", .required, "[the logs](#sources)")
        case .budgets: KeyHelp("list", .none, "[what may be spent](#budgets)")
        case .alerts: KeyHelp(KeyHelp.mapping, .none, "[what is told beside budgets](#alerts)")
        case .webhooks: KeyHelp("mapping of names to channels", .none, "[where alerts go](webhooks.md#keys)")
        case .archive:
            KeyHelp(
                "mapping, or nothing for all defaults", .none, "[where redacted lines are kept](archive.md#settings)")
        case .guardrails:
            KeyHelp(
                "mapping, or nothing for all defaults", .none,
                "[guards over prompts and answers](guardrails.md#the-logged-traffic)")
        case .moderation:
            KeyHelp(KeyHelp.mapping, .none, "[which texts a small model is asked about](moderation.md#settings)")
        }
    }
}

extension TLSKey {
    var help: KeyHelp {
        switch self {
        case .certificate:
            KeyHelp(
                "path of a PEM file", .required,
                "the listener's certificate, those between it and its authority behind it")
        case .key: KeyHelp("path of a PEM file", .required, "its private key")
        case .clientAuthority:
            KeyHelp("path of a PEM file", .none, "who signs the certificates that clients have to show")
        }
    }
}

extension CurrencyKey {
    var help: KeyHelp {
        switch self {
        case .code: KeyHelp("three capitals, other than `USD`", .required, "the currency, by ISO 4217")
        case .perDollar:
            KeyHelp(
                "above 0, at most 10000000, up to six digits behind the point", .required,
                "what one dollar is worth, by your own rate")
        }
    }
}

extension CapKey {
    var help: KeyHelp {
        switch self {
        case .models:
            KeyHelp("1 to 1000000", .value("200"), "how many models are told apart; further ones count as `other`")
        case .labelValues: KeyHelp("1 to 1000000", .value("1000"), "how many values of one label")
        case .labelSets: KeyHelp("1 to 1000000", .value("10000"), "how many combinations of label values a day")
        }
    }
}
