import Budgets
import UsageModel

/// Alerts in Japanese.
struct JapaneseText {
    let zones: ZoneLookup

    func text(_ alert: Alert) -> AlertText {
        let isOver = alert.state == .resolved
        var text = firing(alert)
        if isOver {
            if case .silence(let silence) = alert.subject {
                text.title = "リクエストの記録が \(span(silence.seconds))ぶりに再開しました"
            }
            if case .archive = alert.subject { text.title = "ログのアーカイブが再開しました" }
            if case .flagged = alert.subject { text.title = "有害な内容は見つからなくなりました" }
            text.title = "解消: \(text.title)"
        }
        return text
    }

    private func firing(_ alert: Alert) -> AlertText {
        switch alert.subject {
        case .threshold(let standing, let crossing):
            var marks = "超えたしきい値: \(mark(crossing.mark))"
            if !crossing.others.isEmpty { marks += "、同時に \(crossing.others.map(mark).joined(separator: "、"))" }
            return AlertText("\(name(standing)): \(spent(standing))", [marks] + details(standing, alert))
        case .forecast(let standing, let forecast):
            let zone = zones.zone(standing.zone)
            return AlertText(
                "\(name(standing)): このペースでは期間の終わりに \(amount(forecast.expected)) (\(limit(standing)))",
                [
                    "現在: \(spent(standing))",
                    "上限に達する見込み: \(TimeText.local(forecast.exceedsAt, zone)) (\(zone.identifier))",
                ] + details(standing, alert))
        case .burnRate(let standing, let rate):
            let long = FigureText.hundredths(rate.longHundredths)
            return AlertText(
                "\(name(standing)): 期間いっぱいもつ速さの \(long) 倍で消費しています",
                [
                    "直近 \(span(rate.longSeconds))で \(long) 倍、\(span(rate.shortSeconds))で "
                        + "\(FigureText.hundredths(rate.shortHundredths)) 倍 (通知は "
                        + "\(FigureText.hundredths(rate.limitHundredths)) 倍から)",
                    "現在: \(spent(standing))",
                ] + details(standing, alert))
        case .digest(let digest): return self.digest(digest, alert)
        case .unpriced(let unpriced):
            let total = unpriced.models.reduce(Int128(0)) { $0 + Int128($1.tokens) }
            let what = unpriced.models.count == 1 ? unpriced.models[0].name : "\(unpriced.models.count) モデル"
            return AlertText(
                "価格不明のトークンが \(FigureText.grouped(total)) あります: \(what)",
                unpriced.models.map { "\($0.name): \(FigureText.grouped(Int128($0.tokens))) トークン" }
                    + ["費用はどの予算にも含まれていません。設定に価格を加え、tailmeter reprice を実行してください"]
                    + place(alert, nil))
        case .silence(let silence):
            let zone = zones.zone(nil)
            return AlertText(
                "\(span(silence.seconds))のあいだリクエストの記録がありません",
                ["最後の記録: \(TimeText.local(silence.lastRecord, zone)) (\(zone.identifier))"] + place(alert, nil))
        case .errorRatio(let ratio):
            let share = FigureText.share(Int128(ratio.errors), of: Int128(ratio.requests))
            return AlertText(
                "リクエストの \(share) が失敗しています",
                [
                    "直近 \(span(ratio.seconds))の \(FigureText.grouped(Int128(ratio.requests))) 件のうち "
                        + "\(FigureText.grouped(Int128(ratio.errors))) 件 (通知は "
                        + "\(FigureText.hundredths(ratio.limitHundredths))% から)"
                ] + place(alert, nil))
        case .archive(let stop):
            let zone = zones.zone(nil)
            return AlertText(
                "ログのアーカイブが停止しています",
                [
                    "停止した時刻: \(TimeText.local(stop.since, zone)) (\(zone.identifier))、理由: \(stop.reason)",
                    "リクエストの集計は続いています。書き込めるようになると、ログから追いつきます",
                ] + place(alert, nil))
        case .flagged(let texts):
            let zone = zones.zone(nil)
            return AlertText(
                "モデレーションで有害と判定された内容が \(FigureText.grouped(Int128(texts.count))) 件あります",
                [
                    "最後の判定: \(TimeText.local(texts.last, zone)) (\(zone.identifier))、分類: "
                        + (texts.categories.isEmpty ? "なし" : texts.categories.joined(separator: ", "))
                ] + place(alert, nil))
        case .test:
            return AlertText(
                "Tailmeter のテスト通知です", ["'tailmeter alert test' による送信です。異常はありません"] + place(alert, nil))
        }
    }

