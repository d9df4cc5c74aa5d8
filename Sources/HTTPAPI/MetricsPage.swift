import Exposition
import Pipeline

/// Renders `/metrics`.
struct MetricsPage: Sendable {
    let state: PublishedState
    let version: String
    var families: @Sendable () -> [MetricFamily] = { [] }

    func render(_ format: ExpositionFormat) -> [UInt8] {
        let health = state.engineHealth
        let settings = state.settingsHealth
        let process = ProcessFacts.read(version: version)
        let now = Clock.now
        let board = state.withBudgets { copy $0 }
        let spend = state.spendToday(now: now)
        let all =
            state.withCounters { counters in
                LedgerMetrics.families(counters) + SpendMetrics.families(counters, today: spend)
                    + SidecarMetrics.families(
                        counters, health: health, settings: settings, process: process, now: now)
            } + BudgetMetrics.families(board, now: now) + families()
        return MetricsRenderer.render(all, format: format)
    }
}
