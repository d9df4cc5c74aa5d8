import Mustache
import Notifications

/// The form that a browser gets in place of the page where the listener asks for a token.
enum SignInPage {
    /// Renders the form.
    ///
    /// - Parameter isWrong: whether a wrong token was sent.
    static func render(_ template: MustacheTemplate, language: MessageLanguage, isWrong: Bool) -> String {
        template.render(PageFrame.values(language).merging(["isWrong": isWrong]) { $1 })
    }
}
