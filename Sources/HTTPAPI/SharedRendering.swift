import NIOCore
import Synchronization

/// Renders a page once for all who ask for it at the same time: a burst of requests costs little more than one.
///
/// Each answer is of a rendering that began after it was asked for, so that who asks behind a commit sees it.
final class SharedRendering<Form: Hashable & Sendable>: Sendable {
    private let render: @Sendable (Form) -> ByteBuffer
    private let schedule: @Sendable (@escaping @Sendable () -> Void) -> Void
    private let waiting = Mutex<[Form: [CheckedContinuation<ByteBuffer, Never>]]>([:])

    /// - Parameter schedule: lets a rendering begin, behind the requests that are at hand already.
    init(
        _ render: @escaping @Sendable (Form) -> ByteBuffer,
        schedule: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { work in Task { work() } }
    ) {
        self.render = render
        self.schedule = schedule
    }

    /// How many wait for a rendering that has not begun.
    var waitingCount: Int { waiting.withLock { $0.values.reduce(0) { $0 + $1.count } } }

    /// The page, in a form.
    func page(_ form: Form) async -> ByteBuffer {
        await withCheckedContinuation { continuation in
            let isFirst = waiting.withLock { waiting in
                waiting[form, default: []].append(continuation)
                return waiting[form]?.count == 1
            }
            if isFirst { schedule { self.serve(form) } }
        }
    }

    private func serve(_ form: Form) {
        let asked = waiting.withLock { $0.removeValue(forKey: form) } ?? []
        let page = render(form)
        for continuation in asked { continuation.resume(returning: page) }
    }
}
