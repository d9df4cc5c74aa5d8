import UsageModel

/// The description of all routes (OpenAPI 3.1, <https://spec.openapis.org/oas/v3.1.0>).
enum OpenAPIDocument {
    /// The document of a version of Tailmeter.
    static func text(version: String) -> String {
        String(decoding: PackageResources.openapi_json, as: UTF8.self)
            .replacing("\"VERSION\"", with: JSONText.string(version), maxReplacements: 1)
    }
}
