/// A form by which a provider's keys are known: a beginning, and what follows it.
///
/// Sources: the providers' documentation. Looser at the end than tools that look for leaks in code, which ask for a
/// delimiter that sentences do not have.
struct SecretForm: Sendable {
    /// What has to hold beside the length.
    enum Rule: Sendable {
        case none
        /// A digit.
        case digit
        /// A run without hyphens of 16 bytes with a digit, so that words joined by hyphens do not count.
        case run
        /// Three parts, separated by dots, as in JSON Web Tokens.
        case jwt
    }

    let name: String
    let prefix: [UInt8]
    /// What the rest is made of.
    let body: ByteSet
    /// The fewest bytes of the rest.
    let fewest: Int
    /// The most bytes of the rest; a longer one is something else. 0 for any number.
    let most: Int
    let rule: Rule

    init(_ name: String, _ prefix: String, _ body: ByteSet, _ fewest: Int, _ most: Int = 0, _ rule: Rule = .none) {
        self.name = name
        self.prefix = Array(prefix.utf8)
        self.body = body
        self.fewest = fewest
        self.most = most
        self.rule = rule
    }

    /// The longer beginnings stand before the shorter ones.
    static let all: [SecretForm] = [
        SecretForm("anthropic", "sk-ant-", .token, 16),
        SecretForm("openrouter", "sk-or-", .token, 20),
        SecretForm("openai", "sk-proj-", .token, 20),
        SecretForm("openai", "sk-svcacct-", .token, 20),
        SecretForm("openai", "sk-admin-", .token, 20),
        SecretForm("langfuse", "sk-lf-", .token, 20),
        SecretForm("openai", "sk-", .token, 20, 0, .run),
        SecretForm("elevenlabs", "sk_", .hex, 40),
        SecretForm("stripe", "sk_live_", .alphanumeric, 10),
        SecretForm("stripe", "sk_test_", .alphanumeric, 10),
        SecretForm("stripe", "rk_live_", .alphanumeric, 10),
        SecretForm("stripe", "rk_test_", .alphanumeric, 10),
        SecretForm("stripe", "whsec_", .base64, 20),
        SecretForm("aws", "AKIA", .alphanumeric, 16, 16),
        SecretForm("aws", "ASIA", .alphanumeric, 16, 16),
        SecretForm("aws", "ABIA", .alphanumeric, 16, 16),
        SecretForm("aws", "ACCA", .alphanumeric, 16, 16),
        SecretForm("google", "AIza", .token, 30, 60),
        SecretForm("google_oauth", "ya29.", .token, 20),
        SecretForm("google_oauth", "GOCSPX-", .token, 20),
        SecretForm("github", "ghp_", .alphanumeric, 30),
        SecretForm("github", "gho_", .alphanumeric, 30),
        SecretForm("github", "ghu_", .alphanumeric, 30),
        SecretForm("github", "ghs_", .token, 30),
        SecretForm("github", "ghr_", .alphanumeric, 30),
        SecretForm("github", "github_pat_", .word, 22),
        SecretForm("gitlab", "glpat-", .dotted, 18),
        SecretForm("gitlab", "gldt-", .token, 18),
        SecretForm("gitlab", "glrt-", .dotted, 18),
        SecretForm("gitlab", "glcbt-", .token, 18),
        SecretForm("gitlab", "glptt-", .token, 18),
        SecretForm("gitlab", "glsoat-", .token, 18),
        SecretForm("gitlab", "gloas-", .token, 18),
        SecretForm("gitlab", "glagent-", .token, 18),
        SecretForm("slack", "xoxb-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxa-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxp-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxr-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxs-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxe-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxe.", .dotted, 10, 0, .digit),
        SecretForm("slack", "xoxo-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxc-", .token, 10, 0, .digit),
        SecretForm("slack", "xoxd-", .base64, 10, 0, .digit),
        SecretForm("slack", "xapp-", .token, 10, 0, .digit),
        SecretForm("huggingface", "hf_", .alphanumeric, 30),
        SecretForm("huggingface", "api_org_", .alphanumeric, 30),
        SecretForm("npm", "npm_", .alphanumeric, 30),
        SecretForm("pypi", "pypi-", .token, 40),
        SecretForm("groq", "gsk_", .alphanumeric, 20),
        SecretForm("xai", "xai-", .token, 30, 0, .run),
        SecretForm("perplexity", "pplx-", .alphanumeric, 20),
        SecretForm("replicate", "r8_", .alphanumeric, 30),
        SecretForm("sendgrid", "SG.", .dotted, 40),
        SecretForm("twilio", "SK", .hex, 32, 32),
        SecretForm("mailgun", "key-", .hex, 32, 32),
        SecretForm("digitalocean", "dop_v1_", .hex, 40),
        SecretForm("digitalocean", "doo_v1_", .hex, 40),
        SecretForm("digitalocean", "dor_v1_", .hex, 40),
        SecretForm("shopify", "shpat_", .hex, 30),
        SecretForm("shopify", "shpca_", .hex, 30),
        SecretForm("shopify", "shppa_", .hex, 30),
        SecretForm("shopify", "shpss_", .hex, 30),
        SecretForm("databricks", "dapi", .hex, 32, 32),
        SecretForm("linear", "lin_api_", .alphanumeric, 30),
        SecretForm("notion", "ntn_", .alphanumeric, 40),
        SecretForm("figma", "figd_", .token, 30),
        SecretForm("postman", "PMAK-", .token, 40),
        SecretForm("newrelic", "NRAK-", .alphanumeric, 25),
        SecretForm("grafana", "glsa_", .word, 30),
        SecretForm("grafana", "glc_", .base64, 40),
        SecretForm("sentry", "sntrys_", .base64, 40),
        SecretForm("sentry", "sntryu_", .hex, 40),
        SecretForm("doppler", "dp.pt.", .alphanumeric, 40),
        SecretForm("doppler", "dp.st.", .dotted, 40),
        SecretForm("vault", "hvs.", .token, 24),
        SecretForm("vault", "hvb.", .token, 24),
        SecretForm("pulumi", "pul-", .hex, 40, 40),
        SecretForm("planetscale", "pscale_tkn_", .dotted, 30),
        SecretForm("supabase", "sbp_", .hex, 40),
        SecretForm("supabase", "sb_secret_", .token, 20),
        SecretForm("square", "sq0atp-", .token, 20),
        SecretForm("square", "sq0csp-", .token, 40),
        SecretForm("age", "AGE-SECRET-KEY-1", .alphanumeric, 50),
        SecretForm("tailscale", "tskey-", .token, 20, 0, .digit),
        SecretForm("docker", "dckr_pat_", .token, 20),
        SecretForm("rubygems", "rubygems_", .hex, 40),
        SecretForm("mapbox", "sk.eyJ", .dotted, 40),
        SecretForm("atlassian", "ATATT3", .base64, 80),
        SecretForm("voyage", "pa-", .token, 40, 0, .run),
        SecretForm("together", "tgp_v1_", .token, 30),
        SecretForm("langsmith", "lsv2_pt_", .word, 30),
        SecretForm("langsmith", "lsv2_sk_", .word, 30),
        SecretForm("cerebras", "csk-", .alphanumeric, 40),
        SecretForm("tavily", "tvly-", .token, 20, 0, .run),
        SecretForm("pinecone", "pcsk_", .word, 40),
        SecretForm("jina", "jina_", .token, 40),
        SecretForm("firecrawl", "fc-", .hex, 32, 32),
        SecretForm("nvidia", "nvapi-", .token, 40),
        SecretForm("fireworks", "fw_", .alphanumeric, 20, 0, .digit),
        SecretForm("sonar", "sqp_", .hex, 40),
        SecretForm("sonar", "squ_", .hex, 40),
        SecretForm("facebook", "EAACEdEose0cBA", .alphanumeric, 20),
        SecretForm("plaid", "access-sandbox-", .token, 32, 0, .digit),
        SecretForm("plaid", "access-production-", .token, 32, 0, .digit),
        SecretForm("jwt", "eyJ", .token, 8, 0, .jwt),
    ].sorted { $0.prefix.count > $1.prefix.count }

    /// What the detail of a finding names, beyond ``all``; the general ones behind the known forms.
    static let otherNames = [
        "pem_private_key", "url_password", "webhook", "discord", "telegram", "authorization", "password", "api_key",
    ]
    static let pem = all.count
    static let urlPassword = all.count + 1
    static let webhook = all.count + 2
    static let discord = all.count + 3
    static let telegram = all.count + 4
    static let authorization = all.count + 5
    static let password = all.count + 6
    static let apiKey = all.count + 7

    /// The name of a detail.
    static func name(_ detail: Int) -> String {
        detail < all.count ? all[detail].name : otherNames[detail - all.count]
    }
}
