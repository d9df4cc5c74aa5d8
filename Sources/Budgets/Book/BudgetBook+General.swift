public import UsageModel

/// Alerts that belong to no budget: silence, an archive that stands still, flagged texts, and the daily digest.
extension BudgetBook {
    mutating func decideGeneral(now: Timestamp, quiet: inout QuietTimes) {
        if general.hasNewRecord {
            changes.lastRecord = general.lastRecord
            general.hasNewRecord = false
        }
        decideSilence(now: now, quiet: &quiet)
        decideArchive(now: now, quiet: &quiet)
        decideFlagged(now: now, quiet: &quiet)
        if let rule = rules.digest {
            // At the first start nobody expects a digest whose time is over.
            if general.lastDigest == nil {
                noteDigest(nil, of: Self.day(rule, now: Self.digestTime(before: now, rule)), now: now)
            }
            setDeadline(Self.digestTime(after: now, rule))
        }
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

    private mutating func decideArchive(now: Timestamp, quiet: inout QuietTimes) {
        guard let rule = rules.archive else { return }
        general.isArchiveChanged = false
        let kind = AlertRecord.Kind.archive
        guard case .stopped(let stop) = general.archiveStanding else {
            guard general.archiveStanding == .running, let record = general.archive else { return }
            general.archive = nil
            end(record, lane: kind.rawValue, now: now)
            return
        }
        let due = Timestamp(microseconds: stop.since.microseconds + rule.seconds * 1_000_000)
        guard now >= due else { return setDeadline(due) }
        guard general.archive == nil, !quiet.isQuiet(kind.rawValue, scope: [], repeats: true) else { return }
        var record = AlertRecord(
            key: identity.key([kind.rawValue, "\(stop.since.microseconds)"]), subject: kind.rawValue, scope: [],
            span: BudgetSpan(start: now, end: now), kind: kind, amount: 0, state: .firing, startsAt: now, alert: nil,
            channels: rule.channels)
        tell(&record, .warning, .archive(stop), endsAt: nil, lane: kind.rawValue)
        changes.records.append(record)
        general.archive = record
    }

    /// One alert for as long as texts go on being flagged: each on its own would be read by nobody.
    private mutating func decideFlagged(now: Timestamp, quiet: inout QuietTimes) {
        general.isFlaggedChanged = false
        guard let rule = rules.flagged, let flagged = general.flagged else { return }
        let kind = AlertRecord.Kind.flagged
        // What was flagged long before anybody asked is no news; what has just been may be what the last daemon did not come
        // to tell. A count that is lower is a new one.
        let isRecent = now.microseconds - flagged.last.microseconds < rule.quietSeconds * 1_000_000
        let unknown = isRecent ? max(0, flagged.count - rule.count) : flagged.count
        let base = min(general.flaggedBase ?? unknown, flagged.count)
        general.flaggedBase = base
        if var record = general.flaggedAlert {
            let over = Timestamp(microseconds: flagged.last.microseconds + rule.quietSeconds * 1_000_000)
            guard now >= over else { return setDeadline(over) }
            general.flaggedAlert = nil
            general.flaggedBase = flagged.count
            let count = flagged.count - (Int64(clamping: record.amount) - Self.told(record))
            record.amount = Int128(flagged.count)
            end(record, subject: .flagged(Self.part(flagged, max(0, count))), lane: kind.rawValue, now: now)
            return
        }
        guard flagged.count - base >= rule.count, !quiet.isQuiet(kind.rawValue, scope: [], repeats: true) else {
            return
        }
        var record = AlertRecord(
            key: identity.key([kind.rawValue, "\(flagged.count)", "\(now.microseconds)"]), subject: kind.rawValue,
            scope: [], span: BudgetSpan(start: now, end: now), kind: kind, amount: Int128(flagged.count),
            state: .firing,
            startsAt: now, alert: nil, channels: rule.channels)
        tell(
            &record, .warning, .flagged(Self.part(flagged, flagged.count - base)), endsAt: nil, lane: kind.rawValue)
        changes.records.append(record)
        general.flaggedBase = flagged.count
        general.flaggedAlert = record
        setDeadline(Timestamp(microseconds: flagged.last.microseconds + rule.quietSeconds * 1_000_000))
    }

    private static func part(_ flagged: FlaggedTexts, _ count: Int64) -> FlaggedTexts {
        FlaggedTexts(count: count, last: flagged.last, categories: flagged.categories)
    }

    /// How many an alert told of when it began.
    private static func told(_ record: AlertRecord) -> Int64 {
        if case .flagged(let texts) = record.alert?.subject { texts.count } else { 0 }
    }

    // MARK: - The digest

    /// The day whose digest is to be sent now; `nil` where there is none.
    public func dueDigest(now: Timestamp) -> BudgetSpan? {
        guard let rule = rules.digest, let last = general.lastDigest else { return nil }
        let today = Self.day(rule, now: now)
        guard now >= Self.digestTime(of: today, rule), last < today.start else { return nil }
        return Self.day(rule, now: Timestamp(microseconds: today.start.microseconds - 1))
    }

    /// Notes that the digest that is due is sent.
    ///
    /// - Parameter digest: what it says; `nil` where it is not to be sent.
    public mutating func noteDigest(_ digest: Digest?, now: Timestamp) {
        guard let rule = rules.digest else { return }
        noteDigest(digest, of: Self.day(rule, now: now), now: now)
    }

    private mutating func noteDigest(_ digest: Digest?, of today: BudgetSpan, now: Timestamp) {
        let kind = AlertRecord.Kind.digest
        general.lastDigest = today.start
        var record = AlertRecord(
            key: identity.key([kind.rawValue, "\(today.start.microseconds)"]), subject: kind.rawValue, scope: [],
            span: today, kind: kind, amount: 0, state: .covered, startsAt: now, alert: nil,
            channels: rules.digest?.channels ?? [])
        if let digest { tell(&record, .info, .digest(digest), endsAt: nil, lane: kind.rawValue) }
        changes.records.append(record)
    }

    private static func day(_ rule: AlertRules.DigestRule, now: Timestamp) -> BudgetSpan {
        BudgetSpan(.day, containing: now, zone: rule.zone, weekStart: .monday)
    }

    private static func digestTime(after now: Timestamp, _ rule: AlertRules.DigestRule) -> Timestamp {
        let today = day(rule, now: now)
        let time = digestTime(of: today, rule)
        return time > now ? time : digestTime(of: day(rule, now: today.end), rule)
    }

    /// The last one that was due.
    private static func digestTime(before now: Timestamp, _ rule: AlertRules.DigestRule) -> Timestamp {
        let today = day(rule, now: now)
        let time = digestTime(of: today, rule)
        return time <= now
            ? time : digestTime(of: day(rule, now: Timestamp(microseconds: today.start.microseconds - 1)), rule)
    }

    private static func digestTime(of day: BudgetSpan, _ rule: AlertRules.DigestRule) -> Timestamp {
        let midnight = rule.zone.day(of: day.start) * 86_400_000_000
        return rule.zone.timestamp(localMicroseconds: midnight + Int64(rule.minuteOfDay) * 60_000_000)
    }
}
