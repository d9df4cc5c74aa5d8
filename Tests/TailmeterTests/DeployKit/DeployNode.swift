import Foundation

/// A place in a YAML document. What is not there is a node, too, without a value.
struct DeployNode {
    private let value: Any?

    init(_ value: Any?) {
        self.value = value
    }

    subscript(_ key: String) -> DeployNode { DeployNode((value as? [String: Any])?[key]) }

    /// The item of a list that has this name.
    func named(_ name: String) -> DeployNode { list.first { $0["name"].text == name } ?? DeployNode(nil) }

    var isThere: Bool { value != nil && !(value is NSNull) }
    var text: String? { value as? String }
    var number: Int? { value as? Int }
    var flag: Bool? { value as? Bool }
    var list: [DeployNode] { (value as? [Any] ?? []).map { DeployNode($0) } }
    var texts: [String] { list.compactMap(\.text) }
    var keys: [String] { (value as? [String: Any] ?? [:]).keys.sorted() }
}
