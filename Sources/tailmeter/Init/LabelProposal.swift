import Guardrails
import LogDecoding

/// A field of a log's requests that could be a label.
struct LabelProposal {
    /// Why a field had better be no label.
    enum Objection {
        /// Most requests have a value of their own, or there are more values than a label keeps apart.
        case manyValues
        /// The values look like those of a person; what of.
        case personal(String)
    }

    /// The label.
    let name: String
    /// The field.
    let path: FieldPath
    /// What the sample has there.
    let sample: FieldSample
    /// What speaks against it.
    var objection: Objection?

    /// The labels that are looked for, and what their fields are called.
    private static let subjects: [(label: String, words: Set<String>)] = [
        ("user", ["user", "enduser", "username", "userid", "uid", "customer", "account", "member"]),
        ("feature", ["feature", "usecase", "workflow", "task", "purpose"]),
        ("team", ["team", "department", "squad", "org", "organization", "organisation"]),
        ("tenant", ["tenant", "workspace", "project"]),
        ("environment", ["environment", "env", "stage"]),
        ("service", ["service", "app", "application"]),
    ]
    private static let personal: Set<String> = ["email", "mail", "phone", "tel", "mobile", "ip", "address"]
    /// Where so few values are, it does not matter how few requests there are.
    private static let alwaysFew = 20
    private static let lookedAt = 100

    /// What could be labels of a log: by label, the best field first.
    static func found(in sample: LogSample) throws -> [LabelProposal] {
        var redactor = try Redactor(rules: RedactionRules())
        var proposals: [LabelProposal] = []
        for (path, field) in sample.fields where field.requests > 0 && field.numbers == field.integers {
            guard let name = label(path) else { continue }
            var proposal = LabelProposal(name: name, path: path, sample: field)
            if field.values.count >= FieldSample.valueLimit
                || field.values.count > alwaysFew && field.values.count * 2 > field.requests
            {
                proposal.objection = .manyValues
            }
            if let kind = personal(path, field, &redactor) { proposal.objection = .personal(kind) }
            proposals.append(proposal)
        }
        return subjects.flatMap { subject in
            proposals.filter { $0.name == subject.label }.sorted { left, right in
                if (left.objection == nil) != (right.objection == nil) { return left.objection == nil }
                if left.sample.requests != right.sample.requests { return left.sample.requests > right.sample.requests }
                let (one, other) = (left.path.description, right.path.description)
                return (one.utf8.count, one) < (other.utf8.count, other)
            }
        }
    }

    private static func label(_ path: FieldPath) -> String? {
        let words = FieldWords.subject(path)
        // What a client or a provider sends beside each request tells nothing of who asked.
        guard !words.contains("headers") else { return nil }
        guard let last = words.last else { return nil }
        let pair = words.suffix(2).joined()
        if let found = subjects.first(where: { $0.words.contains(last) || $0.words.contains(pair) }) {
            return found.label
        }
        // Fields such as `user_email` are told of, since somebody may think of them.
        let before = words.dropLast().last ?? ""
        return personal.contains(last) ? subjects.first { $0.words.contains(before) }?.label : nil
    }

    private static func personal(_ path: FieldPath, _ field: FieldSample, _ redactor: inout Redactor) -> String? {
        for value in field.values.sorted().prefix(lookedAt) {
            if let finding = redactor.redact(text: value).findings.first { return finding.kind.rawValue }
        }
        return FieldWords.all(path).last { personal.contains($0) }
    }
}
