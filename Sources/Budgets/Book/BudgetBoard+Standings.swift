public import UsageModel

/// How the scopes of a budget stand.
public struct BudgetStandings: Hashable, Sendable {
    /// The fullest of them, the fullest first; scopes that are equally full in the order of their values.
    public fileprivate(set) var fullest: [BudgetStanding] = []
    /// How many there are.
    public fileprivate(set) var count = 0
    /// How many of them have reached their limit.
    public fileprivate(set) var overCount = 0
}

extension BudgetBoard.Entry {
    private struct Candidate {
        let ratio: Double
        let scope: [String]
        let sums: SpendSums
        let limit: BudgetAmount

        func isFuller(than other: Candidate) -> Bool {
            ratio == other.ratio ? scope.lexicographicallyPrecedes(other.scope) : ratio > other.ratio
        }
    }

    /// How all scopes stand that have a limit and spent anything in this period.
    ///
    /// There may be many scopes and few who want to see them: no more than twice the limit are sorted.
    ///
    /// - Parameter limit: how many are told one by one.
    public func standings(now: Timestamp, limit: Int = .max) -> BudgetStandings {
        var standings = BudgetStandings()
        let span = rule.span(containing: now)
        guard !rule.by.isEmpty else {
            let standing = standing([], now: now)
            standings.fullest = standing.map { [$0] } ?? []
            standings.count = standings.fullest.count
            standings.overCount = standings.fullest.count { $0.isOver }
            return standings
        }
        let limit = min(limit, scopes.count)
        var best: [Candidate] = []
        var threshold: Candidate?
        for (scope, standing) in scopes where standing.span == span {
            guard let most = rule.limit(of: scope) else { continue }
            let spent = standing.sums.amount(most.unit)
            guard spent.value != 0 || most.unit == .usd && standing.sums.unpricedTokens != 0 else { continue }
            standings.count += 1
            if spent.reaches(most) { standings.overCount += 1 }
            let candidate = Candidate(
                ratio: spent.ratio(of: most), scope: scope, sums: standing.sums, limit: most)
            if let threshold, !candidate.isFuller(than: threshold) { continue }
            best.append(candidate)
            guard best.count >= 2 * limit else { continue }
            best.sort { $0.isFuller(than: $1) }
            best.removeLast(best.count - limit)
            threshold = best.last
        }
        best.sort { $0.isFuller(than: $1) }
        standings.fullest = best.prefix(limit).map {
            rule.standing($0.scope, span: span, sums: $0.sums, limit: $0.limit)
        }
        return standings
    }
}
