import LogSources
import Testing
import UsageModel

struct ContainerPathTests {
    private static let id = String(repeating: "0123456789abcdef", count: 4)

    @Test(arguments: [
        ("/var/log/pods/shop_api-7d9f-x2x4z_5f0c8e1a-0000/web/0.log", "shop", "api-7d9f-x2x4z", "web"),
        ("/var/log/pods/shop_api_u/web/0.log.20261124-103000", "shop", "api", "web"),
        ("/var/log/containers/api-7d9f_shop_web-side-\(id).log", "shop", "api-7d9f", "web-side"),
        ("/var/lib/docker/containers/\(id)/\(id)-json.log", nil, nil, "0123456789ab"),
        ("/var/lib/docker/containers/\(id)/\(id)-json.log.1", nil, nil, "0123456789ab"),
        ("/var/log/app/app.log", nil, nil, nil), ("app.log", nil, nil, nil), ("", nil, nil, nil),
        ("/a/b_c/d/e.log", nil, nil, nil), ("/a/b__d/e/f.log", nil, nil, nil), ("/x/a_b_c.log", nil, nil, nil),
        ("/x/a_b_c-123.log", nil, nil, nil),
    ])
    func partsOfPaths(path: String, namespace: String?, pod: String?, container: String?) {
        let parts = ContainerPath(path)
        #expect(parts[.namespace] == namespace)
        #expect(parts[.pod] == pod)
        #expect(parts[.container] == container)
    }

    /// kubelet's layout: a link in one folder, the files and their rotated ones in another.
    @Test func aRotatedFileBehindALinkIsFound() {
        let scene = TailScene("link.log")
        scene.append(logLines(1...3), to: "0.log")
        scene.link("link.log", to: "0.log")
        scene.drain()
        scene.append(logLines(4...5), to: "0.log")
        scene.rename("0.log", to: "0.log.20261124-103000")
        scene.append(logLines(6...7), to: "0.log")
        scene.restart()
        scene.drain()
        #expect(scene.takeLines().sorted() == expected(1...7).sorted())
    }
}
