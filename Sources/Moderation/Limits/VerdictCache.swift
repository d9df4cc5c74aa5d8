import Crypto

/// Verdicts of texts that were judged of late, so that the same text is paid for once.
///
/// It is bounded, the least recently used goes first, and a verdict is kept for a time. Texts are not kept: the key is an
/// HMAC-SHA256 under a key that each process draws for itself. Only harmless and flagged are kept; what failed is tried
/// again.
public struct VerdictCache: Sendable {
    /// What a verdict is kept under.
    public struct Key: Hashable, Sendable {
        let code: [UInt8]
    }

    private struct Entry {
        let key: Key
        var verdict: ModerationVerdict
        /// Seconds of the caller's clock.
        var expires: Double
        var newer: Int?
        var older: Int?
    }

    private let secret: SymmetricKey
    private let capacity: Int
    private let lifetime: Double
    private var places: [Key: Int] = [:]
    private var entries: [Entry] = []
    private var newest: Int?
    private var oldest: Int?

    /// Makes an empty cache.
    ///
    /// - Parameters:
    ///   - capacity: the most verdicts; 0 for no cache.
    ///   - lifetime: how long a verdict is kept, in seconds.
    public init(capacity: Int, lifetime: Double) {
        self.capacity = max(0, capacity)
        self.lifetime = lifetime
        secret = SymmetricKey(size: .bits256)
    }

    /// How many verdicts are kept.
    public var count: Int { places.count }

    /// The key of a text.
    public func key(model: String, version: String, side: ModerationSide, text: String) -> Key {
        var code = HMAC<SHA256>(key: secret)
        for part in [model, version, side.rawValue] {
            // With its length before it, no part can run into the next.
            code.update(data: Array("\(part.utf8.count):\(part)".utf8))
        }
        code.update(data: Array(text.utf8))
        return Key(code: Array(code.finalize()))
    }

    /// The verdict under a key, if it is kept and not too old.
    ///
    /// - Parameter now: seconds of a clock that does not go back.
    public mutating func verdict(_ key: Key, now: Double) -> ModerationVerdict? {
        guard let place = places[key], entries[place].expires > now else { return nil }
        unlink(place)
        linkAsNewest(place)
        return entries[place].verdict
    }

    /// Keeps a verdict, if it is one that is kept.
    ///
    /// - Parameter now: seconds of a clock that does not go back.
    public mutating func keep(_ verdict: ModerationVerdict, _ key: Key, now: Double) {
        guard capacity > 0, verdict.outcome == .safe || verdict.outcome == .flagged else { return }
        let entry = Entry(key: key, verdict: verdict, expires: now + lifetime)
        let place: Int
        if let known = places[key] {
            unlink(known)
            place = known
            entries[place] = entry
        } else if places.count == capacity, let last = oldest {
            unlink(last)
            places[entries[last].key] = nil
            place = last
            entries[place] = entry
        } else {
            place = entries.count
            entries.append(entry)
        }
        places[key] = place
        linkAsNewest(place)
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (entries[place].newer, entries[place].older)
        if let newer { entries[newer].older = older } else { newest = older }
        if let older { entries[older].newer = newer } else { oldest = newer }
        entries[place].newer = nil
        entries[place].older = nil
    }

    private mutating func linkAsNewest(_ place: Int) {
        entries[place].older = newest
        if let newest { entries[newest].newer = place } else { oldest = place }
        newest = place
    }
}
