import Reports
import UsageModel

/// A column of a report.
enum ReportColumn: Hashable {
    case time
    case dimension(Int)
    case requests, errors, errorShare
    case input, output, cacheRead, cacheWrite
    case readShare, savedByReads, spentOnWrites, saved
    case cost, currency, share, change
    case p50, p95
    case course, bar

    /// The order in which a narrow terminal leaves columns out, the first one first; those that are not named here stay.
    static let dropOrder: [ReportColumn] = [
        .bar, .p50, .cacheWrite, .cacheRead, .p95, .course, .spentOnWrites, .savedByReads, .share, .output, .input,
        .readShare, .errorShare, .currency, .errors, .change, .requests,
    ]

    /// Those of a view.
    static func columns(of plan: ReportPlan, hasCurrency: Bool) -> [ReportColumn] {
        var columns: [ReportColumn] = plan.view.bucket == nil ? [] : [.time]
        columns += plan.dimensions.indices.map { .dimension($0) }
        switch plan.view {
        case .errors: columns += [.errors, .errorShare, .cost]
        case .cache: columns += [.input, .cacheRead, .cacheWrite, .readShare, .savedByReads, .spentOnWrites, .saved]
        default: columns += [.requests, .errors, .input, .output, .cacheRead, .cacheWrite, .cost]
        }
        if hasCurrency { columns.append(.currency) }
        if plan.compares { columns.append(.change) }
        switch plan.view {
        case .daily, .weekly, .monthly: columns += [.p50, .p95] + (plan.dimensions.isEmpty ? [.bar] : [])
        case .errors, .cache: columns.append(.course)
        default: columns += [.share, .p50, .p95, .course]
        }
        return columns
    }

    func title(_ plan: ReportPlan, _ currency: DisplayCurrency?) -> String {
        switch self {
        case .time: plan.view.bucket?.rawValue ?? "time"
        case .dimension(let index): plan.dimensions[index].name
        case .requests: "requests"
        case .errors: "errors"
        case .errorShare: "of requests"
        case .input: "input"
        case .output: "output"
        case .cacheRead: "cache read"
        case .cacheWrite: "cache write"
        case .readShare: "from cache"
        case .savedByReads: "reads saved"
        case .spentOnWrites: "writes cost"
        case .saved: "saved"
        case .cost: "cost"
        case .currency: currency?.code ?? ""
        case .share: "share"
        case .change: "change"
        case .p50: "p50"
        case .p95: "p95"
        case .course: "course"
        case .bar: ""
        }
    }

    var isNumber: Bool {
        switch self {
        case .time, .dimension, .course, .bar: false
        default: true
        }
    }
}
