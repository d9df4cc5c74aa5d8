import Glibc

/// Runs blocking work on a thread of its own, so that it never takes one of the few that serve requests.
enum DedicatedThread {
    private final class Box {
        let work: @Sendable () -> Void

        init(_ work: @escaping @Sendable () -> Void) {
            self.work = work
        }
    }

    /// Runs `work` to its end.
    static func run(_ work: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let box = Box { continuation.resume(with: Result { try work() }) }
            var thread = pthread_t()
            let code = pthread_create(
                &thread, nil,
                { pointer in
                    guard let pointer else { return nil }
                    Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().work()
                    return nil
                }, Unmanaged.passRetained(box).toOpaque())
            if code == 0 {
                pthread_detach(thread)
            } else {
                continuation.resume(
                    throwing: CommandFailure("cannot start a thread: \(String(cString: strerror(code)))"))
            }
        }
    }
}
