import LLMClient
import Testing

/// A report as a program outside of the library makes one for the tests of its delegate.
struct CallReportTests {
    @Test func isMadeFromWhatATestNeeds() {
        let report = CallReport(operation: .create, provider: "anthropic", requestedModel: "m", cost: 5)
        #expect(report.model == "m" && report.cost == 5 && report.attempts == 1)
        #expect(report.usage == nil && report.error == nil && report.tried.isEmpty)
    }
}
