/// Everything that is wrong with a settings file, all at once.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// The file, as it was named.
        public let file: String
        /// The line, from 1; 0 where the file as a whole is meant.
        public let line: Int
        /// The column in Unicode scalars, from 1; 0 where the file as a whole is meant.
        public let column: Int
        /// What is wrong, what was expected and what to do.
        public let message: String

        /// Makes a problem.
        public init(file: String, line: Int = 0, column: Int = 0, message: String) {
            self.file = file
            self.line = line
            self.column = column
            self.message = message
        }

        /// `file:line:column: message`, which editors and terminals turn into a link.
        public var description: String {
            line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
        }
    }

    /// The problems in the order of the file; never empty.
    public let problems: [Problem]

    /// Makes an error of problems in any order.
    public init(problems: [Problem]) {
        self.problems = problems.sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
    }

    /// The problems, one a line.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