    private func digest(_ digest: Digest, _ alert: Alert) -> AlertText {
        let zone = zones.zone(digest.zone)
        let day = digest.day
        let atLeast = day.unpricedTokens > 0 ? "少なくとも " : ""
        var lines = [
            "リクエスト: \(FigureText.grouped(Int128(day.requests))) 件、失敗 \(FigureText.grouped(Int128(day.errors))) 件",
            "トークン: \(FigureText.grouped(Int128(day.tokens)))",
        ]
        if day.unpricedTokens > 0 { lines.append(unpriced(day.unpricedTokens)) }
        if let before = digest.weekBefore {
            let change = FigureText.change(day.cost.value, from: before.cost.value).map { "、\($0)" } ?? ""
            lines.append(
                "1週間前: \(amount(before.cost))、\(FigureText.grouped(Int128(before.requests))) 件\(change)")
        }
        for breakdown in digest.breakdowns where !breakdown.parts.isEmpty {
            lines.append(breakdown.label == "model" ? "モデル別:" : "\(breakdown.label) 別:")
            lines += breakdown.parts.map { part in
                "  \(part.name): \(amount(part.sums.cost))、\(FigureText.grouped(Int128(part.sums.requests))) 件、"
                    + "\(FigureText.grouped(Int128(part.sums.tokens))) トークン"
            }
            if breakdown.more > 0 { lines.append("  ほか \(breakdown.more) 件") }
        }
        return AlertText(
            "\(TimeText.day(digest.start, zone)): \(atLeast)\(amount(day.cost))、"
                + "\(FigureText.grouped(Int128(day.requests))) 件",
            lines + place(alert, nil))
    }

    // MARK: - Parts

    private func name(_ standing: BudgetStanding) -> String {
        standing.scope.isEmpty ? "予算「\(standing.budget)」" : "予算「\(standing.budget)」(\(standing.scopeText))"
    }

    private func spent(_ standing: BudgetStanding) -> String {
        let share = FigureText.share(standing.spent.value, of: standing.limit.value)
        return "\(limit(standing)) のうち \(standing.isAtLeast ? "少なくとも " : "")\(amount(standing.spent)) を使用 (\(share))"
    }

    private func limit(_ standing: BudgetStanding) -> String {
        let period =
            switch standing.period {
            case .hour: "1時間"
            case .day: "1日"
            case .week: "1週間"
            case .month: "1か月"
            }
        return "\(period)の上限 \(amount(standing.limit))"
    }

    private func unpriced(_ tokens: Int64) -> String {
        "価格不明: \(FigureText.grouped(Int128(tokens))) トークン (費用は合計に含まれていません)"
    }

    private func details(_ standing: BudgetStanding, _ alert: Alert) -> [String] {
        let zone = zones.zone(standing.zone)
        let period =
            "期間: \(TimeText.local(standing.start, zone)) 〜 \(TimeText.local(standing.end, zone)) (\(zone.identifier))"
        return (standing.isAtLeast ? [unpriced(standing.unpricedTokens)] : []) + [period] + place(alert, standing.zone)
    }

    private func place(_ alert: Alert, _ zoneName: String?) -> [String] {
        let zone = zones.zone(zoneName)
        return ["時刻: \(TimeText.local(alert.time, zone)) (\(zone.identifier))", "ホスト: \(alert.host)"]
    }

    private func mark(_ mark: ThresholdCrossing.Mark) -> String {
        switch mark.threshold {
        case .share: "\(FigureText.threshold(mark.threshold)) (\(amount(mark.amount)))"
        case .amount: amount(mark.amount)
        }
    }

    private func amount(_ amount: BudgetAmount) -> String {
        switch amount.unit {
        case .usd: FigureText.amount(amount)
        case .tokens: "\(FigureText.amount(amount)) トークン"
        case .requests: "\(FigureText.amount(amount)) リクエスト"
        }
    }

    private func span(_ seconds: Int64) -> String {
        let parts = [(seconds / 3_600, "時間"), (seconds / 60 % 60, "分"), (seconds % 60, "秒")].filter { $0.0 > 0 }
        return parts.isEmpty ? "0秒" : parts.prefix(2).map { "\($0.0)\($0.1)" }.joined()
    }
}
