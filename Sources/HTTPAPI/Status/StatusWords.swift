import Budgets
import LogSources
import Notifications
import UsageModel

/// What the page and the JSON API say in words.
struct StatusWords: Sendable {
    /// A problem in words.
    struct Problem: Equatable {
        /// What is wrong.
        var what: String
        /// What to do about it; empty where the first says it.
        var action = ""
    }

    let language: MessageLanguage
    let zones: ZoneLookup

    /// An alert in words.
    func text(_ alert: Alert) -> AlertText { AlertText(alert, language: language, zones: zones) }

    /// Of a table that has more rows than are shown.
    func more(_ count: Int) -> String {
        switch language {
        case .english: "\(HumanText.grouped(Int64(count))) more"
        case .japanese: "他 \(HumanText.grouped(Int64(count))) 件"
        }
    }

    /// The hour that cost most.
    func highest(_ hour: String, _ cost: String) -> String {
        switch language {
        case .english: "Most in an hour: \(cost), from \(hour)"
        case .japanese: "最も多い 1 時間: \(cost) (\(hour) から)"
        }
    }

    /// Where no hour cost anything.
    var nothingSpent: String {
        switch language {
        case .english: "Nothing was spent"
        case .japanese: "費用はありません"
        }
    }

    /// A problem in words.
    func describe(_ problem: StatusProblem) -> Problem {
        switch language {
        case .english: english(problem)
        case .japanese: japanese(problem)
        }
    }

    private func english(_ problem: StatusProblem) -> Problem {
        switch problem {
        case .notReady(let reason): return Problem(what: reason)
        case .unreadable(let reason): return Problem(what: "Figures are not of now: \(reason)")
        case .note(let note): return Problem(what: note)
        case .spent(let standing):
            return Problem(
                what: "\(name(standing)): \(Self.amount(standing.spent)) of \(Self.amount(standing.limit)) is spent",
                action: "See what costs most below, or raise the limit in the settings")
        case .forecast(let standing, let forecast):
            return Problem(
                what:
                    "\(name(standing)): at this pace \(Self.amount(forecast.expected)) of \(Self.amount(standing.limit))",
                action: "See what costs most below; 'tailmeter report costliest' names single requests")
        case .unpriced(let models, let tokens):
            let what = models == 1 ? "1 model has no price" : "\(models) models have no price"
            return Problem(
                what: "\(what): \(HumanText.grouped(tokens)) tokens are in no cost",
                action: "Add prices to the settings, then run 'tailmeter reprice'")
        case .behind(let lag, let seconds):
            return Problem(
                what: "\(lag.source) is \(HumanText.bytes(lag.bytes)) and \(time(seconds)) behind",
                action: "Wait where it was just started; otherwise look at the load of the machine")
        case .noFile(let lag):
            return Problem(
                what: "\(lag.source): no such file yet",
                action: "Check the path in the settings, and that the daemon's user may read it")
        case .oldSettings:
            return Problem(
                what: "The settings that were last read have errors: the old ones hold",
                action: "Run 'tailmeter check' on them, then reload")
        case .archiveStopped(let since, let reason):
            return Problem(
                what: "The archive stands still since \(clock(since)), and counting goes on: \(reason)",
                action: "It is tried again every few seconds, and catches up as long as the logs are there")
        case .webhookDisabled(let name, let reason):
            return Problem(
                what: "The webhook '\(name)' is disabled: \(reason)",
                action: "Give it another URL, or run 'tailmeter alert enable \(name)'")
        case .webhookBehind(let name, let messages, let oldest):
            return Problem(
                what:
                    "The webhook '\(name)' has \(HumanText.counted(messages, "message")) waiting since \(clock(oldest))",
                action: "'tailmeter alert list' says why; they are tried again")
        }
    }

    private func japanese(_ problem: StatusProblem) -> Problem {
        switch problem {
        case .notReady(let reason): return Problem(what: "動作していません: \(reason)")
        case .unreadable(let reason): return Problem(what: "数値は最新ではありません: \(reason)")
        case .note(let note): return Problem(what: note)
        case .spent(let standing):
            return Problem(
                what:
                    "\(name(standing)): 上限 \(Self.amount(standing.limit)) に対し \(Self.amount(standing.spent)) を使い切りました",
                action: "下の表で費用の大きいものを確かめるか、設定で上限を上げてください")
        case .forecast(let standing, let forecast):
            return Problem(
                what:
                    "\(name(standing)): このペースでは \(Self.amount(forecast.expected)) になります (上限 \(Self.amount(standing.limit)))",
                action: "下の表で費用の大きいものを確かめてください。個々のリクエストは tailmeter report costliest で分かります")
        case .unpriced(let models, let tokens):
            return Problem(
                what: "\(models) モデルの価格が分かりません: \(HumanText.grouped(tokens)) トークンが費用に含まれていません",
                action: "設定に価格を加え、tailmeter reprice を実行してください")
        case .behind(let lag, let seconds):
            return Problem(
                what: "\(lag.source) の読み取りが \(HumanText.bytes(lag.bytes))、\(japaneseTime(seconds))遅れています",
                action: "起動した直後なら待ってください。そうでなければマシンの負荷を確かめてください")
        case .noFile(let lag):
            return Problem(
                what: "\(lag.source): ファイルがまだありません",
                action: "設定のパスと、デーモンのユーザーの読み取り権限を確かめてください")
        case .oldSettings:
            return Problem(
                what: "最後に読んだ設定に誤りがあり、前の設定のまま動いています",
                action: "tailmeter check で確かめてから、再読み込みしてください")
        case .archiveStopped(let since, let reason):
            return Problem(
                what: "アーカイブが \(clock(since)) から止まっています (集計は続いています): \(reason)",
                action: "数秒ごとに再試行し、ログが残っていれば追いつきます")
        case .webhookDisabled(let name, let reason):
            return Problem(
                what: "Webhook「\(name)」は無効になっています: \(reason)",
                action: "別の URL を設定するか、tailmeter alert enable \(name) を実行してください")
        case .webhookBehind(let name, let messages, let oldest):
            return Problem(
                what: "Webhook「\(name)」への通知 \(HumanText.grouped(messages)) 件が \(clock(oldest)) から届いていません",
                action: "理由は tailmeter alert list で分かります。再試行は続いています")
        }
    }

    private func name(_ standing: BudgetStanding) -> String {
        standing.scope.isEmpty ? standing.budget : "\(standing.budget) (\(standing.scopeText))"
    }

    /// Dollars with their sign, others bare.
    static func amount(_ amount: BudgetAmount) -> String {
        amount.unit == .usd
            ? HumanText.dollars(Money(picoDollars: amount.value)) : HumanText.short(Int64(clamping: amount.value))
    }

    private func clock(_ time: Timestamp) -> String { RFC3339.minute(time, zone: zones.fallback) }

    private func time(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: HumanText.counted(seconds, "second")
        case ..<7_200: HumanText.counted(seconds / 60, "minute")
        case ..<172_800: HumanText.counted(seconds / 3_600, "hour")
        default: HumanText.counted(seconds / 86_400, "day")
        }
    }

    private func japaneseTime(_ seconds: Int64) -> String {
        switch seconds {
        case ..<120: "\(seconds) 秒"
        case ..<7_200: "\(seconds / 60) 分"
        case ..<172_800: "\(seconds / 3_600) 時間"
        default: "\(seconds / 86_400) 日"
        }
    }
}
