import Pipeline

/// Whether the daemon does its work, for `/readyz`.
enum Readiness {
    /// Why it does not; `nil` where all is well.
    static func obstacle(_ health: EngineHealth) -> String? {
        if health.isStopping { return "stopping" }
        if let error = health.commitError { return error }
        return health.isReady ? nil : "starting: the ledger is open, the sources are looked at for the first time"
    }
}
