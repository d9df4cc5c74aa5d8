import LogDecoding
import Pipeline
import Settings
import UsageModel

/// A commented settings file, made of what logs are like.
///
/// Prose stands behind a `#` and one space. Settings that a user may want have no space there, or those of their indentation.
struct SettingsDraft {
    let looks: [LogLook]
    let spend: SpendProposal
    let zone: CivilZone

    /// The file's text.
    var text: String {
        """
        # Settings of Tailmeter, as 'tailmeter init' proposes them. 'tailmeter check --config FILE' says whether they are
        # right, 'tailmeter run --config FILE' starts the daemon. docs/settings.md has all the keys.
        # What is commented out holds as it stands: take the '#' away from the lines that you want.

        # The ledger. A relative path is relative to the folder in which tailmeter starts.
        state_dir: ./tailmeter-state

        # Metrics, on this machine only.
        listen: 127.0.0.1:9464

        # Whose days budgets and reports have, and whose clock timestamps without a zone: this machine's.
        \(CivilZone.named(zone.identifier) == nil ? "#" : "")timezone: \(YAMLText.scalar(zone.identifier))

        sources:
        \(looks.map(source).joined(separator: "\n"))
        \(budget)
        # Who is told. The URL is not in the file: SLACK_URL is an environment variable of the daemon.
        #webhooks:
        #  ops: {format: slack, url_env: SLACK_URL}

        # What else is told, once there is somebody to tell.
        #alerts:
        #  unpriced: {notify: ops}
        #  silence: {after: 2h, notify: ops}
        #  error_ratio: {above: 5%, over: 10m, min_requests: 20, notify: ops}

        # An archive of the lines, without personal data and secrets: it lets 'tailmeter rebuild' make the ledger anew.
        #archive:
        #  keep: 90d
        #  rotate: {bytes: 256MiB, every: 1h}
        #  redact: [email, phone, card, secret]

        """
    }

    // MARK: - Sources

    private func source(_ look: LogLook) -> String {
        var text = YAMLText.comment(Self.counts(look), indent: 2)
        for part in look.leftOut { text += YAMLText.comment("Not counted here: \(part).", indent: 2) }
        text += YAMLText.comment(Self.shape(look), indent: 2)
        text += "  - file: \(YAMLText.scalar(look.pattern))\n"
        text += "    preset: \(look.preset ?? "auto")\n"
        if look.isMultiline { text += "    multiline: json\n" }
        if !look.containerLabels.isEmpty {
            text += YAMLText.comment("Labels from the path of a container's log:", indent: 4)
            text += "    #container_labels: [\(look.containerLabels.map(\.rawValue).joined(separator: ", "))]\n"
        }
        return text + fields(look) + labels(look)
    }

    /// `3,648 lines, of which 2,044 are requests and 1,604 others.`
    private static func counts(_ look: LogLook) -> String {
        let counts = look.result.counts
        let record = look.isMultiline ? "record" : "line"
        var text = look.files == 1 ? "" : "\(HumanText.counted(Int64(look.files), "file")), "
        text += "\(HumanText.counted(counts.total, record)): \(HumanText.counted(counts.usage, "request"))"
        text += ", \(HumanText.grouped(counts.other)) other"
        if look.result.repeats > 0 { text += " (\(HumanText.grouped(look.result.repeats)) repeat a request)" }
        if counts.skippedTotal > 0 {
            let reasons = SkipReason.allCases.filter { counts[$0] > 0 }
                .map { "\($0.name) \(HumanText.grouped(counts[$0]))" }
            text += ", \(HumanText.grouped(counts.skippedTotal)) passed over (\(reasons.joined(separator: ", ")))"
        }
        return text + "."
    }

    private static func shape(_ look: LogLook) -> String {
        let sample = look.sample
        let records = HumanText.counted(Int64(sample.records), look.isMultiline ? "record" : "line")
        guard sample.requests > 0 else {
            if sample.records == 0 {
                return "There are no lines yet; the preset auto tells what each is when it comes."
            }
            return "No preset knows a request in \(records) that were looked at."
        }
        let presets = Self.list(sample.presets)
        var text =
            Int64(sample.records) < look.result.counts.total - look.result.counts[.blank]
            ? "Requests in the \(records) that were looked at, by preset: \(presets)."
            : "Requests by preset: \(presets)."
        if !sample.wrappers.isEmpty {
            text += " They are wrapped in: \(Self.list(sample.wrappers))."
        }
        return text
    }

