import Guardrails
import Testing

/// Keys of known form, and values beside names that tell what they are. All keys are made up.
struct SecretRedactionTests {
    private static let filler =
        "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW5xY7zA9bC1dE3fG5hJ7kL9mN1pQ3rS5tU7v"
    private static let hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

    private static func body(_ count: Int) -> String { String(filler.prefix(count)) }

    static let keys: [(String, String)] = [
        ("anthropic", "sk-ant-api03-" + body(93) + "AA"), ("anthropic", "sk-ant-admin01-" + body(40)),
        ("openai", "sk-proj-" + body(60)),
        ("openai", "sk-" + body(48)), ("openrouter", "sk-or-v1-" + hex), ("aws", "AKIAIOSFODNN7EXAMPLE"),
        ("aws", "ASIAIOSFODNN7EXAMPLE"),
        ("google", "AIza" + body(35)), ("github", "ghp_" + body(36)), ("github", "gho_" + body(36)),
        ("github", "ghu_" + body(36)),
        ("github", "ghs_" + body(36)), ("github", "ghr_" + body(36)),
        ("github", "github_pat_" + body(22) + "_" + body(59)),
        ("gitlab", "glpat-" + body(20)), ("slack", "xoxb-123456789012-1234567890123-" + body(24)),
        ("slack", "xapp-1-A1-123-" + hex),
        ("stripe", "sk_live_" + body(24)), ("stripe", "rk_live_" + body(24)), ("stripe", "whsec_" + body(32)),
        ("huggingface", "hf_" + body(34)),
        ("npm", "npm_" + body(36)), ("pypi", "pypi-AgEIcHlwaS5vcmc" + body(60)), ("google_oauth", "ya29." + body(60)),
        ("google_oauth", "GOCSPX-" + body(28)), ("groq", "gsk_" + body(52)), ("xai", "xai-" + body(80)),
        ("perplexity", "pplx-" + body(48)),
        ("replicate", "r8_" + body(37)), ("sendgrid", "SG." + body(22) + "." + body(43)),
        ("twilio", "SK" + hex.prefix(32)),
        ("digitalocean", "dop_v1_" + hex), ("telegram", "1234567890:AA" + body(33)),
        ("discord", "M" + body(23) + "." + body(6) + "." + body(30)),
        ("jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + body(43)),
        ("jwt", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0"),
        ("webhook", "https://hooks.slack.com/services/T0000AAAA/B0000AAAA/" + body(24)),
        ("pem_private_key", "-----BEGIN PRIVATE KEY-----\n\(filler)\n-----END PRIVATE KEY-----"),
    ]

    @Test(arguments: keys)
    func keysOfKnownFormAreFound(name: String, key: String) throws {
        // What tools for code ask for as a delimiter is not what sentences have.
        for text in [
            key, "Use \(key), please", "(\(key))", "キーは\(key)です。", "\"\(key)\"", "It is \(key).", "key=\(key)&x",
            "api_key: \(key)",
        ] {
            let bytes = Array(text.utf8)
            let found = try Redacting.findings(text)
            #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [key], "\(text)")
            #expect(found.map(\.name) == [name], "\(text)")
        }
    }

    @Test(arguments: [
        "risk-free", "task-oriented-programming-language", "sk-learn", "sk-toggleable__label-arrow", "hf_transfer",
        "npm_config_registry",
        "eyJ", "eyJhbGci", "AKIA", "AKIAIOSFODNN7EXAMPLEX", "SK0123", "ghp_short",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "chatcmpl-9abCdEfGhIjKlMnOpQrStUv", "req_011CSHoEeqs5C35K2UUqR7Fy", "toolu_01A09q90qw90lq917835lq9",
        "bearer of good news",
        "basic understanding", "Basic authentication", "1234567890:30", "MDEyMzQ1Njc4",
        "550e8400-e29b-41d4-a716-446655440000",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709", "https://example.com/path@2x", "https://taro@example.com/",
    ])
    func otherTextsAreNoSecrets(text: String) throws {
        #expect(try Redacting.found(.secret, in: text) == [])
    }

    @Test(arguments: [
        ("password=hunter2", "hunter2"), ("password: Tr0ub4dor&3", "Tr0ub4dor&3"),
        ("x?password=Tr0ub4dor&y=3", "Tr0ub4dor"),
        ("\"password\": \"hunter2\"", "hunter2"), ("passwd='s3cret!'", "s3cret!"),
        ("DB_PASSWORD=abcdefgh", "abcdefgh"), ("dbPassword = \"abcdefgh\"", "abcdefgh"),
        ("client_secret: 0123abcd4567", "0123abcd4567"),
        ("api_key=0123456789abcdef", "0123456789abcdef"), ("API key: 0123456789abcdef", "0123456789abcdef"),
        ("X-Api-Key: 0a1b2c3d4e5f", "0a1b2c3d4e5f"), ("Authorization: Bearer abc123def456ghi789", "abc123def456ghi789"),
        ("Authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz"),
        ("use Bearer abc123def456ghi789 here", "abc123def456ghi789"),
        ("access_token=a1b2c3d4e5f6g7h8i9&x=1", "a1b2c3d4e5f6g7h8i9"),
        ("AccountKey=abcDEF123456789/+==;x", "abcDEF123456789/+=="),
        (
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
        ),
        ("パスワード：abc123xyz", "abc123xyz"), ("パスワードはabc123xyzです", "abc123xyz"), ("パスワードは「abc123xyz」です", "abc123xyz"),
        ("The password is abc123xyz.", "abc123xyz"), ("postgres://app:s3cr3t#x@db.example.com/x", "s3cr3t#x"),
        ("https://u:p%40ss@example.com/", "p%40ss"),
    ])
    func valuesBesideTheirNamesAreFound(text: String, value: String) throws {
        #expect(try Redacting.found(.secret, in: text) == [value])
        #expect(try Redacting.found(.email, in: text) == [])
    }

    @Test(arguments: [
        "input_tokens=1234567890", "max_tokens: 4096", "token_count=12", "tokens: abcdef0123456789abcd",
        "password: required", "password=None", "password=****",
        "password: <your password>", "password=${PASSWORD}", "password = $DB_PASSWORD",
        "api_key: YOUR_API_KEY_GOES_HERE1", "api_key=os.environ[\"KEY\"]",
        "Password: must be at least 8 characters", "the secret: work hard", "password == other", "パスワードは8文字以上です",
        "token: the", "key=value",
        "secret_name=prod/database", "password_policy: strict1", "postgres://app:${PW}@db.example.com/x",
        "postgres://user:password@localhost/x", "トークン数: 123456",
        "primary key: user_id_0123456789", "monkey=banana12345678", "password: [SECRET]", "max token: 0123456789",
        "next_page_token=abcdef0123456789abcd",
        "\"signature\": \"EqQBCgIYAhIM1gbcDa9GJwZA2b3h\"", "secrets: inherit",
    ])
    func countsPlaceholdersAndSentencesStay(text: String) throws {
        #expect(try Redacting.found(.secret, in: text) == [])
    }

    @Test func keysAndPasswordsAreAnnouncedInSentences() throws {
        #expect(try Redacting.text("パスワード「abc123xyz」") == "パスワード「[SECRET]」")
        #expect(
            try Redacting.text("APIキーは9f8e7d6c5b4a39281706f5e4d3c2b1a0です、login with password 'abc123xyz'")
                == "APIキーは[SECRET]です、login with password '[SECRET]'")
    }

    @Test func cookiesAreSecretAsAWhole() throws {
        #expect(
            try Redacting.line(#"{"cookie":"sid=abcdef0123456789; theme=dark","Set-Cookie":"a=b; Path=/"}"#)
                == #"{"cookie":"[SECRET]","Set-Cookie":"[SECRET]"}"#)
    }

    @Test func tokensOfListsAndSignaturesOfModelsArePublic() throws {
        let line =
            #"{"next_page_token":"abcdef0123456789abcd","signature":"EqQBCgIYAhIM1gbcDa9GJwZA2b3h","eos_token":"a1b2c3d4e5f6a7b8c9"}"#
        #expect(try Redacting.line(line) == line)
        #expect(
            try Redacting.found(.secret, in: "x?X-Amz-Signature=0123456789abcdef0123&y=1") == ["0123456789abcdef0123"])
    }

    @Test func membersOfObjectsTellWhatTheirValuesAre() throws {
        #expect(
            try Redacting.line(
                #"{"password":"letmein","token":" the","apiKey":"0123456789ab","n_tokens":"123","secret":"none"}"#)
                == #"{"password":"[SECRET]","token":" the","apiKey":"[SECRET]","n_tokens":"123","secret":"none"}"#)
        #expect(
            try Redacting.line(#"{"headers":{"Authorization":"Bearer abcdef123456","x-api-key":["k1e2y3-k4e5y6"]}}"#)
                == #"{"headers":{"Authorization":"Bearer [SECRET]","x-api-key":["[SECRET]"]}}"#)
        #expect(
            try Redacting.line(#"{"パスワード":"ひみつのことば","total_tokens":12,"token_type":"Bearer"}"#)
                == #"{"パスワード":"[SECRET]","total_tokens":12,"token_type":"Bearer"}"#)
    }

    @Test func aKeyThatWasCutOffIsFoundAsFarAsItGoes() throws {
        let text = "-----BEGIN RSA PRIVATE KEY-----\\n\(Self.filler)\\n\(Self.filler)"
        #expect(try Redacting.text(text) == "[SECRET]")
        #expect(try Redacting.line("{\"key\":\"\(text)\"}") == #"{"key":"[SECRET]"}"#)
    }
}
