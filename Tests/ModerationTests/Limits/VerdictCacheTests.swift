import Moderation
import TestKit
import Testing

struct VerdictCacheTests {
    private func key(_ cache: VerdictCache, _ text: String) -> VerdictCache.Key {
        cache.key(model: "m", version: "1", side: .input, text: text)
    }

    @Test(arguments: [1, 2, 5, 30])
    func isLikeTheModel(capacity: Int) {
        for seed in 0..<20 {
            var random = SeededGenerator(seed: UInt64(seed * 100 + capacity))
            var cache = VerdictCache(capacity: capacity, lifetime: 50)
            // The least recently used stands first.
            var model: [(text: Int, verdict: ModerationVerdict, since: Double)] = []
            var now = 0.0
            for step in 0..<600 {
                now += Double(Int.random(in: 0...3, using: &random))
                let text = Int.random(in: 0..<(capacity * 2), using: &random)
                let place = model.firstIndex { $0.text == text }
                if Bool.random(using: &random) {
                    let verdict = ModerationVerdict(.flagged, reason: "\(step)")
                    cache.keep(verdict, key(cache, "\(text)"), now: now)
                    if let place { model.remove(at: place) } else if model.count == capacity { model.removeFirst() }
                    model.append((text, verdict, now))
                } else {
                    var expected: ModerationVerdict?
                    if let place, now - model[place].since < 50 {
                        expected = model[place].verdict
                        model.append(model.remove(at: place))
                    }
                    #expect(cache.verdict(key(cache, "\(text)"), now: now) == expected)
                }
                #expect(cache.count == model.count)
            }
        }
    }

    @Test func keepsAVerdictForItsLifetime() {
        var cache = VerdictCache(capacity: 2, lifetime: 10)
        let key = key(cache, "a")
        cache.keep(ModerationVerdict(.safe), key, now: 100)
        #expect(cache.verdict(key, now: 109.9) == ModerationVerdict(.safe))
        #expect(cache.verdict(key, now: 110) == nil)
        cache.keep(ModerationVerdict(.flagged), key, now: 110)
        #expect(cache.verdict(key, now: 119.9) == ModerationVerdict(.flagged))
        #expect(cache.count == 1)
    }

    /// To be asked for does not make a verdict younger.
    @Test func useDoesNotProlongALife() {
        var cache = VerdictCache(capacity: 1, lifetime: 10)
        let key = key(cache, "a")
        cache.keep(ModerationVerdict(.safe), key, now: 0)
        for second in 1..<10 { #expect(cache.verdict(key, now: Double(second)) != nil) }
        #expect(cache.verdict(key, now: 10) == nil)
    }

    @Test(arguments: [0, -5]) func canBeOff(capacity: Int) {
        var cache = VerdictCache(capacity: capacity, lifetime: 10)
        cache.keep(ModerationVerdict(.safe), key(cache, "a"), now: 0)
        #expect(cache.verdict(key(cache, "a"), now: 0) == nil)
        #expect(cache.count == 0)
    }

    @Test func holdsOne() {
        var cache = VerdictCache(capacity: 1, lifetime: 10)
        cache.keep(ModerationVerdict(.safe), key(cache, "a"), now: 0)
        cache.keep(ModerationVerdict(.flagged), key(cache, "b"), now: 0)
        #expect(cache.verdict(key(cache, "a"), now: 0) == nil)
        #expect(cache.verdict(key(cache, "b"), now: 0)?.outcome == .flagged)
    }

    @Test(arguments: ModerationVerdict.Outcome.allCases)
    func keepsNoFailure(outcome: ModerationVerdict.Outcome) {
        var cache = VerdictCache(capacity: 2, lifetime: 10)
        cache.keep(ModerationVerdict(outcome), key(cache, "a"), now: 0)
        #expect(cache.count == ([.safe, .flagged].contains(outcome) ? 1 : 0))
    }

    @Test func whatDiffersHasAnotherKey() {
        let cache = VerdictCache(capacity: 1, lifetime: 1)
        var keys: Set<VerdictCache.Key> = []
        // Parts that would be the same, were they put one behind the other; and texts that are equal as Swift's strings.
        let parts = [
            ("m", "1", "text"), ("m1", "", "text"), ("", "m1", "text"), ("m", "1t", "ext"), ("m", "11", "text"),
            ("1:m", "1", "text"), ("m", "1", "5:inputtext"), ("m", "1", "\u{E9}"), ("m", "1", "e\u{301}"),
            ("m", "1", ""), ("m", "1", "\0"), ("m", "1", "text\n"), ("m", "1", "Text"),
        ]
        for (model, version, text) in parts {
            for side in ModerationSide.allCases {
                keys.insert(cache.key(model: model, version: version, side: side, text: text))
            }
        }
        #expect(keys.count == parts.count * 2)
        #expect(keys.contains(cache.key(model: "m", version: "1", side: .output, text: "text")))
    }

    /// Each cache draws a secret: a key says nothing of a text elsewhere.
    @Test func keysOfCachesDiffer() {
        let caches = (0..<2).map { _ in VerdictCache(capacity: 1, lifetime: 1) }
        #expect(key(caches[0], "a") != key(caches[1], "a"))
    }
}
