import Foundation
import Testing

/// The dashboards, without a daemon.
@Suite(.enabled(if: ProgramSearch.has("python3"), "python3 is not installed"), .serialized)
struct DashboardTests {
    @Test func theyAreWhatTheSourceMakes() async throws {
        let result = try await DashboardFolder.run("generate.py", ["--check"])
        #expect(result.end == .exited(0), "\(result.errors)")
        let check = try await DashboardFolder.run("check.py", [])
        #expect(check.end == .exited(0), "\(check.errors)")
        #expect(check.output == "4 dashboards, 0 problems\n")
    }

    @Test func whatTheSourceDoesNotMakeIsTold() async throws {
        let folder = try DashboardFolder.changed("\"now-6h\"", "\"now-5h\"")
        try folder.remove("tailmeter-cost.json")
        try folder.write("{}", to: "other.json")
        let result = try await DashboardFolder.run("generate.py", ["--check", "--folder", folder.path])
        #expect(result.end == .exited(1))
        #expect(
            result.errors == """
                other.json is none of the dashboards; run dashboards/generate.py
                tailmeter-cost.json is missing; run dashboards/generate.py
                tailmeter-overview.json is not current; run dashboards/generate.py

                """)
        // Written anew, they are as they should be.
        try folder.remove("other.json")
        #expect(try await DashboardFolder.run("generate.py", ["--folder", folder.path]).end == .exited(0))
        for file in DashboardFolder.files {
            #expect(try String(contentsOfFile: folder.path(file), encoding: .utf8) == DashboardFolder.text(file))
        }
    }

    /// What is broken in the overview, and what the check has to say of it.
    private static let faults: [(old: String, new: String, complaint: String)] = [
        (#""id": null"#, #""id": 7"#, "'id' is not None"),
        (#""editable": false"#, #""editable": true"#, "'editable' is not False"),
        (#""schemaVersion": 40"#, #""schemaVersion": 36"#, "'schemaVersion' is not 39 to 41"),
        ("\"tailmeter\"\n", "\"other\"\n", "'tags' is not ['tailmeter']"),
        (#""__requires""#, #""__inputs""#, "has inputs"),
        (#""uid": "tailmeter-overview""#, #""uid": "Tailmeter_Overview""#, "'uid' is not as Grafana wants it"),
        (#""includeVars": true"#, #""includeVars": false"#, "has no links to the other dashboards"),
        (#""name": "Restarts""#, #""name": "Starts""#, "has no annotation 'Restarts'"),
        (#""label": "Data source""#, #""label": "Prometheus""#, "has not exactly one data source variable"),
        (#""allValue": ".+""#, #""allValue": ".*""#, "the variable 'job' is not a query of several values"),
        (#""label": "Instance""#, #""label": "Host""#, "the variable 'instance' is not a query of several values"),
        (#""refresh": 2"#, #""refresh": 1"#, "is not refreshed when the time changes"),
        ("$label", "model", "the variable 'label' is not used"),
        ("$label", "$team", "$team is no variable"),
        (#""w": 8"#, #""w": 25"#, "is not within the 24 columns"),
        (#""x": 8"#, #""x": 1"#, "lies over"),
        (#""id": 3,"#, #""id": 2,"#, "ids of panels are not unique"),
        (#""title": "Attempts""#, #""title": "Spend""#, "two panels are called 'Spend'"),
        (#""title": "Attempts""#, #""title": """#, "has no 'title'"),
        (#""Attempts at a provider, failed ones too.""#, #"" ""#, "'Attempts': has no 'description'"),
        (#""unit": "percentunit""#, #""unit": "share""#, "has the unit 'share'"),
        (#""uid": "${datasource}""#, #""uid": "P1809F7CD0C75ACF3""#, "does not ask the chosen data source"),
        (#""targets": ["#, #""queries": ["#, "asks nothing"),
        (#""refId": "B""#, #""refId": "A""#, "has targets without names of their own"),
        (#""legendFormat": "{{type}}""#, #""legendFormat": """#, "has no legend"),
        (#""instant": true"#, #""instant": false"#, "is not either instant or over a range"),
        (#"job=~\"$job\", "#, "", #"is without job=~"$job""#),
        (#", instance=~\"$instance\""#, "", #"is without instance=~"$instance""#),
        (#"model=~\"$model\""#, #"model=\"$model\""#, "model is compared with $model, which may be several"),
        ("[$__rate_interval]", "[5m]", "rate() is over '5m', not $__rate_interval"),
        ("increase(", "max_over_time(", "llm_cost_usd_total is not within rate(), irate() or increase()"),
        ("increase(", "rate(", "rate() is over $__range"),
        ("tailmeter_ready{", #"tailmeter_ready{le=\"1\", "#, "compares 'le' as text"),
        ("topk(10, ", "topk((10, ", "is not readable"),
    ]

    @Test(arguments: faults.indices) func faultsAreFound(_ index: Int) async throws {
        let (old, new, complaint) = Self.faults[index]
        let folder = try DashboardFolder.changed(old, new)
        let result = try await DashboardFolder.run("check.py", ["--folder", folder.path])
        #expect(result.end == .exited(1))
        #expect(result.errors.contains(complaint), "\(old): \(result.errors)")
    }
}
