public import Pricing
import UsageModel

/// The models met so far, by number, with their prices looked up once.
public struct ModelTable: ~Copyable {
    /// A model.
    public struct Entry: Sendable {
        /// The provider, `unknown` where neither the line nor the model's name tells it.
        public let provider: String
        /// The model's name without provider or region.
        public let model: String
        /// Its prices; `nil` where the price book has none.
        public let price: ModelPrice?
        /// Whether the name binds its requests to a region, which some lists bill with a surcharge.
        public let isRegional: Bool
        /// The region in the logged name.
        public var region: String?
        /// Whether the name stands for nothing that could have a price: no model was logged, or too many were.
        public let isPlaceholder: Bool

        /// The prices in force at the last time asked for, and until when: prices change rarely, records come by the million.
        var period: PricePeriod?
        var validFrom: Int64 = .max
        var validUntil: Int64 = .min
    }

    /// The number of the model of lines that name none.
    public static let unknown: UInt32 = 0
    /// The number of the model that stands for all past the cap.
    public static let other: UInt32 = 1

    /// The models, by number.
    public private(set) var entries: [Entry]
    /// How many records' models went to `other` because of the cap or a name that is too long.
    public private(set) var overflow: Int64 = 0

    private struct Name: Hashable {
        let provider: String
        let model: String
        /// Names that differ in the region alone are one model to the reader, and several to the price book.
        var region: String?
        var isRegional = false
    }

    /// By model: the plain prices of its period; read in place, since a copy for each record costs more than the sum.
    private var plain: [UnsafeMutablePointer<PlainPrices>?] = []
    private let book: PriceBook
    private let cap: Int
    private var byLoggedName: ByteTable
    /// By the logged name and, behind it, the provider that the line names.
    private var byNameAndProvider: ByteTable
    private var nameAndProvider: [UInt8] = []
    private var byName: [Name: UInt32] = [:]
    /// The models that are told apart, without regions.
    private var names: Set<Name> = []

    /// Names longer than this many bytes are no model names.
    static let maximumNameLength = 256

    /// Makes a table that knows no model yet.
    ///
    /// - Parameters:
    ///   - book: the prices.
    ///   - cap: how many models are told apart; further ones count as `other`.
    init(book: PriceBook, cap: Int, seed: UInt64) {
        self.book = book
        self.cap = cap
        self.byLoggedName = ByteTable(seed: seed)
        self.byNameAndProvider = ByteTable(seed: seed)
        self.entries = [
            Entry(provider: "unknown", model: "unknown", price: nil, isRegional: false, isPlaceholder: true),
            Entry(provider: "other", model: "other", price: nil, isRegional: false, isPlaceholder: true),
        ]
    }

    deinit {
        for prices in plain { prices?.deallocate() }
    }

    /// The number of the model with this logged name.
    @inline(__always)
    mutating func number(loggedName: UnsafeRawBufferPointer) -> UInt32 {
        let found = byLoggedName.find(loggedName)
        if found >= 0 { return UInt32(found) }
        return add(loggedName: loggedName)
    }

    /// The number of the model with this logged name.
    mutating func number(loggedName: String) -> UInt32 {
        let bytes = Array(loggedName.utf8)
        return bytes.withUnsafeBytes { number(loggedName: $0) }
    }

    /// The number of the model with this logged name at a provider that the line names beside it.
    mutating func number(loggedName: UnsafeRawBufferPointer, provider: UnsafeRawBufferPointer) -> UInt32 {
        guard loggedName.count <= Self.maximumNameLength, provider.count <= Self.maximumNameLength else {
            overflow += 1
            return Self.other
        }
        nameAndProvider.removeAll(keepingCapacity: true)
        nameAndProvider.append(contentsOf: loggedName)
        // No byte of a text in UTF-8.
        nameAndProvider.append(0xFF)
        nameAndProvider.append(contentsOf: provider)
        let found = nameAndProvider.withUnsafeBytes { byNameAndProvider.find($0) }
        if found >= 0 { return UInt32(found) }
        let (number, isKept) = admit(
            loggedName: String(decoding: loggedName, as: UTF8.self),
            provider: String(decoding: provider, as: UTF8.self), aliases: byNameAndProvider.count)
        if isKept { nameAndProvider.withUnsafeBytes { byNameAndProvider.insert($0, id: Int32(number)) } }
        return number
    }

