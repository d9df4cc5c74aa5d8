import Budgets

/// What tells an alert from others in Alertmanager: the same for firing and resolution.
struct AlertmanagerLabels {
    /// Names and values, sorted by name.
    let pairs: [(name: String, value: String)]

    init(_ alert: Alert) {
        var labels = ["alertname": Self.name(alert), "severity": alert.severity.rawValue, "host": alert.host]
        if let standing = alert.standing {
            labels["budget"] = standing.budget
            labels["period"] = standing.period.rawValue
            if !standing.scope.isEmpty { labels["scope"] = standing.scopeText }
        }
        if case .threshold(_, let crossing) = alert.subject {
            labels["threshold"] = FigureText.threshold(crossing.mark.threshold)
        }
        for label in alert.standing?.scope ?? [] {
            let name = Self.labelName(label.name)
            labels[labels[name] == nil ? name : "label_\(name)"] = label.value
        }
        // Alertmanager takes an empty value for no label.
        pairs = labels.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The alert's name, in the way of Prometheus' mixins.
    static func name(_ alert: Alert) -> String {
        switch alert.subject {
        case .threshold: "TailmeterBudgetThreshold"
        case .forecast: "TailmeterBudgetForecast"
        case .burnRate: "TailmeterBudgetBurnRate"
        case .digest: "TailmeterDailyDigest"
        case .unpriced: "TailmeterUnpricedTokens"
        case .silence: "TailmeterSilence"
        case .errorRatio: "TailmeterErrorRatio"
        case .archive: "TailmeterArchiveStopped"
        case .flagged: "TailmeterModerationFlagged"
        case .test: "TailmeterTest"
        }
    }

    /// The hash by which Alertmanager knows an alert: FNV-1a of names and values, each with a byte 255 behind
    /// (`LabelSet.Fingerprint` of github.com/prometheus/common/model).
    var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for (name, value) in pairs {
            for byte in Array(name.utf8) + [0xFF] + Array(value.utf8) + [0xFF] {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func labelName(_ name: String) -> String {
        let bytes = name.utf8.map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                byte
            default: UInt8(ascii: "_")
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.first.map { $0.isNumber } ?? true ? "_\(text)" : text
    }
}
