/// Other roles for the model, above all such without limits.
extension JapaneseRules {
    func role(_ index: Int) -> [Hit] {
        let concepts = words[index].concepts
        var hits: [Hit] = []
        if concepts.contains(.mode) {
            let around = near(index, before: 24, after: 24)
            let activation = first(.activate, index + 1..<max(index + 1, around.upperBound))
            var score = activation == nil ? 0.3 : 0.6
            if first(.unbound, around) != nil || first(.force, around) != nil { score += 0.25 }
            if first(.device, around) != nil { score *= 0.35 }
            score *= mention(index)
            if let found = hit(.role, index, activation ?? index, score) { hits.append(found) }
        }
        if concepts.contains(.henceforth) || concepts.contains(.become) {
            let around = near(index, before: 40, after: 40)
            let isToModel = first(.own, around) != nil
            var score = concepts.contains(.henceforth) && isToModel ? 0.3 : 0.15
            var end = index
            if let unbound = around.first(where: { isUnbound($0) }) {
                score = 0.75
                if concepts.contains(.become) || isToModel { score = 0.85 }
                end = unbound
            }
            score *= mention(index)
            if first(.device, around) != nil { score *= 0.5 }
            if let found = hit(.role, index, end, score) { hits.append(found) }
        } else if isUnbound(index) {
            let around = near(index, before: 30, after: 30)
            var score = 0.35
            if first([.own], around) != nil { score += 0.15 }
            if first(.instead, index..<around.upperBound) != nil {
                score += 0.2
            } else if first(.reveal, index..<around.upperBound) != nil {
                score += 0.12
            }
            if first(.device, around) != nil { score *= 0.4 }
            score *= mention(index) * actor(index)
            if hasTopic(index, around) { score *= 0.4 }
            if let found = hit(.role, index, index, score) { hits.append(found) }
        }
        return hits
    }

    /// 無制限, or what limits a model and then なし.
    func isUnbound(_ index: Int) -> Bool {
        if words[index].concepts.contains(.unbound) { return true }
        guard words[index].concepts.contains(.limit) else { return false }
        let behind = near(index, before: 0, after: 8)
        return behind.contains {
            $0 > index && words[$0].concepts.contains(.lacking)
                && words[$0].range.lowerBound - words[index].range.upperBound <= 8
        }
    }
}
