/// What stands behind a verb of Japanese: 無視して is an order, 無視する an action, 無視された the past.
struct JapaneseVerbForm {
    private let text: FoldedText
    private let place: Int

    init(_ text: FoldedText, at place: Int) {
        self.text = text
        self.place = place
    }

    /// How much it is an order, from 0.25 to 1.
    var order: Double {
        if begins(Self.polite) { return 1 }
        if begins(Self.told) { return 0.25 }
        if begins(Self.orders) { return 1 }
        // 無視する。 as the end of a sentence is an order in rules; before a noun it is talk.
        if begins(Self.plain) { return 0.45 }
        return 0.85
    }

    /// How much it asks for something, from 0.25 to 1.
    var request: Double {
        begins(Self.told) ? 0.25 : begins(Self.howTo) ? 0.4 : 1
    }

    private func begins(_ forms: [[UInt32]]) -> Bool {
        forms.contains { form in
            place + form.count <= text.count
                && text.scalars[place..<place + form.count].elementsEqual(form)
        }
    }

    private static func folded(_ forms: String) -> [[UInt32]] {
        forms.split(separator: " ").map { FoldedText(SourceText(String($0))).scalars }
    }

    private static let polite = folded("ていただ て頂 していただ して頂 てもらえ")
    private static let told = folded(
        """
        していた しています している してしま してはいけ してはなら しないで しないよう され した人 した場合 した生徒 した結果 したため したこと したので したとき した時 しており ていた ている てしま てはいけ てはなら \
        ないように しなかっ した。 たので たため た場合 た時 たとき た人 たこと た生徒 し続け る人 する人 する生徒 する方法 するとき する時 する場合 するこ すると する攻撃 する手法 する問題 する犬 するのは するのを るのは るのを る方法 ることは ることが \
        しちゃ ちゃった られた られて せる攻撃 させる攻撃 させる手口 させる した上司 できますか できるか る場合 る時 る理由 する理由 しがち しやすい するのが るのが い生徒 い時 い場合 い人 い部下 い子 ないのは ないのが
        """)
    private static let orders = folded(
        """
        して しろ せよ し、 しな し。 した上で したうえで し、 てください て下さい てくれ てほしい て欲しい て、 て。 ろ よ。 なさい ること すること こと。 でください で、 で。 ずに ず、 ないで なくて なくてい で結構 にして にし、 にせよ にする にしろ \
        化して 化し、 化せよ 化しろ してよい してかま してもら て構 てよい てもら ます。 ちゃって とけ でお願い しまし ましょ しても をお願い して構
        """)
    private static let plain = folded("する す の と を る い に が は できる 可能")
    private static let howTo = folded("たい たく する方法 る方法 する手順 させる方法 させない ないように されない")
}
