import ArgumentParser
import Settings
import UsageModel

/// The value of `--cost`.
struct CostArgument: ExpressibleByArgument {
    let basis: CostBasis

    init?(argument: String) {
        guard let basis = CostBasis(rawValue: argument) else { return nil }
        self.basis = basis
    }

    var defaultValueDescription: String { basis.rawValue }

    static var allValueStrings: [String] { CostBasis.allCases.map(\.rawValue) }

    static let help: ArgumentHelp = """
        Whose word on the cost counts where a line states one: the price book's (computed), the line's (logged), or the \
        line's where it states one (prefer-logged). (default: computed, or what the settings say)
        """
}

extension CostArgument? {
    /// What the command line says, or else the settings, where their sources agree.
    ///
    /// - Throws: ``CommandFailure`` where the sources differ.
    func basis(settings: Settings?) throws -> CostBasis {
        if let self { return self.basis }
        let bases = Set(settings?.sources.map(\.costBasis) ?? [])
        guard bases.count <= 1 else {
            throw CommandFailure("the sources of the settings differ in 'cost'; choose with --cost", status: .usage)
        }
        return bases.first ?? .computed
    }
}
