/// The language of texts for people.
public enum MessageLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case japanese = "ja"
}
