/// Texts that a log can hold and that break a page when they are written as they are.
enum HostileText {
    static let all = [
        #"a"} 1"#,
        "x\"} 1\nllm_cost_usd_total{model=\"forged\"} 999\n",
        "# EOF\n",
        "{}\\",
        #"\n is not a line feed"#,
        #"\\" ends \"#,
        "\0",
        "a\0b\0",
        "\r\n\t\u{B}\u{85}\u{2028}",
        "",
        " , = # {",
        String(decoding: [0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80], as: UTF8.self),
        "日本語のモデル 🧑‍🚀",
        "e\u{301}",
        "\u{E9}",
        String(repeating: "\\\"\nab", count: 1_000),
    ]
}
