import Foundation
import Settings
import Testing

struct PlaceholderTests {
    @Test func parses() throws {
        let all = try String(contentsOfFile: "/tmp/settings-pkg/cases.txt", encoding: .utf8)
        for c in all.components(separatedBy: "===\n") {
            print("-----\n" + c + "=>")
            do { print(try Settings.parse(c, file: "f").sources) } catch { print(error) }
        }
        for n in [990, 2000, 100000] {
            for t in [String(repeating: "[", count: n), String(repeating: "[", count: n) + String(repeating: "]", count: n), String(repeating: "- ", count: n) + "a", String(repeating: "[a: ", count: n), String(repeating: "? ", count: n) + "a",  String(repeating: "[a: ", count: n)+String(repeating: "]", count: n), String(repeating: "{a: ", count: n)+String(repeating: "}", count: n), "{" + String(repeating: "? {", count: n)+String(repeating: "}", count: n) + "}"] {
                do { print(try Settings.parse(t, file: "f").sources) } catch { print(n, "\(error)".prefix(150)) }
            }
        }
        let many = (0..<100_000).map { "k\($0): 1\n" }.joined()
        print(ContinuousClock().measure { do { print(try Settings.parse(many, file: "f").sources) } catch { print("\(error)".prefix(150)) } })
        let dup = (0..<100_000).map { "k\($0 % 50): 1\n" }.joined()
        print(ContinuousClock().measure { do { print(try Settings.parse(dup, file: "f").sources) } catch { print("\(error)".prefix(150)) } })
        print(ContinuousClock().measure { _ = Settings() })
    }
}
