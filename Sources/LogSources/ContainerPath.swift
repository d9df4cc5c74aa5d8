public import UsageModel

/// The path of a container's log, as runtimes lay it out.
///
/// Kubernetes: `/var/log/pods/NAMESPACE_POD_UID/CONTAINER/RESTARTS.log`, and links to these,
/// `/var/log/containers/POD_NAMESPACE_CONTAINER-ID.log` (kubelet, `pkg/kubelet/kuberuntime/legacy.go` and `helpers.go`).
/// Docker: `/var/lib/docker/containers/ID/ID-json.log`. Rotated files stand in the same folder.
public struct ContainerPath: Sendable {
    private var values: [ContainerPart: String] = [:]

    /// Reads a path. One that is none of a container tells nothing.
    public init(_ path: String) {
        let parts = path.split(separator: "/")
        guard let file = parts.last else { return }
        if parts.count >= 3 {
            let (folder, container) = (parts[parts.count - 3], parts[parts.count - 2])
            let names = folder.split(separator: "_", omittingEmptySubsequences: false)
            if names.count == 3, !names.contains(where: \.isEmpty) {
                values = [.namespace: String(names[0]), .pod: String(names[1]), .container: String(container)]
                return
            }
        }
        if parts.count >= 2, case let id = parts[parts.count - 2], Self.isID(id), file.hasPrefix(id) {
            values = [.container: String(id.prefix(12))]
            return
        }
        let names = file.split(separator: "_", omittingEmptySubsequences: false)
        guard names.count == 3, let dash = names[2].lastIndex(of: "-"),
            Self.isID(names[2][names[2].index(after: dash)...].prefix { $0 != "." }), !names[0].isEmpty,
            !names[1].isEmpty
        else { return }
        values = [.pod: String(names[0]), .namespace: String(names[1]), .container: String(names[2][..<dash])]
    }

    /// A part; `nil` where the path does not tell it.
    public subscript(part: ContainerPart) -> String? { values[part] }

    /// A container's id: 64 hexadecimal digits.
    private static func isID(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 64 && text.allSatisfy(\.isHexDigit)
    }
}
