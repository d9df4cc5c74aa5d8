import Settings
import Testing

struct SourceProblemTests {
    @Test(arguments: [
        (
            "listen: localhost:1",
            "1:1: 'sources' is missing; add at least one log: sources: [{file: /var/log/app/*.jsonl}]"
        ),
        (
            "sources:",
            "1:1: 'sources' has no value; expected a list of logs, such as sources: [{file: /var/log/app/*.jsonl}]"
        ),
        ("sources: []", "1:10: 'sources' is empty; add at least one log: sources: [{file: /var/log/app/*.jsonl}]"),
        (
            "sources: {file: a}",
            "1:10: 'sources' is a mapping; expected a list of logs, such as sources: [{file: /var/log/app/*.jsonl}]"
        ),
        ("sources:\n- a.log", "2:3: a source is only the text 'a.log'; write - file: and then the path"),
        ("sources:\n- - a.log", "2:3: a source is a list; expected keys such as {file: /var/log/app/*.jsonl}"),
        ("sources: [{}]", "1:11: a source has no 'file'; add the path or glob of its log"),
        (
            "sources: [{file: [a, b]}]",
            "1:18: 'file' is a list; expected one path or glob such as /var/log/app/*.jsonl"
        ),
        (
            "sources: [{file: 1:30}]",
            "1:18: 'file' is '1:30', which YAML takes for a number; expected one path or glob such as "
                + "/var/log/app/*.jsonl, in quotes if it is meant so"
        ),
        ("sources: [{file: ~/a}]", "1:18: 'file' begins with '~', which is not expanded; write the home folder out"),
        (
            "sources:\n- file: a\n- file: b\n- file: a",
            "4:3: the source of line 2 has the file 'a' already, and would be counted twice; remove one of them"
        ),
        (
            "sources: [{file: a, preset: foo}]",
            "1:29: 'preset' is 'foo'; expected one of \(Settings.Source.presets.joined(separator: ", "))"
        ),
        (
            "sources: [{file: a, preset: structlgo}]",
            "1:29: 'preset' is 'structlgo'; expected one of \(Settings.Source.presets.joined(separator: ", "));"
                + " did you mean 'structlog'?"
        ),
        ("sources: [{file: a, multiline: true}]", "1:32: 'multiline' is 'true'; expected json"),
        ("sources: [{file: a, multiline: jsno}]", "1:32: 'multiline' is 'jsno'; expected json; did you mean 'json'?"),
        ("sources: [{fle: a}]", "1:12: unknown key 'fle'; did you mean 'file'?"),
        (
            "sources: [{file: a, labels: [user]}]",
            "1:29: 'labels' is a list; expected names of labels and fields, such as {user: user_id}"
        ),
        (
            "sources: [{file: a, labels: {user}}]",
            "1:30: 'user' has no value; expected the path of a field, such as user_id, metadata.user or "
                + "attributes.\"user.id\", or leave the key out"
        ),
        (
            "sources: [{file: a, labels: {__x: b}}]",
            "1:30: the label '__x' begins with '__', which belongs to Prometheus; choose another name"
        ),
    ])
    func problem(text: String, problem: String) {
        #expect(problems(text) == [problem])
    }

    @Test(arguments: [
        "model", "status", "type", "reason", "provider", "budget", "scope", "le", "quantile", "source", "outcome",
    ])
    func takenLabel(name: String) {
        #expect(
            problems("sources: [{file: a, labels: {\(name): b}}]") == [
                "1:30: the label '\(name)' is one of Tailmeter's or Prometheus' own; choose another name, "
                    + "such as 'app_\(name)'"
            ])
    }

    @Test(arguments: ["9a", "a-b", "é", "a b", "日本", "user.id"])
    func malformedLabel(name: String) {
        #expect(
            problems("sources: [{file: a, labels: {\(name): b}}]") == [
                "1:30: '\(name)' can't be the name of a Prometheus label; expected letters, digits and '_', "
                    + "and no digit first"
            ])
    }

    @Test(arguments: [".", "a.", ".a", "a..b", "'\"a'", "'\"\"'"])
    func malformedPath(path: String) {
        let shown = path.filter { $0 != "'" }
        #expect(
            problems("sources: [{file: a, labels: {u: \(path)}}]") == [
                "1:33: 'u' is '\(shown)'; expected the path of a field, such as user_id, metadata.user or "
                    + "attributes.\"user.id\""
            ])
    }
}
