import Foundation
import Testing

@testable import Archive

/// A field is added to an object, whatever its end looks like, and nothing else changes.
struct LineFieldTests {
    @Test(arguments: [
        (#"{"a": 1}"#, #"{"a": 1,"v":[2]}"#), (#"{}"#, #"{"v":[2]}"#), (#"{ }"#, #"{ "v":[2]}"#),
        ("{\"a\": {\"b\": \"}\"}}  \r", "{\"a\": {\"b\": \"}\"},\"v\":[2]}  \r"),
        (#"{"v": 1}"#, #"{"v": 1,"tailmeter_v":[2]}"#), (#"{"a": {"v": 1}}"#, #"{"a": {"v": 1},"tailmeter_v":[2]}"#),
        ("no object", "no object"), ("", ""),
    ])
    func addsAMember(line: String, expected: String) {
        var bytes = Array("before}\n\(line)".utf8)
        LineField.add("v", "[2]", to: &bytes, from: 8)
        #expect(String(decoding: bytes, as: UTF8.self) == "before}\n\(expected)")
    }
}
