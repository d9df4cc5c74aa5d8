public import UsageModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads LiteLLM's map of prices (`model_prices_and_context_window.json`).
///
/// Rows of providers that the book does not know are passed over, and rows that are billed by something else than tokens.
/// A row of a known provider with a price that is none ends the reading: nothing of the map is taken.
public enum LiteLLMMap {
    /// What was read.
    public struct Contents: Sendable {
        /// The models, with one period each, and those of the hours at which it is cheaper.
        public var models: [ModelPrice] = []
        /// How many rows were passed over.
        public var passedOver = 0
    }

    /// Reads a map.
    ///
    /// - Parameters:
    ///   - bytes: JSON.
    ///   - file: the name by which errors call it.
    ///   - since: when the prices begin. The map has no dates: they are those of the day on which it was got.
    public static func contents(
        _ bytes: some Sequence<UInt8>, file: String, since: Timestamp
    ) throws(PriceFileError) -> Contents {
        let rows: [String: LiteLLMRow.Content]
        do {
            rows = try JSONDecoder().decode([String: LiteLLMRow.Content].self, from: Data(bytes))
        } catch {
            throw PriceFileError("\(file): is no map of models in JSON; nothing is imported")
        }
        var contents = Contents()
        var seen: Set<String> = []
        // Bedrock's second API names some models alike, at its own price: it comes last.
        let keys = rows.keys.sorted {
            ($0.hasPrefix("bedrock_mantle/") ? 1 : 0, $0) < ($1.hasPrefix("bedrock_mantle/") ? 1 : 0, $1)
        }
        for key in keys where key != "sample_spec" {
            guard case .fields(let fields)? = rows[key] else {
                throw PriceFileError("\(file): row \"\(key)\" is no object; nothing is imported")
            }
            let row = LiteLLMRow(key: key, fields: fields)
            guard let name = row.name else {
                contents.passedOver += 1
                continue
            }
            var periods: [PricePeriod] = []
            do {
                if let period = try row.period(from: since) { periods = [period] + (try row.offPeak(period)) }
            } catch {
                throw PriceFileError("\(file): row \"\(key)\": \(error.description); nothing is imported")
            }
            guard !periods.isEmpty, seen.insert("\(name.provider) \(name.model)").inserted else {
                contents.passedOver += 1
                continue
            }
            contents.models.append(
                ModelPrice(
                    model: name.model, provider: name.provider, periods: periods,
                    source: "LiteLLM's map, imported from \(file.split(separator: "/").last ?? "")"))
        }
        contents.models.sort { ($0.provider, $0.model) < ($1.provider, $1.model) }
        return contents
    }
}
