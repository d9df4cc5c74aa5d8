import LogDecoding
import LogSources
import Pricing
import Settings

/// Turns what the settings say of a log into the plan that decodes it.
enum SourcePlan {
    /// The plan of a source.
    static func plan(_ source: Settings.Source, settings: Settings, prices: PriceBook) -> DecodingPlan {
        DecodingPlan(
            preset: Preset.named(source.preset) ?? .auto,
            customShapes: source.shape.map { [shape($0)] } ?? [],
            labels: source.labels.compactMap { label in
                FieldPath(label.path).map { DecodingPlan.Label(name: label.name, path: $0) }
            },
            containerLabels: source.containerLabels, prices: prices, costBasis: source.costBasis, zone: source.zone,
            modelCap: settings.modelCap,
            labelValueCap: settings.labelValueCap, labelSetCap: settings.labelSetCap)
    }

    /// Where a source's records come from.
    static func origin(_ source: Settings.Source) -> SourceOrigin {
        if let journal = source.journal { return .journal(selection(journal)) }
        let framing = source.hasMultilineJSON ? RecordFraming.multilineJSON : .lines
        if source.isStandardInput { return .standardInput(framing) }
        return .files(PathPattern(source.file), framing, readsBacklog: source.readsBacklog)
    }

    /// Which entries of which journals are read.
    static func selection(_ journal: Settings.Journal) -> JournalSelection {
        var location = JournalSelection.Location.standard(JournalSelection.Scope(rawValue: journal.scope) ?? .all)
        if let directory = journal.directory { location = .directory(directory) }
        if !journal.files.isEmpty { location = .files(journal.files) }
        var selection = JournalSelection(name: journal.name, location: location)
        selection.namespace = journal.namespace
        selection.units = journal.units
        selection.userUnits = journal.userUnits
        selection.identifiers = journal.identifiers
        selection.matches = journal.matches.map { JournalSelection.Match(field: $0.field, values: $0.values) }
        selection.fields = journal.fields
        selection.labelFields = journal.labelFields
        selection.readsBacklog = journal.readsBacklog
        return selection
    }

    /// A shape of the user's own.
    static func shape(_ shape: Settings.Shape) -> CustomShape {
        CustomShape(
            name: "fields",
            when: shape.when.flatMap { condition in
                FieldPath(condition.path).map {
                    CustomShape.Condition($0, condition.values.map { .oneOf($0) } ?? .exists)
                }
            },
            fields: shape.fields.compactMap { field in
                fieldsByName[field.name].map {
                    CustomShape.Mapping(
                        $0, field.paths.compactMap { FieldPath($0) }, unit: unit(field.unit), constant: field.constant)
                }
            },
            inputIncludesCache: shape.inputIncludesCache)
    }

    private static func unit(_ unit: Settings.Shape.TimeUnit) -> FieldBinding.Unit {
        switch unit {
        case .seconds: .seconds
        case .milliseconds: .milliseconds
        case .microseconds: .microseconds
        case .nanoseconds: .nanoseconds
        }
    }

    /// The fields that settings name, by these names: ``Settings/Shape/fieldNames`` are the keys.
    static let fieldsByName: [String: RecordField] = Dictionary(
        uniqueKeysWithValues: [
            RecordField.model, .provider, .timestamp, .inputTokens, .outputTokens, .cacheReadTokens, .cacheWriteTokens,
            .cacheWrite5mTokens, .cacheWrite1hTokens, .reasoningTokens, .totalTokens, .duration, .timeToFirstToken,
            .startTime, .endTime, .firstTokenTime, .requestID, .outcome, .statusCode, .errorType, .serviceTier,
            .webSearches, .audioInputTokens, .audioOutputTokens, .imageInputTokens, .imageOutputTokens,
            .loggedCost,
        ].map { ($0.name, $0) })
}
