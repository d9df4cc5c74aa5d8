extension PriceBook {
    /// OpenAI's list prices of the standard tier (<https://developers.openai.com/api/docs/pricing>).
    ///
    /// Where the list has a price for cache writes it is that of the 30-minute cache, for both lifetimes.
    static let openAI: [ModelPrice] = PriceTable.builtIn(
        provider: "openai",
        """
        source: OpenAI's price list; genai-prices 0.2.3 and LiteLLM 1.110.2 agree
        # models                              | since      | in    out   read   w5m    w1h
        gpt-3.5-turbo gpt-3.5-turbo-0125      | 2024-01-25 | 0.50  1.50  -      -      -
        gpt-3.5-turbo-1106                    | 2023-11-06 | 1     2     -      -      -
        gpt-3.5-turbo-16k                     | 2023-06-13 | 3     4     -      -      -
        gpt-4 gpt-4-0613                      | 2023-03-14 | 30    60    -      -      -
        gpt-4-turbo                           | 2024-04-09 | 10    30    -      -      -
        gpt-4-1106-preview                    | 2023-11-06 | 10    30    -      -      -
        gpt-4o                                | 2024-05-13 | 2.50  10    1.25   -      -
        # The first snapshot kept its price when the alias went over to the second.
        gpt-4o-2024-05-13                     | 2024-05-13 | 5     15    -      -      -
        gpt-4o-mini                           | 2024-07-18 | 0.15  0.60  0.075  -      -
        gpt-4.1                               | 2025-04-14 | 2     8     0.50   -      -
        gpt-4.1-mini                          | 2025-04-14 | 0.40  1.60  0.10   -      -
        gpt-4.1-nano                          | 2025-04-14 | 0.10  0.40  0.025  -      -
        gpt-5 gpt-5-chat gpt-5-chat-latest    | 2025-08-07 | 1.25  10    0.125  -      -
        gpt-5-codex                           | 2025-09-23 | 1.25  10    0.125  -      -
        gpt-5-mini                            | 2025-08-07 | 0.25  2     0.025  -      -
        gpt-5-nano                            | 2025-08-07 | 0.05  0.40  0.005  -      -
        gpt-5-pro                             | 2025-10-06 | 15    120   -      -      -
        gpt-5.1 gpt-5.1-chat-latest           | 2025-11-13 | 1.25  10    0.125  -      -
        gpt-5.1-codex gpt-5.1-codex-max       | 2025-11-13 | 1.25  10    0.125  -      -
        gpt-5.1-codex-mini                    | 2025-11-13 | 0.25  2     0.025  -      -
        gpt-5.2 gpt-5.2-chat-latest           | 2025-12-11 | 1.75  14    0.175  -      -
        gpt-5.2-codex                         | 2025-12-11 | 1.75  14    0.175  -      -
        gpt-5.2-pro                           | 2025-12-11 | 21    168   -      -      -
        gpt-5.3-codex gpt-5.3-chat-latest     | 2026-02-05 | 1.75  14    0.175  -      -
        gpt-5.4                               | 2026-03-05 | 2.50  15    0.25   -      -
                                              | >272000    | 5     22.50 0.50   -      -
        gpt-5.4-mini                          | 2026-03-17 | 0.75  4.50  0.075  -      -
        gpt-5.4-nano                          | 2026-03-17 | 0.20  1.25  0.02   -      -
        gpt-5.4-pro                           | 2026-03-05 | 30    180   -      -      -
                                              | >272000    | 60    270   -      -      -
        gpt-5.5                               | 2026-04-23 | 5     30    0.50   -      -
                                              | >272000    | 10    45    1      -      -
        gpt-5.5-pro                           | 2026-04-23 | 30    180   -      -      -
                                              | >272000    | 60    270   -      -      -
        gpt-6-astra                           | 2026-09-03 | 10    50    1      12.50  12.50
                                              | >272000    | 20    75    2      25     25
        gpt-6-sol                             | 2026-09-22 | 2     10    0.20   2.50   2.50
                                              | >272000    | 4     15    0.40   5      5
        gpt-6-luna                            | 2026-09-22 | 0.10  0.50  0.01   0.125  0.125
                                              | >272000    | 0.20  0.75  0.02   0.25   0.25
        gpt-6.1-sol                           | 2026-09-29 | 2     10    0.10   2.50   2.50
                                              | >272000    | 4     15    0.20   5      5
        gpt-6.1-terra                         | 2026-10-26 | 1     5     0.05   1.25   1.25
                                              | >272000    | 2     7.50  0.10   2.50   2.50
        o1                                    | 2024-12-17 | 15    60    7.50   -      -
        o1-pro                                | 2025-03-19 | 150   600   -      -      -
        o3-mini                               | 2025-01-31 | 1.10  4.40  0.55   -      -
        o3-pro                                | 2025-06-10 | 20    80    -      -      -
        o3-deep-research                      | 2025-06-26 | 10    40    2.50   -      -
        o4-mini                               | 2025-04-16 | 1.10  4.40  0.275  -      -
        o4-mini-deep-research                 | 2025-06-26 | 2     8     0.50   -      -
        text-embedding-3-large                | 2024-01-25 | 0.13  0     -      -      -
        text-embedding-3-small                | 2024-01-25 | 0.02  0     -      -      -
        text-embedding-ada-002                | 2022-12-15 | 0.10  0     -      -      -

        # LiteLLM has no dates: its prices of today are the last period.
        source: OpenAI's price list; history from genai-prices 0.2.3, today's prices also LiteLLM 1.110.2
        gpt-5.6 gpt-5.6-sol                   | 2026-07-09 | 5     30    0.50   6.25   6.25
                                              | >272000    | 10    45    1      12.50  12.50
                                              | 2026-08-21 | 4     20    0.40   5      5
                                              | >272000    | 8     30    0.80   10     10
        gpt-5.6-terra                         | 2026-07-09 | 2.50  15    0.25   3.125  3.125
                                              | >272000    | 5     22.50 0.50   6.25   6.25
                                              | 2026-07-30 | 2     12    0.20   2.50   2.50
                                              | >272000    | 4     18    0.40   5      5
        gpt-5.6-luna                          | 2026-07-09 | 1     6     0.10   1.25   1.25
                                              | >272000    | 2     9     0.20   2.50   2.50
                                              | 2026-07-30 | 0.20  1.20  0.02   0.25   0.25
                                              | >272000    | 0.40  1.80  0.04   0.50   0.50

        # genai-prices has the price cut, yet 0.50 for cached input before it too. It was 2.50, a quarter of the input price
        # as after the cut (github.com/langfuse/langfuse/pull/7223 made the same change on the day).
        source: OpenAI's price list; genai-prices 0.2.3 and LiteLLM 1.110.2, cached input before the cut from Langfuse
        o3                                    | 2025-04-16 | 10    40    2.50   -      -
                                              | 2025-06-10 | 2     8     0.50   -      -
        """)
}
