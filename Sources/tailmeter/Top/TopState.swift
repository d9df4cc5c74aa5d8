/// What a person chose in the view. It changes by keys alone; reading, drawing and time are others' work.
struct TopState: Equatable {
    /// What fills the most of the screen.
    enum Panel: Hashable {
        case overview, budgets, sources
    }

    /// What a key asks of others.
    enum Action: Equatable {
        case nothing
        /// Figures of another kind are wanted.
        case read
        /// The screen is to be drawn anew from nothing.
        case repaint
        case suspend
        case quit
    }

    /// What the keys act on: the rows on the screen, in their order.
    struct Shown: Equatable {
        var names: [String] = []
        /// How many rows fit.
        var page = 1
        var dimensions: [TopDimension] = [.model]
    }

    var panel = Panel.overview
    var dimension = TopDimension.model
    var window = TopWindow.hour
    var sort = TopColumn.cost
    var isReversed = false
    var isPaused = false
    var isHelpShown = false
    /// Only rows whose names hold it, whatever the case of its letters.
    var filter = ""
    /// The filter while it is typed, and what it was before.
    private(set) var filterBefore: String?
    /// The name of the chosen row.
    private(set) var selection: String?
    /// The first row on the screen.
    private(set) var first = 0

    /// A longer filter is no use.
    static let filterLimit = 100

    /// Whether keys are letters of the filter.
    var isTypingFilter: Bool { filterBefore != nil }

    /// Whether a row is one of those that are asked for.
    func accepts(_ name: String) -> Bool {
        filter.isEmpty || name.lowercased().contains(filter.lowercased())
    }

    /// Takes over a key.
    mutating func press(_ key: TerminalKey, _ shown: Shown) -> Action {
        switch key {
        case .control("c"): return .quit
        case .control("z"): return .suspend
        case .control("l"): return .repaint
        default: break
        }
        if isTypingFilter {
            type(key)
            return .nothing
        }
        if isHelpShown {
            isHelpShown = false
            return .nothing
        }
        switch key {
        case .character(let character): return command(character, shown)
        case .function(1): isHelpShown = true
        case .tab: return turn(1, shown)
        case .backTab: return turn(-1, shown)
        case .left: moveSort(-1)
        case .right: moveSort(1)
        case .up: move(-1, shown)
        case .down: move(1, shown)
        case .pageUp: move(-shown.page, shown)
        case .pageDown: move(shown.page, shown)
        case .home: selection = shown.names.first
        case .end: selection = shown.names.last
        case .escape:
            if panel != .overview { show(.overview) } else { (filter, selection) = ("", nil) }
        default: break
        }
        return .nothing
    }

    private mutating func command(_ character: Character, _ shown: Shown) -> Action {
        switch character {
        case "q": return .quit
        case "?", "h": isHelpShown = true
        case "p", " ": isPaused.toggle()
        case "r": isReversed.toggle()
        case "s": moveSort(1)
        case "S": moveSort(-1)
        case "w": return widen(1)
        case "W": return widen(-1)
        case "/": filterBefore = filter
        case "1": show(.overview)
        case "2": show(.budgets)
        case "3": show(.sources)
        case "j": move(1, shown)
        case "k": move(-1, shown)
        case "g": selection = shown.names.first
        case "G": selection = shown.names.last
        default: break
        }
        return .nothing
    }

    private mutating func type(_ key: TerminalKey) {
        switch key {
        case .character(let character): append(String(character))
        case .paste(let text): append(text.filter { !$0.isNewline })
        case .backspace:
            if filter.isEmpty { filterBefore = nil } else { filter.removeLast() }
        case .control("u"): filter = ""
        case .control("w"):
            while filter.last == " " { filter.removeLast() }
            while let last = filter.last, last != " " { filter.removeLast() }
        case .enter: filterBefore = nil
        case .escape:
            filter = filterBefore ?? ""
            filterBefore = nil
        default: break
        }
    }

    private mutating func append(_ text: String) {
        filter += text.prefix(max(0, Self.filterLimit - filter.count))
    }

    private mutating func show(_ panel: Panel) {
        self.panel = panel
        (selection, first) = (nil, 0)
    }

    private mutating func turn(_ step: Int, _ shown: Shown) -> Action {
        guard !shown.dimensions.isEmpty else { return .nothing }
        let index = shown.dimensions.firstIndex(of: dimension) ?? 0
        dimension = shown.dimensions[(index + step + shown.dimensions.count) % shown.dimensions.count]
        show(.overview)
        filter = ""
        return .read
    }

    private mutating func widen(_ step: Int) -> Action {
        let all = TopWindow.allCases
        let index = all.firstIndex(of: window) ?? 0
        window = all[(index + step + all.count) % all.count]
        return .read
    }

    private mutating func moveSort(_ step: Int) {
        let all = TopColumn.allCases
        let index = all.firstIndex(of: sort) ?? 0
        sort = all[(index + step + all.count) % all.count]
        isReversed = false
    }

    private mutating func move(_ step: Int, _ shown: Shown) {
        guard !shown.names.isEmpty else { return }
        guard let selection, let index = shown.names.firstIndex(of: selection) else {
            self.selection = shown.names.first
            return
        }
        self.selection = shown.names[min(max(0, index + step), shown.names.count - 1)]
    }

    /// Scrolls so that the chosen row is on the screen, and no row is left out while there is room.
    mutating func scroll(_ shown: Shown) {
        let last = max(0, shown.names.count - shown.page)
        if let selection, let index = shown.names.firstIndex(of: selection) {
            first = min(max(first, index - shown.page + 1), index)
        } else {
            first = 0
        }
        first = min(max(0, first), last)
    }
}
