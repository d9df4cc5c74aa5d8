import LogDecoding
import Pipeline
import Reports
import UsageModel

/// The sums of a report from files, read once.
struct FileReport {
    let plan: ReportPlan

    /// What an analysis must be asked to make the report.
    func apply(to request: inout AnalysisRequest) throws {
        request.dimensions = try plan.queryDimensions.map { dimension in
            switch dimension {
            case .provider: return .provider
            case .model: return .model
            case .status: return .status
            case .reason: return .reason
            case .label("source"): return .source
            case .label(let name):
                guard let path = FieldPath(name) else {
                    throw CommandFailure(
                        "--by: \(name) is no field; expected model, provider, status, reason, source or field paths",
                        status: .usage)
                }
                return .field(path)
            }
        }
        request.bucket = bucket
        if plan.view == .costliest { request.costliestCount = try CostliestReport.count(plan) }
        request.timeRange = plan.times.map { times in
            min(times.lowerBound, plan.previous?.lowerBound ?? times.lowerBound)..<times.upperBound
        }
    }

    /// Both times are made of whole buckets.
    private var bucket: TimeBucket {
        let edges =
            plan.previous.map { [$0.lowerBound, $0.upperBound, plan.times?.lowerBound].compactMap { $0 } } ?? []
        let order: [TimeBucket] = [plan.queryBucket, .hour, .minute]
        return order.first { bucket in edges.allSatisfy { bucket.start(of: $0, zone: plan.zone) == $0 } } ?? .minute
    }

    func data(of result: AnalysisResult, notes: [String]) -> ReportData {
        var data = ReportData(notes: notes)
        let start = plan.times?.lowerBound ?? Timestamp(microseconds: .min)
        for (key, group) in result.groups {
            guard let time = key.time else { continue }
            // The first bucket may begin before the time, and holds only what lies in it.
            if plan.previous == nil || time >= start {
                data.current[key] = group
            } else if let previous = plan.previous, time < previous.upperBound {
                data.previous[key] = group
            }
        }
        return data
    }
}
