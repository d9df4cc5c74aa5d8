import Budgets
import Foundation
import Testing

@testable import Notifications

struct BodyTemplateTests {
    private func render(_ text: String, _ alert: Alert = Sample.alert(), type: String = "application/json") throws
        -> String
    {
        try BodyTemplate(text, contentType: type).render(
            alert, text: AlertText(alert, language: .english, zones: Sample.zones), channel: "own", zones: Sample.zones)
    }

    private func problem(_ text: String, type: String = "application/json") -> String? {
        do throws(BodyTemplate.Problem) {
            _ = try BodyTemplate(text, contentType: type)
            return nil
        } catch { return error.message }
    }

    @Test func valuesAreEscapedForJSON() throws {
        let standing = Sample.standing(scope: [.init(name: "user", value: #"a"b\c<&>"#)])
        let body = try render(
            #"{"t": "{{title}}", "who": "{{budget.scope}}", "of": "{{budget.spent}}/{{budget.limit}}"}"#,
            Sample.alert(Sample.threshold(standing)))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: String])
        #expect(object["who"] == #"a"b\c<&>"#)
        #expect(object["of"] == "82.10/100.00")
        #expect(object["t"] == #"Budget per-user, a"b\c<&>: $82.10 of $100.00 a day spent (82.1%)"#)
    }

    @Test func sectionsAndWholeObjectsWork() throws {
        let text =
            #"{"data": {{{data}}}, "x": "#
            + #""{{#firing}}f{{/firing}}{{#resolved}}r{{/resolved}}{{^budget}}none{{/budget}}{{#budget}}{{name}} {{ratio}}{{/budget}}"}"#
        var object = try JSONSerialization.jsonObject(with: Data(try render(text).utf8)) as? [String: Any]
        #expect(object?["x"] as? String == "fall 82.1%")
        #expect((object?["data"] as? [String: Any])?["id"] as? String == "alert-1")
        object =
            try JSONSerialization.jsonObject(with: Data(try render(text, Sample.alert(.test, state: .resolved)).utf8))
            as? [String: Any]
        #expect(object?["x"] as? String == "rnone")
    }

    @Test func otherTypesAreNotEscaped() throws {
        #expect(
            try render("{{kind}} & \"{{channel}}\"\n{{#lines}}- {{.}}\n{{/lines}}", type: "text/plain").hasPrefix(
                "budget_threshold & \"own\"\n- Crossed: 80% ($80.00)"))
    }

    @Test func whatWouldNotBeJSONIsTold() {
        #expect(problem(#"{"t": "{{title}}"}"#) == nil)
        #expect(
            problem(#"{"t": {{title}}}"#)?.contains("is not JSON for an alert of the kind budget_threshold, firing")
                == true)
        // Good for budgets, and not for the others.
        #expect(problem(#"{"t": {{budget.unpriced_tokens}}}"#)?.contains("of the kind daily_digest") == true)
        #expect(problem("free text", type: "text/plain") == nil)
    }

    @Test func brokenTemplatesAreTold() {
        #expect(problem(#"{"t": "{{title"}"#)?.hasPrefix("is no Mustache template") == true)
        #expect(problem(#"{"t": "{{#firing}}x"}"#)?.hasPrefix("is no Mustache template") == true)
        #expect(
            problem(#"{"t": "{{titel}}"}"#)?.hasPrefix("has '{{titel}}', which no alert has; known are id, key") == true
        )
    }
}