    /// `structlog 2,259, otel 3`: the most first.
    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \(HumanText.grouped(Int64($0.value)))" }.joined(separator: ", ")
    }

    private func fields(_ look: LogLook) -> String {
        guard let shape = look.shape else {
            guard look.sample.requests == 0, look.sample.documents > 0 else { return "" }
            let advice =
                "Where the lines have what, if they are requests of an LLM: put the paths of their own fields here. See 'A"
                + " shape of your own' in docs/settings.md, and try it with 'tailmeter check --sample'."
            return YAMLText.comment(advice, indent: 4)
                + """
                    #fields:
                    #  model: model
                    #  input: usage.input_tokens
                    #  output: usage.output_tokens

                """
        }
        var text = YAMLText.comment(
            "A guess from the names of the fields. Does 'input' hold what was read from a cache too? Then add"
                + " 'input_includes_cache: true'. Try it with 'tailmeter check --sample'.", indent: 4)
        text += "    fields:\n"
        for field in shape.fields {
            let path = YAMLText.scalar(field.paths.first ?? "")
            let value = field.unit == .seconds ? path : "{path: \(path), unit: \(field.unit.rawValue)}"
            text += "      \(field.name): \(value)\n"
        }
        return text
    }

    private func labels(_ look: LogLook) -> String {
        var chosen: [LabelProposal] = []
        var others: [LabelProposal] = []
        for proposal in look.labels {
            let isFree =
                proposal.objection == nil && !chosen.contains { $0.name == proposal.name }
                && !look.containerLabels.contains { $0.rawValue == proposal.name }
            if isFree { chosen.append(proposal) } else { others.append(proposal) }
        }
        var text = ""
        if !chosen.isEmpty {
            text += YAMLText.comment("Labels, for /metrics, reports and budgets:", indent: 4)
            text += "    #labels:\n"
            for proposal in chosen {
                let path = YAMLText.scalar(proposal.path.description)
                text += "    #  \(proposal.name): \(path)  # \(Self.values(proposal, look))\n"
            }
        }
        if !others.isEmpty {
            let limit = 12
            text += YAMLText.comment("Other fields of these kinds:", indent: 4)
            for proposal in others.prefix(limit) {
                text += "    # - \(YAMLText.printable(proposal.path.description)): \(Self.values(proposal, look))"
                text += "\(Self.objection(proposal))\n"
            }
            if others.count > limit { text += YAMLText.comment("- and \(others.count - limit) more.", indent: 4) }
        }
        return text
    }

    private static func values(_ proposal: LabelProposal, _ look: LogLook) -> String {
        let count = proposal.sample.values.count
        let isMore = count >= FieldSample.valueLimit
        return "\(isMore ? "more than " : "")\(HumanText.counted(Int64(isMore ? count - 1 : count), "value")) in "
            + "\(HumanText.grouped(Int64(proposal.sample.requests))) of \(HumanText.counted(Int64(look.sample.requests), "request"))"
    }

    private static func objection(_ proposal: LabelProposal) -> String {
        switch proposal.objection {
        case nil: ""
        case .manyValues: "; too many: a label keeps \(FieldSample.valueLimit - 1) apart, the others count as 'other'"
        case .personal(let kind): "; it looks personal (\(kind)), and a label is seen by all who see /metrics"
        }
    }

    // MARK: - Budget

    private var budget: String {
        var text = YAMLText.comment(ground, indent: 0)
        for (model, tokens) in spend.unpriced.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(5) {
            text += YAMLText.comment(
                "Without a price, and so not in it: \(HumanText.counted(tokens, "token")) of \(model). See docs/prices.md.",
                indent: 0)
        }
        let hash = spend.isFounded ? "" : "#"
        text += "\(hash)budgets:\n\(hash)  - name: all\n"
        text += "\(hash)    daily_usd: \(spend.limit.decimalDollars(minimumFractionDigits: 0))\n"
        text += "\(hash)    thresholds: [50%, 80%, 100%]\n"
        text += spend.isFounded ? "    #notify: ops\n" : "#    notify: ops\n"
        return text
    }

    private var ground: String {
        let total = "$\(spend.spent)"
        switch spend.ground {
        case .nothing:
            return "The logs have no request with a price, so that nothing can be proposed; this is an example."
        case .pace(let minutes):
            let length =
                minutes < 120
                ? HumanText.counted(minutes, "minute") : HumanText.counted(minutes / 60, "hour")
            let text =
                "The logs end on \(RFC3339.day(spend.end, zone: zone)) and tell of \(length), in which \(total) was spent:"
            return text
                + (spend.isFounded
                    ? " the limit is a day at this pace, rounded up." : " too little to go by; this is an example.")
        case .week(let first, let costliest, let cost):
            return
                "The last days in the logs, \(RFC3339.day(first, zone: zone)) to \(RFC3339.day(spend.end, zone: zone)),"
                + " cost \(total), the costliest of them, \(RFC3339.day(costliest, zone: zone)), $\(cost): the limit is half as"
                + " much again as that day, rounded up."
        }
    }
}
