import LogSources
import Testing
import UsageModel

struct ForgottenGenerationsTests {
    private let scene = TailScene("app.log")

    @Test func contentsThatAreGoneAreForgotten() {
        scene.append(logLines(0...0), to: "app.log")
        scene.drain()
        for number in 1...100 {
            scene.rename("app.log", to: "app.log.1")
            scene.append(logLines([number]), to: "app.log")
            if number % 10 == 0 { scene.restart() }
            scene.drain(after: 100)
        }
        #expect(scene.takeLines() == expected(0...100))
        #expect(!scene.forgotten.isEmpty)
        #expect(scene.ledger.values.filter { $0.state == .finished }.count == 64)
        #expect(Set(scene.forgotten).count == scene.forgotten.count)
        #expect(Set(scene.forgotten).isDisjoint(with: scene.ledger.keys))
    }

    /// A content that is forgotten while its file is there would be read again as a whole.
    @Test func contentsThatAreThereAreRemembered() {
        scene.append(logLines(0...0), to: "app.log")
        scene.drain()
        for number in 1...100 {
            scene.rename("app.log", to: "app.log-\(1_000 + number)")
            scene.append(logLines([number]), to: "app.log")
            if number % 10 == 0 { scene.restart() }
            scene.drain(after: 100)
        }
        #expect(scene.takeLines() == expected(0...100))
    }

    /// Contents that leave no file behind do not push out those that have one.
    @Test func truncationsDoNotPushOutARotatedFile() {
        scene.append(logLines(0...0), to: "app.log")
        scene.drain()
        scene.rename("app.log", to: "app.log.1")
        for number in 1...100 {
            scene.overwrite("app.log", with: logLines([number]))
            if number % 10 == 0 { scene.restart() }
            scene.drain(after: 100)
        }
        #expect(scene.takeLines() == expected(0...100))
    }

    @Test func copiesThatAreThereAreRemembered() {
        for number in 0..<100 {
            scene.append(logLines([number]), to: "app.log")
            scene.drain(after: 100)
            scene.copy("app.log", to: "app.log-\(1_000 + number)")
            scene.truncate("app.log")
            if number % 10 == 0 { scene.restart() }
            scene.drain(after: 100)
        }
        #expect(scene.takeLines() == expected(0..<100))
    }
}
