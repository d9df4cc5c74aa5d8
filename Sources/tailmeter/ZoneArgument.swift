import Settings
import UsageModel

/// The zone that `--timezone` names.
enum ZoneArgument {
    static func zone(_ name: String?) throws -> CivilZone {
        guard let name else { return .system }
        guard let zone = CivilZone.named(name) else {
            let advice =
                CivilZone.suggestion(for: name).map { "did you mean '\($0)'?" }
                ?? "name one of the IANA database, such as Asia/Tokyo or UTC"
            throw CommandFailure("--timezone \(name): no such time zone; \(advice)", status: .usage)
        }
        return zone
    }
}
