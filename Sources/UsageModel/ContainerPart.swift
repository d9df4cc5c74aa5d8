/// What the path of a container's log tells of the container.
public enum ContainerPart: String, CaseIterable, Sendable {
    /// The Kubernetes namespace.
    case namespace
    /// The Kubernetes pod.
    case pod
    /// The container: its name in the pod, or the first twelve digits of Docker's id.
    case container
}
