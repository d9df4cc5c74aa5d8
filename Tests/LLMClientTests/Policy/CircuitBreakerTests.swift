import Testing

@testable import LLMClient

struct CircuitBreakerTests {
    private var breaker = CircuitBreaker(BreakerSettings(threshold: 3, coolDown: 5, longestCoolDown: 12))

    private mutating func attempt(_ outcome: CircuitBreaker.Outcome, at now: Double) throws {
        breaker.record(try ticket(at: now), outcome, now: now)
    }

    private mutating func ticket(at now: Double) throws -> CircuitBreaker.Ticket {
        guard case .pass(let ticket) = breaker.admit(now: now) else { throw IsOpen() }
        return ticket
    }

    private struct IsOpen: Error {}

    @Test mutating func opensAfterFailuresInARow() throws {
        try attempt(.failure, at: 0)
        try attempt(.failure, at: 0)
        try attempt(.success, at: 0)
        try attempt(.failure, at: 1)
        try attempt(.neither, at: 1)
        try attempt(.failure, at: 1)
        try attempt(.failure, at: 2)
        #expect(breaker.admit(now: 3) == .open(retryAfter: 4))
        #expect(breaker.secondsToWait(now: 3) == 4)
    }

    @Test mutating func letsOneProbePassAndWaitsLongerEachTime() throws {
        for _ in 0..<3 { try attempt(.failure, at: 0) }
        // Cool-downs of 5, 10, and then 12 s at the most.
        var now = 5.0
        for coolDown in [10.0, 12, 12] {
            let probe = try ticket(at: now)
            #expect(throws: IsOpen.self) { try ticket(at: now) }
            breaker.record(probe, .failure, now: now)
            #expect(breaker.secondsToWait(now: now) == coolDown)
            now += coolDown
        }
        try attempt(.success, at: now)
        for _ in 0..<3 { try attempt(.failure, at: now) }
        #expect(breaker.secondsToWait(now: now) == 5)
    }

    @Test mutating func takesTheSlotOfACancelledProbeBack() throws {
        for _ in 0..<3 { try attempt(.failure, at: 0) }
        try attempt(.neither, at: 5)
        try attempt(.success, at: 5)
        #expect(breaker.secondsToWait(now: 5) == 0)
    }

    @Test mutating func ignoresAttemptsFromBeforeItOpened() throws {
        let early = try ticket(at: 0)
        let other = try ticket(at: 0)
        for _ in 0..<3 { try attempt(.failure, at: 0) }
        breaker.record(early, .success, now: 1)
        #expect(breaker.secondsToWait(now: 1) == 4)
        let probe = try ticket(at: 5)
        breaker.record(other, .failure, now: 5)
        breaker.record(probe, .success, now: 5)
        #expect(breaker.secondsToWait(now: 5) == 0)
    }
}
