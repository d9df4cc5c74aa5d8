/// What a word means for the rules of Japanese.
struct JapaneseConcept: OptionSet, Sendable {
    let rawValue: UInt64

    /// 無視, 忘れ, 従わ: verbs whose form behind decides.
    static let dismiss = JapaneseConcept(rawValue: 1 << 0)
    /// 解除, 停止, リセット: verbs that have innocent objects too.
    static let loosen = JapaneseConcept(rawValue: 1 << 1)
    /// 指示, ルール, プロンプト.
    static let instruction = JapaneseConcept(rawValue: 1 << 2)
    /// 会話, 内容, 文章.
    static let piece = JapaneseConcept(rawValue: 1 << 3)
    /// これまで, 上記, 以前.
    static let earlier = JapaneseConcept(rawValue: 1 << 4)
    /// あなた, 開発者, AI.
    static let own = JapaneseConcept(rawValue: 1 << 5)
    /// システム, 内部, 初期, 安全.
    static let inner = JapaneseConcept(rawValue: 1 << 6)
    /// すべて, 全部.
    static let all = JapaneseConcept(rawValue: 1 << 7)
    /// システムプロンプト and its other names.
    static let systemPrompt = JapaneseConcept(rawValue: 1 << 8)
    /// 表示, 出力, 教えて.
    static let reveal = JapaneseConcept(rawValue: 1 << 9)
    /// そのまま, 一字一句.
    static let verbatim = JapaneseConcept(rawValue: 1 << 10)
    /// パスワード, 合言葉.
    static let secret = JapaneseConcept(rawValue: 1 << 11)
    /// 今から, これより, 今後.
    static let henceforth = JapaneseConcept(rawValue: 1 << 12)
    /// として振る舞, になりきっ.
    static let become = JapaneseConcept(rawValue: 1 << 13)
    /// 制限なし, 検閲なし, 倫理観のない.
    static let unbound = JapaneseConcept(rawValue: 1 << 14)
    /// 開発者モード.
    static let mode = JapaneseConcept(rawValue: 1 << 15)
    /// 有効, 切り替え, 開始.
    static let activate = JapaneseConcept(rawValue: 1 << 16)
    /// 管理者です, システム通知.
    static let authority = JapaneseConcept(rawValue: 1 << 17)
    /// 新しい指示.
    static let newTask = JapaneseConcept(rawValue: 1 << 18)
    /// ユーザーには知らせず.
    static let conceal = JapaneseConcept(rawValue: 1 << 19)
    /// 読んでいるAIへ.
    static let addressModel = JapaneseConcept(rawValue: 1 << 20)
    /// 拒否せず, 必ず答え.
    static let force = JapaneseConcept(rawValue: 1 << 21)
    /// ここまでがユーザー入力.
    static let endOfData = JapaneseConcept(rawValue: 1 << 22)
    /// 送信, 転送.
    static let transmit = JapaneseConcept(rawValue: 1 << 23)
    /// 会話, APIキー, 個人情報.
    static let sensitive = JapaneseConcept(rawValue: 1 << 24)
    /// 復号, デコード, 結合.
    static let assemble = JapaneseConcept(rawValue: 1 << 25)
    /// 従っ, 実行.
    static let obey = JapaneseConcept(rawValue: 1 << 26)
    /// 攻撃, とは, 対策, 例文: talk about attacks or about how something is done.
    static let talk = JapaneseConcept(rawValue: 1 << 27)
    /// 代わりに, 次の質問だけ.
    static let instead = JapaneseConcept(rawValue: 1 << 28)
    /// 優先.
    static let prefer = JapaneseConcept(rawValue: 1 << 29)
    /// 書き方, とは何, 違い: the object is a subject of talk.
    static let topic = JapaneseConcept(rawValue: 1 << 30)
    /// 無効化されました, 停止されています: what was done to a rule.
    static let annulled = JapaneseConcept(rawValue: 1 << 31)
    /// 倫理, フィルター: what a model without limits lacks.
    static let limit = JapaneseConcept(rawValue: 1 << 32)
    /// なし, 取り払, されない.
    static let lacking = JapaneseConcept(rawValue: 1 << 33)
    /// People and things other than the model that do something.
    static let person = JapaneseConcept(rawValue: 1 << 34)
    /// スマホ, Windows: things whose modes and limits are no model's.
    static let device = JapaneseConcept(rawValue: 1 << 35)
}
