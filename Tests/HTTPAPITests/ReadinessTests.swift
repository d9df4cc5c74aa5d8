import Pipeline
import Testing

@testable import HTTPAPI

struct ReadinessTests {
    @Test func saysWhyNot() {
        var health = EngineHealth()
        #expect(Readiness.obstacle(health)?.contains("for the first time") == true)
        health.isReady = true
        #expect(Readiness.obstacle(health) == nil)
        health.commitError = "ledger state/ledger.sqlite: the disk is full"
        #expect(Readiness.obstacle(health) == health.commitError)
        health.isStopping = true
        #expect(Readiness.obstacle(health) == "stopping")
    }
}
