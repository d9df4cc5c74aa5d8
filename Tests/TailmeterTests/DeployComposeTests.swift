import Foundation
import TestKit
import Testing

/// The compose file and the settings of what it starts fit together.
@Suite(
    .enabled(
        if: DeployFolder.hasPackage("yaml") && ProgramSearch.has("python3"),
        "PyYAML is not in .build/published-prices: run deploy/prices/install-published.sh"))
struct DeployComposeTests {
    private static let file = "docker/compose.yaml"

    /// What a service mounts: source to target.
    private static func mounts(_ service: DeployNode) -> [(source: String, target: String)] {
        service["volumes"].texts.map { $0.split(separator: ":") }.map { (String($0[0]), String($0[1])) }
    }

    @Test(
        .enabled(
            if: DeployFolder.hasPackage("compose_spec"),
            "compose-spec is not in .build/published-prices: run deploy/prices/install-published.sh"))
    func fileKeepsTheSpecification() async throws {
        let result = try await DeployFolder.validate("compose", "\(DeployFolder.path)/\(Self.file)")
        #expect(result.end == .exited(0), "\(result.errors)")
        let folder = try TemporaryFolder()
        for (old, new, complaint) in [
            ("depends_on:", "depend_on:", "depend_on"),
            ("secrets: [tailmeter_token]", "secrets: [token]", "secret `token`"),
        ] {
            let text = try DeployFolder.text(Self.file).replacingOccurrences(of: old, with: new)
            let wrong = try await DeployFolder.validate("compose", try folder.write(text, to: "compose.yaml"))
            #expect(wrong.end == .exited(1) && wrong.errors.contains(complaint), "\(wrong.errors)")
        }
    }

    @Test func servicesAreShutIn() async throws {
        let compose = try await DeployFolder.document(Self.file)
        let services = compose["services"]
        #expect(services.keys == ["alertmanager", "app", "grafana", "prometheus", "tailmeter"])
        for name in services.keys {
            let service = services[name]
            let image = try #require(service["image"].text)
            #expect(image.wholeMatch(of: /[a-z\/-]+:v?[0-9]+\.[0-9]+\.[0-9]+/) != nil, "\(image)")
            // Compose refuses to write a secret of the environment into a container that is read-only.
            #expect(service["read_only"].flag == !service["secrets"].isThere, "\(name)")
            #expect(service["cap_drop"].texts == ["ALL"])
            #expect(service["security_opt"].texts == ["no-new-privileges:true"])
            for port in service["ports"].texts { #expect(port.hasPrefix("127.0.0.1:"), "\(port)") }
            for (source, target) in Self.mounts(service) {
                if source.hasPrefix(".") {
                    let path = "\(DeployFolder.path)/docker/\(source)"
                    #expect(FileManager.default.fileExists(atPath: path), "\(source)")
                } else {
                    #expect(compose["volumes"].keys.contains(source), "\(source) at \(target)")
                }
            }
        }
        let version = try await Tailmeter.run(["--version"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(services["tailmeter"]["image"].text == "tailmeter:\(version)")
    }

    @Test func settingsNameWhatIsThere() async throws {
        let compose = try await DeployFolder.document(Self.file)
        let services = compose["services"]
        let settings = try await DeployFolder.document("docker/tailmeter.yaml")
        let mounted = Self.mounts(services["tailmeter"]).map(\.target)
        #expect(mounted.contains(try #require(settings["state_dir"].text)))
        #expect(mounted.contains("/etc/tailmeter/tailmeter.yaml"))
        let log = try #require(settings["sources"].list[0]["file"].text)
        #expect(mounted.contains { log.hasPrefix("\($0)/") })
        let stopping = try #require(settings["shutdown_timeout"].text.flatMap(DeployFolder.seconds))
        let grace = try #require(services["tailmeter"]["stop_grace_period"].text.flatMap(DeployFolder.seconds))
        #expect(grace > stopping)

        // One variable is the daemon's token and Prometheus's.
        let variable = try #require(settings["token_env"].text)
        #expect(services["tailmeter"]["environment"].keys == [variable])
        let secret = try #require(services["prometheus"]["secrets"].texts.first)
        #expect(compose["secrets"][secret]["environment"].text == variable)
        let prometheus = try await DeployFolder.document("docker/prometheus.yml")
        let job = try #require(prometheus["scrape_configs"].list.first)
        #expect(job["authorization"]["credentials_file"].text == "/run/secrets/\(secret)")
        #expect(job["static_configs"].list[0]["targets"].texts == ["tailmeter:9464"])
        #expect(settings["webhooks"]["alertmanager"]["url"].text == "http://alertmanager:9093")

        let provider = try await DeployFolder.document("docker/grafana/provisioning/dashboards/tailmeter.yaml")
        let source = try await DeployFolder.document("docker/grafana/provisioning/datasources/prometheus.yaml")
        let dashboards = provider["providers"].list[0]["options"]["path"].text
        #expect(Self.mounts(services["grafana"]).contains { $0 == "../../dashboards" && $1 == dashboards })
        #expect(source["datasources"].list[0]["url"].text == "http://prometheus:9090")
        let interval = source["datasources"].list[0]["jsonData"]["timeInterval"].text
        #expect(interval == prometheus["global"]["scrape_interval"].text)
    }

    /// The rules that Prometheus finds are all those of `alerts/`, and neither their tests nor Alertmanager's settings.
    @Test(.enabled(if: ProgramSearch.has("promtool") && ProgramSearch.has("amtool"), "prometheus is not installed"))
    func prometheusAndAlertmanagerTakeTheirSettings() async throws {
        let folder = try TemporaryFolder()
        try folder.write("token", to: "token")
        let alerts = "\(DeployFolder.repository)/alerts"
        let text = try DeployFolder.text("docker/prometheus.yml")
            .replacingOccurrences(of: "/etc/prometheus/alerts", with: alerts)
            .replacingOccurrences(of: "/run/secrets/tailmeter_token", with: folder.path("token"))
        let path = try folder.write(text, to: "prometheus.yml")
        let checked = try await ChildProcess.run(tool: "promtool", ["check", "config", path])
        #expect(checked.end == .exited(0), "\(checked.errors)")
        let rules = try FileManager.default.contentsOfDirectory(atPath: alerts).filter { $0.hasSuffix(".rules.yml") }
        #expect(!rules.isEmpty)
        #expect(checked.output.contains("SUCCESS: \(rules.count) rule files found"), "\(checked.output)")
        for rule in rules { #expect(checked.output.contains("/alerts/\(rule)")) }
        #expect(!checked.output.contains("/tests/"))

        let alertmanager = try await ChildProcess.run(
            tool: "amtool", ["check-config", "\(DeployFolder.path)/docker/alertmanager.yml"])
        #expect(alertmanager.end == .exited(0), "\(alertmanager.errors)")
    }
}
