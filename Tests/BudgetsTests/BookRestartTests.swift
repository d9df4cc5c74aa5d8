import Budgets
import TestKit
import Testing
import UsageModel

/// Deaths of the process at any moment change nothing of what is told, nor of its ids.
struct BookRestartTests {
    private enum Step {
        case spend(cents: Int, user: String, model: String, errors: Int64, unpriced: Int64, minutesAgo: Int64)
        case wait(minutes: Int64)
    }

    private static func steps(_ generator: inout SeededGenerator) -> [Step] {
        (0..<120).map { _ in
            guard Int.random(in: 0..<4, using: &generator) > 0 else {
                return .wait(minutes: Int64.random(in: 0...90, using: &generator))
            }
            return .spend(
                cents: Int.random(in: 0...300, using: &generator),
                user: ["alice", "bob", "unknown", "carol"].randomElement(using: &generator) ?? "",
                model: ["a", "b"].randomElement(using: &generator) ?? "",
                errors: Int64.random(in: 0...1, using: &generator),
                unpriced: Int.random(in: 0..<10, using: &generator) == 0 ? 50 : 0,
                minutesAgo: Int.random(in: 0..<5, using: &generator) == 0
                    ? Int64.random(in: 0...2_000, using: &generator) : 0)
        }
    }

    private static func scene() -> BookScene {
        var all = Budget.daily(dollars: 30)
        all.forecast = Budget.Forecast()
        all.burnRate = Budget.BurnRule()
        var hourly = Budget.daily("hourly", dollars: 3, by: ["user"])
        hourly.period = .hour
        var rules = AlertRules()
        rules.silence = .init(seconds: 3_600, channels: ["ops"])
        rules.errorRatio = .init(channels: ["ops"])
        rules.unpriced = .init(tokens: 100, zone: .utc, channels: ["ops"])
        return BookScene([all, hourly], rules: rules, at: .at(20, 7))
    }

    /// What each scope was told, in order. What is decided for several scopes at once has no order among them.
    private static func byScope(_ scene: BookScene) -> [String: [String]] {
        Dictionary(grouping: scene.told) { message in
            guard case .unpriced(let tokens) = message.alert.subject else {
                return "\(message.lane) \(message.alert.standing?.scopeText ?? "")"
            }
            return tokens.models.map(\.name).joined()
        }
        .mapValues { $0.map { "\($0.alert.id) \(BookScene.text($0.alert))" } }
    }

    @Test(arguments: 1...100) func tellsTheSameWithDeathsAsWithout(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let steps = Self.steps(&generator)
        var (calm, dying) = (Self.scene(), Self.scene())
        for step in steps {
            for isDying in [false, true] {
                var scene = isDying ? dying : calm
                if isDying, Int.random(in: 0..<3, using: &generator) == 0 { scene.restart() }
                switch step {
                case .spend(let cents, let user, let model, let errors, let unpriced, let minutesAgo):
                    if isDying, Int.random(in: 0..<3, using: &generator) == 0 {
                        // Read, and lost before its commit: it is read again.
                        scene.add(cents: cents, user: user, model: model, errors: errors, unpriced: unpriced)
                        scene.restart()
                    }
                    scene.spend(
                        cents: cents, user: user, model: model, errors: errors, tokens: unpriced, unpriced: unpriced,
                        at: Timestamp(microseconds: scene.now.microseconds - minutesAgo * 60_000_000))
                case .wait(let minutes): scene.wait(minutes: minutes)
                }
                if isDying { dying = scene } else { calm = scene }
            }
        }
        let (dyingTold, calmTold) = (Self.byScope(dying), Self.byScope(calm))
        for scope in Set(dyingTold.keys).union(calmTold.keys) {
            #expect(dyingTold[scope] == calmTold[scope], "\(scope)")
        }
        #expect(Set(calm.told.map(\.alert.id)).count == calm.told.count, "each id is told once")
        #expect(calm.told.count > 5)
        #expect(
            dying.board["hourly"]?.standings(now: dying.now) == calm.board["hourly"]?.standings(now: calm.now))
    }
}
