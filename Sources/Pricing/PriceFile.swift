public import UsageModel

/// Why a file of prices was not taken. Nothing of such a file is used.
public struct PriceFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file, the line or row in it, and what is wrong there.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Reads and writes files of prices, in the form of the built-in table (`docs/prices.md`).
public enum PriceFile {
    /// Larger files are no price files; LiteLLM's map has some 3 MB.
    public static let maximumBytes = 64 << 20

    /// Reads a table.
    ///
    /// - Parameter file: the name by which errors call it.
    public static func models(_ text: String, file: String) throws(PriceFileError) -> [ModelPrice] {
        do {
            return try PriceTable.models(text)
        } catch {
            let line = error.text.count > 100 ? "\(error.text.prefix(100))…" : error.text
            throw PriceFileError(
                "\(file):\(error.line): \"\(line)\" is no line of a price table; nothing of the file is used")
        }
    }

    /// The built-in table's lines of providers, which tell what their lists say of images and audio.
    private static let rules: [String: String] = {
        let lines = PriceBook.table.split(separator: "\n").filter { $0.hasPrefix("provider: ") }
        return Dictionary(
            lines.map { (String($0.dropFirst("provider: ".count).prefix { $0 != " " }), String($0)) },
            uniquingKeysWith: { first, _ in first })
    }()

    /// A table of `models`, which should be in the order of their providers.
    public static func text(of models: [ModelPrice]) -> String {
        var text = ""
        var provider: String?
        var source: String?
        for model in models {
            if model.provider != provider {
                text += (rules[model.provider] ?? "provider: \(model.provider)") + "\n"
                (provider, source) = (model.provider, nil)
            }
            if model.source != source {
                text += "source: \(model.source)\n"
                source = model.source
            }
            var name = model.model
            for period in model.periods {
                for (qualifier, figures) in PriceLines.lines(of: period) {
                    text += "\(name) | \(qualifier) | \(figures)\n"
                    name = ""
                }
            }
        }
        return text
    }
}

extension PriceBook {
    /// Those of `newer` that cost something else than the book says for `time`, or that it does not have.
    ///
    /// What the newer prices do not tell (a tier, a price of audio) is no difference.
    public func changed(_ newer: [ModelPrice], at time: Timestamp) -> [ModelPrice] {
        newer.filter { model in
            guard let known = price(provider: model.provider, model: model.model) else { return true }
            return !Self.week(of: [known, model], from: time).allSatisfy { time in
                guard let theirs = model.period(at: time), let ours = known.period(at: time) else { return false }
                return ServiceTier.allCases.allSatisfy { tier in
                    guard let theirs = theirs.tierPrices(tier) else { return true }
                    return ours.tierPrices(tier)?.agrees(with: theirs) ?? false
                }
            }
        }
    }

    /// `time` alone, or for models that are priced by the hour each time within a week from then at which a price changes.
    private static func week(of models: [ModelPrice], from time: Timestamp) -> [Timestamp] {
        guard models.contains(where: { $0.periods.contains { $0.hours != nil } }) else { return [time] }
        var times: [Timestamp] = []
        var next = time
        while next.seconds < time.seconds + 7 * 86_400 {
            times.append(next)
            next = models.map { $0.validity(around: next).upperBound }.min() ?? Timestamp(microseconds: .max)
        }
        return times
    }
}
