import ArgumentParser
import LogDecoding

/// The name of a preset on the command line.
struct PresetArgument: ExpressibleByArgument {
    let preset: Preset

    /// The preset that tells each line's shape by itself.
    static let auto = PresetArgument(preset: .auto)

    private init(preset: Preset) {
        self.preset = preset
    }

    init?(argument: String) {
        guard let preset = Preset.named(argument) else { return nil }
        self.preset = preset
    }

    var defaultValueDescription: String { preset.name }

    static var allValueStrings: [String] { Preset.all.map(\.name) }
}
