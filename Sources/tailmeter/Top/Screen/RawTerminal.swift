import Glibc

/// The terminal while the view has it: keys come one by one, and the screen is one of its own. Whatever ends the process, the
/// terminal is as it was before.
final class RawTerminal {
    private static let alternateScreen = Array("\u{1B}[?1049h".utf8)
    /// No cursor, pasted text in brackets, no new line behind the last column.
    private static let modes = Array("\u{1B}[?25l\u{1B}[?2004h\u{1B}[?7l".utf8)
    /// All of these undone.
    private static let leaving: StaticString = "\u{1B}[0m\u{1B}[?7h\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"
    private static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS]

    // A handler of a crash reads them: they are set before it can run, and the process has but one terminal.
    nonisolated(unsafe) private static var before = termios()
    nonisolated(unsafe) private static var isEntered = false

    private let input = STDIN_FILENO
    private let output = STDOUT_FILENO
    private let signals: TerminalSignals

    /// Remembers how the terminal is.
    ///
    /// - Throws: ``CommandFailure`` where the system doesn't tell.
    init(signals: TerminalSignals) throws {
        self.signals = signals
        guard tcgetattr(input, &Self.before) == 0 else {
            throw CommandFailure("the terminal can't be asked for its state: \(String(cString: strerror(errno)))")
        }
        for number in Self.crashes { Self.handle(number) }
    }

    deinit {
        leave()
        for number in Self.crashes { signal(number, SIG_DFL) }
    }

    /// Takes the terminal, also again.
    ///
    /// - Returns: whether it is there.
    func enter() -> Bool {
        var raw = Self.before
        raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | PARMRK)
        raw.c_oflag &= ~tcflag_t(OPOST)
        raw.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
        raw.c_cflag = raw.c_cflag & ~tcflag_t(CSIZE | PARENB) | tcflag_t(CS8)
        // Who enters twice would have the cursor's place on the shell's screen forgotten.
        let screen = Self.isEntered ? [] : Self.alternateScreen
        Self.isEntered = true
        return tcsetattr(input, TCSADRAIN, &raw) == 0 && write(screen + Self.modes)
    }

    /// Gives it back.
    func leave() {
        guard Self.isEntered else { return }
        Self.restore()
    }

    /// Columns and rows.
    static var size: (width: Int, height: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return (80, 24)
        }
        // A terminal may claim any size, and each cell takes memory.
        return (min(Int(size.ws_col), 1_000), min(Int(size.ws_row), 1_000))
    }

    /// Shows something.
    ///
    /// - Returns: whether the terminal took it; not where the process is asked to end meanwhile.
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Somebody else has set the terminal not to wait.
                var wait = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                _ = poll(&wait, 1, 100)
                if signals.isEnding { return false }
            } else if errno != EINTR || signals.isEnding {
                return false
            }
        }
        return true
    }

    /// The bytes that wait; `nil` where there is no terminal any more.
    func read() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = Glibc.read(input, &bytes, bytes.count)
        if count > 0 { return Array(bytes.prefix(count)) }
        return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
    }

    /// Only calls that a signal's handler may make.
    private static func restore() {
        isEntered = false
        _ = Glibc.write(STDOUT_FILENO, leaving.utf8Start, leaving.utf8CodeUnitCount)
        // Without a wait: nobody may be there to take what was written.
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
    }

    private static func handle(_ number: Int32) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { number in
            if RawTerminal.isEntered { RawTerminal.restore() }
            signal(number, SIG_DFL)
            raise(number)
        }
        sigaction(number, &action, nil)
    }
}
