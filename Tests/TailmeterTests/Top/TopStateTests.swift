import Testing

@testable import tailmeter

/// What keys do, without a terminal.
struct TopStateTests {
    private let shown = TopState.Shown(
        names: (1...9).map { "model-\($0)" }, page: 4, dimensions: [.model, .label("user"), .provider, .outcome])

    private func press(_ keys: [TerminalKey], from state: TopState = TopState()) -> (TopState, [TopState.Action]) {
        var state = state
        let actions = keys.map { key in
            let action = state.press(key, shown)
            state.scroll(shown)
            return action
        }
        return (state, actions)
    }

    private static func letters(_ text: String) -> [TerminalKey] { text.map { .character($0) } }

    @Test(arguments: [TerminalKey.character("q"), .control("c")]) func quits(_ key: TerminalKey) {
        #expect(press([key]).1 == [.quit])
    }

    @Test func tabGoesThroughTheDimensions() {
        let (state, actions) = press([.tab, .tab, .tab, .tab, .backTab])
        #expect(state.dimension == .outcome)
        #expect(actions == Array(repeating: .read, count: 5))
        #expect(press([.tab]).0.dimension == .label("user"))
    }

    @Test func timesGetLongerAndShorter() {
        #expect(press(Self.letters("w")).0.window == .sixHours)
        #expect(press(Self.letters("WW")).0.window == .week)
        #expect(press(Self.letters("wwwwww")).0.window == .hour)
    }

    @Test func sortsByEachColumnAndTheOtherWay() {
        #expect(press(Self.letters("s")).0.sort == .rate)
        #expect(press([.left]).0.sort == .name)
        let (reversed, _) = press(Self.letters("r"))
        #expect(reversed.isReversed)
        // Another column begins in its own order.
        #expect(!press(Self.letters("s"), from: reversed).0.isReversed)
        #expect(press(Array(repeating: .right, count: TopColumn.allCases.count)).0.sort == .cost)
    }

    /// While a filter is typed, letters are letters: `q` does not quit.
    @Test func aFilterTakesLettersAndGivesThemBack() {
        let (typing, actions) = press(Self.letters("/qp漢") + [.paste("x\ny")])
        #expect(typing.filter == "qp漢xy")
        #expect(typing.isTypingFilter)
        #expect(!typing.isPaused)
        #expect(!actions.contains(.quit))
        let (kept, _) = press([.backspace, .enter], from: typing)
        #expect(kept.filter == "qp漢x")
        #expect(!kept.isTypingFilter)
        // Escape brings back what was, and in the view takes it away.
        #expect(press(Self.letters("/zz") + [.escape], from: kept).0.filter == "qp漢x")
        #expect(press([.escape], from: kept).0.filter == "")
        #expect(press(Self.letters("/one two") + [.control("w")]).0.filter == "one ")
        #expect(press(Self.letters("/one two") + [.control("u")]).0.filter == "")
        // A backspace behind the first letter ends it.
        #expect(!press([.character("/"), .backspace]).0.isTypingFilter)
        // Pasted text is no command.
        #expect(press([.paste("q")]).1 == [.nothing])
        #expect(
            press([.character("/"), .paste(String(repeating: "a", count: 5_000))]).0.filter.count
                == TopState.filterLimit)
        // Ctrl-C quits there too.
        #expect(press([.character("/"), .control("c")]).1.last == .quit)
    }

    @Test func filtersWhateverTheCase() {
        var state = TopState()
        state.filter = "SONNET"
        #expect(state.accepts("claude-sonnet-4"))
        #expect(!state.accepts("claude-opus-4"))
    }

    @Test func choosesAndScrolls() {
        #expect(press([.down]).0.selection == "model-1")
        let (fifth, _) = press(Array(repeating: .down, count: 5))
        #expect(fifth.selection == "model-5")
        #expect(fifth.first == 1)
        #expect(press([.up, .up, .up, .up], from: fifth).0.first == 0)
        let (last, _) = press([.end])
        #expect(last.selection == "model-9")
        #expect(last.first == 5)
        #expect(press([.pageDown, .pageDown]).0.selection == "model-5")
        #expect(press([.down, .down], from: last).0.selection == "model-9")
        #expect(press([.home], from: last).0.first == 0)
        // The chosen row stays chosen where the order changes, and the screen follows it.
        var moved = last
        moved.scroll(TopState.Shown(names: ["model-9", "model-1"], page: 4, dimensions: shown.dimensions))
        #expect(moved.first == 0)
        #expect(moved.selection == "model-9")
    }

    @Test func nothingIsChosenOfNothing() {
        var state = TopState()
        let empty = TopState.Shown(names: [], page: 1, dimensions: [])
        for key in [TerminalKey.down, .up, .end, .pageUp, .tab] { #expect(state.press(key, empty) == .nothing) }
        state.scroll(empty)
        #expect(state.first == 0)
    }

    @Test func helpClosesWithAnyKey() {
        let (help, _) = press(Self.letters("?"))
        #expect(help.isHelpShown)
        let (closed, actions) = press(Self.letters("q"), from: help)
        #expect(!closed.isHelpShown)
        #expect(actions == [.nothing])
    }

    @Test func pausesAndGoesOn() {
        #expect(press(Self.letters("p")).0.isPaused)
        #expect(!press(Self.letters("p ")).0.isPaused)
    }

    @Test func panelsHaveTheirOwnRows() {
        let (state, _) = press([.down, .character("2")])
        #expect(state.panel == .budgets)
        #expect(state.selection == nil)
        #expect(press([.escape], from: state).0.panel == .overview)
        #expect(press([.control("z"), .control("l")]).1 == [.suspend, .repaint])
    }
}
