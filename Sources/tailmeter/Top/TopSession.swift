import Glibc
import Pipeline
import UsageModel

/// The view on a terminal, from the first screen until it ends.
final class TopSession {
    /// Why it ended.
    enum End {
        case quit
        case signal(Int32)
        /// The terminal is gone.
        case lost
    }

    /// How long an escape may be the beginning of a longer sequence, which a slow line cuts in parts.
    private static let escapeMilliseconds: Int32 = 100

    private let terminal: RawTerminal
    private let signals: TerminalSignals
    private let reading: TopReading
    private let zone: CivilZone
    private let update: ScreenUpdate
    private let startCommand: String
    private var decoder = KeyDecoder()
    private var state: TopState
    private var figures: TopFigures
    private var trouble: String?
    private var shownFrame: Frame?
    /// Whether figures of another kind are wanted, and their reading has not begun.
    private var wantsOther = false

    init(
        terminal: RawTerminal, signals: TerminalSignals, reading: TopReading, state: TopState, figures: TopFigures,
        zone: CivilZone, traits: TerminalTraits, startCommand: String
    ) {
        self.terminal = terminal
        self.signals = signals
        self.reading = reading
        self.state = state
        self.figures = figures
        self.zone = zone
        self.startCommand = startCommand
        update = ScreenUpdate(hasColor: traits.hasColor, isUTF8: traits.isUTF8)
    }

    /// Works until a person or a signal ends it.
    func run() -> End {
        guard terminal.enter() else { return .lost }
        defer { terminal.leave() }
        while true {
            read()
            guard draw() else { return handle(signals.take()) ?? .lost }
            var waiting = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&waiting, 2, timeout)
            if count == 0 {
                if let end = press(decoder.timeOut()) { return end }
                continue
            }
            if waiting[1].revents != 0, let end = handle(signals.take()) { return end }
            if waiting[0].revents != 0 {
                guard let bytes = terminal.read() else { return .lost }
                if let end = press(decoder.keys(bytes)) { return end }
            }
        }
    }

    /// Milliseconds until there is something to do: a key that is none but an escape, a reading, or the clock's next second.
    private var timeout: Int32 {
        if decoder.isWaiting { return Self.escapeMilliseconds }
        let nextSecond = 1_000 - Int32(Clock.now.microseconds % 1_000_000 / 1_000)
        guard !state.isPaused, let next = reading.secondsToNext else { return nextSecond }
        return min(nextSecond, Int32(next * 1_000) + 1)
    }

    private func read() {
        guard wantsOther || !state.isPaused else { return }
        let question = TopReading.Question(dimension: state.dimension, window: state.window)
        if reading.begin(question, isUrgent: wantsOther) { wantsOther = false }
    }

    private func takeAnswer() {
        switch reading.take() {
        case .success(let figures):
            self.figures = figures
            trouble = nil
            // A person may have asked for others meanwhile.
            if figures.dimension != state.dimension || figures.window != state.window { wantsOther = true }
        case .failure(let failure): trouble = "\(failure.message); trying again"
        case nil: break
        }
    }

    private func draw() -> Bool {
        let (width, height) = RawTerminal.size
        var view = view
        let shown = view.shown(height: height)
        state.scroll(shown)
        view = self.view
        let frame = view.frame(width: width, height: height)
        guard frame != shownFrame else { return true }
        let bytes = update.bytes(from: shownFrame, to: frame)
        shownFrame = frame
        return terminal.write(bytes)
    }

    private var view: TopView {
        TopView(
            state: state, figures: figures, zone: zone, now: Clock.now, trouble: trouble, startCommand: startCommand,
            isUTF8: update.isUTF8)
    }

    private func press(_ keys: [TerminalKey]) -> End? {
        for key in keys {
            let shown = view.shown(height: RawTerminal.size.height)
            switch state.press(key, shown) {
            case .nothing: break
            case .read: wantsOther = true
            case .repaint: shownFrame = nil
            case .suspend: if let end = suspend() { return end }
            case .quit: return .quit
            }
        }
        return nil
    }

    private func handle(_ numbers: [Int32]) -> End? {
        for number in numbers {
            switch number {
            case TerminalSignals.wake: takeAnswer()
            case SIGWINCH: shownFrame = nil
            case SIGTSTP: if let end = suspend() { return end }
            case SIGCONT:
                // The shell may have set the terminal as it likes it.
                guard terminal.enter() else { return .lost }
                shownFrame = nil
            default: return .signal(number)
            }
        }
        return nil
    }

    /// Leaves the terminal to the shell until the job goes on.
    private func suspend() -> End? {
        terminal.leave()
        signals.obey(SIGTSTP)
        guard terminal.enter() else { return .lost }
        shownFrame = nil
        return nil
    }
}
