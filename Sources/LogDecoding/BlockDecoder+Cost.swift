import Pricing
import UsageModel

extension BlockDecoder {
    /// Sets the record's cost by the price book.
    mutating func price(_ line: LineFields, _ record: inout UsageRecord) {
        guard line.present & Billing.fields != 0 else {
            models.price(&record)
            return
        }
        guard let details = Billing.details(line, record.usage) else {
            record.cost = 0
            record.isPriced = record.usage.total == 0
            block.unknownTiers += 1
            if !record.isPriced { block.unpriceableRecords.insert(block.records.count) }
            if trace != nil {
                let names = [line.value(.serviceTier)?.shown, line.value(.speed)?.shown].compactMap { $0 }
                trace?.unpricedReason = "the service tier \(names.joined(separator: ", speed ")) is not known"
            }
            return
        }
        if block.records.isEmpty { trace?.details = details }
        models.price(&record, details: details)
        if !record.isPriced, details != BillingDetails() { block.unpricedDetails[block.records.count] = details }
        if trace != nil, !record.isPriced, details != BillingDetails() {
            trace?.unpricedReason = "the price book has no price for the tier or kind of tokens"
        }
    }

    /// Compares the cost that the line states with the price book's, and takes it where the plan says so.
    @inline(never)
    mutating func settleCost(_ line: LineFields, _ record: inout UsageRecord) {
        let index = block.records.count
        switch LoggedCost.read(line.value(.loggedCost), tokens: record.usage.total) {
        case .stated(let cost):
            if record.isPriced { record.comparison = CostComparison(logged: cost, computed: record.cost) }
            trace?.loggedCost = cost
            guard plan.costBasis != .computed else { return }
            record.cost = cost
            record.isPriced = true
            trace?.countsLoggedCost = true
            block.unpricedDetails[index] = nil
            block.unpriceableRecords.remove(index)
            return
        case .refused(let reason):
            block.refusedCosts += 1
            trace?.refusedCost = "\(line.value(.loggedCost)?.shown ?? ""): \(reason)"
        case .absent: break
        }
        guard plan.costBasis == .logged else { return }
        record.cost = 0
        record.isPriced = record.usage.total == 0
        guard !record.isPriced else { return }
        block.unpricedDetails[index] = nil
        block.unpriceableRecords.insert(index)
        if trace != nil { trace?.unpricedReason = "the line states no cost, and 'cost: logged' asks for it" }
    }
}
