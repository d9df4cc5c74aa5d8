import HTTPTypes
import Testing

@testable import HTTPAPI

struct RouteTableTests {
    @Test func methodsByPath() {
        var table = RouteTable()
        table.add(.get, "/metrics")
        table.add(.post, "/-/reload")
        table.add(.get, "/api/v1/budgets/{name}/decision")
        #expect(table.methods("/metrics") == [.get, .head])
        #expect(table.methods("/-/reload") == [.post])
        #expect(table.methods("/api/v1/budgets/a%2Fb/decision") == [.get, .head])
        for path in ["/", "", "/metric", "/metrics/more", "/api/v1/budgets/decision", "/Metrics"] {
            #expect(table.methods(path).isEmpty)
        }
    }
}
