import Ledger
import Testing

/// Whatever happens, nothing is lost, lanes keep their order, and no message goes twice at once.
struct DeliveryModelTests {
    @Test(arguments: 0..<8)
    func promisesHoldOverRandomRuns(block: UInt64) throws {
        var (attempts, restarts, delivered, givenUp) = (0, 0, 0, 0)
        for seed in block * 50..<block * 50 + 50 {
            var model = try DeliveryModel(seed: seed)
            try model.run()
            attempts += model.attempts
            restarts += model.restarts
            delivered += model.fates[.delivered] ?? 0
            givenUp += model.fates[.givenUp] ?? 0
        }
        // The runs saw what they are for.
        #expect(attempts > delivered && restarts > 0 && delivered > 1_000 && givenUp > 0)
    }
}
