import Archive
import HTTPAPI
import Ledger
import Notifications
import UsageModel

/// What is wrong with parts of the daemon without which it counts nonetheless.
enum PartProblems {
    /// So many seconds messages wait before it is worth a word: the first three attempts are over by then.
    private static let patience: Int64 = 300

    /// What is wrong with the archive; `nil` stands for none.
    static func of(_ archive: ArchiveHealth?) -> [StatusProblem] {
        guard let archive, let reason = archive.trouble, let since = archive.stoppedSince else { return [] }
        return [.archiveStopped(since: since, reason: reason)]
    }

    /// What is wrong with webhooks that the settings name.
    static func of(_ webhooks: NotifierStatus, now: Timestamp) -> [StatusProblem] {
        webhooks.channels.sorted().compactMap { name in
            if let reason = webhooks.records.first(where: { $0.channel == name })?.disabledReason {
                return .webhookDisabled(name: name, reason: reason)
            }
            guard let waiting = webhooks.depths.first(where: { $0.channel == name }),
                waiting.oldest.seconds + patience < now.seconds
            else { return nil }
            return .webhookBehind(name: name, messages: waiting.count, oldest: waiting.oldest)
        }
    }
}
