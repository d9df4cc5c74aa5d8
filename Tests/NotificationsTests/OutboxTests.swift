import Budgets
import Notifications
import Testing

struct OutboxTests {
    @Test func aChannelHasItsName() {
        #expect(Channel(name: "ops").name == "ops")
    }
}
