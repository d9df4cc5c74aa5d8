import Testing

@testable import HTTPAPI

struct TokenDigestTests {
    @Test(arguments: ["Bearer s3cret", "bearer s3cret", "BEARER s3cret"])
    func theToken(header: String) {
        #expect(TokenDigest("s3cret").matches(authorization: header))
    }

    @Test(arguments: [
        nil, "", "s3cret", "Bearer", "Bearer ", "Bearer s3cre", "Bearer s3cret ", "Bearer s3crets", "Bearer  s3cret",
        "Bearer S3cret", "Basic s3cret", "Basics s3cret", "Bearers3cret", "Bearer s3cret, Bearer s3cret",
    ])
    func everythingElse(header: String?) {
        #expect(!TokenDigest("s3cret").matches(authorization: header))
    }

    @Test func anEmptyHeaderIsNoEmptyToken() {
        #expect(!TokenDigest("x").matches(authorization: "Bearer "))
        #expect(!TokenDigest("").matches(authorization: nil))
    }
}
