/// What findings say to people.
enum GuardMessages {
    /// The Japanese of the first three kinds is the production guide's own.
    static func text(_ rule: GuardRule, _ language: GuardRules.Language) -> String {
        let (english, japanese) = words(rule)
        return language == .english ? english : japanese
    }

    private static let forbidden = "禁止パターンが含まれています"

    private static func words(_ rule: GuardRule) -> (String, String) {
        switch rule {
        case .empty: ("the text is empty", "入力が空です")
        case .tooLong: ("the text is too long", "入力が長すぎます")
        case .tooManyTokens: ("the text has too many tokens", "入力が長すぎます")
        case .pattern: ("a forbidden pattern", forbidden)
        case .control: ("control characters", "制御文字が含まれています")
        case .invisible: ("invisible characters inside words", "見えない文字が含まれています")
        case .hidden: ("text hidden in characters that are not shown", "見えない文字で文が隠されています")
        case .direction: ("characters that turn the direction of writing over", "表示の向きを変える文字が含まれています")
        case .lookalikes: ("letters of another script that look Latin", "紛らわしい文字が含まれています")
        case .link: ("a link or image whose address carries data", "データを外へ運ぶリンクや画像が含まれています")
        case .promptLeak: ("a part of the system prompt", "システムプロンプトの一部が含まれています")
        case .canary: ("the canary of the system prompt", "システムプロンプトの目印が含まれています")
        case .redaction: ("personal data or a secret", "個人情報または秘密情報が含まれています")
        default:
            (injection(rule).0, "\(forbidden)（\(injection(rule).1)）")
        }
    }

    private static func injection(_ rule: GuardRule) -> (String, String) {
        switch rule {
        case .override: ("an order to ignore or break the instructions", "指示の無視や上書き")
        case .role: ("another role for the model, or one without limits", "役割や制限の変更")
        case .extraction: ("asks for the system prompt or a secret", "システムプロンプトや秘密の要求")
        case .authority: ("claims an authority that a text cannot have", "権限の詐称")
        case .task: ("sets another task", "別の作業への誘導")
        case .delimiter: ("claims that the data ends here", "区切りの偽装")
        case .exfiltration: ("an order to send data away", "データの持ち出し")
        case .concealment: ("an order to keep something from the user", "利用者への隠蔽")
        case .address: ("speaks to the model that reads it", "モデルへの呼びかけ")
        case .forcing: ("forces the answer", "回答の強制")
        case .payload: ("instructions in pieces or encoded", "分割や符号化された指示")
        default: ("marks of a chat's turns", "会話記号の偽装")
        }
    }
}
