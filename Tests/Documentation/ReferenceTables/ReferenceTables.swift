import Foundation
import LogDecoding
import Settings

/// Prints what the code says of settings and log shapes as JSON, for the tables of the documentation.
@main
struct ReferenceTables: Encodable {
    struct Shape: Encodable {
        let name: String
        let fields: [Field]
    }

    struct Field: Encodable {
        let name: String
        let paths: [String]
    }

    let settings = SettingsReference.tables
    let shapes = Preset.all.map { preset in
        Shape(name: preset.name, fields: preset.fields.map { Field(name: $0.field.name, paths: $0.paths) })
    }

    static func main() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(ReferenceTables()))
    }
}
