/// Keeps a large value in a place of its own: what holds it is then as small as a pointer.
///
/// A call has its failure, its answer and what it used in the frames of a dozen functions that wait for one another. With
/// thousands of calls at a time their size is most of the client's memory.
indirect enum Boxed<Value> {
    case boxed(Value)

    init(_ value: Value) {
        self = .boxed(value)
    }

    var value: Value {
        get {
            switch self {
            case .boxed(let value): value
            }
        }
        set { self = .boxed(newValue) }
    }
}

extension Boxed: Sendable where Value: Sendable {}
extension Boxed: Equatable where Value: Equatable {}
extension Boxed: Hashable where Value: Hashable {}
