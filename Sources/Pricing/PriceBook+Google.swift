extension PriceBook {
    /// Google's list prices of the Gemini API, paid tier, for text (<https://ai.google.dev/gemini-api/docs/pricing>).
    ///
    /// Google has no price for a cache write: what is written costs as input. The price of keeping a cache is by the hour
    /// and in no log line.
    static let google: [ModelPrice] = PriceTable.builtIn(
        provider: "google",
        """
        source: Google's Gemini API price list; genai-prices 0.2.3 and LiteLLM 1.110.2 agree
        # models                                       | since      | in    out   read   w5m  w1h
        gemini-2.5-pro                                 | 2025-06-17 | 1.25  10    0.125  -    -
                                                       | >200000    | 2.50  15    0.25   -    -
        gemini-2.5-flash                               | 2025-06-17 | 0.30  2.50  0.03   -    -
        gemini-2.5-flash-preview-09-2025               | 2025-09-25 | 0.30  2.50  0.03   -    -
        gemini-2.5-flash-lite                          | 2025-07-22 | 0.10  0.40  0.01   -    -
        gemini-2.5-flash-lite-preview-09-2025          | 2025-09-25 | 0.10  0.40  0.01   -    -
        gemini-3-pro-preview                           | 2025-11-18 | 2     12    0.20   -    -
                                                       | >200000    | 4     18    0.40   -    -
        gemini-3-flash-preview                         | 2025-12-17 | 0.50  3     0.05   -    -
        gemini-3.1-pro-preview                         | 2026-02-19 | 2     12    0.20   -    -
                                                       | >200000    | 4     18    0.40   -    -
        gemini-3.1-pro-preview-customtools             | 2026-02-19 | 2     12    0.20   -    -
                                                       | >200000    | 4     18    0.40   -    -
        gemini-3.1-flash-lite                          | 2026-05-07 | 0.25  1.50  0.025  -    -
        gemini-3.1-flash-lite-preview                  | 2026-03-03 | 0.25  1.50  0.025  -    -
        gemini-3.5-flash                               | 2026-05-19 | 1.50  9     0.15   -    -
        gemini-3.5-flash-lite                          | 2026-07-21 | 0.30  2.50  0.03   -    -
        gemini-embedding-001                           | 2025-07-14 | 0.15  0     -      -    -

        # Introductory prices with a published end. LiteLLM has only those of today. Gemini 3.6 Flash is said to have begun
        # at 1.50/7.50; neither library tells until when, so that its first weeks are priced too low here.
        source: Google's Gemini API price list; dates from genai-prices 0.2.3, today's prices also LiteLLM 1.110.2
        gemini-3.6-flash                               | 2026-07-21 | 0.75  3.75  0.075  -    -
                                                       | 2027-01-01 | 1.50  7.50  0.15   -    -
        gemini-3.7-flash                               | 2026-08-13 | 0.75  3.75  0.075  -    -
                                                       | 2027-01-01 | 1.50  7.50  0.15   -    -
        gemini-3.8-flash                               | 2026-09-02 | 0.75  3.75  0.075  -    -
                                                       | 2027-01-01 | 1.50  7.50  0.15   -    -
        gemini-4-argon                                 | 2026-10-13 | 2     10    0.10   -    -
                                                       | 2026-12-01 | 4     20    0.20   -    -

        # Shut down, and gone from LiteLLM's Gemini API keys; its Vertex AI price of 2.0 Flash is another (0.15/0.60).
        source: Google's Gemini API price list; genai-prices 0.2.3 only
        gemini-2.0-flash gemini-2.0-flash-001          | 2025-02-05 | 0.10  0.40  0.025  -    -
        source: Google's Gemini API price list; genai-prices 0.2.3 and LiteLLM 1.110.2 (Vertex AI) agree
        gemini-2.0-flash-lite gemini-2.0-flash-lite-001 | 2025-02-25 | 0.075 0.30  -     -    -
        """)
}
