import HTTPTypes

/// Which methods the paths have, to tell a wrong method from a wrong path.
struct RouteTable: Sendable {
    private var routes: [(path: [Substring], method: HTTPRequest.Method)] = []

    mutating func add(_ method: HTTPRequest.Method, _ path: String) {
        routes.append((Self.parts(path), method))
    }

    /// The methods of a path; none where there is no such path. A part in braces stands for any.
    func methods(_ path: String) -> [HTTPRequest.Method] {
        let parts = Self.parts(path)
        let methods = routes.filter { route in
            route.path.count == parts.count && zip(route.path, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }.map(\.method)
        return methods.contains(.get) ? methods + [.head] : methods
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}