    private mutating func add(loggedName: UnsafeRawBufferPointer) -> UInt32 {
        guard !loggedName.isEmpty else { return Self.unknown }
        guard loggedName.count <= Self.maximumNameLength else {
            overflow += 1
            return Self.other
        }
        let (number, isKept) = admit(
            loggedName: String(decoding: loggedName, as: UTF8.self), provider: nil, aliases: byLoggedName.count)
        if isKept { byLoggedName.insert(loggedName, id: Int32(number)) }
        return number
    }

    /// The model's number, and whether the name that was logged may be kept for it beside so many others.
    private mutating func admit(
        loggedName: String, provider: String?, aliases: Int
    ) -> (number: UInt32, isKept: Bool) {
        let logged = ModelName(logged: loggedName, provider: provider)
        let name = Name(
            provider: logged.provider, model: logged.model, region: logged.region, isRegional: logged.isRegional)
        guard !name.model.isEmpty, name.model != entries[Int(Self.unknown)].model else { return (Self.unknown, false) }
        guard name.model != entries[Int(Self.other)].model else { return (Self.other, false) }
        // Aliases of a known model are few, but hostile spellings of one are not: they stay out of the table.
        if let known = byName[name] { return (known, aliases < cap * 4) }
        let isAdmitted = names.contains(Name(provider: name.provider, model: name.model))
        guard isAdmitted ? entries.count < cap * 4 : names.count < cap else {
            overflow += 1
            return (Self.other, false)
        }
        return (add(name, price: book.price(for: logged)), true)
    }

    private mutating func add(_ name: Name, price: ModelPrice?) -> UInt32 {
        let number = UInt32(entries.count)
        entries.append(
            Entry(
                provider: name.provider, model: name.model, price: price, isRegional: name.isRegional,
                region: name.region, isPlaceholder: false))
        byName[name] = number
        names.insert(Name(provider: name.provider, model: name.model))
        return number
    }

    /// Tells the table of a model that a ledger already knows, so that a restart admits what was admitted before.
    @discardableResult
    mutating func admit(provider: String, model: String) -> UInt32 {
        let name = Name(provider: provider, model: model)
        if let known = byName[name] { return known }
        if let placeholder = [Self.unknown, Self.other].first(where: { entries[Int($0)].model == model }) {
            return placeholder
        }
        return add(name, price: book.price(provider: provider, model: model))
    }

    /// Sets the record's cost from its model's price at its time.
    ///
    /// - Parameter details: what the price depends on beside the tokens; `nil` for a plain request.
    @inline(__always)
    mutating func price(_ record: inout UsageRecord, details: BillingDetails? = nil) {
        let index = Int(record.model)
        let time = record.time.microseconds
        if time < entries[index].validFrom || time >= entries[index].validUntil {
            findPeriod(of: index, at: record.time)
        }
        guard let plain = plain[index] else {
            record.cost = 0
            record.isPriced = record.usage.total == 0
            return
        }
        let cost =
            if entries[index].isRegional || details.map({ $0 != BillingDetails() }) ?? false {
                self.cost(of: record.usage, details: details ?? BillingDetails(), model: index)
            } else {
                PlainPrices.cost(of: record.usage, at: plain)
            }
        if let cost {
            record.cost = cost
            record.isPriced = true
        } else {
            record.cost = 0
            record.isPriced = false
        }
    }

    /// The cost of a request that is not a plain one; `nil` where the prices do not tell.
    @inline(never)
    private func cost(of usage: TokenUsage, details: BillingDetails, model index: Int) -> Int64? {
        var details = details
        if entries[index].isRegional { details.isRegional = true }
        return entries[index].period?.cost(of: usage, details: details)
    }

    private mutating func findPeriod(of index: Int, at time: Timestamp) {
        while plain.count < entries.count { plain.append(nil) }
        guard let price = entries[index].price else {
            entries[index].validFrom = .min
            entries[index].validUntil = .max
            return
        }
        entries[index].period = price.period(at: time)
        if let prices = entries[index].period?.plain {
            let place = plain[index] ?? .allocate(capacity: 1)
            place.initialize(to: prices)
            plain[index] = place
        } else {
            plain[index]?.deallocate()
            plain[index] = nil
        }
        let validity = price.validity(around: time)
        entries[index].validUntil = validity.upperBound.microseconds
        entries[index].validFrom = validity.lowerBound.microseconds
    }
}
