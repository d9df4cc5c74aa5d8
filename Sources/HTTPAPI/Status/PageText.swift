import Notifications

/// The fixed words of the page. Templates name them as `t.KEY`.
enum PageText {
    /// The words of a language, by key.
    static func words(_ language: MessageLanguage) -> [String: String] {
        switch language {
        case .english: english
        case .japanese: japanese
        }
    }

    private static let english = [
        "skip": "Skip to the figures", "language": "Language", "signOut": "Sign out", "signIn": "Sign in",
        "token": "Token", "tokenHint": "The value of the variable that token_env names in the settings.",
        "wrongToken": "That is not the token.",
        "signedIn": "Already signed in? A link from another site does not bring the session along:",
        "open": "open the page",
        "now": "What is wrong now", "allWell": "Nothing is wrong.", "critical": "Critical", "warning": "Warning",
        "info": "Notice", "today": "Today", "spend": "Spend", "atLeast": "at least",
        "forecast": "At this pace by the end of the day", "requests": "Requests", "errors": "Errors",
        "tokens": "Tokens", "input": "Input", "output": "Output", "cacheRead": "Cache read",
        "cacheWrite": "Cache write", "budgets": "Budgets", "noBudgets": "No budgets in the settings.",
        "budget": "Budget", "spent": "Spent", "limit": "Limit", "left": "Left", "expected": "Expected",
        "hour": "an hour", "day": "a day", "week": "a week", "month": "a month", "hourColumn": "Hour",
        "hours": "Last 24 hours", "hoursTable": "By hour, as a table", "cost": "Cost",
        "models": "Models, last 24 hours", "model": "Model", "none": "No requests in these hours.",
        "labels": "Labels, last 24 hours", "noLabels": "No labels in the settings.", "share": "Share",
        "latency": "Latency, last 24 hours", "longest": "Longest", "median": "p50",
        "failures": "Errors, last 24 hours", "noFailures": "No errors in these hours.", "reason": "Reason",
        "count": "Count", "sources": "Sources", "noSources": "No sources in the settings.", "source": "Source",
        "files": "Files", "behind": "Behind", "lastLine": "Last line", "alerts": "Recent alerts",
        "noAlerts": "No alerts in the last seven days.", "since": "Since", "state": "State", "alert": "Alert",
        "firing": "Firing", "resolved": "Resolved", "unpriced": "Models without a price",
        "noUnpriced": "Every model of these hours has a price.", "unpricedHint": "Their tokens are in no cost.",
        "asOf": "As of", "version": "Version", "metrics": "Metrics", "live": "Live", "lost": "Connection lost",
        "paused": "Paused", "pause": "Pause updates", "resume": "Resume updates", "noScript": "Reload for new figures.",
        "total": "All",
    ]

    private static let japanese = [
        "skip": "数値へ移動", "language": "言語", "signOut": "サインアウト", "signIn": "サインイン",
        "token": "トークン", "tokenHint": "設定の token_env が指す環境変数の値です。",
        "wrongToken": "トークンが違います。",
        "signedIn": "サインイン済みの場合: 他のサイトのリンクからはセッションが引き継がれません。",
        "open": "ページを開く",
        "now": "現在の問題", "allWell": "問題はありません。", "critical": "重大", "warning": "警告",
        "info": "お知らせ", "today": "今日", "spend": "費用", "atLeast": "少なくとも",
        "forecast": "このペースでの今日の見込み", "requests": "リクエスト", "errors": "エラー",
        "tokens": "トークン", "input": "入力", "output": "出力", "cacheRead": "キャッシュ読み取り",
        "cacheWrite": "キャッシュ書き込み", "budgets": "予算", "noBudgets": "設定に予算がありません。",
        "budget": "予算", "spent": "使用", "limit": "上限", "left": "残り", "expected": "見込み",
        "hour": "1 時間", "day": "1 日", "week": "1 週間", "month": "1 か月", "hourColumn": "時刻",
        "hours": "直近 24 時間", "hoursTable": "時間ごとの表", "cost": "費用",
        "models": "モデル (直近 24 時間)", "model": "モデル", "none": "この時間のリクエストはありません。",
        "labels": "ラベル (直近 24 時間)", "noLabels": "設定にラベルがありません。", "share": "割合",
        "latency": "応答時間 (直近 24 時間)", "longest": "最長", "median": "p50",
        "failures": "エラー (直近 24 時間)", "noFailures": "この時間のエラーはありません。", "reason": "理由",
        "count": "件数", "sources": "ログ", "noSources": "設定にログがありません。", "source": "ログ",
        "files": "ファイル", "behind": "遅れ", "lastLine": "最後の行", "alerts": "最近のアラート",
        "noAlerts": "この 7 日間のアラートはありません。", "since": "開始", "state": "状態", "alert": "アラート",
        "firing": "発生中", "resolved": "解消", "unpriced": "価格の分からないモデル",
        "noUnpriced": "この時間のモデルにはすべて価格があります。", "unpricedHint": "これらのトークンは費用に含まれていません。",
        "asOf": "時点", "version": "バージョン", "metrics": "メトリクス", "live": "自動更新中", "lost": "接続が切れました",
        "paused": "停止中", "pause": "更新を止める", "resume": "更新を再開", "noScript": "再読み込みすると新しい数値になります。",
        "total": "合計",
    ]
}
