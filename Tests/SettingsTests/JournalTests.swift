import Testing

@testable import Settings

struct JournalTests {
    private func journal(_ source: String) throws -> Settings.Journal? {
        try Settings.parse("sources:\n  - \(source)\n", file: "f.yaml").sources.first?.journal
    }

    @Test func theDesignsExampleIsRead() throws {
        let journal = try #require(try journal("journald: {unit: [my-app.service], fields: {model: LLM_MODEL}}"))
        #expect(journal.units == ["my-app.service"])
        #expect(journal.fields == ["LLM_MODEL"])
        #expect(!journal.readsBacklog)
        #expect(journal.name == "journald:my-app.service")
    }

    @Test func everyKeyIsRead() throws {
        let settings = try Settings.parse(
            #"""
            sources:
              - journald:
                  unit: [a, b.socket]
                  user_unit: c
                  identifier: [d, e]
                  match: {PRIORITY: [6, 7], _UID: 1000}
                  namespace: +web
                  scope: merged
                backlog: true
                labels: {host: _HOSTNAME, user: user_id}
              - journald: {directory: /srv/journal, namespace: "*"}
              - journald: {file: [/a.journal, /b-*.journal], name: copies}
              - journald: {}
            """#, file: "f.yaml")
        var first = Settings.Journal()
        first.units = ["a.service", "b.socket"]
        first.userUnits = ["c.service"]
        first.identifiers = ["d", "e"]
        first.matches = [.init(field: "PRIORITY", values: ["6", "7"]), .init(field: "_UID", values: ["1000"])]
        first.namespace = "+web"
        first.scope = "merged"
        first.readsBacklog = true
        first.labelFields = ["_HOSTNAME"]
        #expect(settings.sources[0].journal == first)
        #expect(
            settings.sources.map(\.name) == [
                "journald:a.service,b.socket,user:c.service,d,e,PRIORITY=6|7,_UID=1000 in namespace +web, merged",
                "journald: in /srv/journal, namespace *", "copies", "journald:",
            ])
        #expect(settings.sources[2].journal?.files == ["/a.journal", "/b-*.journal"])
    }

    @Test(
        arguments: [
            ("journald: {unti: x}", "2:16: unknown key 'unti'; did you mean 'unit'?"),
            (
                "journald:",
                "2:5: 'journald' has no value; expected which entries to read, such as {unit: my-app.service}"
            ),
            (
                "journald: {unit: worker@*}",
                #"""
                2:22: 'worker@*' has wildcards, which units cannot have here; for all instances of a template name their \#
                slice, such as system-my\x2dapp.slice
                """#
            ),
            (
                "journald: {match: {lower: 1}}",
                "2:24: 'lower' cannot be matched; expected the name of a journal field, such as LLM_MODEL or _HOSTNAME"
            ),
            (
                "journald: {match: {__CURSOR: 1}}",
                "2:24: '__CURSOR' cannot be matched; expected the name of a journal field, such as LLM_MODEL or _HOSTNAME"
            ),
            ("journald: {scope: mine}", "2:23: 'scope' is 'mine'; expected one of all, system, user, merged"),
            (
                "journald: {directory: /a, scope: user}",
                "2:31: 'scope' does not go with 'directory', which says where the journal is; remove one of them"
            ),
            (
                "journald: {file: /a.journal, namespace: x}",
                "2:34: 'namespace' does not go with 'file', which says where the journal is; remove one of them"
            ),
            (
                "journald: {fields: {model: llm.model}}",
                """
                2:15: 'llm.model' is no journal field; with 'fields' in 'journald' expected the name of a journal field, such as \
                LLM_MODEL or _HOSTNAME
                """
            ),
            (
                "{journald: {unit: x}, file: /a}",
                "2:27: a source is either a 'file' or 'journald'; make two sources of it"
            ),
            (
                "{journald: {unit: x}, multiline: json}",
                "2:27: 'multiline' is for files; an entry of a journal is one record. Remove the key"
            ),
            (
                "{journald: {unit: x}, container_labels: [pod]}",
                """
                2:27: 'container_labels' come from the path of a file; take labels of a journal from fields of its entries
                """
            ),
            (
                "{file: '-', backlog: true}",
                "2:17: 'backlog' is for files; standard input has no path and nothing older. Remove the key"
            ),
            (
                "{journald: {fields: {model: A}}, fields: {model: b}}",
                "2:38: 'fields' stands in 'journald' too; say in one place where a request has what"
            ),
        ])
    func problemsAreToldWithTheirPlace(source: String, expected: String) {
        #expect(problems("sources:\n  - \(source)\n") == [expected])
    }

    @Test func twoSourcesOfOneNameAreTold() {
        #expect(
            problems("sources:\n  - journald: {unit: x}\n  - journald: {unit: x.service}\n") == [
                """
                3:5: the source of line 2 has the name 'journald:x.service' already, and would be counted twice; remove one \
                of them
                """
            ])
    }
}
