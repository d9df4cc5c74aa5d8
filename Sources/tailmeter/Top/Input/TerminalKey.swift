/// What a person does at a terminal.
enum TerminalKey: Hashable {
    case character(Character)
    /// Text that was pasted: never a command.
    case paste(String)
    case up, down, left, right, pageUp, pageDown, home, end
    case enter, escape, tab, backTab, backspace, delete
    /// F1 to F12.
    case function(Int)
    /// A letter with the control key: `c` for Ctrl-C.
    case control(Character)
}
