public import UsageModel

/// Alerts that belong to no budget: silence, and the daily digest.
extension BudgetBook {
    mutating func decideGeneral(now: Timestamp, quiet: inout QuietTimes) {
        if general.hasNewRecord {
            changes.lastRecord = general.lastRecord
            general.hasNewRecord = false
        }
        decideSilence(now: now, quiet: &quiet)
        if let rule = rules.digest { setDeadline(digestTime(after: now, rule)) }
    }

    private mutating func decideSilence(now: Timestamp, quiet: inout QuietTimes) {
        guard let rule = rules.silence, let last = general.lastRecord else { return }
        let due = Timestamp(microseconds: last.microseconds + rule.seconds * 1_000_000)
        let kind = AlertRecord.Kind.silence
        if now < due {
            setDeadline(due)
            guard let record = general.silence else { return }
            general.silence = nil
            end(record, lane: kind.rawValue, now: now)
            return
        }
        guard general.silence == nil, !quiet.isQuiet(kind.rawValue, scope: [], repeats: true) else { return }
        var record = AlertRecord(
            key: identity.key([kind.rawValue, "\(last.microseconds)"]), subject: kind.rawValue, scope: [],
            span: BudgetSpan(start: now, end: now), kind: kind, amount: 0, state: .firing, startsAt: now, alert: nil,
            channels: rule.channels)
        let seconds = (now.microseconds - last.microseconds) / 1_000_000
        tell(
            &record, .warning, .silence(Silence(lastRecord: last, seconds: seconds)), endsAt: nil, lane: kind.rawValue)
        changes.records.append(record)
        general.silence = record
    }

    // MARK: - The digest

    /// The day whose digest is to be sent now; `nil` where there is none.
    public func dueDigest(now: Timestamp) -> BudgetSpan? {
        guard let rule = rules.digest else { return nil }
        let today = BudgetSpan(.day, containing: now, zone: rule.zone, weekStart: .monday)
        guard now >= Self.digestTime(of: today, rule), general.lastDigest.map({ $0 < today.start }) ?? true else {
            return nil
        }
        return BudgetSpan(
            .day, containing: Timestamp(microseconds: today.start.microseconds - 1), zone: rule.zone,
            weekStart: .monday)
    }

    /// Notes that the digest of a day is sent.
    ///
    /// - Parameter digest: what it says; `nil` at the first start, when nobody expects one of the day before.
    public mutating func noteDigest(_ digest: Digest?, now: Timestamp) {
        guard let rule = rules.digest else { return }
        let kind = AlertRecord.Kind.digest
        let today = BudgetSpan(.day, containing: now, zone: rule.zone, weekStart: .monday)
        general.lastDigest = today.start
        var record = AlertRecord(
            key: identity.key([kind.rawValue, "\(today.start.microseconds)"]), subject: kind.rawValue, scope: [],
            span: today, kind: kind, amount: 0, state: .covered, startsAt: now, alert: nil, channels: rule.channels)
        if let digest { tell(&record, .info, .digest(digest), endsAt: nil, lane: kind.rawValue) }
        changes.records.append(record)
    }

    /// Whether a digest was ever due.
    public var hasDigest: Bool { general.lastDigest != nil }

    private func digestTime(after now: Timestamp, _ rule: AlertRules.DigestRule) -> Timestamp {
        let today = BudgetSpan(.day, containing: now, zone: rule.zone, weekStart: .monday)
        let time = Self.digestTime(of: today, rule)
        guard time <= now else { return time }
        return Self.digestTime(of: BudgetSpan(.day, containing: today.end, zone: rule.zone, weekStart: .monday), rule)
    }

    private static func digestTime(of day: BudgetSpan, _ rule: AlertRules.DigestRule) -> Timestamp {
        let midnight = rule.zone.day(of: day.start) * 86_400_000_000
        return rule.zone.timestamp(localMicroseconds: midnight + Int64(rule.minuteOfDay) * 60_000_000)
    }
}
