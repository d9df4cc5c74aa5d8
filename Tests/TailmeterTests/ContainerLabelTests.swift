import Testing

/// Pods' logs as Kubernetes lays them out: what the path tells becomes labels.
struct ContainerLabelTests {
    private static func entry(_ text: String) -> String {
        text.split(separator: "\n").map { "2026-11-23T00:00:00.000000000Z stdout F \($0)\n" }.joined()
    }

    @Test func namespacePodAndContainerAreLabels() async throws {
        let folder = try TemporaryFolder()
        for (pod, container, tokens) in [("api-1", "web", 1_000), ("api-2", "web", 200), ("api-2", "side", 30)] {
            try folder.makeFolder("pods/shop_\(pod)_uid/\(container)")
            try folder.write(
                Self.entry(UsageLine.text(tokens, time: "2026-11-23T00:00:00Z")),
                to: "pods/shop_\(pod)_uid/\(container)/0.log")
        }
        try folder.write(
            """
            sources:
              - {file: 'pods/*/*/*.log', labels: {user: user_id}, container_labels: [pod, container, namespace]}

            """,
            to: "settings.yaml")
        for _ in 0..<2 {
            let daemon = try Daemon(["--config", "settings.yaml"], in: folder)
            let metrics = try await daemon.metrics("all lines are read") { $0.lines == 3 }
            var input: [String: String] = [:]
            for (series, value) in metrics.series(where: { $0 == "llm_tokens_used_total" })
            where series.contains("type=\"input\"") {
                let pod = series.firstMatch(of: /pod="([^"]*)"/)?.1 ?? ""
                let container = series.firstMatch(of: /container="([^"]*)"/)?.1 ?? ""
                let namespace = series.firstMatch(of: /namespace="([^"]*)"/)?.1 ?? ""
                input["\(namespace)/\(pod)/\(container)"] = value
            }
            #expect(input == ["shop/api-1/web": "1000", "shop/api-2/web": "200", "shop/api-2/side": "30"])
            #expect(try await daemon.stop().end == .exited(0))
        }
    }

    @Test(arguments: [
        ("container_labels: pod", "'container_labels'"), ("container_labels: [node]", "namespace"),
        ("container_labels: [pod, pod]", "stands twice"), ("labels: {pod: p}, container_labels: [pod]", "already"),
    ])
    func wrongOnesAreNamed(text: String, message: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("sources: [{file: a.log, \(text)}]\n", to: "bad.yaml")
        let result = try await Tailmeter.run(["check", "--config", "bad.yaml"], in: folder)
        #expect(result.end == .exited(1))
        #expect(result.errors.contains(message), "\(result.errors)")
    }
}
