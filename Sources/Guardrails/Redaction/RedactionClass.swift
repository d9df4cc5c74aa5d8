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
}
