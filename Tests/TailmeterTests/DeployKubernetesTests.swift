import Foundation
import TestKit
import Testing

/// The manifests, as `kubectl kustomize` makes them.
@Suite(
    .enabled(
        if: ProgramSearch.has("kubectl") && ProgramSearch.has("python3") && DeployFolder.hasPackage("yaml"),
        "kubectl is not installed, or PyYAML is not in .build/published-prices"))
struct DeployKubernetesTests {
    private static let folder = "\(DeployFolder.path)/kubernetes"

    /// A kustomization with the PodMonitor beside one of ours.
    private static func withPodMonitor(_ base: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Self.folder, toPath: folder.path("kubernetes"))
        try folder.makeFolder("kubernetes/own")
        try folder.write(
            "namespace: tailmeter\nresources: [../\(base)]\ncomponents: [../components/pod-monitor]\n",
            to: "kubernetes/own/kustomization.yaml")
        return folder
    }

    private static func manifests(_ base: String) async throws -> [String: DeployNode] {
        let folder = try TemporaryFolder()
        let path = try await DeployFolder.kustomized("\(Self.folder)/\(base)", in: folder)
        return Dictionary(
            try await DeployFolder.documents(path).map { ($0["kind"].text ?? "", $0) }, uniquingKeysWith: { $1 })
    }

    @Test(
        .enabled(
            if: DeployFolder.hasPackage("kubernetes_validate"),
            "kubernetes-validate is not in .build/published-prices: run deploy/prices/install-published.sh"),
        arguments: ["base", "daemonset"])
    func manifestsKeepTheSchemas(_ base: String) async throws {
        let folder = try Self.withPodMonitor(base)
        let path = try await DeployFolder.kustomized(folder.path("kubernetes/own"), in: folder)
        // The first version with sidecars that need no switch, and the latest that the package knows.
        for version in ["1.29", "1.37"] {
            let result = try await DeployFolder.validate("kubernetes", version, path)
            #expect(result.end == .exited(0), "\(result.errors)")
            #expect(result.output == "no schema: PodMonitor\n")
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let wrong = try folder.write(
            text.replacingOccurrences(of: "readOnlyRootFilesystem", with: "readOnlyRootFileSystem"), to: "wrong.yaml")
        let complaint = try await DeployFolder.validate("kubernetes", "1.37", wrong)
        #expect(complaint.end == .exited(1) && complaint.errors.contains("readOnlyRootFileSystem"))
    }

    @Test func sidecarMeetsTheRestrictedStandard() async throws {
        let pod = try #require(try await Self.manifests("base")["Deployment"])["spec"]["template"]["spec"]
        #expect(pod["securityContext"]["runAsNonRoot"].flag == true)
        #expect(pod["securityContext"]["seccompProfile"]["type"].text == "RuntimeDefault")
        #expect(pod["volumes"].list.allSatisfy { $0["emptyDir"].isThere || $0["configMap"].isThere })
        for container in pod["containers"].list + pod["initContainers"].list {
            let context = container["securityContext"]
            #expect(context["allowPrivilegeEscalation"].flag == false)
            #expect(context["readOnlyRootFilesystem"].flag == true)
            #expect(context["capabilities"]["drop"].texts == ["ALL"])
            #expect(!context["capabilities"]["add"].isThere)
            #expect(context["runAsUser"].number ?? 0 >= 10_000)
        }
        // The users of the images.
        let app = pod["containers"].named("app")
        let sidecar = pod["initContainers"].named("tailmeter")
        for (container, file) in [(app, "docker/example-app/Dockerfile"), (sidecar, "docker/Dockerfile")] {
            let user = try #require(container["securityContext"]["runAsUser"].number)
            #expect(try DeployFolder.text(file).contains("\nUSER \(user):\(user)\n"))
        }
        // It starts before the app, and reads what the app writes last.
        #expect(sidecar["restartPolicy"].text == "Always")
        #expect(app["volumeMounts"].named("logs")["mountPath"].text == "/var/log/app")
        #expect(sidecar["volumeMounts"].named("logs")["mountPath"].text == "/var/log/app")
        #expect(sidecar["volumeMounts"].named("logs")["readOnly"].flag == true)
    }

    @Test func nodesLogsAreReadAndNothingElse() async throws {
        let manifests = try await Self.manifests("daemonset")
        #expect(manifests.keys.sorted() == ["ConfigMap", "DaemonSet", "Namespace"])
        let pod = try #require(manifests["DaemonSet"])["spec"]["template"]["spec"]
        let container = pod["containers"].named("tailmeter")
        let context = container["securityContext"]
        #expect(context["readOnlyRootFilesystem"].flag == true)
        #expect(context["allowPrivilegeEscalation"].flag == false)
        #expect(context["capabilities"]["drop"].texts == ["ALL"])
        #expect(pod["automountServiceAccountToken"].flag == false)
        let host = pod["volumes"].list.compactMap { $0["hostPath"]["path"].text }
        #expect(host == ["/var/log/pods", "/var/lib/tailmeter"])
        #expect(container["volumeMounts"].named("pods")["readOnly"].flag == true)
        let sources = try await DeployFolder.document("kubernetes/daemonset/tailmeter.yaml")["sources"].list
        #expect(sources[0]["file"].text == "/var/log/pods/*/*/*.log")
        #expect(sources[0]["container_labels"].texts == ["namespace", "pod", "container"])
    }

    @Test(arguments: ["base", "daemonset"])
    func podAndSettingsAgree(_ base: String) async throws {
        let manifests = try await Self.manifests(base)
        let pod = try #require(manifests["Deployment"] ?? manifests["DaemonSet"])["spec"]["template"]["spec"]
        let containers = pod["initContainers"].list + pod["containers"].list
        let container = try #require(containers.first { $0["name"].text == "tailmeter" })
        let settings = try await DeployFolder.document("kubernetes/\(base)/tailmeter.yaml")
        let stopping = try #require(settings["shutdown_timeout"].text.flatMap(DeployFolder.seconds))
        #expect(pod["terminationGracePeriodSeconds"].number ?? 0 > stopping)
        #expect(container["volumeMounts"].named("state")["mountPath"].text == settings["state_dir"].text)
        #expect(container["env"].list.compactMap { $0["name"].text } == [settings["token_env"].text])
        #expect(container["env"].list[0]["valueFrom"]["secretKeyRef"]["name"].text == "tailmeter-token")
        let port = try #require(container["ports"].named("metrics")["containerPort"].number)
        #expect(settings["listen"].text == "0.0.0.0:\(port)")
        for (probe, path) in [
            ("startupProbe", "/healthz"), ("livenessProbe", "/healthz"), ("readinessProbe", "/readyz"),
        ] {
            #expect(container[probe]["httpGet"]["path"].text == path)
            #expect(container[probe]["httpGet"]["port"].text == "metrics")
        }
        #expect(container["resources"]["limits"]["memory"].isThere)
        let version = try await Tailmeter.run(["--version"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(container["image"].text == "tailmeter:\(version)")

        // The image's command reads what the ConfigMap puts there.
        let map = try #require(manifests["ConfigMap"])
        #expect(pod["volumes"].named("settings")["configMap"]["name"].text == map["metadata"]["name"].text)
        #expect(map["data"]["tailmeter.yaml"].text == (try DeployFolder.text("kubernetes/\(base)/tailmeter.yaml")))
        #expect(container["volumeMounts"].named("settings")["mountPath"].text == "/etc/tailmeter")
    }

    @Test(arguments: [("base", "Deployment"), ("daemonset", "DaemonSet")])
    func podMonitorFindsThePods(_ base: String, _ kind: String) async throws {
        let folder = try Self.withPodMonitor(base)
        let path = try await DeployFolder.kustomized(folder.path("kubernetes/own"), in: folder)
        let documents = try await DeployFolder.documents(path)
        let monitor = try #require(documents.first { $0["kind"].text == "PodMonitor" })
        let workload = try #require(documents.first { $0["kind"].text == kind })
        #expect(monitor["metadata"]["namespace"].text == workload["metadata"]["namespace"].text)
        let rule = monitor["spec"]["selector"]["matchExpressions"].list[0]
        let label = try #require(workload["spec"]["template"]["metadata"]["labels"][rule["key"].text ?? ""].text)
        #expect(rule["values"].texts.contains(label))
        let endpoint = monitor["spec"]["podMetricsEndpoints"].list[0]
        #expect(endpoint["port"].text == "metrics")
        #expect(endpoint["authorization"]["credentials"]["name"].text == "tailmeter-token")
    }
}
