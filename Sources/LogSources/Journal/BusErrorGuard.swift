import Glibc

/// Keeps the process alive when a journal file is cut while it is mapped into memory.
///
/// A look at a page that the file does not have any more raises SIGBUS. As systemd's own programs do (`sigbus.c`), the handler
/// puts a page of zeros there: libsystemd finds them to be damage and lets go of the file.
enum BusErrorGuard {
    /// Installs the handler, once for the process. A SIGBUS of another kind ends the process as before.
    static func install() { _ = installed }

    private static let installed: Bool = {
        var action = sigaction()
        action.__sigaction_handler.sa_sigaction = { _, info, _ in
            let pageSize = UInt(getpagesize())
            // BUS_ADRERR: beyond the end of a mapped object.
            guard let info, info.pointee.si_code == 2 else {
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
