import Glibc
import Synchronization

/// Keeps the process alive when a journal file is cut while it is mapped into memory.
///
/// A look at a page that the file does not have any more raises SIGBUS. As systemd's own programs do (`sigbus.c`), the handler
/// puts a page of zeros there: libsystemd finds them to be damage. It does so only for the thread that reads a journal, while
/// it does: zeros under another library's feet would be worse than the signal.
enum BusErrorGuard {
    /// The thread that reads a journal now; 0 while none does.
    private static let reader = Atomic<UInt>(0)

    /// Installs the handler, once for the process.
    static func install() { _ = isInstalled }

    /// Tells that this thread begins to read a journal.
    static func begin() { reader.store(UInt(pthread_self()), ordering: .relaxed) }

    /// Tells that it is done.
    static func end() { reader.store(0, ordering: .relaxed) }

    private static let isInstalled: Bool = {
        // The first use of a global makes it, which a signal handler must not do.
        end()
        var action = sigaction()
        action.__sigaction_handler.sa_sigaction = { _, info, _ in
            let pageSize = UInt(getpagesize())
            // 2 is BUS_ADRERR: beyond the end of a mapped object.
            guard let info, info.pointee.si_code == 2,
                BusErrorGuard.reader.load(ordering: .relaxed) == UInt(pthread_self())
            else {
                // The look is tried again when the handler returns, and ends the process.
                signal(SIGBUS, SIG_DFL)
                return
            }
            let page = UInt(bitPattern: info.pointee._sifields._sigfault.si_addr) / pageSize * pageSize
            let mapped = mmap(
                UnsafeMutableRawPointer(bitPattern: page), Int(pageSize), PROT_READ,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0)
            if mapped == MAP_FAILED { signal(SIGBUS, SIG_DFL) }
        }
        action.sa_flags = SA_SIGINFO
        return sigaction(SIGBUS, &action, nil) == 0
    }()
}
