import Exposition
import Testing

struct LabelSetTests {
    @Test func equalLabelsAreEqualSets() {
        #expect(LabelSet([("model", "a"), ("status", "b")]) == LabelSet([("model", "a"), ("status", "b")]))
        #expect(LabelSet([("model", "a")]) != LabelSet([("model", "b")]))
        #expect(LabelSet.empty.isEmpty)
        #expect(!LabelSet([("model", "")]).isEmpty)
    }

    /// Swift's strings "é" and "e\u{301}" are equal, Prometheus' are not.
    @Test func canonicallyEquivalentValuesAreDifferentSets() {
        #expect(LabelSet([("model", "\u{E9}")]) != LabelSet([("model", "e\u{301}")]))
    }

    @Test(arguments: HostileText.all.indices)
    func valueStaysInsideItsLine(index: Int) throws {
        let sample = ExampleMetrics.sample([("model", HostileText.all[index]), ("status", "error")], .integer(7))
        let text = try page([MetricFamily(name: "x_total", type: .counter, help: "h", samples: [sample])])
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        #expect(lines.count == 4)
        let line = String(Substring(lines[2]))
        #expect(line.utf8.starts(with: #"x_total{model=""#.utf8))
        #expect(line.utf8.suffix(19).elementsEqual(#"",status="error"} 7"#.utf8))
    }

    @Test func valuesAreEscaped() throws {
        let sample = ExampleMetrics.sample([("model", "\\\"\n}{\0é")], .integer(1))
        let text = try page([MetricFamily(name: "x", type: .gauge, help: "", samples: [sample])])
        #expect(text.hasSuffix("\nx{model=\"\\\\\\\"\\n}{\0é\"} 1\n"))
    }

    @Test func orderIsThatOfBytes() {
        let pieces = ["a", "b", "é", "日", "\u{7F}", "!", "~", "aaaaaaa", "aaaaaaaa"]
        for _ in 0..<2_000 {
            let (left, right) = (randomText(of: pieces), randomText(of: pieces))
            // The closing quote takes part in the order.
            let expected = "\(left)\"".utf8.lexicographicallyPrecedes("\(right)\"".utf8)
            #expect((LabelSet([("n", left)]) < LabelSet([("n", right)])) == expected, "\(left) and \(right)")
        }
        #expect(LabelSet.empty < LabelSet([("n", "")]))
        #expect(!(LabelSet.empty < LabelSet.empty))
    }

    private func randomText(of pieces: [String]) -> String {
        (0..<Int.random(in: 0...6)).compactMap { _ in pieces.randomElement() }.joined()
    }

    @Test func nameGivenTwiceIsAPrecondition() async {
        await #expect(processExitsWith: .failure) {
            _ = LabelSet([("model", "a"), ("model", "b")])
        }
    }

    @Test func invalidNameIsAPrecondition() async {
        await #expect(processExitsWith: .failure) {
            _ = LabelSet([("le", "1")])
        }
    }
}
