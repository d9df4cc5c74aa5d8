import Glibc
import Synchronization

/// Turns signals into bytes of a pipe, which a loop waits for beside the keys.
final class TerminalSignals: Sendable {
    /// The byte that ``wake()`` writes: no signal has this number.
    static let wake: Int32 = 0

    private static let writeEnd = Atomic<Int32>(-1)
    /// Whether one came after which nothing more is to be written.
    private static let isEnding = Atomic<Bool>(false)
    private static let ending = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]

    /// What to wait for.
    let descriptor: Int32
    private let end: Int32

    /// Begins to catch signals.
    ///
    /// - Throws: ``CommandFailure``.
    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw CommandFailure("cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (descriptor, end) = (ends[0], ends[1])
        Self.writeEnd.store(end, ordering: .relaxed)
        Self.isEnding.store(false, ordering: .relaxed)
        for number in Self.ending + [SIGWINCH, SIGTSTP, SIGCONT] { Self.handle(number) }
        signal(SIGPIPE, SIG_IGN)
    }

    deinit {
        for number in Self.ending + [SIGWINCH, SIGTSTP, SIGCONT, SIGPIPE] { signal(number, SIG_DFL) }
        Self.writeEnd.store(-1, ordering: .relaxed)
        close(descriptor)
        close(end)
    }

    /// Whether the process is asked to end.
    var isEnding: Bool { Self.isEnding.load(ordering: .relaxed) }

    /// Has the loop look.
    func wake() {
        var byte = UInt8(Self.wake)
        _ = write(end, &byte, 1)
    }

    /// The signals that came since the last call.
    func take() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &bytes, bytes.count)
        return count > 0 ? bytes.prefix(count).map { Int32($0) } : []
    }

    /// Does with a signal what the system would have done had nobody caught it, and catches it again where that returns.
    func obey(_ number: Int32) {
        if number == SIGTSTP {
            // A job is stopped as a whole. This thread goes last: a signal for the process would find another one.
            signal(number, SIG_IGN)
            kill(0, number)
        }
        signal(number, SIG_DFL)
        raise(number)
        Self.handle(number)
    }

    private static func handle(_ number: Int32) {
        var action = sigaction()
        // Without SA_RESTART, so that a write to a terminal that takes nothing any more ends.
        action.__sigaction_handler.sa_handler = { number in
            let saved = errno
            if number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT {
                TerminalSignals.isEnding.store(true, ordering: .relaxed)
            }
            var byte = UInt8(truncatingIfNeeded: number)
            _ = write(TerminalSignals.writeEnd.load(ordering: .relaxed), &byte, 1)
            errno = saved
        }
        sigaction(number, &action, nil)
        // Who started the process may have left it blocked.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, number)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
