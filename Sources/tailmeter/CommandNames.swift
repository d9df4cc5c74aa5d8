import ArgumentParser
import Settings
import UsageModel

/// The names of commands and options, where ArgumentParser tells less than it could of a misspelled one: it takes a command
/// for an argument too many, and of an option says first what is missing without it.
enum CommandNames {
    /// The command that words name.
    ///
    /// - Throws: ``CommandFailure`` where there is no such command.
    static func command(
        _ words: some Sequence<String>, of root: any ParsableCommand.Type
    ) throws(CommandFailure) -> any ParsableCommand.Type {
        var command = root
        var path = [name(root)]
        for word in words {
            let subcommands = command.configuration.subcommands
            if let next = subcommands.first(where: { name($0) == word }) {
                command = next
                path.append(word)
                continue
            }
            // Where one is the default, a word may be its argument.
            guard !subcommands.isEmpty, command.configuration.defaultSubcommand == nil, !word.hasPrefix("-"),
                word != "help"
            else { break }
            throw CommandFailure(
                "no command '\(HumanText.printable(word))' of '\(path.joined(separator: " "))'; "
                    + NameAdvice.text(word, among: subcommands.map(name)), status: .usage)
        }
        return command.configuration.defaultSubcommand ?? command
    }

    /// What is to be said of an option that the command does not have; `nil` where it has all of them.
    static func unknownOption(_ words: some Sequence<String>, of command: any ParsableCommand.Type) -> String? {
        let known = Set(Tailmeter.helpMessage(for: command).matches(of: /--[a-z][a-z-]*/).map { String($0.output) })
        for word in words.prefix(while: { $0 != "--" }) where word.hasPrefix("--") {
            let option = String(word.prefix { $0 != "=" })
            if !known.contains(option), let nearest = NearestWord.nearest(to: option, among: known.sorted()) {
                return "unknown option '\(HumanText.printable(option))'; did you mean '\(nearest)'?"
            }
        }
        return nil
    }

    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)"
    }
}
