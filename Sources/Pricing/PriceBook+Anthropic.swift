extension PriceBook {
    /// Anthropic's list prices (<https://platform.claude.com/docs/en/about-claude/pricing>).
    static let anthropic: [ModelPrice] = PriceTable.builtIn(
        provider: "anthropic",
        """
        source: Anthropic's price list; genai-prices 0.2.3 and LiteLLM 1.110.2 agree
        # models                                     | since      | in    out   read  w5m    w1h
        claude-haiku-4-5 claude-haiku-4.5            | 2025-10-15 | 1     5     0.10  1.25   2
        claude-haiku-5-5 claude-haiku-5.5            | 2026-10-07 | 0.10  0.50  0.01  0.125  0.20
                                                     | >100000    | 0.50  2.50  0.05  0.625  1
        claude-sonnet-5                              | 2026-06-30 | 2     10    0.20  2.50   4
        claude-sonnet-5-5 claude-sonnet-5.5          | 2026-09-29 | 2     10    0.10  2.50   4
        claude-opus-4-5 claude-opus-4.5              | 2025-11-24 | 5     25    0.50  6.25   10
        claude-opus-4-7 claude-opus-4.7              | 2026-04-16 | 5     25    0.50  6.25   10
        claude-opus-4-8 claude-opus-4.8              | 2026-05-28 | 5     25    0.50  6.25   10
        claude-opus-5                                | 2026-07-24 | 5     25    0.50  6.25   10
        claude-opus-5-5 claude-opus-5.5              | 2026-09-22 | 4     20    0.20  5      8
        claude-fable-5                               | 2026-06-09 | 10    50    1     12.50  20
        claude-fable-5-1 claude-fable-5.1            | 2026-09-01 | 10    50    0.25  12.50  20

        # The long-context premium of the first 1M models ended on 2026-03-13, says genai-prices; LiteLLM has no dates, and
        # its prices of today are the later period.
        source: Anthropic's price list; history from genai-prices 0.2.3, today's prices also LiteLLM 1.110.2
        claude-sonnet-4-6 claude-sonnet-4.6          | 2026-02-17 | 3     15    0.30  3.75   6
                                                     | >200000    | 6     22.50 0.60  7.50   12
                                                     | 2026-03-13 | 3     15    0.30  3.75   6
        claude-opus-4-6 claude-opus-4.6              | 2026-02-05 | 5     25    0.50  6.25   10
                                                     | >200000    | 10    37.50 1     12.50  20
                                                     | 2026-03-13 | 5     25    0.50  6.25   10

        # Sonnet 4 and 4.5: the libraries disagree above 200k (genai-prices has a tier for 4.5 and none for 4; LiteLLM has it
        # for both on Bedrock and not on Anthropic's own API). Both are explained by the 1M beta: it began on
        # 2025-08-12 at 6/22.50 and was retired on 2026-04-30, and without it a prompt above 200k was refused. So a request
        # above 200k that did succeed in between was billed at the premium.
        source: Anthropic's price list; long-context tier of the 1M beta (anthropic.com/news/1m-context), see docs/prices.md
        claude-sonnet-4 claude-sonnet-4-0            | 2025-05-22 | 3     15    0.30  3.75   6
                                                     | 2025-08-12 | 3     15    0.30  3.75   6
                                                     | >200000    | 6     22.50 0.60  7.50   12
                                                     | 2026-04-30 | 3     15    0.30  3.75   6
        claude-sonnet-4-5 claude-sonnet-4.5          | 2025-09-29 | 3     15    0.30  3.75   6
                                                     | >200000    | 6     22.50 0.60  7.50   12
                                                     | 2026-04-30 | 3     15    0.30  3.75   6

        # Retired from Anthropic's API, and gone from LiteLLM's keys of it: there the Bedrock keys were compared. They have
        # no 1-hour price; it is twice the input price, as on all of Anthropic's list.
        source: Anthropic's price list; genai-prices 0.2.3, compared with LiteLLM 1.110.2's Bedrock prices
        claude-opus-4 claude-opus-4-0                | 2025-05-22 | 15    75    1.50  18.75  30
        claude-opus-4-1 claude-opus-4.1              | 2025-08-05 | 15    75    1.50  18.75  30
        claude-3-7-sonnet claude-3.7-sonnet          | 2025-02-24 | 3     15    0.30  3.75   6
        # Vertex AI's id of the second snapshot has -v2 before its date.
        claude-3-5-sonnet claude-3-5-sonnet-v2       | 2024-06-20 | 3     15    0.30  3.75   6
        claude-3.5-sonnet                            | 2024-06-20 | 3     15    0.30  3.75   6
        claude-3-5-haiku claude-3.5-haiku            | 2024-11-04 | 0.80  4     0.08  1      1.60
        claude-3-opus                                | 2024-03-04 | 15    75    1.50  18.75  30
        # LiteLLM has only Vertex AI's price of input and output for these two. Haiku 3's cache write is 0.30 on the list,
        # not 1.25 times the input.
        claude-3-sonnet                              | 2024-03-04 | 3     15    0.30  3.75   6
        claude-3-haiku                               | 2024-03-13 | 0.25  1.25  0.03  0.30   0.50
        """)
}
