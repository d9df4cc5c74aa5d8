import Settings
import Testing

/// Text that is not YAML, or more YAML than settings take.
struct YAMLProblemTests {
    private static let alias =
        "a value that begins with '*' is an alias in YAML, which settings can't have; put a glob in quotes: \"*.jsonl\""
    private static let anchor =
        "a value that begins with '&' is an anchor in YAML, which settings can't have; write the value out in each "
        + "place, or put it in quotes"
    private static let nothing =
        "1:1: no settings here; add at least one log: sources: [{file: /var/log/app/*.jsonl}]"

    @Test(arguments: ["", "\n\n", "# comment\n", "---\n", "null", "~", "\u{FEFF}", "---\n...\n"])
    func empty(text: String) {
        #expect(problems(text) == [Self.nothing])
    }

    @Test(arguments: [
        ("- a\n- b", "1:1: expected keys such as 'sources:' at the top, found a list"),
        ("\n  text", "2:3: expected keys such as 'sources:' at the top, found 'text'"),
        (
            "listen: [::1]:80\nsources: [{file: a}]",
            "1:10: not valid YAML: did not find expected node content while parsing a flow node (from line 1, column 10); "
                + "put a value that begins with '[' in quotes, such as \"[::1]:9464\", unless it is a list"
        ),
        (
            "sources:\n\t- file: a",
            "2:1: not valid YAML: found character that cannot start any token while scanning for the next token "
                + "(from line 2, column 1); indent with spaces, not with tabs"
        ),
        (
            "from: @a",
            "1:7: not valid YAML: found character that cannot start any token while scanning for the next token "
                + "(from line 1, column 7); put a value that begins with this in quotes"
        ),
        (
            "from: a: b",
            "1:8: not valid YAML: mapping values are not allowed in this context; check the indentation, and put a value "
                + "that holds ': ' in quotes"
        ),
        (
            "from: \"a\n",
            "2:1: not valid YAML: found unexpected end of stream while scanning a quoted scalar (from line 1, column 7); "
                + "check indentation and quotes on this line and the one before it"
        ),
        (
            "from: a\n---\nfrom: b\n",
            "2:1: a second YAML document begins here; settings are one, so remove this line or what stands before it"
        ),
        ("from: a\0", "1:8: a NUL byte can't stand in YAML; remove it (is it a settings file at all?)"),
        (
            "é: 1\r\nb: \u{7}",
            "2:4: the control character U+7 can't stand in YAML; remove it (is it a settings file at all?)"
        ),
    ])
    func wrongText(text: String, problem: String) {
        #expect(problems(text) == [problem])
    }

    @Test func anchorsAndAliases() {
        #expect(problems("from: &x start\nlisten: *x") == ["1:7: \(Self.anchor)", "2:9: \(Self.alias)"])
        #expect(problems("sources:\n  - file: *.jsonl") == ["2:11: \(Self.alias)"])
        #expect(problems("sources: [*a, {file: *b}]") == ["1:11: \(Self.alias)", "1:22: \(Self.alias)"])
        #expect(problems("sources:\r\n- *a") == ["2:3: \(Self.alias)"])
    }

    @Test func anchorBehindTag() {
        #expect(problems("from: !!str &x start") == ["1:13: \(Self.anchor)"])
    }

    /// Text over two lines with a quote in it, behind which the scan before YAML sees no anchor.
    @Test func anchorThatTheScanMisses() {
        #expect(
            problems("sources: [{file: a}]\nstate_dir: x\n  'y\nfrom: &x start") == [
                "4:7: anchors and aliases can't stand in settings; write the value out in each place"
            ])
    }

    /// Each of these lines multiplies the one before by ten.
    @Test func billionLaughs() {
        var text = "a0: &a0 [x]\n"
        for level in 1...20 {
            let aliases = repeatElement("*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(problems(text).count == 1 + 20 * 11)
    }

    @Test func duplicateKeysHideNothing() {
        let text = """
            from: x
            sources: [{file: a, "file": b}]
            from: start
            caps: {models: 1, models: 2, models: 3}
            state_dri: x
            "from": start
            """
        #expect(
            problems(text) == [
                "1:7: 'from' is 'x'; expected start or end",
                "2:21: the key 'file' stands on line 2 already; remove one",
                "3:1: the key 'from' stands on line 1 already; remove one",
                "4:19: the key 'models' stands on line 4 already; remove one",
                "4:30: the key 'models' stands on line 4 already; remove one",
                "5:1: unknown key 'state_dri'; did you mean 'state_dir'?",
                "6:1: the key 'from' stands on line 1 already; remove one",
            ])
    }

    @Test func tooManyDuplicateKeys() {
        let text = (0..<100).map { "k\($0): 1\nk\($0): 2\n" }.joined()
        #expect(problems(text).count == 1)
        #expect(problems(text).first?.contains("stands more than once; remove all but one") == true)
    }

    @Test func keysThatAreNoText() {
        #expect(
            problems("? [a]\n: b\n{c: d}: e\nnull: f\nsources: [{file: a}]").map { $0.prefix(56) } == [
                "1:3: expected a key here, such as 'state_dir:', found a ",
                "3:1: expected a key here, such as 'state_dir:', found a ",
                "4:1: expected a key here, such as 'state_dir:', found no",
            ])
    }

    @Test func tags() {
        #expect(
            problems("sources: !foo [{file: !!int a}]") == [
                "1:10: the tag '!foo' can't stand in settings; leave it out",
                "1:23: the tag 'tag:yaml.org,2002:int' can't stand in settings; leave it out",
            ])
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "[a: "])
    func deepNesting(opening: String) {
        for depth in [900, 100_000] {
            #expect(!problems(String(repeating: opening, count: depth)).isEmpty)
        }
    }

    @Test func tooLarge() {
        #expect(
            problems(String(repeating: "#", count: 1 << 20 + 1)) == [
                "0:0: more than 1 MiB is no settings file; name another one (is it a log?)"
            ])
    }

    /// Whatever a prefix of a right file holds, and whatever stands in place of a letter, is an error or right, never a
    /// crash.
    @Test func everyPrefixAndEverySubstitution() {
        let text = "listen: \"[::1]:1\"\nsources:\n  - {file: 'a', labels: {u: b.\"c\"}}\ncaps: {models: 1}\n"
        let scalars = Array(text.unicodeScalars)
        for index in scalars.indices {
            var view = String.UnicodeScalarView(scalars[..<index])
            _ = problems(String(view))
            for replacement: Unicode.Scalar in [
                "\0", "\n", "\t", "[", "}", "'", "\"", ":", "-", "&", "*", "!", "#", "|", "\u{85}", "é",
            ] {
                view = String.UnicodeScalarView(scalars)
                view.replaceSubrange(
                    view.index(view.startIndex, offsetBy: index)..<view.index(view.startIndex, offsetBy: index + 1),
                    with: CollectionOfOne(replacement))
                _ = problems(String(view))
            }
        }
    }
}
