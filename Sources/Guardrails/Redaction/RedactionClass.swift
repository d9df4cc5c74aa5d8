/// A kind of personal data or secret that redaction finds.
public enum RedactionClass: String, CaseIterable, Hashable, Sendable {
    /// Mail addresses.
    case email
    /// Telephone numbers: Japan's in all their forms, others by E.164.
    case phone
    /// Numbers of payment cards, by their check digit.
    case card
    /// International bank account numbers, by their check digits.
    case iban
    /// Japan's individual numbers (My Number), by their check digit.
    case myNumber = "my_number"
    /// Japan's corporate numbers, by their check digit.
    case corporateNumber = "corporate_number"
    /// Postal codes that their surroundings tell to be such.
    case postalCode = "postal_code"
    /// Addresses of the Internet Protocol, versions 4 and 6.
    case ip
    /// Social security numbers of the United States.
    case ssn
    /// Passport numbers that their surroundings tell to be such.
    case passport
    /// Names that the user lists.
    case name
    /// Keys, tokens and passwords.
    case secret
    /// What a pattern of the user's own finds.
    case pattern

    /// What stands in brackets where something of the class was found: `PHONE`, or `電話番号` in Japanese.
    public func label(in language: RedactionRules.Language) -> String {
        guard language == .japanese else { return rawValue.uppercased() }
        return switch self {
        case .email: "メール"
        case .phone: "電話番号"
        case .card: "カード番号"
        case .iban: "口座番号"
        case .myNumber: "マイナンバー"
        case .corporateNumber: "法人番号"
        case .postalCode: "郵便番号"
        case .ip: "IPアドレス"
        case .ssn: "社会保障番号"
        case .passport: "旅券番号"
        case .name: "氏名"
        case .secret: "秘密情報"
        case .pattern: "パターン"
        }
    }

    /// Of findings that are equally long and overlap, the one of the lower rank counts.
    var rank: Int {
        switch self {
        case .pattern: 0
        case .secret: 1
        case .iban: 2
        case .card: 3
        case .myNumber: 4
        case .corporateNumber: 5
        case .ssn: 6
        case .passport: 7
        case .email: 8
        case .ip: 9
        case .postalCode: 10
        case .phone: 11
        case .name: 12
        }
    }

    static let byRank = allCases.sorted { $0.rank < $1.rank }
}
