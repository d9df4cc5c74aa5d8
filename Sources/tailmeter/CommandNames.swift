import ArgumentParser
import Settings

/// The names of commands: ArgumentParser takes a misspelled one for an argument too many.
enum CommandNames {
    /// Looks at the words that name commands.
    ///
    /// - Throws: ``CommandFailure`` where there is no such command.
    static func check(_ words: [String], of root: any ParsableCommand.Type) throws(CommandFailure) {
        var command = root
        var path = [name(root)]
        for word in words {
            let subcommands = command.configuration.subcommands
            // Where one is the default, a word may be its argument.
            guard !subcommands.isEmpty, command.configuration.defaultSubcommand == nil, !word.hasPrefix("-"),
                word != "help"
            else { return }
            guard let next = subcommands.first(where: { name($0) == word }) else {
                throw CommandFailure(
                    "no command '\(HumanText.printable(word))' of '\(path.joined(separator: " "))'; "
                        + NameAdvice.text(word, among: subcommands.map(name)), status: .usage)
            }
            command = next
            path.append(word)
        }
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)"
    }
}
