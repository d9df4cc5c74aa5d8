import Synchronization
public import UsageModel

/// Finds the zones in which texts name times: an alert has only the name of its zone.
public struct ZoneLookup: Sendable {
    /// The zone of alerts that name none.
    public let fallback: CivilZone
    private let named: @Sendable (String) -> CivilZone?
    private let found = Found()

    /// Zones that were looked up: their names come from settings, so that there are few.
    private final class Found: Sendable {
        let zones = Mutex<[String: CivilZone]>([:])
    }

    /// Makes a look-up.
    ///
    /// - Parameters:
    ///   - fallback: the zone of alerts that name none.
    ///   - named: the zone of an IANA name.
    public init(fallback: CivilZone, named: @escaping @Sendable (String) -> CivilZone?) {
        self.fallback = fallback
        self.named = named
    }

    /// The zone of a name; UTC where the machine does not know it, and the text says so.
    func zone(_ name: String?) -> CivilZone {
        guard let name, name != fallback.identifier else { return fallback }
        if let zone = found.zones.withLock({ $0[name] }) { return zone }
        let zone = named(name) ?? .utc
        found.zones.withLock { $0[name] = zone }
        return zone
    }
}
