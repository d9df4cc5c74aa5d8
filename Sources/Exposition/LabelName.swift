/// The rules for names of labels: `[a-zA-Z_][a-zA-Z0-9_]*`, in ASCII.
///
/// Source: https://prometheus.io/docs/concepts/data_model/. Prometheus 3 takes any UTF-8 as a name when it is quoted,
/// but older servers and most backends don't, so Tailmeter stays with the names that all of them read.
public enum LabelName {
    /// Names that histograms and summaries use themselves: a second one in a label set makes the whole scrape fail.
    static let reserved: Set<String> = ["le", "quantile"]

    /// Whether `name` can be the name of a label: well-formed, not reserved (`le`, `quantile`), and without the prefix
    /// `__`, which belongs to Prometheus.
    ///
    /// `job` and `instance` are valid, though Prometheus stores them as `exported_job` and `exported_instance`.
    public static func isValid(_ name: String) -> Bool {
        guard isWellFormed(name.utf8) else { return false }
        return !name.hasPrefix("__") && !reserved.contains(name)
    }

    /// The valid name nearest to `name`: other characters become `_`, a leading digit gets a `_` before it, leading
    /// underscores become one, and a reserved name gets a `_` after it.
    ///
    /// Two names can become the same one; a ``LabelSet`` must not get both.
    public static func sanitized(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            let isNameCharacter = scalar.isASCII && isNameByte(UInt8(truncatingIfNeeded: scalar.value))
            result.unicodeScalars.append(isNameCharacter ? scalar : "_")
        }
        while result.hasPrefix("__") {
            result.removeFirst()
        }
        if result.utf8.first.map(isDigit) ?? true {
            result = "_" + result
        }
        return reserved.contains(result) ? result + "_" : result
    }

    private static func isWellFormed(_ bytes: String.UTF8View) -> Bool {
        guard let first = bytes.first, !isDigit(first) else { return false }
        return bytes.allSatisfy(isNameByte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// Whether `byte` can stand in a name of a label, leaving its place aside.
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}
