// Written by deploy/prices/make_table.py. The format: PriceTable.swift. The rules: docs/prices.md.

extension PriceBook {
    /// The built-in price table.
    static let table = #"""
        provider: anthropic images-as-text
        source: Anthropic's price list; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        claude-fable-5                               | 2026-06-09 | 10     50     1      12.50  20 batch=0.5 search=10 regional=1.1
        claude-fable-5-1 claude-fable-5.1            | 2026-09-01 | 10     50     0.25   12.50  20 batch=0.5 search=10 regional=1.1
        claude-haiku-4-5 claude-haiku-4.5            | 2025-10-15 | 1      5      0.10   1.25   2 batch=0.5 search=10
        claude-haiku-5-5 claude-haiku-5.5            | 2026-10-07 | 0.10   0.50   0.01   0.125  0.20 batch=0.5 search=10 regional=1.1
                                                     | >100000    | 0.50   2.50   0.05   0.625  1
        claude-opus-4-5 claude-opus-4.5              | 2025-11-24 | 5      25     0.50   6.25   10 batch=0.5 search=10
        claude-opus-4-7 claude-opus-4.7              | 2026-04-16 | 5      25     0.50   6.25   10 batch=0.5 search=10 regional=1.1
        claude-opus-4-8 claude-opus-4.8              | 2026-05-28 | 5      25     0.50   6.25   10 batch=0.5 fast=2 search=10 regional=1.1
        claude-opus-5                                | 2026-07-24 | 5      25     0.50   6.25   10 batch=0.5 fast=2 search=10 regional=1.1
        claude-opus-5-5 claude-opus-5.5              | 2026-09-22 | 4      20     0.20   5      8 batch=0.5 fast=2 search=10 regional=1.1
        claude-sonnet-5                              | 2026-06-30 | 2      10     0.20   2.50   4 batch=0.5 search=10 regional=1.1
        claude-sonnet-5-5 claude-sonnet-5.5          | 2026-09-29 | 2      10     0.10   2.50   4 batch=0.5 search=10 regional=1.1
        source: Anthropic's price list; genai-prices 0.2.3, compared with LiteLLM 1.110.2's Bedrock prices; 2026-11-24
        claude-3-5-haiku                             | 2024-11-04 | 0.80   4      0.08   1      1.60 batch=0.5 search=10
        claude-3-5-sonnet claude-3-5-sonnet-v2       | 2024-06-20 | 3      15     0.30   3.75   6 batch=0.5 search=10
        claude-3-7-sonnet                            | 2025-02-24 | 3      15     0.30   3.75   6 batch=0.5 search=10
        claude-3-haiku                               | 2024-03-13 | 0.25   1.25   0.03   0.30   0.50 batch=0.5
        claude-3-opus                                | 2024-03-04 | 15     75     1.50   18.75  30 batch=0.5
        claude-3-sonnet                              | 2024-03-04 | 3      15     0.30   3.75   6 batch=0.5
        claude-3.5-haiku                             | 2024-11-04 | 0.80   4      0.08   1      1.60 batch=0.5
        claude-3.5-sonnet                            | 2024-06-20 | 3      15     0.30   3.75   6 batch=0.5
        claude-3.7-sonnet                            | 2025-02-24 | 3      15     0.30   3.75   6 batch=0.5
        claude-opus-4 claude-opus-4-0                | 2025-05-22 | 15     75     1.50   18.75  30 batch=0.5 search=10
        claude-opus-4-1 claude-opus-4.1              | 2025-08-05 | 15     75     1.50   18.75  30 batch=0.5 search=10
        source: Anthropic's price list; history from genai-prices 0.2.3, today's prices also LiteLLM 1.110.2; 2026-11-24
        claude-opus-4-6 claude-opus-4.6              | 2026-02-05 | 5      25     0.50   6.25   10 batch=0.5 search=10 regional=1.1
                                                     | >200000    | 10     37.50  1      12.50  20
                                                     | 2026-03-13 | 5      25     0.50   6.25   10 batch=0.5 search=10 regional=1.1
        claude-sonnet-4-6 claude-sonnet-4.6          | 2026-02-17 | 3      15     0.30   3.75   6 batch=0.5 search=10 regional=1.1
                                                     | >200000    | 6      22.50  0.60   7.50   12
                                                     | 2026-03-13 | 3      15     0.30   3.75   6 batch=0.5 search=10 regional=1.1
        source: Anthropic's price list; long-context tier of the 1M beta (anthropic.com/news/1m-context), see docs/prices.md; 2026-11-24
        claude-sonnet-4 claude-sonnet-4-0            | 2025-05-22 | 3      15     0.30   3.75   6 batch=0.5 search=10
                                                     | 2025-08-12 | 3      15     0.30   3.75   6 batch=0.5 search=10
                                                     | >200000    | 6      22.50  0.60   7.50   12
                                                     | 2026-04-30 | 3      15     0.30   3.75   6 batch=0.5 search=10
        claude-sonnet-4-5 claude-sonnet-4.5          | 2025-09-29 | 3      15     0.30   3.75   6 batch=0.5 search=10
                                                     | >200000    | 6      22.50  0.60   7.50   12
                                                     | 2026-04-30 | 3      15     0.30   3.75   6 batch=0.5 search=10
        source: https://platform.claude.com/docs/en/about-claude/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        claude-mythos-5                              | -          | 10     50     1      12.5   20 search=10 regional=1.1
                                                     | batch      | 5      25     0.5    6.25   -
        claude-mythos-5-1                            | -          | 10     50     0.25   12.5   20 search=10 regional=1.1
                                                     | batch      | 5      25     0.125  6.25   -
        claude-mythos-preview                        | -          | 10     50     1      12.5   20 batch=0.5 search=10 regional=1.1
        source: https://platform.claude.com/docs/en/about-claude/pricing; genai-prices 0.2.3 alone; 2026-11-24
        claude-2 claude-v1                           | -          | 8      24     -      -      - batch=0.5
        claude-fable-5-2 claude-mythos-5-2           | -          | 8      40     0.2    10     16 batch=0.5 fast=2 search=10
        provider: openai images-as-text
        source: OpenAI's price list; genai-prices 0.2.3 (text) and LiteLLM 1.110.2 (dated names); 2026-11-24
        gpt-4o-audio-preview gpt-4o-audio-preview-2024-12-17 | 2024-12-17 | 2.50   10     -      -      - audio-in=40 audio-out=80
        gpt-4o-audio-preview-2025-06-03              | 2024-12-17 | 2.50   10     -      -      - audio-in=40 audio-out=80
        gpt-4o-mini-audio-preview                    | 2024-12-17 | 0.15   0.60   -      -      - audio-in=10 audio-out=20
        gpt-4o-mini-audio-preview-2024-12-17         | 2024-12-17 | 0.15   0.60   -      -      - audio-in=10 audio-out=20
        source: OpenAI's price list; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        gpt-3.5-turbo gpt-3.5-turbo-0125             | 2024-01-25 | 0.50   1.50   -      -      - batch=0.5
        gpt-3.5-turbo-1106                           | 2023-11-06 | 1      2      -      -      - batch=1
        gpt-3.5-turbo-16k                            | 2023-06-13 | 3      4      -      -      -
        gpt-4 gpt-4-0613                             | 2023-03-14 | 30     60     -      -      - batch=0.5
        gpt-4-1106-preview                           | 2023-11-06 | 10     30     -      -      - batch=0.5
        gpt-4-turbo                                  | 2024-04-09 | 10     30     -      -      - batch=0.5
        gpt-4.1                                      | 2025-04-14 | 2      8      0.50   -      - priority=1.75 fast=1.75 search=10
                                                     | batch      | 1      4      -      -      -
        gpt-4.1-mini                                 | 2025-04-14 | 0.40   1.60   0.10   -      - priority=1.75 fast=1.75 search=10
                                                     | batch      | 0.2    0.8    -      -      -
        gpt-4.1-nano                                 | 2025-04-14 | 0.10   0.40   0.025  -      - priority=2 fast=2
                                                     | batch      | 0.05   0.2    -      -      -
        gpt-4o                                       | 2024-05-13 | 2.50   10     1.25   -      - priority=1.7 fast=1.7 search=10
                                                     | batch      | 1.25   5      -      -      -
        gpt-4o-2024-05-13                            | 2024-05-13 | 5      15     -      -      - batch=0.5 priority=1.75 fast=1.75 search=10
        gpt-4o-mini                                  | 2024-07-18 | 0.15   0.60   0.075  -      - search=10
                                                     | batch      | 0.075  0.3    -      -      -
                                                     | priority   | 0.25   1      0.125  -      -
                                                     | fast       | 0.25   1      0.125  -      -
        gpt-5 gpt-5-chat gpt-5-chat-latest           | 2025-08-07 | 1.25   10     0.125  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10
        gpt-5-codex                                  | 2025-09-23 | 1.25   10     0.125  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10
        gpt-5-mini                                   | 2025-08-07 | 0.25   2      0.025  -      - batch=0.5 flex=0.5 priority=1.8 fast=1.8 search=10
        gpt-5-nano                                   | 2025-08-07 | 0.05   0.40   0.005  -      - batch=0.5 flex=0.5 search=10
        gpt-5-pro                                    | 2025-10-06 | 15     120    -      -      - batch=0.5 search=10
        gpt-5.1 gpt-5.1-chat-latest gpt-5.1-codex gpt-5.1-codex-max | 2025-11-13 | 1.25   10     0.125  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10
        gpt-5.1-codex-mini                           | 2025-11-13 | 0.25   2      0.025  -      -
        gpt-5.2 gpt-5.2-chat-latest gpt-5.2-codex    | 2025-12-11 | 1.75   14     0.175  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10
        gpt-5.2-pro                                  | 2025-12-11 | 21     168    -      -      - batch=0.5 search=10
        gpt-5.3-chat-latest                          | 2026-02-05 | 1.75   14     0.175  -      -
        gpt-5.3-codex                                | 2026-02-05 | 1.75   14     0.175  -      - priority=2 fast=2 search=10
        gpt-5.4                                      | 2026-03-05 | 2.50   15     0.25   -      - search=10 regional=1.1
                                                     | >272000    | 5      22.50  0.50   -      -
                                                     | batch      | 1.25   7.5    0.13   -      -
                                                     | batch>272000 | 2.5    11.25  0.25   -      -
                                                     | flex       | 1.25   7.5    0.13   -      -
                                                     | flex>272000 | 2.5    11.25  0.25   -      -
                                                     | priority   | 5      30     0.5    -      -
                                                     | fast       | 5      30     0.5    -      -
        gpt-5.4-mini                                 | 2026-03-17 | 0.75   4.50   0.075  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
        gpt-5.4-nano                                 | 2026-03-17 | 0.20   1.25   0.02   -      - batch=0.5 flex=0.5 search=10 regional=1.1
        gpt-5.4-pro                                  | 2026-03-05 | 30     180    -      -      - batch=0.5 flex=0.5 search=10 regional=1.1
                                                     | >272000    | 60     270    -      -      -
        gpt-5.5                                      | 2026-04-23 | 5      30     0.50   -      - batch=0.5 flex=0.5 search=10 regional=1.1
                                                     | >272000    | 10     45     1      -      -
                                                     | priority   | 12.5   75     1.25   -      -
                                                     | fast       | 12.5   75     1.25   -      -
        gpt-5.5-pro                                  | 2026-04-23 | 30     180    -      -      - search=10 regional=1.1
                                                     | >272000    | 60     270    -      -      -
                                                     | batch      | 15     90     -      -      -
                                                     | flex       | 15     90     -      -      -
        gpt-6-astra                                  | 2026-09-03 | 10     50     1      12.50  12.50 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 20     75     2      25     25
        gpt-6-luna                                   | 2026-09-22 | 0.10   0.50   0.01   0.125  0.125 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 0.20   0.75   0.02   0.25   0.25
        gpt-6-sol                                    | 2026-09-22 | 2      10     0.20   2.50   2.50 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 4      15     0.40   5      5
        gpt-6.1-sol                                  | 2026-09-29 | 2      10     0.10   2.50   2.50 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 4      15     0.20   5      5
        gpt-6.1-terra                                | 2026-10-26 | 1      5      0.05   1.25   1.25 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 2      7.50   0.10   2.50   2.50
        o1                                           | 2024-12-17 | 15     60     7.50   -      -
                                                     | batch      | 7.5    30     -      -      -
        o1-pro                                       | 2025-03-19 | 150    600    -      -      - batch=0.5
        o3-deep-research                             | 2025-06-26 | 10     40     2.50   -      - search=10
        o3-mini                                      | 2025-01-31 | 1.10   4.40   0.55   -      -
                                                     | batch      | 0.55   2.2    -      -      -
        o3-pro                                       | 2025-06-10 | 20     80     -      -      - batch=0.5 search=10
        o4-mini                                      | 2025-04-16 | 1.10   4.40   0.275  -      - search=10
                                                     | batch      | 0.55   2.2    -      -      -
                                                     | flex       | 0.55   2.2    0.138  -      -
                                                     | priority   | 2      8      0.5    -      -
                                                     | fast       | 2      8      0.5    -      -
        o4-mini-deep-research                        | 2025-06-26 | 2      8      0.50   -      - search=10
        text-embedding-3-large                       | 2024-01-25 | 0.13   0      -      -      - batch=0.5
        text-embedding-3-small                       | 2024-01-25 | 0.02   0      -      -      - batch=0.5
        text-embedding-ada-002                       | 2022-12-15 | 0.10   0      -      -      -
        source: OpenAI's price list; genai-prices 0.2.3 and LiteLLM 1.110.2, cached input before the cut from Langfuse; 2026-11-24
        o3                                           | 2025-04-16 | 10     40     2.50   -      - flex=0.5 priority=1.75 fast=1.75 search=10
                                                     | 2025-06-10 | 2      8      0.50   -      - flex=0.5 priority=1.75 fast=1.75 search=10
                                                     | batch      | 1      4      -      -      -
        source: OpenAI's price list; history from genai-prices 0.2.3, today's prices also LiteLLM 1.110.2; 2026-11-24
        gpt-5.6 gpt-5.6-sol                          | 2026-07-09 | 5      30     0.50   6.25   6.25 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 10     45     1      12.50  12.50
                                                     | 2026-08-21 | 4      20     0.40   5      5 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 8      30     0.80   10     10
        gpt-5.6-luna                                 | 2026-07-09 | 1      6      0.10   1.25   1.25 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 2      9      0.20   2.50   2.50
                                                     | 2026-07-30 | 0.20   1.20   0.02   0.25   0.25 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 0.40   1.80   0.04   0.50   0.50
        gpt-5.6-terra                                | 2026-07-09 | 2.50   15     0.25   3.125  3.125 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 5      22.50  0.50   6.25   6.25
                                                     | 2026-07-30 | 2      12     0.20   2.50   2.50 batch=0.5 flex=0.5 priority=2 fast=2 search=10 regional=1.1
                                                     | >272000    | 4      18     0.40   5      5
        source: https://developers.openai.com/api/docs/pricing; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        babbage-002                                  | -          | 0.4    0.4    -      -      - batch=0.5
        chat-latest                                  | -          | 5      30     0.5    -      -
        chatgpt-image-latest gpt-image-1.5           | -          | 5      10     1.25   -      - image-in=8 image-out=32
                                                     | batch      | 2.5    5      0.63   -      - image-in=4 image-out=16
        computer-use-preview                         | -          | 3      12     -      -      -
        davinci-002                                  | -          | 2      2      -      -      - batch=0.5
        ft:gpt-3.5-turbo ft:gpt-3.5-turbo-0125 ft:gpt-3.5-turbo-0613 | -          | 3      6      -      -      - batch=0.5
        ft:gpt-3.5-turbo-1106                        | -          | 3      6      -      -      - batch=0.5
        ft:gpt-4-0613                                | -          | 30     60     -      -      - batch=0.5
        ft:gpt-4o-2024-08-06                         | -          | 3.75   15     1.875  -      -
                                                     | batch      | 2.225  12.5   0.9    -      -
        ft:gpt-4o-2024-11-20                         | -          | 3.75   15     -      ?      ?
        ft:gpt-4o-mini-2024-07-18                    | -          | 0.3    1.2    0.15   -      - batch=0.5
        gpt-3.5-turbo-instruct gpt-3.5-turbo-instruct-0914 | -          | 1.5    2      -      -      -
        gpt-4o-mini-search-preview                   | -          | 0.15   0.6    0.075  -      - search=10
                                                     | batch      | 0.075  0.3    -      -      -
                                                     | priority   | 0.25   1      0.125  -      -
                                                     | fast       | 0.25   1      0.125  -      -
        gpt-4o-search-preview                        | -          | 2.5    10     1.25   -      - search=25
                                                     | batch      | 1.25   5      -      -      -
        gpt-5-search-api                             | -          | 1.25   10     0.125  -      - search=10
        gpt-5.5-cyber                                | -          | 12.5   75     -      -      -
                                                     | 2026-10-19 | 12.5   75     1.25   -      -
        gpt-6-cyber                                  | -          | 20     100    2      25     25
        gpt-6-rosalind                               | -          | 15     75     1.5    18.75  18.75 regional=1.1
                                                     | >272000    | 30     112.5  3      37.5   37.5
        gpt-audio gpt-audio-1.5                      | -          | 2.5    10     -      -      - audio-in=32 audio-out=64
        gpt-audio-mini                               | -          | 0.6    2.4    -      -      - audio-in=10 audio-out=20
        gpt-image-1                                  | -          | 5      40     1.25   -      - image-in=10 image-out=40
                                                     | batch      | 2.5    20     0.63   -      - image-in=5
        gpt-image-1-mini                             | -          | 2      8      0.2    -      - image-in=2.5 image-out=8
                                                     | batch      | 1      4      0.1    -      - image-in=1.25
        gpt-image-2 gpt-image-2.5-flare gpt-image-2.5-sunburst | -          | 5      30     1.25   -      - image-in=8 image-out=30
                                                     | batch      | 2.5    15     0.625  -      - image-in=4
        gpt-realtime gpt-realtime-1.5                | -          | 4      16     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5
        gpt-realtime-2                               | -          | 4      24     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5
        gpt-realtime-2.1                             | -          | 4      24     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5 regional=1.1
        gpt-realtime-2.1-mini                        | -          | 0.6    2.4    0.06   -      - audio-in=10 audio-read=0.3 audio-out=20 image-in=0.8 regional=1.1
        gpt-realtime-mini                            | -          | 0.6    2.4    0.06   -      - audio-in=10 audio-read=0.3 audio-out=20 image-in=0.8
        gpt-rosalind-discovery gpt-rosalind-research | -          | 5      25     0.5    -      -
        text-embedding-ada-002-v2                    | -          | 0.1    0      -      -      - batch=0.5
        source: https://developers.openai.com/api/docs/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        daybreak-blue-latest gpt-daybreak-blue-latest | -          | 4      20     0.4    5      5
                                                     | >272000    | 8      30     0.8    10     10
        daybreak-red-latest gpt-daybreak-red-latest  | -          | 12.5   75     1.25   15.625 15.625
                                                     | >272000    | 25     112.5  2.5    31.25  31.25
        ft:gpt-4.1-2025-04-14                        | -          | 3      12     0.75   -      -
                                                     | batch      | 1.5    6      0.5    -      -
        ft:gpt-4.1-mini-2025-04-14                   | -          | 0.8    3.2    0.2    -      - batch=0.5
        ft:gpt-4.1-nano-2025-04-14                   | -          | 0.2    0.8    0.05   -      - batch=0.5
        ft:o4-mini-2025-04-16                        | -          | 4      16     1      -      - batch=0.5
        gpt-5.5-cyber-preview                        | -          | 12.5   75     1.25   -      -
        gpt-6-astra-law                              | -          | 10     50     1      -      - search=10 regional=1.1
        gpt-image-2.6-flare gpt-image-2.6-sunburst   | -          | 5      30     1.25   -      - image-in=8 image-out=30
        source: https://developers.openai.com/api/docs/pricing; LiteLLM 1.110.2, genai-prices differs: the family's threshold of 272k; 2026-11-24
        gpt-5.6-cyber                                | -          | 12.5   75     1.25   15.625 15.625
                                                     | >272000    | 25     112.5  2.5    31.25  31.25
        source: https://developers.openai.com/api/docs/pricing; genai-prices 0.2.3 alone; 2026-11-24
        ada text-ada-001                             | -          | 0.4    0.4    -      -      -
        babbage                                      | -          | 0.5    0.5    -      -      -
        chatgpt-4o-latest                            | -          | 5      15     -      -      -
        codex-mini                                   | -          | 1.5    6      0.375  -      -
        computer-use                                 | -          | 3      12     -      -      -
        curie text-curie-001                         | -          | 2      2      -      -      -
        davinci text-davinci-001 text-davinci-002 text-davinci-003 | -          | 20     20     -      -      -
        ft:gpt-3.5-turbo-                            | -          | 3      6      -      -      - batch=0.5
        gpt-3.5-0301 gpt-3.5-turbo-0301 gpt-3.5-turbo-0613 | -          | 1.5    2      -      -      -
        gpt-3.5-turbo-16k-0613 gpt-35-turbo-16k      | -          | 3      4      -      -      -
        gpt-35-turbo-16k-0613                        | -          | 3      4      -      -      -
        gpt-35-turbo                                 | -          | 0.5    1.5    -      -      - batch=0.5
        gpt-4-0125-preview gpt-4-turbo-0125-preview  | -          | 10     30     -      -      - batch=0.5
        gpt-4-turbo-preview                          | -          | 10     30     -      -      - batch=0.5
        gpt-4-0314                                   | -          | 30     60     -      -      - batch=0.5
        gpt-4-1106-vision-preview gpt-4-vision-preview | -          | 10     30     -      -      -
        gpt-4-32k gpt-4-32k-0314 gpt-4-32k-0613      | -          | 60     120    -      -      -
        gpt-4.5-preview                              | -          | 75     150    37.5   -      -
        gpt-4o-mini-realtime-preview                 | -          | 0.6    2.4    0.3    -      - audio-in=10 audio-read=0.3 audio-out=20
        gpt-4o-mini-transcribe                       | -          | 1.25   5      -      -      - audio-in=3
        gpt-4o-realtime-preview                      | -          | 5      20     2.5    -      - audio-in=40 audio-read=2.5 audio-out=80
        gpt-4o-transcribe gpt-4o-transcribe-diarize  | -          | 2.5    10     -      -      - audio-in=6
        gpt-4o:extended                              | -          | 6      18     -      -      -
        gpt-5.1-chat                                 | -          | 1.25   10     0.125  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10
        gpt-5.1-mini                                 | -          | 0.25   2      0.025  -      -
        gpt-5.2-chat                                 | -          | 1.75   14     0.175  -      - batch=0.5 flex=0.5 priority=2 fast=2 search=10
        gpt-5.3 gpt-5.3-chat                         | -          | 1.75   14     0.175  -      -
        gpt-5.5-chat gpt-5.5-codex                   | -          | 5      30     0.5    -      - batch=0.5 flex=0.5 search=10
                                                     | >272000    | 10     45     1      -      -
                                                     | priority   | 12.5   75     1.25   -      -
                                                     | fast       | 12.5   75     1.25   -      -
        gpt-chat-latest                              | -          | 5      30     0.5    -      -
        o1-mini                                      | -          | 1.1    4.4    0.55   -      -
        o1-preview                                   | -          | 15     60     7.5    -      -
        o3-mini-high                                 | -          | 1.1    4.4    0.55   -      -
                                                     | batch      | 0.55   2.2    -      -      -
        o4-mini-high                                 | -          | 1.1    4.4    0.275  -      - search=10
                                                     | batch      | 0.55   2.2    -      -      -
                                                     | flex       | 0.55   2.2    0.138  -      -
                                                     | priority   | 2      8      0.5    -      -
                                                     | fast       | 2      8      0.5    -      -
        text-embedding-ada                           | -          | 0.1    0      -      -      -
        provider: google images-as-text audio-as-text
        source: Google's Gemini API price list; dates from genai-prices 0.2.3, today's prices also LiteLLM 1.110.2; 2026-11-24
        gemini-3.6-flash                             | 2026-07-21 | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14
                                                     | 2027-01-01 | 1.50   7.50   0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14
        gemini-3.7-flash                             | 2026-08-13 | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14
                                                     | 2027-01-01 | 1.50   7.50   0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14
        gemini-3.8-flash                             | 2026-09-02 | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14
                                                     | 2027-01-01 | 1.50   7.50   0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14
        gemini-4-argon                               | 2026-10-13 | 2      10     0.10   -      - batch=0.5 flex=0.5 priority=1.8 search=14
                                                     | 2026-12-01 | 4      20     0.20   -      - batch=0.5 flex=0.5 priority=1.8 search=14
        source: Google's Gemini API price list; genai-prices 0.2.3 and LiteLLM 1.110.2 (Vertex AI) agree; 2026-11-24
        gemini-2.0-flash-lite gemini-2.0-flash-lite-001 | 2025-02-25 | 0.075  0.30   -      -      -
        source: Google's Gemini API price list; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        gemini-2.5-flash                             | 2025-06-17 | 0.30   2.50   0.03   -      - audio-in=1 audio-read=0.1 priority=1.8 search=35
                                                     | batch      | 0.15   1.25   0.03   -      - audio-in=0.5 audio-read=0.1
                                                     | flex       | 0.15   1.25   0.03   -      - audio-in=0.5 audio-read=0.1
        gemini-2.5-flash-lite                        | 2025-07-22 | 0.10   0.40   0.01   -      - audio-in=0.3 audio-read=0.03 priority=1.8 search=35
                                                     | batch      | 0.05   0.2    0.01   -      - audio-in=0.15 audio-read=0.03
                                                     | flex       | 0.05   0.2    0.01   -      - audio-in=0.15 audio-read=0.03
        gemini-2.5-flash-lite-preview-09-2025        | 2025-09-25 | 0.10   0.40   0.01   -      -
        gemini-2.5-flash-preview-09-2025             | 2025-09-25 | 0.30   2.50   0.03   -      - audio-in=1 audio-read=0.1 search=35
                                                     | batch      | 0.15   1.25   0.03   -      - audio-in=0.5
        gemini-2.5-pro                               | 2025-06-17 | 1.25   10     0.125  -      - priority=1.8 search=35
                                                     | >200000    | 2.50   15     0.25   -      -
                                                     | batch      | 0.625  5      0.125  -      -
                                                     | batch>200000 | 1.25   7.5    -      -      -
                                                     | flex       | 0.625  5      0.125  -      -
                                                     | flex>200000 | 1.25   7.5    0.25   -      -
        gemini-3-flash-preview                       | 2025-12-17 | 0.50   3      0.05   -      - audio-in=1 audio-read=0.1 priority=1.8 search=14
                                                     | batch      | 0.25   1.5    0.05   -      - audio-in=0.5 audio-read=0.1
                                                     | flex       | 0.25   1.5    0.05   -      - audio-in=0.5 audio-read=0.1
        gemini-3-pro-preview                         | 2025-11-18 | 2      12     0.20   -      - search=14
                                                     | >200000    | 4      18     0.40   -      -
        gemini-3.1-flash-lite                        | 2026-05-07 | 0.25   1.50   0.025  -      - audio-in=0.5 audio-read=0.05 batch=0.5 flex=0.5 priority=1.8 search=14
        gemini-3.1-flash-lite-preview                | 2026-03-03 | 0.25   1.50   0.025  -      - audio-in=0.5 audio-read=0.05 batch=0.5 search=14
                                                     | flex       | 0.125  0.75   0.0125 -      -
                                                     | priority   | 0.45   2.7    0.045  -      -
        gemini-3.1-pro-preview gemini-3.1-pro-preview-customtools | 2026-02-19 | 2      12     0.20   -      - priority=1.8 search=14
                                                     | >200000    | 4      18     0.40   -      -
                                                     | batch      | 1      6      0.2    -      -
                                                     | batch>200000 | 2      9      -      -      -
                                                     | flex       | 1      6      0.2    -      -
                                                     | flex>200000 | 2      9      0.4    -      -
        gemini-3.5-flash                             | 2026-05-19 | 1.50   9      0.15   -      - batch=0.5 priority=1.8 search=14
                                                     | flex       | 0.75   4.5    0.08   -      -
        gemini-3.5-flash-lite                        | 2026-07-21 | 0.30   2.50   0.03   -      - search=14
                                                     | batch      | 0.15   1.25   0.02   -      -
                                                     | flex       | 0.15   1.25   0.02   -      -
                                                     | priority   | 0.54   4.5    0.05   -      -
        gemini-embedding-001                         | 2025-07-14 | 0.15   0      -      -      - batch=0.5
        source: Google's Gemini API price list; genai-prices 0.2.3 only; 2026-11-24
        gemini-2.0-flash gemini-2.0-flash-001        | 2025-02-05 | 0.10   0.40   0.025  -      - audio-in=0.7 audio-read=0.175 search=35
        source: https://ai.google.dev/gemini-api/docs/pricing; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        gemini-2.5-flash-image                       | -          | 0.3    2.5    0.03   -      - audio-in=1 image-out=30 search=35
                                                     | batch      | 0.15   1.25   -      -      -
                                                     | flex       | 0.15   1.25   -      -      -
                                                     | priority   | 0.54   4.5    -      -      -
        gemini-2.5-flash-preview-tts                 | -          | 0.5    10     -      -      - audio-out=10
                                                     | batch      | 0.25   5      -      -      -
        gemini-2.5-pro-preview-tts                   | -          | 1      20     0.125  -      - audio-in=0.7 audio-out=20 search=35
                                                     | batch      | 0.5    10     -      -      -
        gemini-3-pro-image gemini-3-pro-image-preview | -          | 2      12     -      -      - image-out=120 batch=0.5 search=14
                                                     | 2026-01-05 | 2      12     -      -      - image-out=120 batch=0.5 search=14
                                                     | flex       | 1      6      -      -      -
                                                     | priority   | 3.6    21.6   -      -      -
        gemini-3.1-flash-image gemini-3.1-flash-image-preview | -          | 0.5    3      -      -      - image-out=60 batch=0.5 search=14
        gemini-3.1-flash-lite-image                  | -          | 0.25   1.5    -      -      - image-out=30 batch=0.5
        gemini-3.1-flash-tts-preview                 | -          | 1      20     -      -      - audio-out=20
                                                     | batch      | 0.5    10     -      -      -
        gemini-3.8-flash-lite-tts                    | -          | 0.5    6      -      -      - audio-out=6
                                                     | batch      | 0.25   3      0.0625 -      -
                                                     | flex       | 0.25   3      0.025  -      -
                                                     | priority   | 0.9    10.8   0.225  -      -
                                                     | 2027-01-01 | 1      12     -      -      - audio-out=6
        gemini-3.8-flash-tts                         | -          | 0.5    9      -      -      - audio-out=9
                                                     | batch      | 0.25   4.5    0.0625 -      -
                                                     | flex       | 0.25   4.5    0.025  -      -
                                                     | priority   | 0.9    16.2   0.225  -      -
                                                     | 2027-01-01 | 1      18     -      -      - audio-out=9
        gemini-flash-latest                          | -          | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14
                                                     | 2027-01-01 | 1.5    7.5    0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14
        gemini-flash-lite-latest                     | -          | 0.3    2.5    0.03   -      - search=14
                                                     | batch      | 0.15   1.25   0.02   -      -
                                                     | flex       | 0.15   1.25   0.02   -      -
                                                     | priority   | 0.54   4.5    0.05   -      -
        gemini-nano-banana-2.1                       | -          | 1.5    7.5    -      -      - image-out=30 batch=0.5 search=14
        gemini-pro-latest                            | -          | 2      12     0.2    -      - priority=1.8 search=14
                                                     | >200000    | 4      18     0.4    -      -
                                                     | batch      | 1      6      0.2    -      -
                                                     | batch>200000 | 2      9      -      -      -
                                                     | flex       | 1      6      0.2    -      -
        gemini-robotics-er-2-preview                 | -          | 1      5      0.1    -      - batch=0.5 search=14
                                                     | 2027-01-01 | 2      10     0.2    -      - audio-in=1 batch=0.5 search=14
        gemini-robotics-er-2-streaming-preview       | -          | 1      5      -      -      - search=14
                                                     | 2027-01-01 | 2      10     -      -      - audio-in=1 search=14
        source: https://ai.google.dev/gemini-api/docs/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        deep-research-max-preview-04-2026            | -          | 2      12     -      -      - batch=0.5 search=35
        deep-research-preview-04-2026                | -          | 2      12     -      -      - batch=0.5 search=35
        deep-research-pro-preview-12-2025            | -          | 2      12     -      -      - batch=0.5 search=35
        gemini-2.5-computer-use-preview-10-2025      | -          | 1.25   10     -      -      -
                                                     | >200000    | 2.5    15     -      -      -
        gemini-2.5-flash-native-audio-latest         | -          | 0.5    2      -      -      - audio-in=3 audio-out=12
        gemini-2.5-flash-native-audio-preview-09-2025 | -          | 0.5    2      -      -      - audio-in=3 audio-out=12
        gemini-2.5-flash-native-audio-preview-12-2025 | -          | 0.5    2      -      -      - audio-in=3 audio-out=12
        gemini-3.5-live-translate-preview            | -          | 3.5    21     -      -      - audio-out=21
        gemini-3.8-live gemini-3.8-live-extended-thinking | -          | 0.75   4.5    -      -      - audio-in=3 audio-out=12 image-in=1
        gemini-4-hydrogen                            | -          | 1.5    7.5    0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14
        gemini-embedding-2 gemini-embedding-2-preview | -          | 0.2    0      -      -      - audio-in=6.5 image-in=0.45 batch=0.5
        gemini-exp-1206                              | -          | 0.3    2.5    0.03   -      - audio-in=1 search=35
        gemini-gemma-2-27b-it gemini-gemma-2-9b-it   | -          | 0.35   1.05   -      -      -
        gemini-live-2.5-flash-preview-native-audio-09-2025 | -          | 0.5    2      -      -      - audio-in=3 audio-out=12 search=35
        nano-banana-pro-preview                      | -          | 2      12     -      -      - image-out=120 search=14
                                                     | batch      | 1      6      -      -      -
                                                     | flex       | 1      6      -      -      -
                                                     | priority   | 3.6    21.6   -      -      -
        source: https://ai.google.dev/gemini-api/docs/pricing; genai-prices 0.2.3 alone; 2026-11-24
        gemini-1.0-pro gemini-1.0-pro-vision-001     | -          | 0.125  0.375  -      -      -
        gemini-1.5-flash gemini-flash-1.5            | -          | 0.075  0.3    0.01875 -      -
                                                     | >128000    | 0.15   0.6    0.0375 -      -
        gemini-1.5-pro                               | -          | 1.25   5      -      -      -
                                                     | >128000    | 2.5    10     -      -      -
        gemini-2.5-flash-image-preview               | -          | 0.3    2.5    -      -      - image-out=30
        gemini-2.5-flash-preview                     | -          | 0.15   0.6    -      -      - search=35
        gemini-2.5-flash-preview-05-20:thinking      | -          | 0.15   0.6    -      -      - search=35
        gemini-2.5-flash-preview:thinking            | -          | 0.15   0.6    -      -      - search=35
        gemini-3-pro-text-preview                    | -          | 2      12     0.2    -      - search=14
                                                     | >200000    | 4      18     0.4    -      -
                                                     | 2026-01-05 | 2      12     0.2    -      - search=14
                                                     | >200000    | 4      18     0.4    -      -
        gemini-flash-1.5-8b                          | -          | 0.0375 0.15   0.01   -      -
                                                     | >128000    | 0.075  0.3    0.02   -      -
        gemini-pro                                   | -          | 0.125  0.375  -      -      - search=14
        gemini-pro-1.5                               | -          | 1.25   5      0.3125 -      -
                                                     | >128000    | 2.5    10     0.625  -      -
        gemma-2-27b-it                               | -          | 0.65   0.65   -      -      -
        gemma-4-26b-a4b-it-maas                      | -          | 0.15   0.6    0.015  -      -
        provider: vertex_ai images-as-text audio-as-text
        source: https://cloud.google.com/vertex-ai/generative-ai/pricing; as anthropic; LiteLLM 1.110.2; 2026-11-24
        claude-3-5-sonnet                            | 2024-06-20 | 3      15     0.30   3.75   6 regional=1
        claude-3-haiku                               | 2024-03-13 | 0.25   1.25   0.03   0.30   0.50 regional=1
        claude-3-sonnet                              | 2024-03-04 | 3      15     0.30   3.75   6 regional=1
        claude-fable-5                               | 2026-06-09 | 10     50     1      12.50  20 search=10 regional=1.1
                                                     | batch      | 5      25     0.5    6.25   -
        claude-fable-5-1                             | 2026-09-01 | 10     50     0.25   12.50  20 search=10 regional=1.1
                                                     | batch      | 5      25     0.125  6.25   -
        claude-haiku-4-5                             | 2025-10-15 | 1      5      0.10   1.25   2 search=10 regional=1.1
                                                     | batch      | 0.5    2.5    0.05   0.625  -
        claude-haiku-5-5                             | 2026-10-07 | 0.10   0.50   0.01   0.125  0.20 search=10 regional=1.1
                                                     | >100000    | 0.50   2.50   0.05   0.625  1
                                                     | batch      | 0.05   0.25   0.005  0.0625 -
        claude-opus-4-5                              | 2025-11-24 | 5      25     0.50   6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.25   3.125  -
        claude-opus-4-6                              | 2026-02-05 | 5      25     0.50   6.25   10 search=10 regional=1.1
                                                     | >200000    | 10     37.50  1      12.50  20
                                                     | 2026-03-13 | 5      25     0.50   6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.25   3.125  -
        claude-opus-4-7                              | 2026-04-16 | 5      25     0.50   6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.25   3.125  -
        claude-opus-4-8                              | 2026-05-28 | 5      25     0.50   6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.25   3.125  -
        claude-opus-5                                | 2026-07-24 | 5      25     0.50   6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.25   3.125  -
        claude-opus-5-5                              | 2026-09-22 | 4      20     0.20   5      8 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.1    2.5    -
        claude-sonnet-4-6                            | 2026-02-17 | 3      15     0.30   3.75   6 search=10 regional=1.1
                                                     | >200000    | 6      22.50  0.60   7.50   12
                                                     | 2026-03-13 | 3      15     0.30   3.75   6 search=10 regional=1.1
                                                     | batch      | 1.5    7.5    0.15   1.88   -
        claude-sonnet-5                              | 2026-06-30 | 2      10     0.20   2.50   4 search=10 regional=1.1
                                                     | batch      | 1      5      -      -      -
        claude-sonnet-5-5                            | 2026-09-29 | 2      10     0.10   2.50   4 search=10 regional=1.1
                                                     | batch      | 1      5      0.05   1.25   -
        source: https://cloud.google.com/vertex-ai/generative-ai/pricing; as google; LiteLLM 1.110.2; 2026-11-24
        deep-research-pro-preview-12-2025            | -          | 2      12     0.2    -      - image-out=120 regional=1
                                                     | batch      | 1      6      0.1    -      -
        gemini-2.5-computer-use-preview-10-2025      | -          | 1.25   10     -      -      - regional=1
                                                     | >200000    | 2.5    15     -      -      -
        gemini-2.5-flash                             | 2025-06-17 | 0.30   2.50   0.03   -      - audio-in=1 audio-read=0.1 priority=1.8 search=35 regional=1
                                                     | batch      | 0.15   1.25   -      -      - audio-in=0.5
                                                     | flex       | 0.15   1.25   0.03   -      - audio-in=0.5
        gemini-2.5-flash-image                       | -          | 0.3    2.5    0.03   -      - audio-in=1 image-out=30 regional=1
                                                     | batch      | 0.15   1.25   -      -      - image-out=15
                                                     | flex       | 0.15   1.25   -      -      -
        gemini-2.5-flash-lite                        | 2025-07-22 | 0.10   0.40   0.01   -      - audio-in=0.3 audio-read=0.03 priority=1.8 search=35 regional=1
                                                     | batch      | 0.05   0.2    -      -      -
                                                     | flex       | 0.05   0.2    0.01   -      -
        gemini-2.5-flash-lite-preview-09-2025        | 2025-09-25 | 0.10   0.40   0.01   -      - audio-in=0.3 search=35 regional=1
        gemini-2.5-flash-preview-09-2025             | 2025-09-25 | 0.30   2.50   0.03   -      - audio-in=1 audio-read=0.1 search=35 regional=1
        gemini-2.5-flash-preview-tts                 | -          | 0.5    10     -      -      - audio-out=10 regional=1
        gemini-2.5-pro                               | 2025-06-17 | 1.25   10     0.125  -      - priority=1.8 search=35 regional=1
                                                     | >200000    | 2.50   15     0.25   ?      -
                                                     | batch      | 0.625  5      -      -      -
                                                     | batch>200000 | 1.25   7.5    -      -      -
                                                     | flex       | 0.625  5      0.125  -      -
                                                     | flex>200000 | 1.25   7.5    -      -      -
        gemini-2.5-pro-preview-tts                   | -          | 1      20     0.125  -      - audio-in=0.7 audio-out=20 search=35 regional=1
        gemini-3-flash-preview                       | 2025-12-17 | 0.50   3      0.05   -      - audio-in=1 audio-read=0.1 priority=1.8 search=14 regional=1
                                                     | batch      | 0.25   1.5    -      -      - audio-in=0.5
                                                     | flex       | 0.25   1.5    -      -      - audio-in=0.5
        gemini-3-pro-preview                         | 2025-11-18 | 2      12     0.20   -      - priority=1.8 search=14 regional=1
                                                     | >200000    | 4      18     0.40   ?      -
                                                     | batch      | 1      6      -      -      -
        gemini-3.1-flash-image                       | -          | 0.5    3      0.05   -      - image-out=60 batch=0.5 priority=1.8 search=14 regional=1
                                                     | flex       | 0.25   1.5    0.025  -      -
        gemini-3.1-flash-image-preview               | -          | 0.5    3      0.05   -      - image-out=60 batch=0.5 search=14 regional=1
        gemini-3.1-flash-lite                        | 2026-05-07 | 0.25   1.50   0.025  -      - audio-in=0.5 audio-read=0.05 batch=0.5 flex=0.5 priority=1.8 search=14 regional=1
        gemini-3.1-flash-lite-image                  | -          | 0.25   1.5    0.025  -      - image-out=30 batch=0.5 priority=1.8 regional=1
                                                     | flex       | 0.125  0.75   0.0125 -      -
        gemini-3.1-flash-lite-preview                | 2026-03-03 | 0.25   1.50   0.025  -      - audio-in=0.5 audio-read=0.05 search=14 regional=1
        gemini-3.1-flash-tts-preview                 | -          | 1      20     -      -      - audio-out=20 regional=1
        gemini-3.1-pro-preview                       | 2026-02-19 | 2      12     0.20   -      - priority=1.8 search=14 regional=1
                                                     | >200000    | 4      18     0.40   ?      -
                                                     | batch      | 1      6      -      -      -
                                                     | batch>200000 | 2      9      -      -      -
                                                     | flex       | 1      6      -      -      -
                                                     | flex>200000 | 2      9      -      -      -
        gemini-3.1-pro-preview-customtools           | 2026-02-19 | 2      12     0.20   -      - search=14 regional=1
                                                     | >200000    | 4      18     0.40   ?      -
                                                     | batch      | 1      6      -      -      -
        gemini-3.5-flash                             | 2026-05-19 | 1.50   9      0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
        gemini-3.5-flash-lite                        | 2026-07-21 | 0.30   2.50   0.03   -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1
        gemini-3.6-flash                             | 2026-07-21 | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
                                                     | 2027-01-01 | 1.50   7.50   0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
        gemini-3.7-flash                             | 2026-08-13 | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
                                                     | 2027-01-01 | 1.50   7.50   0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
        gemini-3.8-flash                             | 2026-09-02 | 0.75   3.75   0.075  -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
                                                     | 2027-01-01 | 1.50   7.50   0.15   -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
        gemini-3.8-flash-lite-tts                    | -          | 0.5    6      -      -      - audio-out=6 regional=1
                                                     | 2027-01-01 | 1      12     -      -      - audio-out=6 regional=1
        gemini-3.8-flash-tts                         | -          | 0.5    9      -      -      - audio-out=9 regional=1
                                                     | 2027-01-01 | 1      18     -      -      - audio-out=9 regional=1
        gemini-3.8-live                              | -          | 0.75   4.5    -      -      - audio-in=3 audio-out=12 image-in=1 regional=1
        gemini-4-argon                               | 2026-10-13 | 2      10     0.10   -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
                                                     | 2026-12-01 | 4      20     0.20   -      - audio-in=2 batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
        gemini-4-hydrogen                            | -          | 1.5    7.5    0.075  -      - batch=0.5 priority=1.8 search=14 regional=1.1
        gemini-embedding-001                         | 2025-07-14 | 0.15   0      -      -      - batch=0.8 regional=1
        gemini-embedding-2 gemini-embedding-2-preview | -          | 0.2    0      -      -      - audio-in=6.5 image-in=0.45 batch=0.5 regional=1
        gemini-live-2.5-flash-preview-native-audio-09-2025 | -          | 0.5    2      -      -      - audio-in=3 audio-out=12 image-in=3 search=35 regional=1
        gemini-nano-banana-2.1                       | -          | 1.5    7.5    0.15   -      - image-out=30 batch=0.5 priority=1.8 search=14 regional=1
        gemini-robotics-er-2-preview                 | -          | 1      5      0.1    -      - search=14 regional=1
                                                     | 2027-01-01 | 2      10     0.2    -      - audio-in=1 search=14 regional=1
        gemma-4-26b-a4b-it-maas                      | -          | 0.15   0.6    0.015  -      - regional=1
        source: https://cloud.google.com/vertex-ai/generative-ai/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        claude-3-5-haiku                             | -          | 1      5      -      -      - regional=1
        claude-sonnet-4-5                            | -          | 3      15     0.3    3.75   6 search=10 regional=1.1
                                                     | >200000    | 6      22.5   0.6    7.5    12
                                                     | batch      | 1.5    7.5    0.15   1.88   -
        codestral-2 codestral-2@001                  | -          | 0.3    0.9    -      -      - regional=1
        codestral-2501 codestral@2405 codestral@latest | -          | 0.2    0.6    -      -      - regional=1
        deepseek-ai/deepseek-r1-0528-maas            | -          | 1.35   5.4    -      -      - batch=0.5 regional=1
        deepseek-ai/deepseek-v3.1-maas               | -          | 0.6    1.7    0.06   -      - regional=1
                                                     | batch      | 0.3    0.85   -      -      -
        deepseek-ai/deepseek-v3.2-maas               | -          | 0.56   1.68   0.056  -      - regional=1
                                                     | batch      | 0.28   0.84   -      -      -
        deepseek-ai/deepseek-v4.1-flash-maas         | -          | 0.3    1.2    0.03   -      - regional=1
        minimaxai/minimax-m2-maas                    | -          | 0.3    1.2    0.03   -      - regional=1
        gemini-2.5-flash-native-audio                | -          | 0.5    2      -      -      - audio-in=3 audio-out=12 image-in=3 regional=1
        gemini-2.5-flash-tts                         | -          | 0.5    10     -      -      - audio-out=10 regional=1
        gemini-2.5-pro-tts                           | -          | 1      20     -      -      - audio-out=20 regional=1
        gemini-3-pro-image                           | -          | 2      12     0.2    -      - image-out=120 priority=1.8 search=14 regional=1
                                                     | >200000    | 4      18     0.4    -      -
                                                     | batch      | 1      6      0.1    -      - image-out=60
                                                     | flex       | 1      6      0.1    -      -
        gemini-3-pro-image-preview                   | -          | 2      12     0.2    -      - image-out=120 priority=1.8 search=14 regional=1
                                                     | >200000    | 4      18     0.4    -      -
                                                     | batch      | 1      6      0.1    -      - image-out=60
        gemini-3.8-flash-cyber                       | -          | 1.5    7.5    0.15   -      - batch=0.5 flex=0.5 priority=1.8 regional=1.1
        gemini-4-argon-cyber-permissive              | -          | 4      20     0.2    -      - batch=0.5 flex=0.5 priority=1.8 search=14 regional=1.1
        gemini-live-2.5-flash-native-audio           | -          | 0.5    2      -      -      - audio-in=3 audio-out=12 image-in=3 search=35 regional=1
        gemini-robotics-er-1.5-preview               | -          | 0.3    2.5    0      -      - audio-in=1 regional=1
        gemma-4-26b-a4b-it                           | -          | 0.15   0.6    0.015  -      - regional=1
        gpt-oss-120b-maas                            | -          | 0.09   0.36   -      -      - batch=0.5 regional=1
        gpt-oss-20b-maas                             | -          | 0.07   0.25   0.007  -      - regional=1
                                                     | batch      | 0.035  0.125  -      -      -
        grok-4.1-fast-non-reasoning grok-4.1-fast-reasoning | -          | 0.2    0.5    0.05   -      - regional=1
        grok-4.20-non-reasoning grok-4.20-reasoning grok-4.3 | -          | 1.25   2.5    0.2    -      - regional=1
                                                     | >200000    | 2.5    5      0.4    -      -
        grok-4.6 grok-4.7                            | -          | 2      6      0.5    -      - regional=1
                                                     | >200000    | 4      12     1      -      -
        jamba-1.5 jamba-1.5-mini jamba-1.5-mini@001  | -          | 0.2    0.4    -      -      - regional=1
        jamba-1.5-large jamba-1.5-large@001          | -          | 2      8      -      -      - regional=1
        kimi-k2-thinking-maas                        | -          | 0.6    2.5    0.06   -      - regional=1
        meta/llama-3.1-405b-instruct-maas            | -          | 5      16     -      -      - regional=1
        meta/llama-3.3-70b-instruct-maas             | -          | 0.72   0.72   -      -      - batch=0.5 regional=1
        meta/llama-4-maverick-17b-128e-instruct-maas | -          | 0.35   1.15   -      -      - batch=0.5 regional=1
        meta/llama-4-maverick-17b-16e-instruct-maas  | -          | 0.35   1.15   -      -      - batch=0.5 regional=1
        meta/llama-4-scout-17b-128e-instruct-maas    | -          | 0.25   0.7    -      -      - batch=0.5 regional=1
        meta/llama-4-scout-17b-16e-instruct-maas     | -          | 0.25   0.7    -      -      - batch=0.5 regional=1
        mistral-large-2411 mistral-large@2407 mistral-large@2411-001 | -          | 2      6      -      -      - regional=1
        mistral-large@latest                         | -          | 2      6      -      -      - regional=1
        mistral-medium-3 mistral-medium-3@001        | -          | 0.4    2      -      -      - regional=1
        mistral-nemo@2407                            | -          | 3      3      -      -      - regional=1
        mistral-nemo@latest                          | -          | 0.15   0.15   -      -      - regional=1
        mistral-small-2503 mistral-small-2503@001    | -          | 0.1    0.3    -      -      - regional=1
        qwen/qwen3-235b-a22b-instruct-2507-maas      | -          | 0.22   0.88   -      -      - batch=0.5 regional=1
        qwen/qwen3-coder-480b-a35b-instruct-maas     | -          | 0.22   1.8    0.022  -      - regional=1
                                                     | batch      | 0.11   0.9    -      -      -
        qwen/qwen3-next-80b-a3b-instruct-maas        | -          | 0.15   1.2    -      -      - regional=1
        qwen/qwen3-next-80b-a3b-thinking-maas        | -          | 0.15   1.2    -      -      - regional=1
        text-embedding-preview-0409                  | -          | 0.00625 0      -      -      - regional=1
        text-unicorn text-unicorn@001                | -          | 10     28     -      -      - regional=1
        zai-org/glm-4.7-maas                         | -          | 0.6    2.2    0.06   -      - regional=1
        zai-org/glm-5-maas                           | -          | 1      3.2    0.1    -      - regional=1
        zai-org/glm-5.2-maas                         | -          | 1.4    4.4    0.14   -      - regional=1
        provider: bedrock images-as-text
        source: https://aws.amazon.com/bedrock/pricing/; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        claude-3-5-haiku-20241022                    | -          | 0.8    4      0.08   1      - regional=1
        claude-3-5-sonnet-20240620 claude-3-5-sonnet-20241022 | -          | 3      15     0.3    3.75   - regional=1
        claude-3-7-sonnet-20250219                   | -          | 3      15     0.3    3.75   - regional=1
        claude-3-opus-20240229                       | -          | 15     75     1.5    18.75  - regional=1
        claude-fable-5                               | -          | 10     50     1      12.5   20 search=10 regional=1.1
        claude-fable-5-1                             | -          | 10     50     0.25   12.5   20 search=10 regional=1.1
        claude-haiku-5-5                             | -          | 0.1    0.5    0.01   0.125  0.2 search=10 regional=1.1
                                                     | >100000    | 0.5    2.5    0.05   0.625  1
        claude-opus-4-1-20250805 claude-opus-4-20250514 | -          | 15     75     1.5    18.75  - search=10 regional=1
        claude-opus-4-5                              | -          | 5      25     0.5    6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   0.25   3.125  -
        claude-opus-4-6 claude-opus-4-7 claude-opus-4-8 | -          | 5      25     0.5    6.25   10 search=10 regional=1.1
        claude-opus-5                                | -          | 5      25     0.5    6.25   10 search=10 regional=1.1
                                                     | batch      | 2.5    12.5   -      -      -
        claude-opus-5-5                              | -          | 4      20     0.2    5      8 search=10 regional=1.1
        claude-sonnet-4-6                            | -          | 3      15     0.3    3.75   6 search=10 regional=1.1
        claude-sonnet-5                              | -          | 2      10     0.2    2.5    4 search=10 regional=1.1
        claude-sonnet-5-5                            | -          | 2      10     0.1    2.5    4 search=10 regional=1.1
        devstral-2-123b                              | -          | 0.4    2      -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        gemma-3-12b-it                               | -          | 0.09   0.29   -      -      - regional=1
                                                     | batch      | 0.05   0.15   -      -      -
                                                     | flex       | 0.05   0.15   -      -      -
                                                     | priority   | 0.16   0.51   -      -      -
        gemma-3-27b-it                               | -          | 0.23   0.38   -      -      - regional=1
                                                     | batch      | 0.12   0.19   -      -      -
                                                     | flex       | 0.12   0.19   -      -      -
                                                     | priority   | 0.4    0.67   -      -      -
        gemma-3-4b-it                                | -          | 0.04   0.08   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        glm-5.3                                      | -          | 1.68   5.28   0.312  2.1    - batch=0.5 flex=0.5 priority=1.75 regional=1.1
        gpt-5.6-luna                                 | -          | 1.1    6.6    0.11   1.375  - search=12 regional=1
                                                     | 2026-07-30 | 0.22   1.32   0.022  0.275  - search=12 regional=1
                                                     | >272000    | 0.44   1.98   0.044  0.55   -
        gpt-5.6-sol                                  | -          | 5.5    33     0.55   6.875  - search=12 regional=1
                                                     | >272000    | 11     49.5   1.1    13.75  -
                                                     | 2026-08-21 | 4.4    22     0.44   5.5    - search=12 regional=1
                                                     | >272000    | 8.8    33     0.88   11     -
        gpt-5.6-terra                                | -          | 2.75   16.5   0.275  3.4375 - search=12 regional=1
                                                     | 2026-07-30 | 2.2    13.2   0.22   2.75   - search=12 regional=1
                                                     | >272000    | 4.4    19.8   0.44   5.5    -
        gpt-6-astra                                  | -          | 11     55     1.1    13.75  - search=12 regional=1
                                                     | >272000    | 22     82.5   2.2    27.5   -
        gpt-6-luna                                   | -          | 0.1    0.5    0.01   0.125  - regional=1.1
                                                     | >272000    | 0.2    0.75   0.02   0.25   -
        gpt-6-sol                                    | -          | 2      10     0.2    2.5    - regional=1.1
                                                     | >272000    | 4      15     0.4    5      -
        gpt-6.1-sol                                  | -          | 2.2    11     0.11   2.75   - search=12 regional=1
                                                     | >272000    | 4.4    16.5   0.22   5.5    -
        gpt-6.1-terra                                | -          | 1.1    5.5    0.055  1.375  - search=12 regional=1
                                                     | >272000    | 2.2    8.25   0.11   2.75   -
        gpt-oss-120b-1:0 qwen3-32b                   | -          | 0.15   0.6    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        gpt-oss-20b-1:0                              | -          | 0.07   0.3    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        kimi-k3                                      | -          | 3.3    16.5   0.33   4.125  - flex=0.5 priority=1.75 regional=1
        llama3-1-70b-instruct llama3-3-70b-instruct  | -          | 0.72   0.72   -      -      - batch=0.5 regional=1
        llama3-1-8b-instruct                         | -          | 0.22   0.22   -      -      - batch=0.5 regional=1
        llama3-2-11b-instruct                        | -          | 0.16   0.16   -      -      - regional=1
        llama3-2-1b-instruct                         | -          | 0.1    0.1    -      -      - regional=1
        llama3-2-3b-instruct                         | -          | 0.15   0.15   -      -      - regional=1
        llama3-2-90b-instruct                        | -          | 0.72   0.72   -      -      - regional=1
        llama3-70b-instruct                          | -          | 2.65   3.5    -      -      - regional=1
        llama3-8b-instruct                           | -          | 0.3    0.6    -      -      - regional=1
        llama4-maverick-17b-instruct                 | -          | 0.24   0.97   -      -      - batch=0.5 regional=1
        llama4-scout-17b-instruct                    | -          | 0.17   0.66   -      -      - batch=0.5 regional=1
        magistral-small-2509 mistral-large-3-675b-instruct | -          | 0.5    1.5    -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.88   2.63   -      -      -
        ministral-3-14b-instruct                     | -          | 0.2    0.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ministral-3-3b-instruct                      | -          | 0.1    0.1    -      -      - batch=0.5 flex=0.5 priority=1.7 regional=1
        ministral-3-8b-instruct                      | -          | 0.15   0.15   -      -      - regional=1
                                                     | batch      | 0.07   0.07   -      -      -
                                                     | flex       | 0.07   0.07   -      -      -
                                                     | priority   | 0.26   0.26   -      -      -
        mistral-7b-instruct titan-text-lite          | -          | 0.15   0.2    -      -      - regional=1
        mistral-large-2402                           | -          | 4      12     -      -      - regional=1
        mistral-small-2402                           | -          | 1      3      -      -      - batch=0.5 regional=1
        mixtral-8x7b-instruct                        | -          | 0.45   0.7    -      -      - regional=1
        nemotron-nano-9b                             | -          | 0.06   0.23   -      -      - regional=1
                                                     | batch      | 0.03   0.12   -      -      -
                                                     | flex       | 0.03   0.12   -      -      -
                                                     | priority   | 0.11   0.4    -      -      -
        nova-2-lite                                  | -          | 0.3    2.5    0.075  -      - priority=1.75 regional=1.1
                                                     | batch      | 0.15   1.25   -      -      -
        nova-2-sonic                                 | -          | 0.33   2.75   -      -      - audio-in=3 audio-out=12 regional=1
        nova-lite                                    | -          | 0.06   0.24   0.015  -      - regional=1
                                                     | batch      | 0.03   0.12   -      -      -
        nova-micro                                   | -          | 0.035  0.14   0.00875 -      - regional=1
                                                     | batch      | 0.0175 0.07   -      -      -
        nova-premier                                 | -          | 2.5    12.5   0.625  -      - priority=1.75 regional=1
                                                     | batch      | 1.25   6.25   -      -      -
        nova-pro                                     | -          | 0.8    3.2    0.2    -      - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 0.4    1.6    -      -      -
        palmyra-x4                                   | -          | 2.5    10     -      -      - regional=1
        palmyra-x5                                   | -          | 0.6    6      -      -      - regional=1
        pixtral-large-2502                           | -          | 2      6      -      -      - regional=1
        qwen3-coder-30b-a3b                          | -          | 0.15   0.6    -      -      - batch=0.5 priority=1.75 regional=1
        qwen3-coder-480b-a35b                        | -          | 0.45   1.8    -      -      - regional=1
        qwen3-vl-235b-a22b                           | -          | 0.53   2.66   -      -      - regional=1
                                                     | batch      | 0.26   1.33   -      -      -
                                                     | priority   | 0.93   4.66   -      -      -
        r1                                           | -          | 1.35   5.4    -      -      - regional=1
        titan-embed-text                             | -          | 0.1    0      -      -      - regional=1
        titan-text-express                           | -          | 0.2    0.6    -      -      - regional=1
        voxtral-mini-3b-2507                         | -          | 0.04   0.04   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        voxtral-small-24b-2507                       | -          | 0.1    0.3    -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.17   0.52   -      -      -
        source: https://aws.amazon.com/bedrock/pricing/; LiteLLM 1.110.2 alone; 2026-11-24
        ap-northeast-1.claude claude eu-central-1.claude | -          | 8      24     -      -      - regional=1
        us-east-1.claude us-west-2.claude            | -          | 8      24     -      -      - regional=1
        ap-northeast-1.claude-instant                | -          | 2.23   7.55   -      -      - regional=1
        ap-northeast-1.kimi-k2-thinking sa-east-1.kimi-k2-thinking | -          | 0.73   3.03   -      -      - regional=1
                                                     | flex       | 0.36   1.52   -      -      -
        ap-northeast-1.kimi-k2.5 ap-south-1.kimi-k2.5 | -          | 0.72   3.6    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-north-1.kimi-k2.5 sa-east-1.kimi-k2.5     | -          | 0.72   3.6    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-northeast-1.minimax-m2.1 ap-northeast-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-south-1.minimax-m2.1 ap-south-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-central-1.minimax-m2.1 eu-central-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-north-1.minimax-m2.1 eu-north-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-west-1.minimax-m2.1 eu-west-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        sa-east-1.minimax-m2.1 sa-east-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-northeast-1.qwen3-coder-next ap-south-1.qwen3-coder-next | -          | 0.6    1.44   -      -      - flex=0.5 regional=1
        ap-southeast-3.qwen3-coder-next              | -          | 0.6    1.44   -      -      - flex=0.5 regional=1
        eu-central-1.qwen3-coder-next eu-south-1.qwen3-coder-next | -          | 0.6    1.44   -      -      - flex=0.5 regional=1
        eu-west-1.qwen3-coder-next sa-east-1.qwen3-coder-next | -          | 0.6    1.44   -      -      - flex=0.5 regional=1
        ap-northeast-1.qwen3-next-80b-a3b            | -          | 0.18   1.45   -      -      - regional=1
                                                     | flex       | 0.09   0.72   -      -      -
                                                     | priority   | 0.32   2.54   -      -      -
        sa-east-1.qwen3-next-80b-a3b                 | -          | 0.18   1.45   -      -      - regional=1
                                                     | flex       | 0.09   0.72   -      -      -
                                                     | priority   | 0.32   2.54   -      -      -
        ap-northeast-1.v3.2 ap-south-1.v3.2 eu-north-1.v3.2 | -          | 0.74   2.22   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        sa-east-1.v3.2                               | -          | 0.74   2.22   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-northeast-1.voxtral-mini-3b-2507          | -          | 0.05   0.05   -      -      - batch=0.6 flex=0.6 priority=1.8 regional=1
        ap-northeast-1.voxtral-small-24b-2507        | -          | 0.12   0.36   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-south-1.kimi-k2-thinking                  | -          | 0.71   2.94   -      -      - regional=1
                                                     | flex       | 0.36   1.47   -      -      -
        ap-south-1.llama3-70b-instruct               | -          | 3.18   4.2    -      -      - regional=1
        ap-south-1.llama3-8b-instruct                | -          | 0.36   0.72   -      -      - regional=1
        ap-south-1.qwen3-next-80b-a3b                | -          | 0.18   1.41   -      -      - regional=1
                                                     | batch      | 0.09   0.71   -      -      -
                                                     | flex       | 0.09   0.71   -      -      -
                                                     | priority   | 0.32   2.47   -      -      -
        ap-southeast-2.minimax-m2.5                  | -          | 0.31   1.24   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-southeast-2.qwen3-next-80b-a3b            | -          | 0.1545 1.236  -      -      - regional=1
        ap-southeast-2.voxtral-mini-3b-2507          | -          | 0.0412 0.0412 -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-southeast-2.voxtral-small-24b-2507        | -          | 0.103  0.309  -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        ap-southeast-3.kimi-k2.5                     | -          | 0.72   3.6    -      -      - flex=0.5 regional=1
        ap-southeast-3.minimax-m2.1 ap-southeast-3.minimax-m2.5 | -          | 0.36   1.44   -      -      - flex=0.5 regional=1
        eu-south-1.minimax-m2.1 eu-south-1.minimax-m2.5 | -          | 0.36   1.44   -      -      - flex=0.5 regional=1
        ap-southeast-3.v3.2 eu.v3.2                  | -          | 0.74   2.22   -      -      - flex=0.5 regional=1
        apac.nova-2-lite                             | -          | 0.396  3.311  0.099  -      - regional=1
        apac.nova-lite                               | -          | 0.063  0.252  0.01575 -      - regional=1
        apac.nova-micro                              | -          | 0.037  0.148  0.00925 -      - regional=1
        apac.nova-pro                                | -          | 0.84   3.36   0.21   -      - flex=0.5 regional=1
        ca-central-1.llama3-70b-instruct             | -          | 3.05   4.03   -      -      - regional=1
        ca-central-1.llama3-8b-instruct              | -          | 0.35   0.69   -      -      - regional=1
        claude-3-7-sonnet-20240620                   | -          | 3.6    18     0.36   4.5    - regional=1
        us-gov-east-1.claude-3-7-sonnet-20250219     | -          | 3.6    18     0.36   4.5    - regional=1
        us-gov-west-1.claude-3-7-sonnet-20250219     | -          | 3.6    18     0.36   4.5    - regional=1
        claude-haiku-4-5                             | -          | 1      5      0.1    1.25   2 regional=1.1
                                                     | batch      | 0.5    2.5    0.05   0.625  -
        claude-instant us-east-1.claude-instant      | -          | 0.8    2.4    -      -      - regional=1
        us-west-2.claude-instant                     | -          | 0.8    2.4    -      -      - regional=1
        claude-mythos-5-1                            | -          | 10     50     0.25   12.5   20 regional=1.1
        claude-mythos-preview                        | -          | 27.5   137.5  2.75   34.375 55 regional=1
        claude-sonnet-4-5                            | -          | 3      15     0.3    3.75   6 search=10 regional=1.1
                                                     | batch      | 1.5    7.5    0.15   1.875  -
        command-light-text us-east-1.llama3-8b-instruct | -          | 0.3    0.6    -      -      - regional=1
        us-gov-west-1.llama3-8b-instruct             | -          | 0.3    0.6    -      -      - regional=1
        us-west-1.llama3-8b-instruct                 | -          | 0.3    0.6    -      -      - regional=1
        command-text                                 | -          | 1      2      -      -      - regional=1
        embed                                        | -          | 0.12   0      -      -      - regional=1
        embed-english embed-multilingual titan-embed-g1-text-02 | -          | 0.1    0      -      -      - regional=1
        us-gov-east-1.titan-embed-text               | -          | 0.1    0      -      -      - regional=1
        us-gov-west-1.titan-embed-text               | -          | 0.1    0      -      -      - regional=1
        eu-central-1.claude-instant                  | -          | 2.48   8.38   -      -      - regional=1
        eu-west-1.llama3-70b-instruct                | -          | 2.86   3.78   -      -      - regional=1
        eu-west-1.llama3-8b-instruct                 | -          | 0.32   0.65   -      -      - regional=1
        eu-west-1.qwen3-next-80b-a3b                 | -          | 0.18   1.41   -      -      - regional=1
                                                     | flex       | 0.09   0.71   -      -      -
                                                     | priority   | 0.32   2.47   -      -      -
        eu-west-2.llama3-70b-instruct                | -          | 3.45   4.55   -      -      - regional=1
        eu-west-2.llama3-8b-instruct                 | -          | 0.39   0.78   -      -      - regional=1
        eu-west-2.minimax-m2.1 eu-west-2.minimax-m2.5 | -          | 0.47   1.86   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-west-2.nemotron-super-3-120b              | -          | 0.23   1.01   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-west-2.qwen3-coder-next                   | -          | 0.78   1.86   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        eu-west-2.qwen3-next-80b-a3b                 | -          | 0.23   1.86   -      -      - regional=1
                                                     | flex       | 0.12   0.93   -      -      -
                                                     | priority   | 0.4    3.26   -      -      -
        eu-west-2.voxtral-mini-3b-2507               | -          | 0.06   0.06   -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.11   0.11   -      -      -
        eu-west-2.voxtral-small-24b-2507             | -          | 0.16   0.47   -      -      - regional=1
                                                     | batch      | 0.08   0.23   -      -      -
                                                     | flex       | 0.08   0.23   -      -      -
                                                     | priority   | 0.28   0.82   -      -      -
        eu-west-3.mistral-7b-instruct                | -          | 0.2    0.26   -      -      - regional=1
        eu-west-3.mistral-large-2402                 | -          | 5.2    15.6   -      -      - regional=1
        eu-west-3.mixtral-8x7b-instruct              | -          | 0.59   0.91   -      -      - regional=1
        eu.llama3-2-1b-instruct                      | -          | 0.13   0.13   -      -      - regional=1
        eu.llama3-2-3b-instruct                      | -          | 0.19   0.19   -      -      - regional=1
        eu.nova-2-lite                               | -          | 0.429  3.597  0.10725 -      - regional=1
        eu.nova-lite                                 | -          | 0.078  0.312  0.0195 -      - regional=1
        eu.nova-micro                                | -          | 0.046  0.184  0.0115 -      - regional=1
        eu.nova-pro                                  | -          | 1.05   4.2    0.2625 -      - flex=0.5 regional=1
        gemma-4-26b-a4b                              | -          | 0.13   0.4    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        gemma-4-31b                                  | -          | 0.14   0.4    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        gemma-4-e2b                                  | -          | 0.04   0.08   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        glm-4.7                                      | -          | 0.6    2.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        glm-4.7-flash                                | -          | 0.07   0.4    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        glm-5                                        | -          | 1      3.2    -      -      - batch=0.5 priority=1.75 regional=1
        global.gpt-5.4                               | -          | 2.5    15     0.25   -      -
                                                     | >272000    | 5      22.5   0.5    -      -
        global.gpt-5.5                               | -          | 5      30     0.5    -      -
                                                     | >272000    | 10     45     1      -      -
        global.gpt-5.6-luna                          | -          | 0.2    1.2    0.02   0.25   -
                                                     | >272000    | 0.4    1.8    0.04   0.5    -
        global.gpt-5.6-sol                           | -          | 4      20     0.4    5      -
                                                     | >272000    | 8      30     0.8    10     -
        global.gpt-5.6-terra                         | -          | 2      12     0.2    2.5    -
                                                     | >272000    | 4      18     0.4    5      -
        global.gpt-6-astra                           | -          | 10     50     1      12.5   -
                                                     | >272000    | 20     75     2      25     -
        global.gpt-6.1-sol                           | -          | 2      10     0.1    2.5    -
                                                     | >272000    | 4      15     0.2    5      -
        global.gpt-6.1-terra                         | -          | 1      5      0.05   1.25   -
                                                     | >272000    | 2      7.5    0.1    2.5    -
        global.grok-4.6 global.grok-4.7              | -          | 2      6      0.5    -      - flex=0.5 priority=1.75
        global.kimi-k3                               | -          | 3      15     0.3    3.75   - flex=0.5 priority=1.75
        global.kimi-k3.1                             | -          | 4      20     0.2    5      - flex=0.5 priority=1.75
        gpt-5.6-cyber                                | -          | 13.75  82.5   1.375  17.1875 - search=12 regional=1
        gpt-daybreak-blue-5.6-sol                    | -          | 4.4    22     0.44   5.5    - search=12 regional=1
                                                     | >272000    | 8.8    33     0.88   11     -
        gpt-oss-120b palmyra-vision-7b qwen3-coder-30b-a3b-instruct | -          | 0.15   0.6    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        gpt-oss-20b                                  | -          | 0.07   0.3    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        gpt-oss-safeguard-120b                       | -          | 0.15   0.6    -      -      - regional=1
                                                     | batch      | 0.07   0.3    -      -      -
                                                     | flex       | 0.07   0.3    -      -      -
                                                     | priority   | 0.26   1.05   -      -      -
        gpt-oss-safeguard-20b                        | -          | 0.07   0.2    -      -      - regional=1
                                                     | batch      | 0.03   0.1    -      -      -
                                                     | flex       | 0.03   0.1    -      -      -
                                                     | priority   | 0.12   0.35   -      -      -
        grok-4.3                                     | -          | 1.25   2.5    0.2    -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        grok-4.6                                     | -          | 2.2    6.6    0.55   -      - flex=0.5 priority=1.75 regional=1
        grok-4.7                                     | -          | 2.2    6.6    0.55   -      - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 1.1    3.3    -      -      -
        j2-mid                                       | -          | 12.5   12.5   -      -      - regional=1
        j2-ultra                                     | -          | 18.8   18.8   -      -      - regional=1
        jamba-1-5-large                              | -          | 2      8      -      -      - regional=1
        jamba-1-5-mini                               | -          | 0.2    0.4    -      -      - regional=1
        jamba-instruct                               | -          | 0.5    0.7    -      -      - regional=1
        jp.nova-2-lite                               | -          | 0.396  3.311  0.099  -      - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 0.198  1.6555 -      -      -
        kimi-k2-thinking us-east-1.kimi-k2-thinking  | -          | 0.6    2.5    -      -      - flex=0.5 regional=1
        us-east-2.kimi-k2-thinking us-west-2.kimi-k2-thinking | -          | 0.6    2.5    -      -      - flex=0.5 regional=1
        kimi-k2.5                                    | -          | 0.6    3      -      -      - flex=0.5 regional=1
        kimi-k3.1                                    | -          | 4.4    22     0.22   5.5    - flex=0.5 priority=1.75 regional=1
        llama2-13b-chat                              | -          | 0.75   1      -      -      - regional=1
        llama2-70b-chat                              | -          | 1.95   2.56   -      -      - regional=1
        llama3-1-405b-instruct                       | -          | 2.4    2.4    -      -      - regional=1
        minimax-m2                                   | -          | 0.3    1.2    -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.52   2.1    -      -      -
        minimax-m2.1 minimax-m2.5 us-east-1.minimax-m2.1 | -          | 0.3    1.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-east-1.minimax-m2.5 us-east-2.minimax-m2.1 | -          | 0.3    1.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-east-2.minimax-m2.5 us-west-2.minimax-m2.1 | -          | 0.3    1.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-west-2.minimax-m2.5                       | -          | 0.3    1.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        mistral-large-2407                           | -          | 2      6      -      -      - regional=1
        nemotron-nano-12b                            | -          | 0.2    0.6    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        nemotron-nano-3-30b                          | -          | 0.06   0.24   -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.11   0.42   -      -      -
        nemotron-super-3-120b                        | -          | 0.15   0.65   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        nova-2-5-sonic                               | -          | 0.33   2.75   -      -      - audio-in=3 audio-out=12 regional=1
        nova-2-multimodal-embeddings                 | -          | 0.135  0      -      -      - regional=1
        nova-2-pro-preview-20251202                  | -          | 1.25   10     0.3125 -      - audio-in=1.25 image-in=1.25 regional=1.1
                                                     | batch      | 0.625  5      -      -      -
                                                     | priority   | 2.1875 17.5   -      -      -
        qwen3-235b-a22b-2507                         | -          | 0.22   0.88   -      -      - batch=0.5 flex=0.5 regional=1
        qwen3-coder-480b-a35b-instruct               | -          | 0.45   1.8    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        qwen3-coder-next us-east-1.qwen3-coder-next  | -          | 0.5    1.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        qwen3-next-80b-a3b                           | -          | 0.15   1.2    -      -      - regional=1
                                                     | flex       | 0.07   0.6    -      -      -
                                                     | priority   | 0.26   2.1    -      -      -
        qwen3-next-80b-a3b-instruct                  | -          | 0.14   1.2    -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.26   2.1    -      -      -
        qwen3-vl-235b-a22b-instruct                  | -          | 0.53   2.66   -      -      - regional=1
                                                     | batch      | 0.26   1.33   -      -      -
                                                     | flex       | 0.26   1.33   -      -      -
                                                     | priority   | 0.93   4.66   -      -      -
        sa-east-1.llama3-70b-instruct                | -          | 4.45   5.88   -      -      - regional=1
        sa-east-1.llama3-8b-instruct                 | -          | 0.5    1.01   -      -      - regional=1
        titan-text-premier us-gov-east-1.titan-text-premier | -          | 0.5    1.5    -      -      - regional=1
        us-gov-west-1.titan-text-premier             | -          | 0.5    1.5    -      -      - regional=1
        us-east-1.glm-5 us-west-2.glm-5              | -          | 1      3.2    -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-east-1.kimi-k2.5 us-east-2.kimi-k2.5 us-west-2.kimi-k2.5 | -          | 0.6    3      -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-east-1.llama3-70b-instruct                | -          | 2.65   3.5    -      -      - regional=1
        us-gov-east-1.llama3-70b-instruct            | -          | 2.65   3.5    -      -      - regional=1
        us-gov-west-1.llama3-70b-instruct            | -          | 2.65   3.5    -      -      - regional=1
        us-west-1.llama3-70b-instruct                | -          | 2.65   3.5    -      -      - regional=1
        us-east-1.mistral-7b-instruct us-west-2.mistral-7b-instruct | -          | 0.15   0.2    -      -      - regional=1
        us-east-1.mistral-large-2402 us-west-2.mistral-large-2402 | -          | 4      12     -      -      - regional=1
        us-east-1.mixtral-8x7b-instruct              | -          | 0.45   0.7    -      -      - regional=1
        us-west-2.mixtral-8x7b-instruct              | -          | 0.45   0.7    -      -      - regional=1
        us-east-2.qwen3-coder-next us-west-2.qwen3-coder-next | -          | 0.5    1.2    -      -      - flex=0.5 regional=1
        us-gov-east-1.claude-3-5-sonnet-20240620     | -          | 3.6    18     -      -      - batch=0.5 regional=1
        us-gov-west-1.claude-3-5-sonnet-20240620     | -          | 3.6    18     -      -      - batch=0.5 regional=1
        us-gov-east-1.claude-fable-5-1               | -          | 12     60     0.3    15     24 regional=1
        us-gov-west-1.claude-fable-5-1 us-gov.claude-fable-5-1 | -          | 12     60     0.3    15     24 regional=1
        us-gov-east-1.claude-haiku-4-5-20251001      | -          | 1.2    6      0.12   1.5    2.4 regional=1
        us-gov-west-1.claude-haiku-4-5-20251001      | -          | 1.2    6      0.12   1.5    2.4 regional=1
        us-gov-east-1.claude-haiku-5-5               | -          | 0.12   0.6    0.012  0.15   0.24 regional=1
                                                     | >100000    | 0.6    3      0.06   0.75   1.2
        us-gov-west-1.claude-haiku-5-5 us-gov.claude-haiku-5-5 | -          | 0.12   0.6    0.012  0.15   0.24 regional=1
                                                     | >100000    | 0.6    3      0.06   0.75   1.2
        us-gov-east-1.claude-opus-4-8 us-gov-west-1.claude-opus-4-8 | -          | 6      30     0.6    7.5    12 regional=1
        us-gov.claude-opus-4-8                       | -          | 6      30     0.6    7.5    12 regional=1
        us-gov-east-1.claude-opus-5 us-gov-west-1.claude-opus-5 | -          | 6      30     0.6    7.5    12 regional=1
                                                     | batch      | 3      15     -      -      -
        us-gov.claude-opus-5                         | -          | 6      30     0.6    7.5    12 regional=1
                                                     | batch      | 3      15     -      -      -
        us-gov-east-1.claude-opus-5-5 us-gov-west-1.claude-opus-5-5 | -          | 4.8    24     0.24   6      9.6 regional=1
        us-gov.claude-opus-5-5                       | -          | 4.8    24     0.24   6      9.6 regional=1
        us-gov-east-1.claude-sonnet-4-5-20250929     | -          | 3.6    18     0.36   4.5    7.2 regional=1
        us-gov-west-1.claude-sonnet-4-5-20250929     | -          | 3.6    18     0.36   4.5    7.2 regional=1
        us-gov-east-1.claude-sonnet-5 us-gov-west-1.claude-sonnet-5 | -          | 2.4    12     0.24   3      4.8 regional=1
        us-gov.claude-sonnet-5                       | -          | 2.4    12     0.24   3      4.8 regional=1
        us-gov-east-1.claude-sonnet-5-5              | -          | 2.4    12     0.12   3      4.8 regional=1
        us-gov-west-1.claude-sonnet-5-5 us-gov.claude-sonnet-5-5 | -          | 2.4    12     0.12   3      4.8 regional=1
        us-gov-east-1.gpt-5.4                        | -          | 3.3    19.8   0.33   -      - regional=1
        us-gov-east-1.gpt-oss-120b us-gov-east-1.gpt-oss-120b-1:0 | -          | 0.18   0.72   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.gpt-oss-120b us-gov-west-1.gpt-oss-120b-1:0 | -          | 0.18   0.72   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-east-1.gpt-oss-20b us-gov-east-1.gpt-oss-20b-1:0 | -          | 0.084  0.36   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.gpt-oss-20b us-gov-west-1.gpt-oss-20b-1:0 | -          | 0.084  0.36   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-east-1.grok-4.6 us-gov-west-1.grok-4.6 | -          | 2.64   7.92   0.66   -      - flex=0.5 priority=1.75 regional=1
        us-gov-east-1.grok-4.7 us-gov-west-1.grok-4.7 | -          | 2.64   7.92   0.66   -      - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 1.32   3.96   -      -      -
        us-gov.grok-4.7                              | -          | 2.64   7.92   0.66   -      - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 1.32   3.96   -      -      -
        us-gov-east-1.kimi-k3 us-gov-west-1.kimi-k3  | -          | 3.96   19.8   0.396  4.95   - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 1.98   9.9    -      -      -
        us-gov-east-1.llama3-8b-instruct             | -          | 0.3    2.65   -      -      - regional=1
        us-gov-east-1.nemotron-nano-12b              | -          | 0.24   0.72   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.nemotron-nano-12b              | -          | 0.24   0.72   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-east-1.nemotron-nano-3-30b            | -          | 0.072  0.288  -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.132  0.504  -      -      -
        us-gov-west-1.nemotron-nano-3-30b            | -          | 0.072  0.288  -      -      - batch=0.5 flex=0.5 regional=1
                                                     | priority   | 0.132  0.504  -      -      -
        us-gov-east-1.nemotron-nano-9b               | -          | 0.072  0.276  -      -      - regional=1
                                                     | batch      | 0.036  0.144  -      -      -
                                                     | flex       | 0.036  0.144  -      -      -
                                                     | priority   | 0.132  0.48   -      -      -
        us-gov-west-1.nemotron-nano-9b               | -          | 0.072  0.276  -      -      - regional=1
                                                     | batch      | 0.036  0.144  -      -      -
                                                     | flex       | 0.036  0.144  -      -      -
                                                     | priority   | 0.132  0.48   -      -      -
        us-gov-east-1.nemotron-super-3-120b          | -          | 0.18   0.78   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.nemotron-super-3-120b          | -          | 0.18   0.78   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-east-1.nova-pro                       | -          | 0.96   3.84   0.24   -      - regional=1
        us-gov-east-1.titan-text-express             | -          | 1.3    1.7    -      -      - regional=1
        us-gov-east-1.titan-text-lite us-gov-west-1.titan-text-lite | -          | 0.3    0.4    -      -      - regional=1
        us-gov-west-1.gemma-4-26b-a4b                | -          | 0.156  0.48   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.gemma-4-31b                    | -          | 0.168  0.48   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.gemma-4-e2b                    | -          | 0.048  0.096  -      -      - flex=0.5 priority=1.75 regional=1
        us-gov-west-1.gpt-5.4                        | -          | 3.3    19.8   0.33   -      - search=14.4 regional=1
        us-gov-west-1.gpt-5.6-luna                   | -          | 0.264  1.584  0.0264 0.33   - flex=0.5 priority=2 search=14.4 regional=1
                                                     | >272000    | 0.528  2.376  0.0528 0.66   -
        us-gov-west-1.gpt-5.6-terra                  | -          | 2.64   15.84  0.264  3.3    - flex=0.5 priority=2 search=14.4 regional=1
                                                     | >272000    | 5.28   23.76  0.528  6.6    -
        us-gov-west-1.grok-4.3                       | -          | 1.5    3      0.24   -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        us-gov-west-1.nova-2-multimodal-embeddings   | -          | 0.162  0      -      -      - batch=0.5 regional=1
        us-gov-west-1.nova-lite                      | -          | 0.072  0.288  0.018  -      - regional=1
                                                     | batch      | 0.036  0.144  -      -      -
        us-gov-west-1.nova-micro                     | -          | 0.042  0.168  0.0105 -      - regional=1
                                                     | batch      | 0.021  0.084  -      -      -
        us-gov-west-1.nova-pro                       | -          | 0.96   3.84   0.24   -      - flex=0.5 priority=1.75 regional=1
                                                     | batch      | 0.48   1.92   -      -      -
        us-gov-west-1.titan-text-express             | -          | 0.8    1.6    -      -      - regional=1
        us-gov.claude-sonnet-4-5-20250929            | -          | 3.6    18     0.36   4.5    7.2 regional=1
                                                     | >200000    | 7.2    27     0.72   9      14.4
        us-gov.gpt-oss-120b-1:0                      | -          | 0.18   0.72   -      -      - regional=1
        us-gov.gpt-oss-20b-1:0                       | -          | 0.084  0.36   -      -      - regional=1
        us-gov.grok-4.6                              | -          | 2.64   7.92   0.66   -      - regional=1
        us-gov.nemotron-nano-12b                     | -          | 0.24   0.72   -      -      - regional=1
        us-gov.nemotron-nano-3-30b                   | -          | 0.072  0.288  -      -      - regional=1
        us-gov.nemotron-nano-9b                      | -          | 0.072  0.276  -      -      - regional=1
        us-gov.nemotron-super-3-120b                 | -          | 0.18   0.78   -      -      - regional=1
        v3                                           | -          | 0.58   1.68   -      -      - regional=1
        v3.1                                         | -          | 0.58   1.68   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        v3.2                                         | -          | 0.62   1.85   -      -      - batch=0.5 flex=0.5 priority=1.75 regional=1
        source: https://aws.amazon.com/bedrock/pricing/; LiteLLM 1.110.2, genai-prices differs: the premium above 200k is on Bedrock's list, genai-prices has no threshold; 2026-11-24
        claude-sonnet-4-20250514                     | -          | 3      15     0.3    3.75   - search=10 regional=1
                                                     | >200000    | 6      22.5   0.6    7.5    -
        claude-sonnet-4-5-20250929                   | -          | 3      15     0.3    3.75   6 search=10 regional=1.1
                                                     | >200000    | 6      22.5   0.6    7.5    12
                                                     | batch      | 1.5    7.5    -      -      -
        source: https://aws.amazon.com/bedrock/pricing/; genai-prices 0.2.3 alone; 2026-11-24
        claude-fable-5-2 claude-mythos-5-2           | -          | 8      40     0.2    10     16 regional=1.1
        nemotron-nano-3-30b:0                        | -          | 0.06   0.24   -      -      - regional=1
        nemotron-super-3-120b:0                      | -          | 0.15   0.65   -      -      - regional=1
        nova-sonic                                   | -          | 0.06   0.24   -      -      - audio-in=3.4 audio-out=13.6 regional=1
        regional.anthropic.claude-3-5-haiku-20241022 | -          | 0.8    4      0.08   1      - regional=1
        regional.anthropic.claude-3-5-sonnet-20240620 | -          | 3      15     0.3    3.75   - regional=1
        regional.anthropic.claude-3-5-sonnet-20241022 | -          | 3      15     0.3    3.75   - regional=1
        regional.anthropic.claude-3-7-sonnet-20250219 | -          | 3      15     0.3    3.75   - regional=1
        regional.anthropic.claude-3-sonnet-20240229  | -          | 3      15     0.3    3.75   - regional=1
        regional.anthropic.claude-3-haiku-20240307   | -          | 0.25   1.25   -      -      - regional=1
        regional.anthropic.claude-3-opus-20240229    | -          | 15     75     -      -      - regional=1
        source: https://aws.amazon.com/bedrock/pricing/; LiteLLM 1.110.2, genai-prices differs: the family's threshold of 272k, which genai-prices has for the later ones alone; 2026-11-24
        gpt-5.4                                      | -          | 2.75   16.5   0.275  -      - search=12 regional=1
                                                     | >272000    | 5.5    24.75  0.55   -      -
        gpt-5.5                                      | -          | 5.5    33     0.55   -      - search=12 regional=1
                                                     | >272000    | 11     49.5   1.1    -      -
        provider: azure images-as-text
        source: https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/; Azure's retail price list, meters of 2026-08-11; genai-prices 0.2.3 (global) and LiteLLM 1.110.2 (regional); 2026-11-24
        text-embedding-3-large                       | 2024-06-01 | 0.13   0      -      -      - regional=1.1
        text-embedding-3-small                       | 2024-06-01 | 0.02   0      -      -      - regional=1.1
        text-embedding-ada-002                       | 2024-05-01 | 0.10   0      -      -      - regional=1.1
        source: https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/; as anthropic; LiteLLM 1.110.2; 2026-11-24
        claude-fable-5                               | 2026-06-09 | 10     50     1      12.50  20 search=10
        claude-fable-5-1                             | 2026-09-01 | 10     50     0.25   12.50  20 search=10
        claude-haiku-4-5                             | 2025-10-15 | 1      5      0.10   1.25   2
        claude-haiku-5-5                             | 2026-10-07 | 0.10   0.50   0.01   0.125  0.20 search=10
                                                     | >100000    | 0.50   2.50   0.05   0.625  1
        claude-mythos-5-1                            | -          | 10     50     0.25   12.5   20
        claude-opus-4-5                              | 2025-11-24 | 5      25     0.50   6.25   10
        claude-opus-4-6                              | 2026-02-05 | 5      25     0.50   6.25   10 search=10
                                                     | >200000    | 10     37.50  1      12.50  20
                                                     | 2026-03-13 | 5      25     0.50   6.25   10 search=10
        claude-opus-4-7                              | 2026-04-16 | 5      25     0.50   6.25   10 search=10
        claude-opus-4-8                              | 2026-05-28 | 5      25     0.50   6.25   10 search=10
        claude-opus-5                                | 2026-07-24 | 5      25     0.50   6.25   10 search=10
        claude-opus-5-5                              | 2026-09-22 | 4      20     0.20   5      8 search=10
        claude-sonnet-4-5                            | 2025-09-29 | 3      15     0.30   3.75   6
                                                     | >200000    | 6      22.50  0.60   7.50   12
                                                     | 2026-04-30 | 3      15     0.30   3.75   6
        claude-sonnet-4-6                            | 2026-02-17 | 3      15     0.30   3.75   6
                                                     | >200000    | 6      22.50  0.60   7.50   12
                                                     | 2026-03-13 | 3      15     0.30   3.75   6
        claude-sonnet-5                              | 2026-06-30 | 2      10     0.20   2.50   4 search=10
        claude-sonnet-5-5                            | 2026-09-29 | 2      10     0.10   2.50   4 search=10
        source: https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        Phi-4                                        | -          | 0.125  0.5    -      -      -
        Phi-4-mini-instruct                          | -          | 0.075  0.3    -      -      -
        Phi-4-multimodal-instruct                    | -          | 0.08   0.32   -      -      - audio-in=4
        o1                                           | -          | 15     60     7.5    -      - regional=1.1
        o1-2024-12-17                                | -          | 15     60     7.5    -      - regional=1.1
                                                     | batch      | 7.5    30     -      -      -
        o1-mini o3-mini                              | -          | 1.1    4.4    0.55   -      - regional=1.1
                                                     | batch      | 0.55   2.2    -      -      -
        o3                                           | -          | 2      8      0.5    -      - search=14 regional=1.1
                                                     | batch      | 1      4      -      -      -
        o4-mini                                      | -          | 1.1    4.4    0.275  -      - search=14
                                                     | batch      | 0.55   2.2    -      -      -
        source: https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/; LiteLLM 1.110.2 alone; 2026-11-24
        Codestral-2501                               | -          | 0.3    0.9    -      -      -
        Cohere-Embed-V5-Fast                         | -          | 0.08   0      -      -      - image-in=0.4
        Cohere-Embed-V5-Pro                          | -          | 0.12   0      -      -      - image-in=0.4
        Cohere-command-a-plus-05-2026                | -          | 0.8    3.2    -      -      -
        Cohere-embed-v3-english Cohere-embed-v3-multilingual | -          | 0.1    0      -      -      -
        DeepSeek-V4-Flash-0731                       | -          | 0.44   1.32   0.014  -      -
        FW-DeepSeek-V3.2                             | -          | 0.62   1.85   0.31   -      -
        FW-DeepSeek-V4-Flash                         | -          | 0.15   0.31   0.03   -      -
        FW-DeepSeek-V4-Pro                           | -          | 1.925  3.828  0.165  -      -
        FW-DeepSeek-V4.1-Flash                       | -          | 0.375  1.5    0.008  -      -
        FW-GLM-5                                     | -          | 1.1    3.52   0.22   -      -
        FW-GLM-5.1                                   | -          | 1.54   4.84   0.286  -      -
        FW-GLM-5.2                                   | -          | 1.54   4.84   0.15   -      -
        FW-GLM-5.2-Fast                              | -          | 2.31   7.26   0.231  -      -
        FW-GLM-5.3                                   | -          | 1.75   5.5    0.325  -      -
        FW-GLM-5.3-Flash                             | -          | 0.188  0.625  0.038  -      -
        FW-GPT-OSS-120B                              | -          | 0.165  0.66   0.082  -      -
        FW-Inkling                                   | -          | 1.1    4.46   0.19   -      -
        FW-Kimi-K2.5                                 | -          | 0.66   3.3    0.11   -      -
        FW-Kimi-K2.6                                 | -          | 1.045  4.4    0.176  -      -
        FW-Kimi-K2.7-Code                            | -          | 1.05   4.4    0.21   -      -
        FW-Kimi-K3                                   | -          | 3      15     0.3    -      -
        FW-MiniMax-M2.5                              | -          | 0.33   1.32   0.033  -      -
        FW-MiniMax-M3                                | -          | 0.33   1.32   0.066  -      -
        FW-Nemotron-3-Ultra-NVFP4                    | -          | 0.66   2.64   0.13   -      -
        FW-Nemotron-Lightning-3.5-30B-A3B            | -          | 0.06   0.22   0.01   -      -
        Llama-3.3-70B-Instruct                       | -          | 0.71   0.71   -      -      -
        Llama-4-Maverick-17B-128E-Instruct-FP8       | -          | 0.25   1      -      -      -
        Llama-4-Scout-17B-16E-Instruct               | -          | 0.2    0.78   -      -      -
        MAI-Code-1.1-Flash                           | -          | 0.2    1.2    0.02   -      -
        MAI-Cyber-1-Flash                            | -          | 0.6    3.5    0.06   -      -
        MAI-DS-R1 deepseek-r1                        | -          | 1.35   5.4    -      -      -
        MAI-Image-2.5                                | -          | 5      47     -      -      - image-in=8 image-out=47
        MAI-Image-2.5-Flash                          | -          | 1.75   19.5   -      -      - image-in=1.75 image-out=19.5
        MAI-Image-2.5-Pro                            | -          | 5      106    -      -      - image-in=8 image-out=106
        MAI-Image-2.6                                | -          | 5      38     -      -      - image-in=8 image-out=38
        MAI-Image-2.6-Flash                          | -          | 1.75   19     -      -      - image-in=2.5 image-out=19
        MAI-Thinking-1                               | -          | 2      8      0.2    -      -
        Phi-4-mini-reasoning                         | -          | 0.075  0.3    -      -      -
        Phi-4-reasoning                              | -          | 0.125  0.5    -      -      -
        chat-latest                                  | -          | 5      30     0.5    -      -
        claude-opus-5-5-fast                         | -          | 8      40     0.4    10     16 search=20
        codex-mini                                   | -          | 1.5    6      0.375  -      -
        cohere-command-a                             | -          | 2.5    10     -      -      -
        computer-use-preview                         | -          | 3      12     -      -      - regional=1.1
        deepseek-v3-0324                             | -          | 1.14   4.56   -      -      -
        deepseek-v3.1                                | -          | 1.23   4.94   -      -      -
        deepseek-v3.2 deepseek-v3.2-speciale         | -          | 0.58   1.68   -      -      -
        deepseek-v4-flash                            | -          | 0.19   0.51   0.028  -      -
        deepseek-v4-pro                              | -          | 1.74   3.48   0.145  -      -
        deepseek-v4.1-flash                          | -          | 0.3    1.2    0.006  -      -
        embed-v-4-0                                  | -          | 0.12   0      -      -      - image-in=0.47
        eu.codex-mini us.codex-mini                  | -          | 1.65   6.6    0.413  -      - regional=1
        eu.gpt-4.1-nano us.gpt-4.1-nano              | -          | 0.11   0.44   0.028  -      - regional=1
                                                     | batch      | 0.055  0.22   -      -      -
        eu.gpt-4o-mini-2024-07-18 us.gpt-4o-mini-2024-07-18 | -          | 0.165  0.66   0.083  -      - search=14 regional=1
        eu.gpt-5-codex us.gpt-5-codex                | -          | 1.375  11     0.138  -      - regional=1
        eu.gpt-6-astra                               | -          | 12     60     1.2    15     - search=14 regional=1
                                                     | >272000    | 24     90     2.4    30     -
        eu.gpt-6-luna                                | -          | 0.12   0.6    0.012  0.15   - search=14 regional=1
                                                     | >272000    | 0.24   0.9    0.024  0.3    -
        eu.gpt-6-sol                                 | -          | 2.4    12     0.24   3      - search=14 regional=1
                                                     | >272000    | 4.8    18     0.48   6      -
        eu.gpt-6.1-sol                               | -          | 2.4    12     0.12   3      - search=14 regional=1
                                                     | >272000    | 4.8    18     0.24   6      -
        eu.gpt-6.1-terra                             | -          | 1.2    6      0.06   1.5    - search=14 regional=1
                                                     | >272000    | 2.4    9      0.12   3      -
        eu.o4-mini us.o4-mini                        | -          | 1.21   4.84   0.303  -      - search=14 regional=1
                                                     | batch      | 0.605  2.42   -      -      -
        gpt-3.5-turbo gpt-35-turbo mistral-large-3   | -          | 0.5    1.5    -      -      -
        gpt-3.5-turbo-instruct-0914 gpt-35-turbo-instruct | -          | 1.65   2.2    -      -      -
        gpt-35-turbo-instruct-0914                   | -          | 1.65   2.2    -      -      -
        gpt-4-0125-preview gpt-4-1106-preview        | -          | 10     30     -      -      -
        gpt-4-turbo gpt-4-turbo-vision-preview       | -          | 11     33     -      -      -
        gpt-4.1                                      | -          | 2      8      0.5    -      - priority=1.75 search=14 regional=1.1
                                                     | batch      | 1      4      -      -      -
        gpt-4.1-mini                                 | -          | 0.4    1.6    0.1    -      - priority=1.75 search=14 regional=1.1
                                                     | batch      | 0.2    0.8    -      -      -
        gpt-4.1-nano                                 | -          | 0.1    0.4    0.025  -      -
                                                     | batch      | 0.05   0.2    -      -      -
        gpt-4o                                       | -          | 2.5    10     1.25   -      - regional=1.1
                                                     | batch      | 1.25   5      -      -      -
        gpt-4o-2024-05-13                            | -          | 5      15     -      -      - batch=0.5 regional=1.1
        gpt-4o-audio-preview-2024-12-17 gpt-audio    | -          | 2.5    10     -      -      - audio-in=40 audio-out=80
        gpt-4o-mini                                  | -          | 0.15   0.6    -      -      - search=14 regional=1.1
        gpt-4o-mini-2024-07-18                       | -          | 0.15   0.6    0.075  -      - search=14
                                                     | batch      | 0.075  0.3    -      -      -
        gpt-4o-mini-audio-preview-2024-12-17         | -          | 0.15   0.6    -      -      - audio-in=10 audio-out=20
        gpt-4o-mini-realtime-preview-2024-12-17      | -          | 0.6    2.4    0.3    -      - audio-in=10 audio-out=20 regional=1.1
        gpt-4o-mini-transcribe                       | -          | 1.25   5      -      -      - audio-in=3
        gpt-4o-realtime-preview-2024-12-17           | -          | 5      20     2.5    -      - audio-in=40 audio-out=80 regional=1.1
        gpt-4o-transcribe gpt-4o-transcribe-diarize  | -          | 2.5    10     -      -      - audio-in=6
        gpt-5 gpt-5.1                                | -          | 1.25   10     0.125  -      - batch=0.5 priority=2 search=14 regional=1.1
        gpt-5-chat gpt-5-codex                       | -          | 1.25   10     0.125  -      -
        gpt-5-mini                                   | -          | 0.25   2      0.025  -      - batch=0.5 priority=1.8 search=14 regional=1.1
        gpt-5-nano                                   | -          | 0.05   0.4    0.005  -      - batch=0.5 search=14 regional=1.1
        gpt-5-pro                                    | -          | 15     120    -      -      - batch=0.5 search=14 regional=1.1
        gpt-5.1-chat gpt-5.1-codex gpt-5.1-codex-max | -          | 1.25   10     0.125  -      - regional=1.1
        gpt-5.1-codex-2025-11-13                     | -          | 1.25   10     0.125  -      - priority=2
        gpt-5.1-codex-mini                           | -          | 0.25   2      0.025  -      - regional=1.1
        gpt-5.1-codex-mini-2025-11-13                | -          | 0.25   2      0.025  -      - priority=1.8
        gpt-5.2                                      | -          | 1.75   14     0.175  -      - batch=0.5 priority=2 search=14 regional=1.1
        gpt-5.2-chat gpt-5.2-codex gpt-5.3-chat      | -          | 1.75   14     0.175  -      - regional=1.1
        gpt-5.2-pro                                  | -          | 21     168    -      -      - batch=0.5 search=14 regional=1.1
        gpt-5.3-codex                                | -          | 1.75   14     0.175  -      - priority=2 search=14 regional=1.1
        gpt-5.4                                      | -          | 2.5    15     0.25   -      - priority=2 regional=1.1
                                                     | >272000    | 5      22.5   0.5    -      -
        gpt-5.4-mini                                 | -          | 0.75   4.5    0.075  -      - priority=2 regional=1.1
        gpt-5.4-nano                                 | -          | 0.2    1.25   0.02   -      - priority=2 regional=1.1
        gpt-5.4-pro                                  | -          | 30     180    3      -      - priority=2 regional=1.1
                                                     | >272000    | 60     270    6      -      -
        gpt-5.5                                      | -          | 5      30     0.5    -      - priority=2 regional=1.1
                                                     | >272000    | 10     45     1      -      -
        gpt-5.5-pro                                  | -          | 30     180    3      -      - search=14
                                                     | >272000    | 60     270    6      -      -
        gpt-5.6                                      | -          | 4      20     0.4    5      5 priority=2 search=14 regional=1.1
                                                     | >272000    | 8      30     0.8    10     10
        gpt-5.6-luna                                 | -          | 0.2    1.2    0.02   0.25   0.25 flex=0.5 priority=2 search=14 regional=1.1
                                                     | >272000    | 0.4    1.8    0.04   0.5    0.5
        gpt-5.6-sol                                  | -          | 4      20     0.4    5      5 flex=0.5 priority=2 search=14 regional=1.1
                                                     | >272000    | 8      30     0.8    10     10
        gpt-5.6-terra                                | -          | 2      12     0.2    2.5    2.5 flex=0.5 priority=2 search=14 regional=1.1
                                                     | >272000    | 4      18     0.4    5      5
        gpt-6-astra                                  | -          | 10     50     1      12.5   12.5 search=10 regional=1.1
                                                     | >272000    | 20     75     2      25     25
        gpt-6-astra-2026-09-03                       | -          | 10     50     1      12.5   12.5 flex=0.5 search=14
                                                     | >272000    | 20     75     2      25     25
        gpt-6-luna                                   | -          | 0.1    0.5    0.01   0.125  0.125 search=10 regional=1.1
                                                     | >272000    | 0.2    0.75   0.02   0.25   0.25
        gpt-6-luna-2026-09-22                        | -          | 0.1    0.5    0.01   0.125  0.125 flex=0.5 search=14
                                                     | >272000    | 0.2    0.75   0.02   0.25   0.25
        gpt-6-sol                                    | -          | 2      10     0.2    2.5    2.5 search=10 regional=1.1
                                                     | >272000    | 4      15     0.4    5      5
        gpt-6-sol-2026-09-22                         | -          | 2      10     0.2    2.5    2.5 flex=0.5 priority=2 search=14
                                                     | >272000    | 4      15     0.4    5      5
        gpt-6.1-sol                                  | -          | 2      10     0.1    2.5    2.5 search=10 regional=1.1
                                                     | >272000    | 4      15     0.2    5      5
        gpt-6.1-sol-2026-09-29                       | -          | 2      10     0.1    2.5    2.5 flex=0.5 search=14
                                                     | >272000    | 4      15     0.2    5      5
        gpt-6.1-terra                                | -          | 1      5      0.05   1.25   1.25 search=14 regional=1.1
                                                     | >272000    | 2      7.5    0.1    2.5    2.5
        gpt-audio-1.5                                | -          | 2.5    10     -      -      - audio-in=32 audio-out=64
        gpt-audio-mini                               | -          | 0.6    2.4    -      -      - audio-in=10 audio-out=20
        gpt-chat-latest                              | -          | 5      30     0.5    -      - regional=1.1
        gpt-image-1                                  | -          | 5      40     1.25   -      - image-in=10 image-out=40
        gpt-image-1-mini                             | -          | 2      8      0.2    -      - image-in=2.5 image-out=8
        gpt-image-1.5                                | -          | 5      10     1.25   -      - image-in=8 image-out=32
        gpt-image-2 gpt-image-2.5-flare gpt-image-2.5-sunburst | -          | 5      30     1.25   -      - image-in=8 image-out=30
        gpt-oss-120b                                 | -          | 0.15   0.6    -      -      -
        gpt-realtime                                 | -          | 4      16     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5
        gpt-realtime-1.5                             | -          | 4      16     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5 regional=1.1
        gpt-realtime-2                               | -          | 4      24     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5
        gpt-realtime-2.1                             | -          | 4      24     0.4    -      - audio-in=32 audio-read=0.4 audio-out=64 image-in=5 regional=1.1
        gpt-realtime-2.1-mini                        | -          | 0.6    2.4    0.06   -      - audio-in=10 audio-read=0.3 audio-out=20 image-in=0.8 regional=1.1
        gpt-realtime-mini                            | -          | 0.6    2.4    0.06   -      - audio-in=10 audio-read=0.3 audio-out=20 image-in=0.8
        grok-3 grok-4                                | -          | 3      15     -      -      -
        grok-3-mini                                  | -          | 0.25   1.27   -      -      -
        grok-4-1-fast-non-reasoning grok-4-1-fast-reasoning | -          | 0.2    0.5    -      -      -
        grok-4-fast-non-reasoning grok-4-fast-reasoning | -          | 0.2    0.5    -      -      -
        grok-4-20-non-reasoning grok-4-20-reasoning  | -          | 1.25   2.5    1.25   -      -
        grok-4.3                                     | -          | 1.25   2.5    0.2    -      -
                                                     | >200000    | 2.5    5      0.4    -      -
        grok-4.6 grok-4.7                            | -          | 2      6      0.5    -      -
                                                     | >200000    | 4      12     1      -      -
        grok-code-fast-1                             | -          | 0.2    1.5    -      -      -
        jais-30b-chat                                | -          | 3.2    9.71   -      -      -
        kimi-k2-thinking                             | -          | 0.6    2.5    -      -      -
        kimi-k2.5                                    | -          | 0.6    3      0.1    -      -
        kimi-k2.6                                    | -          | 0.95   4      0.16   -      -
        kimi-k2.7-code                               | -          | 0.95   4      0.19   -      -
        ministral-3b                                 | -          | 0.04   0.04   -      -      -
        mistral-large-2402 mistral-large-latest      | -          | 8      24     -      -      -
        mistral-medium-2505                          | -          | 0.4    2      -      -      -
        mistral-medium-3-5                           | -          | 1.5    7.5    -      -      -
        mistral-nemo                                 | -          | 0.15   0.15   -      -      -
        mistral-small-2503                           | -          | 0.1    0.3    -      -      -
        model-router model_router                    | -          | 0.14   0      -      -      -
        o3-deep-research                             | -          | 10     40     2.5    -      - search=14 regional=1.1
        o3-pro                                       | -          | 20     80     -      -      - batch=0.5 search=14
        source: https://azure.microsoft.com/pricing/details/cognitive-services/openai-service/; genai-prices 0.2.3 alone; 2026-11-24
        babbage babbage-002                          | -          | 0.4    0      -      -      -
        curie davinci davinci-002 text-curie text-curie-001 | -          | 2      0      -      -      -
        text-davinci text-davinci-002                | -          | 2      0      -      -      -
        o1-preview                                   | -          | 15     60     7.5    -      -
        phi-3-medium-128k-instruct                   | -          | 0.17   0.68   -      -      -
        phi-3-mini-128k-instruct phi-3.5-mini-128k-instruct | -          | 0.13   0.52   -      -      -
        phi-4 phi-4-reasoning-plus                   | -          | 0.125  0.5    -      -      -
        phi-4-mini-instruct                          | -          | 0.075  0.3    -      -      -
        phi-4-multimodal-instruct                    | -          | 0.08   0.32   -      -      - audio-in=4
        text-embedding-ada text-embedding-ada-002-v2 | -          | 0.1    0      -      -      -
        wizardlm-2-8x22b                             | -          | 0.48   0.48   -      -      -
        provider: mistral
        source: https://mistral.ai/pricing; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        codestral-2508                               | -          | 0.3    0.9    0.03   -      - batch=0.5
        codestral-embed codestral-embed-2505         | -          | 0.15   0      0.015  -      -
        codestral-latest                             | -          | 0.3    0.9    0.03   -      -
                                                     | batch      | 0.15   0.45   -      -      -
        deepseek-v4-1-flash-1017                     | -          | 0.3    1.2    0.007  -      -
        ministral-14b-2512                           | -          | 0.2    0.2    0.02   -      - batch=0.5
        ministral-3b-2512                            | -          | 0.1    0.1    0.01   -      - batch=0.5
        ministral-8b-2512                            | -          | 0.15   0.15   0.015  -      - batch=0.5
        ministral-8b-latest                          | -          | 0.1    0.1    -      -      - batch=0.5
                                                     | 2025-12-02 | 0.15   0.15   0.015  -      - batch=0.5
        mistral-large-2512                           | -          | 0.5    1.5    0.05   -      - batch=0.5
        mistral-large-4 mistral-large-4-0            | -          | 0.68   2.09   0.07   -      - batch=0.5
                                                     | 2026-10-20 | 1.36   4.18   0.14   -      - batch=0.5
                                                     | 2026-10-29 | 0.7    2.1    0.07   -      - batch=0.5
        mistral-medium-2604 mistral-medium-3 mistral-medium-3-5 | -          | 1.5    7.5    0.15   -      - batch=0.5
        mistral-medium-3.5                           | -          | 1.5    7.5    0.15   -      - batch=0.5
        mistral-medium-latest                        | -          | 0.4    2      0.04   -      - batch=0.5
                                                     | 2026-06-16 | 1.5    7.5    0.15   -      - batch=0.5
        mistral-small-2603                           | -          | 0.15   0.6    0.015  -      - batch=0.5
        mistral-small-latest                         | -          | 0.1    0.3    -      -      - batch=0.5
                                                     | 2026-03-16 | 0.15   0.6    0.015  -      - batch=0.5
        mistral-tiny                                 | -          | 0.25   0.25   0.025  -      -
        pixtral-large-latest                         | -          | 2      6      0.2    -      -
        zai-glm-5-3                                  | -          | 1.4    4.4    0.14   -      -
        zai-glm-5-3-flash                            | -          | 0.15   0.5    0.03   -      -
        source: https://mistral.ai/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        codestral-mamba-latest                       | -          | 0.25   0.25   0.025  -      -
        devstral-latest devstral-medium-latest       | -          | 0.4    2      0.04   -      -
        mistral-code-agent-latest                    | -          | 0.4    2      0.04   -      -
        glm-5-2 zai-glm-5 zai-glm-5-2 zai-glm-latest | -          | 1.4    4.4    0.14   -      -
        ministral-14b-latest ministral-3-14b-2512    | -          | 0.2    0.2    0.02   -      -
        ministral-3-3b-2512 ministral-3b-latest      | -          | 0.1    0.1    0.01   -      -
        ministral-3-8b-2512                          | -          | 0.15   0.15   0.015  -      -
        mistral-code-fim-latest mistral-code-latest  | -          | 0.3    0.9    0.03   -      -
        mistral-large-3                              | -          | 0.5    1.5    0.05   -      -
        mistral-small                                | -          | 0.1    0.3    0.01   -      -
        mistral-vibe-cli-fast                        | -          | 0.15   0.6    0.015  -      -
        mistral-vibe-cli-latest mistral-vibe-cli-with-tools | -          | 1.5    7.5    0.15   -      -
        voxtral-small-2507 voxtral-small-latest      | -          | 0.1    0.4    0.01   -      -
        source: https://mistral.ai/pricing; LiteLLM 1.110.2, genai-prices differs: an embedding has no output; 2026-11-24
        mistral-embed mistral-embed-2312             | -          | 0.1    0      -      -      -
                                                     | batch      | 0.05   0.05   -      -      -
        source: https://mistral.ai/pricing; LiteLLM 1.110.2, genai-prices differs: genai-prices keeps the price of the model that the name stood for earlier; 2026-11-24
        magistral-medium-latest mistral-medium       | -          | 1.5    7.5    0.15   -      -
        magistral-small-latest                       | -          | 0.15   0.6    0.015  -      -
        mistral-large-latest                         | -          | 0.5    1.5    0.05   -      -
        open-mistral-nemo                            | -          | 0.3    0.3    0.03   -      -
        source: https://mistral.ai/pricing; genai-prices 0.2.3 alone; 2026-11-24
        codestral-2501                               | -          | 0.3    0.9    -      -      - batch=0.5
        devstral-2512 mistral-medium-2505 mistral-medium-2508 | -          | 0.4    2      0.04   -      -
        devstral-small devstral-small-2505 devstral-small-2507 | -          | 0.1    0.3    -      -      -
        labs-devstral-small-2512 mistral-small-2506  | -          | 0.1    0.3    -      -      -
        mistral-small-3.2-24b-instruct               | -          | 0.1    0.3    -      -      -
        magistral-medium                             | -          | 2      5      -      -      -
        ministral-3b                                 | -          | 0.04   0.04   -      -      -
        ministral-8b ministral-8b-2410               | -          | 0.1    0.1    -      -      -
        mistral-7b open-mistral-7b                   | -          | 0.25   0.25   -      -      -
        mistral-large mistral-large-2407 mistral-large-2411 | -          | 2      6      -      -      -
        mixtral-8x22b-instruct open-mixtral-8x22b pixtral-large-2411 | -          | 2      6      -      -      -
        mistral-medium-2312                          | -          | 2.7    8.1    -      -      -
        mistral-nemo pixtral-12b                     | -          | 0.15   0.15   -      -      -
        mistral-saba                                 | -          | 0.2    0.6    -      -      -
        mistral-small-24b-instruct-2501              | -          | 0.05   0.08   -      -      -
        mistral-small-3.1-24b-instruct               | -          | 0.351  0.555  -      -      -
        mixtral-8x7b open-mixtral-8x7b               | -          | 0.7    0.7    -      -      -
        provider: deepseek
        source: https://api-docs.deepseek.com/quick_start/pricing; the price list and DeepSeek's notices of 2025-02-08, 2025-02-26, 2025-09-05, 2025-09-29 and 2026-04-24; 2026-11-24
        deepseek-chat                                | 2024-08-02 | 0.14   0.28   0.014  -      -
                                                     | 2025-02-08T16:00Z | 0.27   1.10   0.07   -      -
                                                     | 2025-02-26T16:30Z | 0.27   1.10   0.07   -      -
                                                     | @16:30-00:30 | 0.135  0.55   0.035  -      -
                                                     | 2025-09-05T16:00Z | 0.56   1.68   0.07   -      -
                                                     | 2025-09-29 | 0.28   0.42   0.028  -      -
                                                     | 2026-04-24 | 0.14   0.28   0.028  -      -
                                                     | 2026-04-26T12:15Z | 0.14   0.28   0.0028 -      -
        deepseek-reasoner                            | 2025-01-20 | 0.55   2.19   0.14   -      -
                                                     | 2025-02-26T16:30Z | 0.55   2.19   0.14   -      -
                                                     | @16:30-00:30 | 0.135  0.55   0.035  -      -
                                                     | 2025-09-05T16:00Z | 0.56   1.68   0.07   -      -
                                                     | 2025-09-29 | 0.28   0.42   0.028  -      -
                                                     | 2026-04-24 | 0.14   0.28   0.028  -      -
                                                     | 2026-04-26T12:15Z | 0.14   0.28   0.0028 -      -
        source: https://api-docs.deepseek.com/quick_start/pricing; the price list; dates and hours also genai-prices 0.2.3, hours and weekdays also LiteLLM 1.110.2; 2026-11-24
        deepseek-flash                               | 2026-09-10 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
                                                     | 2026-09-25 | 0.15   0.60   0.003  -      -
                                                     | 2026-09-26 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
                                                     | 2026-10-01 | 0.15   0.60   0.003  -      -
                                                     | 2026-10-08 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
        deepseek-v4-flash                            | 2026-04-24 | 0.14   0.28   0.028  -      -
                                                     | 2026-04-26T12:15Z | 0.14   0.28   0.0028 -      -
                                                     | 2026-08-16T16:00Z | 0.22   0.66   0.007  -      -
                                                     | @01:00-04:00 | 0.44   1.32   0.014  -      -
                                                     | @06:00-10:00 | 0.44   1.32   0.014  -      -
                                                     | 2026-08-22T16:00Z | 0.22   0.66   0.007  -      -
                                                     | @mon-fri,01:00-04:00 | 0.44   1.32   0.014  -      -
                                                     | @mon-fri,06:00-10:00 | 0.44   1.32   0.014  -      -
                                                     | 2026-09-10 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
                                                     | 2026-09-25 | 0.15   0.60   0.003  -      -
                                                     | 2026-09-26 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
                                                     | 2026-10-01 | 0.15   0.60   0.003  -      -
                                                     | 2026-10-08 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
        deepseek-v4-flash-vision-exp                 | 2026-08-22 | 0.22   0.66   0.007  -      -
                                                     | @01:00-04:00 | 0.44   1.32   0.014  -      -
                                                     | @06:00-10:00 | 0.44   1.32   0.014  -      -
                                                     | 2026-08-22T16:00Z | 0.22   0.66   0.007  -      -
                                                     | @mon-fri,01:00-04:00 | 0.44   1.32   0.014  -      -
                                                     | @mon-fri,06:00-10:00 | 0.44   1.32   0.014  -      -
                                                     | 2026-09-10 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
                                                     | 2026-09-25 | 0.15   0.60   0.003  -      -
                                                     | 2026-09-26 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
                                                     | 2026-10-01 | 0.15   0.60   0.003  -      -
                                                     | 2026-10-08 | 0.15   0.60   0.003  -      -
                                                     | @mon-fri,01:00-04:00 | 0.30   1.20   0.006  -      -
                                                     | @mon-fri,06:00-10:00 | 0.30   1.20   0.006  -      -
        deepseek-v4-pro                              | 2026-04-24 | 1.74   3.48   0.145  -      -
                                                     | 2026-04-25 | 0.435  0.87   0.03625 -      -
                                                     | 2026-04-26T12:15Z | 0.435  0.87   0.003625 -      -
                                                     | 2026-08-16T16:00Z | 0.66   1.98   0.022  -      -
                                                     | @01:00-04:00 | 1.32   3.96   0.044  -      -
                                                     | @06:00-10:00 | 1.32   3.96   0.044  -      -
                                                     | 2026-08-22T16:00Z | 0.66   1.98   0.022  -      -
                                                     | @mon-fri,01:00-04:00 | 1.32   3.96   0.044  -      -
                                                     | @mon-fri,06:00-10:00 | 1.32   3.96   0.044  -      -
                                                     | 2026-09-25 | 0.66   1.98   0.022  -      -
                                                     | 2026-09-26 | 0.66   1.98   0.022  -      -
                                                     | @mon-fri,01:00-04:00 | 1.32   3.96   0.044  -      -
                                                     | @mon-fri,06:00-10:00 | 1.32   3.96   0.044  -      -
                                                     | 2026-10-01 | 0.66   1.98   0.022  -      -
                                                     | 2026-10-08 | 0.66   1.98   0.022  -      -
                                                     | @mon-fri,01:00-04:00 | 1.32   3.96   0.044  -      -
                                                     | @mon-fri,06:00-10:00 | 1.32   3.96   0.044  -      -
        source: https://api-docs.deepseek.com/quick_start/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        deepseek-coder                               | -          | 0.14   0.28   0.014  -      -
        deepseek-v3                                  | -          | 0.27   1.1    0.07   ?      -
        source: https://api-docs.deepseek.com/quick_start/pricing; genai-prices 0.2.3 alone; 2026-11-24
        deepseek-v3.1-terminus                       | -          | 0.27   0.95   0.13   -      -
        deepseek-v3.2-exp                            | -          | 0.27   0.41   -      -      -
        provider: xai
        source: https://docs.x.ai/docs/models; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        grok-4.20 grok-4.20-0309-non-reasoning       | -          | 2      6      0.2    -      -
                                                     | >199999    | 4      12     0.4    -      -
                                                     | 2026-04-30 | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
                                                     | batch      | 1      2      0.16   -      -
                                                     | batch>199999 | 2      4      0.32   -      -
        grok-4.20-0309-reasoning grok-4.20-multi-agent | -          | 2      6      0.2    -      -
                                                     | >199999    | 4      12     0.4    -      -
                                                     | 2026-04-30 | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
                                                     | batch      | 1      2      0.16   -      -
                                                     | batch>199999 | 2      4      0.32   -      -
        grok-4.20-multi-agent-0309 grok-4.20-multi-agent-beta-0309 | -          | 2      6      0.2    -      -
                                                     | >199999    | 4      12     0.4    -      -
                                                     | 2026-04-30 | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
                                                     | batch      | 1      2      0.16   -      -
                                                     | batch>199999 | 2      4      0.32   -      -
        grok-4.20-multi-agent-beta-latest            | -          | 2      6      0.2    -      -
                                                     | >199999    | 4      12     0.4    -      -
                                                     | 2026-04-30 | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
                                                     | batch      | 1      2      0.16   -      -
                                                     | batch>199999 | 2      4      0.32   -      -
        grok-4.3                                     | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
                                                     | batch      | 1      2      0.16   -      -
                                                     | batch>199999 | 2      4      0.32   -      -
        grok-4.5                                     | -          | 2      6      0.3    -      - image-in=2
                                                     | >199999    | 4      12     0.6    -      -
        grok-4.6                                     | -          | 2      6      0.5    -      - image-in=2
                                                     | >199999    | 4      12     1      -      -
        grok-4.7                                     | -          | 2      6      0.5    -      - image-in=2
                                                     | >199999    | 4      12     1      -      -
                                                     | batch      | 1.6    4.8    0.4    -      -
                                                     | batch>199999 | 3.2    9.6    0.8    -      -
        grok-build-0.1                               | -          | 1      2      0.2    -      - image-in=1
                                                     | >199999    | 2      4      0.4    -      -
        source: https://docs.x.ai/docs/models; xAI's notice of the retirement on 2026-05-15; genai-prices 0.2.3 before it, LiteLLM 1.110.2 from then on; 2026-11-24
        grok-code-fast grok-code-fast-1 grok-code-fast-1-0825 | 2025-08-28 | 0.20   1.50   0.02   -      - image-in=1
                                                     | 2026-05-15T19:00Z | 1      2      0.20   -      - image-in=1
                                                     | >199999    | 2      4      0.40   -      - image-in=1
        source: https://docs.x.ai/docs/models; xAI's notice of the retirement on 2026-05-15; prices before it genai-prices 0.2.3 and LiteLLM 1.110.2; 2026-11-24
        grok-3                                       | 2025-04-09 | 3      15     0.75   -      -
                                                     | 2026-05-15T19:00Z | 1.25   2.50   0.20   -      -
                                                     | >199999    | 2.50   5      0.40   -      -
        grok-4 grok-4-0709                           | 2025-07-09 | 3      15     0.75   -      -
                                                     | >128000    | 6      30     0.75   -      -
                                                     | 2026-05-15T19:00Z | 1.25   2.50   0.20   -      -
                                                     | >199999    | 2.50   5      0.40   -      -
        grok-4-1-fast grok-4-1-fast-non-reasoning    | 2025-11-19 | 0.20   0.50   0.05   -      -
                                                     | >128000    | 0.40   1      0.05   -      -
                                                     | 2026-05-15T19:00Z | 1.25   2.50   0.20   -      -
                                                     | >199999    | 2.50   5      0.40   -      -
        grok-4-1-fast-reasoning                      | 2025-11-19 | 0.20   0.50   0.05   -      -
                                                     | >128000    | 0.40   1      0.05   -      -
                                                     | 2026-05-15T19:00Z | 1.25   2.50   0.20   -      -
                                                     | >199999    | 2.50   5      0.40   -      -
        grok-4-fast grok-4-fast-non-reasoning grok-4-fast-reasoning | 2025-09-19 | 0.20   0.50   0.05   -      -
                                                     | >128000    | 0.40   1      0.05   -      -
                                                     | 2026-05-15T19:00Z | 1.25   2.50   0.20   -      -
                                                     | >199999    | 2.50   5      0.40   -      -
        source: https://docs.x.ai/docs/models; LiteLLM 1.110.2 alone; 2026-11-24
        grok-4.20-0309 grok-4.20-non-reasoning grok-4.20-reasoning | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
                                                     | batch      | 1      2      0.16   -      -
                                                     | batch>199999 | 2      4      0.32   -      -
        grok-4.20-beta grok-4.20-beta-0309           | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-beta-0309-non-reasoning            | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-beta-0309-reasoning                | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-beta-latest-non-reasoning          | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-beta-latest-reasoning grok-4.20-beta-non-reasoning | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-beta-reasoning grok-4.20-experimental-beta-0304 | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-experimental-beta-0304-non-reasoning | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-experimental-beta-0304-reasoning   | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-experimental-beta-latest           | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-experimental-beta-non-reasoning-latest | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-experimental-beta-reasoning-latest | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-multi-agent-experimental-beta-0304 | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-multi-agent-experimental-beta-latest | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-4.20-non-reasoning-gv2 grok-4.20-reasoning-gv2 | -          | 1.25   2.5    0.2    -      - image-in=1.25
                                                     | >199999    | 2.5    5      0.4    -      -
        grok-build-latest                            | -          | 2      6      0.3    -      - image-in=2
                                                     | >199999    | 4      12     0.6    -      -
        source: https://docs.x.ai/docs/models; genai-prices 0.2.3 alone; 2026-11-24
        grok-2 grok-2-1212 grok-2-vision grok-2-vision-1212 | -          | 2      10     -      -      -
        grok-3-beta                                  | -          | 3      15     0.75   -      -
        grok-3-fast grok-3-fast-beta                 | -          | 5      25     1.25   -      -
        grok-3-mini grok-3-mini-beta                 | -          | 0.3    0.5    0.075  -      -
        grok-3-mini-fast grok-3-mini-fast-beta       | -          | 0.6    4      0.15   -      -
        grok-latest                                  | -          | 2      6      0.3    -      -
                                                     | >199999    | 4      12     0.6    -      -
        provider: groq
        source: https://groq.com/pricing; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        gpt-oss-120b                                 | -          | 0.15   0.6    0.075  -      - search=5
                                                     | batch      | 0.075  0.3    0.075  -      -
        gpt-oss-20b                                  | -          | 0.075  0.3    0.0375 -      - search=5
                                                     | batch      | 0.0375 0.15   0.0375 -      -
        meta-llama/llama-prompt-guard-2-22m          | -          | 0.03   0.03   -      -      -
        meta-llama/llama-prompt-guard-2-86m          | -          | 0.04   0.04   -      -      -
        qwen/qwen3.8-27b                             | -          | 0.8    4      -      -      -
        source: https://groq.com/pricing; genai-prices 0.2.3 alone; 2026-11-24
        deepseek-r1-distill-llama-70b                | -          | 0.75   0.99   -      -      -
        gemma-7b-it                                  | -          | 0.07   0.07   -      -      -
        gemma2-9b gemma2-9b-it llama-guard-3-8b      | -          | 0.2    0.2    -      -      -
        meta-llama/llama-guard-4-12b                 | -          | 0.2    0.2    -      -      -
        kimi-k2-instruct kimi-k2-instruct-0905       | -          | 1      3      0.5    -      -
        llama-3.1-405b-reasoning llama-3.1-70b-versatile | -          | 0.59   0.79   -      -      -
        llama-3.3-70b-versatile llama3-70b-8192      | -          | 0.59   0.79   -      -      -
        llama-3.1-8b-instant llama3-8b-8192          | -          | 0.05   0.08   -      -      -
        llama-3.2-11b-text-preview llama-3.2-11b-vision-preview | -          | 0.18   0.18   -      -      -
        llama-3.2-1b-preview                         | -          | 0.04   0.04   -      -      -
        llama-3.2-3b-preview                         | -          | 0.06   0.06   -      -      -
        llama-3.2-90b-text-preview llama-3.2-90b-vision-preview | -          | 0.9    0.9    -      -      -
        llama-3.3-70b-specdec                        | -          | 0.59   0.99   -      -      -
        llama2-70b-4096                              | -          | 0.7    0.8    -      -      -
        llama3-groq-70b-8192-tool-use-preview        | -          | 0.89   0.89   -      -      -
        llama3-groq-8b-8192-tool-use-preview         | -          | 0.19   0.19   -      -      -
        meta-llama/llama-4-maverick-17b-128e-instruct | -          | 0.2    0.6    -      -      -
        meta-llama/llama-4-scout-17b-16e-instruct    | -          | 0.11   0.34   -      -      -
        mistral-saba-24b                             | -          | 0.79   0.79   -      -      -
        mixtral-8x7b-32768                           | -          | 0.24   0.24   -      -      -
        qwen/qwen3-32b                               | -          | 0.29   0.59   -      -      -
        source: https://groq.com/pricing; genai-prices 0.2.3, LiteLLM differs: LiteLLM has half of 0.075 with the last digit cut off; 2026-11-24
        gpt-oss-safeguard-20b                        | -          | 0.075  0.3    0.0375 -      - search=5
        provider: together_ai
        source: https://www.together.ai/pricing; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        Kimi-K3                                      | -          | 3      15     0.3    -      -
        Kimi-K3.1-Pro                                | -          | 2      10     0.2    -      -
        MiniMaxAI/MiniMax-M3                         | -          | 0.3    1.2    0.06   -      -
        MiniMaxAI/MiniMax-M3.1-Flash                 | -          | 0.15   0.6    0.015  -      -
        Qwen/Qwen3.5-9B                              | -          | 0.17   0.25   -      -      -
        Qwen/Qwen3.6-Plus                            | -          | 0.5    3      -      -      -
        Qwen/Qwen3.7-Max                             | -          | 2.5    7.5    0.5    -      -
        Qwen/Qwen3.7-Plus                            | -          | 0.32   1.28   -      -      -
        Qwen/Qwen3.8-Flash                           | -          | 0.15   0.47   -      -      -
        Tev1-4B-experimental                         | -          | 0.04   0      -      -      -
                                                     | 2026-10-19 | 0.042  0      -      -      -
        deepseek-ai/DeepSeek-V4-Pro-0813             | -          | 1.32   3.96   0.13   -      -
        deepseek-ai/DeepSeek-V4.1-Flash              | -          | 0.3    1.2    0.006  -      -
        deepseek-ai/DeepSeek-V4.1-Flash-1017         | -          | 0.3    1.2    0.006  -      -
        gpt-oss-120b                                 | -          | 0.15   0.6    -      -      -
        meta-llama/Llama-4-Scout-17B-16E-Instruct    | -          | 0.18   0.59   -      -      -
        meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo | -          | 0.88   0.88   -      -      -
        meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo  | -          | 0.18   0.18   -      -      -
        meta-models/Muse-Glimmer-30B                 | -          | 0.35   1.5    0.04   -      -
        meta-models/Muse-Spark-Open-816B-A42B        | -          | 1.25   4.25   0.15   -      -
        nvidia/NVIDIA-Nemotron-3.5-Super-VL          | -          | 0.15   0.5    0.02   -      -
        reflection/Beam-1.0-501B-A23B                | -          | 0.4    1.2    0.04   -      -
        ricursive-ai/Ripple-65B-Preview              | -          | 0.2    0.6    0.02   -      -
        thinkingmachines/Inkling                     | -          | 1      4.05   0.17   -      -
        zai-org/GLM-5.2 zai-org/GLM-5.3              | -          | 1.4    4.4    0.26   -      -
        zai-org/GLM-5.3-Flash                        | -          | 0.15   0.5    0.03   -      -
        source: https://www.together.ai/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        BAAI/bge-base-en-v1.5                        | -          | 0.008  0      -      -      -
        Kimi-K2-Instruct                             | -          | 1      3      -      -      -
        Kimi-K2.5-fp4                                | -          | 0.5    2.8    -      -      -
        Kimi-K2.6                                    | -          | 1.2    4.5    0.2    -      -
        Kimi-K2.7-Code                               | -          | 0.95   4      0.19   -      -
        MiniMaxAI/MiniMax-M2.7                       | -          | 0.3    1.2    0.06   -      -
        Ministral-3-14B-Instruct-2512 Mistral-7B-Instruct-v0.3 | -          | 0.2    0.2    -      -      -
        meta-llama/Meta-Llama-3.1-8B                 | -          | 0.2    0.2    -      -      -
        Mistral-Small-24B-Instruct-2501              | -          | 0.1    0.3    -      -      -
        Qwen/Qwen2-1.5B-Instruct                     | -          | 0.02   0.02   -      -      -
        Qwen/Qwen2.5-14B-Instruct                    | -          | 0.8    0.8    -      -      -
        Qwen/Qwen2.5-72B-Instruct Qwen/Qwen2.5-72B-Instruct-Turbo | -          | 1.2    1.2    -      -      -
        Qwen/Qwen2.5-7B-Instruct-Turbo               | -          | 0.3    0.3    -      -      -
        Qwen/Qwen2.5-VL-72B-Instruct                 | -          | 1.95   8      -      -      -
        Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8      | -          | 2      2      -      -      -
        Qwen/Qwen3-Coder-Next-FP8                    | -          | 0.5    1.2    -      -      -
        Qwen/Qwen3-Next-80B-A3B-Instruct             | -          | 0.15   1.5    -      -      -
        Qwen/Qwen3-Next-80B-A3B-Thinking             | -          | 0.15   1.5    -      -      -
        Qwen/Qwen3-VL-32B-Instruct                   | -          | 0.5    1.5    -      -      -
        Qwen/Qwen3-VL-8B-Instruct                    | -          | 0.18   0.68   -      -      -
        Qwen/Qwen3.5-397B-A17B                       | -          | 0.6    3.6    0.35   -      -
        arcee-ai/trinity-mini                        | -          | 0.045  0.15   -      -      -
        arize-ai/qwen-2-1.5b-instruct                | -          | 0.1    0.1    -      -      -
        deepseek-ai/DeepSeek-R1-0528                 | -          | 3      7      -      -      -
        deepseek-ai/DeepSeek-V3                      | -          | 1.25   1.25   -      -      -
        deepseek-ai/DeepSeek-V3.1                    | -          | 0.6    1.7    -      -      -
        deepseek-ai/DeepSeek-V4-Flash-0731           | -          | 0.14   0.28   0.03   -      -
        essentialai/rnj-1-instruct                   | -          | 0.15   0.15   -      -      -
        gemma-4-31B-it                               | -          | 0.39   0.97   -      -      -
        gpt-oss-20b                                  | -          | 0.05   0.2    -      -      -
        meta-llama/Llama-3.1-405B-Instruct           | -          | 3.5    3.5    -      -      -
        meta-llama/Llama-3.2-1B-Instruct             | -          | 0.06   0.06   -      -      -
        meta-llama/Llama-3.2-3B-Instruct             | -          | 0.06   0.06   -      -      -
        nvidia/NVIDIA-Nemotron-Nano-9B-v2            | -          | 0.06   0.25   -      -      -
        nvidia/nemotron-3-ultra-550b-a55b            | -          | 0.6    3.6    0.2    -      -
        zai-org/GLM-4.5-Air-FP8                      | -          | 0.2    1.1    -      -      -
        zai-org/GLM-4.6                              | -          | 0.6    2.2    -      -      -
        zai-org/GLM-4.7                              | -          | 0.45   2      -      -      -
        zai-org/GLM-5                                | -          | 1      3.2    -      -      -
        zai-org/GLM-5.1                              | -          | 1.4    4.4    0.26   -      -
        source: https://www.together.ai/pricing; LiteLLM 1.110.2, genai-prices differs: Together's own model list; 0.90 was its price at the beginning of 2024; 2026-11-24
        Mixtral-8x7B-Instruct-v0.1                   | -          | 0.6    0.6    -      -      -
        source: https://www.together.ai/pricing; genai-prices 0.2.3 alone; 2026-11-24
        Austism/chronos-hermes-13b Gryphe/MythoMax-L2-13b | -          | 0.3    0.3    -      -      -
        Nexusflow/NexusRaven-V2-13B Qwen/Qwen1.5-14B | -          | 0.3    0.3    -      -      -
        Qwen/Qwen1.5-14B-Chat Undi95/ReMM-SLERP-L2-13B | -          | 0.3    0.3    -      -      -
        WizardLM/WizardLM-13B-V1.2 lmsys/vicuna-13b-v1.5 | -          | 0.3    0.3    -      -      -
        upstage/SOLAR-10.7B-Instruct-v1.0            | -          | 0.3    0.3    -      -      -
        GPT-JT-Moderation-6B Llama-2-7B-32K-Instruct | -          | 0.2    0.2    -      -      -
        Mistral-7B-Instruct-v0.1 Mistral-7B-Instruct-v0.2 | -          | 0.2    0.2    -      -      -
        Mistral-7B-v0.1 NousResearch/Nous-Capybara-7B-V1p9 | -          | 0.2    0.2    -      -      -
        NousResearch/Nous-Hermes-llama-2-7b          | -          | 0.2    0.2    -      -      -
        Open-Orca/Mistral-7B-OpenOrca Qwen/Qwen1.5-7B | -          | 0.2    0.2    -      -      -
        Qwen/Qwen1.5-7B-Chat RedPajama-INCITE-7B-Base | -          | 0.2    0.2    -      -      -
        RedPajama-INCITE-7B-Chat RedPajama-INCITE-7B-Instruct | -          | 0.2    0.2    -      -      -
        StripedHyena-Hessian-7B StripedHyena-Nous-7B | -          | 0.2    0.2    -      -      -
        Undi95/Toppy-M-7B allenai/OLMo-7B allenai/OLMo-7B-Instruct | -          | 0.2    0.2    -      -      -
        allenai/OLMo-7B-Twin-2T alpaca-7b            | -          | 0.2    0.2    -      -      -
        codellama/CodeLlama-7b-Instruct-hf gemma-7b gemma-7b-it | -          | 0.2    0.2    -      -      -
        lmsys/vicuna-7b-v1.5 meta-llama/Llama-2-7b-chat-hf | -          | 0.2    0.2    -      -      -
        meta-llama/Llama-3-8b-chat-hf openchat/openchat-3.5-1210 | -          | 0.2    0.2    -      -      -
        snorkelai/Snorkel-Mistral-PairRM-DPO         | -          | 0.2    0.2    -      -      -
        teknium/OpenHermes-2-Mistral-7B              | -          | 0.2    0.2    -      -      -
        teknium/OpenHermes-2p5-Mistral-7B zero-one-ai/Yi-6B | -          | 0.2    0.2    -      -      -
        Mixtral-8x22B-Instruct-v0.1                  | -          | 2.4    2.4    -      -      -
        Mixtral-8x7B-v0.1                            | -          | 0.9    0.9    -      -      -
        NousResearch/Nous-Hermes-2-Mixtral-8x7B-DPO  | -          | 0.9    0.9    -      -      -
        NousResearch/Nous-Hermes-2-Mixtral-8x7B-SFT Qwen/Qwen1.5-72B | -          | 0.9    0.9    -      -      -
        codellama/CodeLlama-70b-Instruct-hf          | -          | 0.9    0.9    -      -      -
        garage-bAInd/Platypus2-70B-instruct          | -          | 0.9    0.9    -      -      -
        meta-llama/Llama-2-70b-chat-hf               | -          | 0.9    0.9    -      -      -
        meta-llama/Llama-3-70b-chat-hf               | -          | 0.9    0.9    -      -      -
        NousResearch/Nous-Hermes-2-Yi-34B            | -          | 0.8    0.8    -      -      -
        deepseek-ai/deepseek-coder-33b-instruct zero-one-ai/Yi-34B | -          | 0.8    0.8    -      -      -
        NousResearch/Nous-Hermes-Llama2-13b          | -          | 0.225  0.225  -      -      -
        codellama/CodeLlama-13b-Instruct-hf          | -          | 0.225  0.225  -      -      -
        meta-llama/Llama-2-13b-chat-hf               | -          | 0.225  0.225  -      -      -
        Qwen/Qwen1.5-0.5B Qwen/Qwen1.5-0.5B-Chat Qwen/Qwen1.5-1.8B | -          | 0.1    0.1    -      -      -
        Qwen/Qwen1.5-1.8B-Chat Qwen/Qwen1.5-4B Qwen/Qwen1.5-4B-Chat | -          | 0.1    0.1    -      -      -
        RedPajama-INCITE-Base-3B-v1 RedPajama-INCITE-Chat-3B-v1 | -          | 0.1    0.1    -      -      -
        RedPajama-INCITE-Instruct-3B-v1 gemma-2b gemma-2b-it | -          | 0.1    0.1    -      -      -
        meta-llama/Meta-Llama-3-8B-Instruct-Lite microsoft/phi-2 | -          | 0.1    0.1    -      -      -
        codellama/CodeLlama-34b-Instruct-hf          | -          | 0.776  0.776  -      -      -
        meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8 | -          | 0.27   0.85   -      -      -
        meta-llama/Meta-Llama-3-70B-Instruct-Lite    | -          | 0.54   0.54   -      -      -
        meta-llama/Meta-Llama-3-70B-Instruct-Turbo   | -          | 0.88   0.88   -      -      -
        meta-llama/Meta-Llama-3.3-70B-Instruct-Turbo | -          | 0.88   0.88   -      -      -
        meta-llama/Meta-Llama-3-8B-Instruct-Turbo    | -          | 0.18   0.18   -      -      -
        meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo | -          | 3.5    3.5    -      -      -
        microsoft/WizardLM-2-8x22B                   | -          | 1.2    1.2    -      -      -
        provider: cohere
        source: https://cohere.com/pricing; genai-prices 0.2.3 and LiteLLM 1.110.2 agree; 2026-11-24
        c4ai-aya-expanse-32b                         | -          | 0.5    1.5    -      -      -
        command-a-03-2025 command-r-plus-08-2024     | -          | 2.5    10     -      -      -
        command-r-08-2024                            | -          | 0.15   0.6    -      -      -
        command-r7b-12-2024                          | -          | 0.0375 0.15   -      -      -
        embed-v4.0                                   | -          | 0.12   0      -      -      - image-in=0.47
        source: https://cohere.com/pricing; LiteLLM 1.110.2 alone; 2026-11-24
        command-nightly                              | -          | 1      2      -      -      -
        embed-english-light-v3.0 embed-english-v3.0  | -          | 0.1    0      -      -      -
        embed-multilingual-v3.0                      | -          | 0.1    0      -      -      -
        embed-multilingual-light-v3.0                | -          | 100    0      -      -      -
        embed-v5.0-fast                              | -          | 0.08   0      -      -      -
        embed-v5.0-pro                               | -          | 0.12   0      -      -      -
        source: https://cohere.com/pricing; genai-prices 0.2.3 alone; 2026-11-24
        c4ai-aya-expanse-8b                          | -          | 0.5    1.5    -      -      -
        command                                      | -          | 1      2      -      -      -
        command-a command-r-plus                     | -          | 2.5    10     -      -      -
        command-light                                | -          | 0.3    0.6    -      -      -
        command-r                                    | -          | 0.15   0.6    -      -      -
        command-r7b                                  | -          | 0.0375 0.15   -      -      -
        provider: openrouter
        source: https://openrouter.ai/models; genai-prices 0.2.3 alone; 2026-11-24
        01-ai/yi-large anthracite-org/magnum-v2-72b magnum-v2-72b | -          | 3      3      -      -      -
        sao10k/l3.1-70b-hanami-x1 yi-large           | -          | 3      3      -      -      -
        aetherwiing/mn-starcannon-12b                | -          | 0.8    1.2    -      -      -
        alfredpros/codellama-7b-instruct-solidity    | -          | 0.8    1.2    -      -      -
        codellama-7b-instruct-solidity eleutherai/llemma_7b | -          | 0.8    1.2    -      -      -
        fimbulvetr-11b-v2 infermatic/mn-inferor-12b llemma_7b | -          | 0.8    1.2    -      -      -
        mn-celeste-12b mn-inferor-12b mn-starcannon-12b | -          | 0.8    1.2    -      -      -
        morph/morph-v3-fast mythalion-13b            | -          | 0.8    1.2    -      -      -
        nothingiisreal/mn-celeste-12b sao10k/fimbulvetr-11b-v2 | -          | 0.8    1.2    -      -      -
        toppy-m-7b                                   | -          | 0.8    1.2    -      -      -
        ai21/jamba-1-5-large ai21/jamba-1.6-large    | -          | 2      8      -      -      -
        ai21/jamba-large-1.7 jamba-1.6-large r1-1776 | -          | 2      8      -      -      -
        sonar-reasoning-pro                          | -          | 2      8      -      -      -
        ai21/jamba-1-5-mini ai21/jamba-1.6-mini jamba-1.6-mini | -          | 0.2    0.4    -      -      -
        ai21/jamba-instruct                          | -          | 0.5    0.7    -      -      -
        aion-labs/aion-1.0                           | -          | 4      8      -      -      -
        aion-labs/aion-1.0-mini                      | -          | 0.7    1.4    -      -      -
        aion-labs/aion-2.0                           | -          | 0.8    1.6    0.2    -      -
        aion-labs/aion-3.0 aion-labs/aion-3.5        | -          | 3      6      0.75   -      -
        aion-labs/aion-3.0-mini aion-labs/aion-3.5-mini | -          | 0.7    1.4    0.18   -      -
        aion-labs/aion-rp-llama-3.1-8b               | -          | 0.2    0.2    -      -      -
                                                     | 2026-10-19 | 0.8    1.6    -      -      -
        all-hands/openhands-lm-32b-v0.1 eva-qwen-2.5-32b | -          | 2.6    3.4    -      -      -
        eva-unit-01/eva-qwen-2.5-32b openhands-lm-32b-v0.1 | -          | 2.6    3.4    -      -      -
        allenai/olmo-3-32b-think                     | -          | 0.15   0.5    -      -      -
        alpindale/goliath-120b                       | -          | 6.5625 9.375  -      -      -
        alpindale/magnum-72b neversleep/llama-3.1-lumimaid-70b | -          | 1.5    2.25   -      -      -
        amazon/nova-2-lite-v1 moondream/moondream3-preview | -          | 0.3    2.5    -      -      -
        moondream/moondream3.1-9b-a2b                | -          | 0.3    2.5    -      -      -
        amazon/nova-lite-v1                          | -          | 0.06   0.24   -      -      -
        amazon/nova-micro-v1                         | -          | 0.035  0.14   -      -      -
        amazon/nova-premier-v1                       | -          | 2.5    12.5   0.625  -      -
        amazon/nova-pro-v1 qwen-vl-max qwen/qwen-vl-max | -          | 0.8    3.2    -      -      -
        anthracite-org/magnum-v4-72b                 | -          | 1.5    2.25   -      -      -
                                                     | 2026-10-19 | 2.5    5      -      -      -
        anubis-pro-105b-v1 thedrummer/anubis-pro-105b-v1 | -          | 0.8    1      -      -      -
        arcee-ai/coder-large valkyrie-49b-v1 virtuoso-medium-v2 | -          | 0.5    0.8    -      -      -
        arcee-ai/trinity-large-thinking              | -          | 0.22   0.85   0.06   -      -
                                                     | 2026-10-19 | 0.25   0.8    0.06   -      -
        arcee-ai/trinity-mini                        | -          | 0.045  0.15   -      -      -
        arcee-ai/virtuoso-large                      | -          | 0.75   1.2    -      -      -
        arcee-blitz                                  | -          | 0.45   0.75   -      -      -
        baidu/ernie-4.5-vl-424b-a47b                 | -          | 0.42   1.25   -      -      -
        bytedance-seed/seed-1.6 bytedance-seed/seed-2.0-lite | -          | 0.25   2      -      -      -
                                                     | 2026-10-19 | 0.25   2      -      -      -
                                                     | >128000    | 0.5    4      -      -      -
        bytedance-seed/seed-1.6-flash                | -          | 0.075  0.3    -      -      -
                                                     | 2026-10-19 | 0.075  0.3    -      -      -
                                                     | >128000    | 0.1    0.8    -      -      -
        bytedance-seed/seed-2-1-turbo                | -          | 0.5    2.5    -      -      -
        bytedance-seed/seed-2.0-code                 | -          | 0.5    3      -      -      -
                                                     | >128000    | 1      6      -      -      -
        bytedance-seed/seed-2.0-mini                 | -          | 0.1    0.4    -      -      -
                                                     | 2026-10-19 | 0.1    0.4    -      -      -
                                                     | >128000    | 0.2    0.8    -      -      -
        bytedance/ui-tars-1.5-7b deepseek-r1-distill-qwen-7b | -          | 0.1    0.2    -      -      -
        rekaai/reka-flash-3                          | -          | 0.1    0.2    -      -      -
        caller-large                                 | -          | 0.55   0.85   -      -      -
        chatgpt-4o-latest gpt-4-turbo:batch gpt-4o-2024-05-13 | -          | 5      15     -      -      -
        grok-beta grok-vision-beta                   | -          | 5      15     -      -      -
        claude-2 claude-2.0 claude-2.0:beta claude-2.1 | -          | 8      24     -      -      -
        claude-2.1:beta claude-2:beta                | -          | 8      24     -      -      -
        claude-3-haiku claude-3-haiku:beta           | -          | 0.25   1.25   -      -      -
        claude-3-opus claude-3-opus:beta             | -          | 15     75     -      -      -
        claude-3-sonnet claude-3-sonnet:beta claude-3.5-sonnet | -          | 3      15     -      -      -
        claude-3.5-sonnet-20240620:beta claude-3.5-sonnet:beta | -          | 3      15     -      -      -
        claude-3.7-sonnet claude-3.7-sonnet:beta     | -          | 3      15     -      -      -
        claude-3.7-sonnet:thinking command-r-plus    | -          | 3      15     -      -      -
        command-r-plus-04-2024 sonar-pro sonar-pro-search | -          | 3      15     -      -      -
        claude-3.5-haiku claude-3.5-haiku-20241022:beta | -          | 0.8    4      -      -      -
        claude-3.5-haiku:beta                        | -          | 0.8    4      -      -      -
        claude-4.1-opus-20250805 claude-opus-4 claude-opus-4.1 | -          | 15     75     1.5    18.75  -
        claude-4.5-haiku-20251001 claude-4.5-haiku-20251001:beta | -          | 1      5      0.1    1.25   -
        claude-haiku-4.5 claude-haiku-4.5-20251001:beta | -          | 1      5      0.1    1.25   -
        claude-haiku-4.5:beta claude-sonnet-5:batch  | -          | 1      5      0.1    1.25   -
        claude-4.5-opus-20251124 claude-4.5-opus-20251124:beta | -          | 5      25     0.5    6.25   -
        claude-4.6-opus-20260205 claude-4.6-opus-20260205:beta | -          | 5      25     0.5    6.25   -
        claude-4.7-opus-20260416 claude-4.8-opus-20260528 | -          | 5      25     0.5    6.25   -
        claude-fable-5:batch claude-opus-4.5         | -          | 5      25     0.5    6.25   -
        claude-opus-4.5-20251124:beta claude-opus-4.5:beta | -          | 5      25     0.5    6.25   -
        claude-opus-4.6 claude-opus-4.6-20260205:beta | -          | 5      25     0.5    6.25   -
        claude-opus-4.6:beta claude-opus-4.7 claude-opus-4.7:beta | -          | 5      25     0.5    6.25   -
        claude-opus-4.8 claude-opus-4.8:beta claude-opus-5 | -          | 5      25     0.5    6.25   -
        claude-opus-5:beta                           | -          | 5      25     0.5    6.25   -
        claude-4.5-sonnet-20250929 claude-4.5-sonnet-20250929:beta | -          | 3      15     0.3    3.75   -
                                                     | >200000    | 6      22.5   0.6    7.5    -
        claude-sonnet-4.5 claude-sonnet-4.5-20250929:beta | -          | 3      15     0.3    3.75   -
                                                     | >200000    | 6      22.5   0.6    7.5    -
        claude-sonnet-4.5:beta                       | -          | 3      15     0.3    3.75   -
                                                     | >200000    | 6      22.5   0.6    7.5    -
        claude-4.6-sonnet-20260217 claude-4.6-sonnet-20260217:beta | -          | 3      15     0.3    3.75   -
        claude-sonnet-4 claude-sonnet-4.6            | -          | 3      15     0.3    3.75   -
        claude-sonnet-4.6-20260217:beta claude-sonnet-4.6:beta | -          | 3      15     0.3    3.75   -
        claude-5-fable-20260609 claude-fable-5 claude-fable-5:beta | -          | 10     50     1      12.5   -
        claude-opus-4.8-fast claude-opus-5-fast      | -          | 10     50     1      12.5   -
        claude-fable-5.1 claude-fable-5.1:beta       | -          | 10     50     0.25   12.5   -
        claude-fable-5.1:batch                       | -          | 5      25     0.125  6.25   -
        claude-haiku-4.5:batch                       | -          | 0.5    2.5    0.05   0.625  -
        claude-haiku-5.5                             | -          | 0.1    0.5    0.01   0.125  0.2 search=10
                                                     | >100000    | 0.5    2.5    0.05   0.625  1
        claude-haiku-5.5:batch                       | -          | 0.05   0.25   0.005  0.0625 0.1 search=10
                                                     | >100000    | 0.25   1.25   0.025  0.3125 0.5
        claude-opus-4.1:batch                        | -          | 7.5    37.5   0.75   9.375  -
        claude-opus-4.5:batch claude-opus-4.6:batch  | -          | 2.5    12.5   0.25   3.125  -
        claude-opus-4.7:batch claude-opus-4.8:batch  | -          | 2.5    12.5   0.25   3.125  -
        claude-opus-5:batch                          | -          | 2.5    12.5   0.25   3.125  -
        claude-opus-4.6-fast claude-opus-4.7-fast    | -          | 30     150    3      37.5   -
        claude-opus-5.5 claude-opus-5.5:beta         | -          | 4      20     0.2    5      -
        claude-opus-5.5:batch claude-sonnet-5.5      | -          | 2      10     0.1    2.5    -
        claude-sonnet-5.5:beta                       | -          | 2      10     0.1    2.5    -
        claude-sonnet-4.5:batch                      | -          | 1.5    7.5    0.15   1.875  -
                                                     | >200000    | 3      11.25  0.3    3.75   -
        claude-sonnet-4.6:batch                      | -          | 1.5    7.5    0.15   1.875  -
        claude-sonnet-5 claude-sonnet-5:beta         | -          | 2      10     0.2    2.5    -
        claude-sonnet-5.5:batch                      | -          | 1      5      0.05   1.25   -
        cloudflare/clef                              | -          | 0.24   0      -      -      -
        cloudflare/clef-flash                        | -          | 0.09   0      -      -      -
        codestral-2501                               | -          | 0.3    0.9    -      -      -
        codestral-2508                               | -          | 0.3    0.9    0.03   -      -
        codestral-2508:batch                         | -          | 0.15   0.45   0.015  -      -
        codestral-mamba mistral-tiny                 | -          | 0.25   0.25   -      -      -
        codex-mini                                   | -          | 1.5    6      0.375  -      -
        cognitivecomputations/dolphin-mistral-24b-venice-edition | -          | 0.2    0.9    -      -      -
        venice/uncensored                            | -          | 0.2    0.9    -      -      -
        cognitivecomputations/dolphin-mixtral-8x22b  | -          | 0.9    0.9    -      -      -
        dolphin-mixtral-8x22b meta-llama/llama-2-70b-chat | -          | 0.9    0.9    -      -      -
        meta-llama/llama-3.2-90b-vision-instruct qwen-2-72b-instruct | -          | 0.9    0.9    -      -      -
        qwen/qwen-2-72b-instruct qwen/qwen2.5-vl-32b-instruct | -          | 0.9    0.9    -      -      -
        qwen2.5-vl-32b-instruct                      | -          | 0.9    0.9    -      -      -
        cognitivecomputations/dolphin-mixtral-8x7b   | -          | 0.5    0.5    -      -      -
        jondurbin/airoboros-l2-70b                   | -          | 0.5    0.5    -      -      -
        command gpt-3.5-turbo-0613 gpt-3.5-turbo-1106 | -          | 1      2      -      -      -
        palm-2-chat-bison palm-2-chat-bison-32k      | -          | 1      2      -      -      -
        palm-2-codechat-bison palm-2-codechat-bison-32k | -          | 1      2      -      -      -
        command-a command-a-03-2025 command-r-plus-08-2024 | -          | 2.5    10     -      -      -
        gpt-4o-search-preview inflection/inflection-3-pi | -          | 2.5    10     -      -      -
        inflection/inflection-3-productivity         | -          | 2.5    10     -      -      -
        command-a-plus command-a-plus-05-2026        | -          | 0.3    1.5    0.15   -      -
        command-r command-r-03-2024 gemini-pro gemini-pro-vision | -          | 0.5    1.5    -      -      -
        gpt-3.5-turbo gpt-3.5-turbo-0125 magistral-small-2506 | -          | 0.5    1.5    -      -      -
        command-r-08-2024 gpt-4o-mini-search-preview | -          | 0.15   0.6    -      -      -
        command-r7b-12-2024                          | -          | 0.0375 0.15   -      -      -
        deepcogito/cogito-v2.1-671b                  | -          | 1.25   1.25   -      -      -
        deepseek-chat deepseek-chat-v3               | -          | 0.38   0.89   -      -      -
                                                     | 2026-10-19 | 0.32   0.89   -      -      -
                                                     | 2026-10-20 | 0.2574 1.0287 -      -      -
        deepseek-chat-v3-0324                        | -          | 0.3    0.88   -      -      -
                                                     | 2026-10-19 | 0.29   1.14   0.11   -      -
                                                     | 2026-11-03 | 0.25   1      0.11   -      -
        deepseek-chat-v3.1                           | -          | 0.21   0.79   0.13   -      -
                                                     | 2026-10-19 | 0.25   0.95   0.13   -      -
                                                     | 2026-11-03 | 0.55   1.65   -      -      -
                                                     | 2026-11-09 | 0.27   1      -      -      -
        deepseek-prover-v2                           | -          | 0.5    2.18   -      -      -
        deepseek-r1                                  | -          | 0.45   2.15   -      -      -
                                                     | 2026-10-19 | 0.7    2.5    -      -      -
        deepseek-r1-0528                             | -          | 0.5    2.15   -      -      -
                                                     | 2026-10-19 | 0.5    2.15   0.35   -      -
        deepseek-r1-0528-qwen3-8b ibm-granite/granite-4.1-8b | -          | 0.05   0.1    -      -      -
        microsoft/phi-4-multimodal-instruct          | -          | 0.05   0.1    -      -      -
        phi-4-multimodal-instruct                    | -          | 0.05   0.1    -      -      -
        deepseek-r1-distill-llama-70b                | -          | 0.1    0.4    -      -      -
        gemini-2.5-flash-lite-preview-06-17          | -          | 0.1    0.4    -      -      -
        gemini-2.5-flash-lite-preview-09-2025        | -          | 0.1    0.4    -      -      -
        deepseek-r1-distill-llama-8b ministral-3b    | -          | 0.04   0.04   -      -      -
        deepseek-r1-distill-qwen-1.5b                | -          | 0.18   0.18   -      -      -
        nousresearch/nous-hermes-llama2-13b          | -          | 0.18   0.18   -      -      -
        scb10x/llama3.1-typhoon2-8b-instruct spotlight | -          | 0.18   0.18   -      -      -
        deepseek-r1-distill-qwen-14b essentialai/rnj-1-instruct | -          | 0.15   0.15   -      -      -
        lfm-40b liquid/lfm-40b                       | -          | 0.15   0.15   -      -      -
        deepseek-r1-distill-qwen-32b                 | -          | 0.12   0.18   -      -      -
        deepseek-v3.1-terminus                       | -          | 0.23   0.9    -      -      -
                                                     | 2026-10-19 | 0.27   1      -      -      -
        deepseek-v3.2                                | -          | 0.2288 0.3432 -      -      -
                                                     | 2026-10-19 | 0.28   0.42   0.028  -      -
                                                     | 2026-11-09 | 0.26   0.38   0.13   -      -
        deepseek-v3.2-exp                            | -          | 0.27   0.41   -      -      -
        deepseek-v4-flash                            | -          | 0.0983 0.1966 0.0197 -      -
                                                     | 2026-10-19 | 0.091  0.182  0.0182 -      -
                                                     | 2026-11-03 | 0.14   0.28   0.03   -      -
                                                     | 2026-11-09 | 0.105  0.21   0.021  -      -
        deepseek-v4-flash-0731 deepseek-v4-flash-20260731 | -          | 0.15   0.15   0.042  -      -
                                                     | 2026-10-20 | 0.44   1.32   0.014  -      -
                                                     | 2026-11-03 | 0.14   0.28   0.07   -      -
                                                     | 2026-11-09 | 0.14   0.28   0.05   -      -
        deepseek-v4-flash-0731:batch                 | -          | 0.048  0.144  0.012  -      -
        deepseek-v4-flash-vision-exp                 | -          | 0.2156 0.6468 0.00686 -      -
        deepseek-v4-pro                              | -          | 0.435  0.87   0.003625 -      -
                                                     | 2026-10-19 | 0.422472 0.844944 0.035206 -      -
                                                     | 2026-10-20 | 0.95526 1.91052 0.079605 -      -
                                                     | 2026-11-03 | 1.416  2.832  0.118  -      -
        deepseek-v4-pro-0813 deepseek-v4-pro-20260813 | -          | 0.66   1.98   0.022  -      -
        deepseek-v4.1-flash                          | -          | 0.0448 0.08   0.0016 -      -
                                                     | 2026-10-19 | 0.0344 0.08   0.0016 -      -
                                                     | 2026-10-20 | 0.0352 0.0112 0.0016 -      -
                                                     | 2026-11-03 | 0.21   0.84   0.0042 -      -
        deepseek-v4.1-flash-1017:batch               | -          | 0.011  0.2    0.002  -      -
        deepseek-v4.1-flash:batch                    | -          | 0.05   0.15   0.004  -      -
                                                     | 2026-11-09 | 0.011  0.2    0.002  -      -
        devstral-2512 mistral-medium-3.1             | -          | 0.4    2      0.04   -      -
        devstral-small gemma-3n-e4b-it               | -          | 0.06   0.12   -      -      -
        dobby-mini-unhinged-plus-llama-3.1-8b gemma-2-9b-it | -          | 0.2    0.2    -      -      -
        llama-3.1-sonar-small-128k-online llama-guard-2-8b | -          | 0.2    0.2    -      -      -
        meta-llama/llama-guard-2-8b mistral-7b-instruct-v0.2 | -          | 0.2    0.2    -      -      -
        nvidia/nemotron-3.5-content-safety qwen-2.5-vl-7b-instruct | -          | 0.2    0.2    -      -      -
        qwen/qwen-2.5-vl-7b-instruct qwen/qwen2.5-coder-7b-instruct | -          | 0.2    0.2    -      -      -
        qwen/qwq-32b-preview qwq-32b-preview         | -          | 0.2    0.2    -      -      -
        elorian/glimpse                              | -          | 0.6    3      0.06   -      -
        ember-1                                      | -          | 3      15     0.3    -      -
        eva-llama-3.33-70b eva-qwen-2.5-72b          | -          | 4      6      -      -      -
        eva-unit-01/eva-llama-3.33-70b llama-3-lumimaid-70b | -          | 4      6      -      -      -
        magnum-72b                                   | -          | 4      6      -      -      -
        eva-unit-01/eva-qwen-2.5-72b                 | -          | 0.9    1.2    -      -      -
        gemini-2.0-flash-001                         | -          | 0.1    0.4    0.025  0.1833 -
        gemini-2.0-flash-lite-001                    | -          | 0.075  0.3    -      -      -
        gemini-2.5-flash                             | -          | 0.3    2.5    0.075  0.3833 -
                                                     | 2026-10-19 | 0.3    2.5    0.03   ?      -
        gemini-2.5-flash-lite                        | -          | 0.1    0.4    0.01   ?      -
        gemini-2.5-flash-lite:batch                  | -          | 0.05   0.2    0.01   ?      -
        gemini-2.5-flash-preview gemini-2.5-flash-preview-05-20 | -          | 0.15   0.6    0.0375 0.2333 -
        gemini-2.5-flash-preview-05-20:thinking      | -          | 0.15   3.5    0.0375 0.2333 -
        gemini-2.5-flash-preview:thinking            | -          | 0.15   3.5    0.0375 0.2333 -
        gemini-2.5-flash-preview-09-2025             | -          | 0.3    2.5    0.075  0.383  -
        gemini-2.5-flash:batch                       | -          | 0.15   1.25   0.03   ?      -
        gemini-2.5-pro gemini-2.5-pro-preview        | -          | 1.25   10     0.31   1.625  -
                                                     | 2026-10-19 | 1.25   10     0.125  ?      -
                                                     | >200000    | 2.5    15     0.25   ?      -
        gemini-2.5-pro-preview-05-06                 | -          | 1.25   10     0.31   1.625  -
                                                     | 2026-10-19 | 1.25   10     0.125  ?      -
                                                     | >200000    | 2.5    15     0.25   ?      -
        gemini-2.5-pro-preview-03-25                 | -          | 1.25   10     -      -      -
        gemini-2.5-pro:batch                         | -          | 0.625  5      0.125  ?      -
                                                     | >200000    | 1.25   7.5    0.25   ?      -
        gemini-3-flash-preview                       | -          | 0.5    3      0.05   ?      -
        gemini-3-flash-preview:batch                 | -          | 0.25   1.5    -      ?      -
        gemini-3.1-flash-lite gemini-3.1-flash-lite-preview | -          | 0.25   1.5    0.025  ?      -
        gemini-3.1-flash-lite:batch                  | -          | 0.125  0.75   0.0125 ?      -
        gemini-3.1-pro-preview gemini-3.1-pro-preview-customtools | -          | 2      12     0.2    ?      -
                                                     | 2026-10-19 | 2      12     0.2    ?      -
                                                     | >200000    | 4      18     0.4    ?      -
        gemini-3.1-pro-preview:batch                 | -          | 1      6      -      ?      -
                                                     | >200000    | 2      9      -      ?      -
        gemini-3.5-flash                             | -          | 1.5    9      0.15   ?      -
        gemini-3.5-flash-lite                        | -          | 0.3    2.5    0.03   ?      -
        gemini-3.5-flash-lite:batch                  | -          | 0.15   1.25   0.015  ?      -
        gemini-3.5-flash:batch                       | -          | 0.75   4.5    0.075  ?      -
        gemini-3.6-flash gemini-3.7-flash            | -          | 0.75   3.75   0.075  ?      -
        gemini-3.6-flash:batch gemini-3.7-flash:batch | -          | 0.375  1.875  0.0375 ?      -
        gemini-3.8-flash:batch                       | -          | 0.375  1.875  0.0375 ?      -
        gemini-3.8-flash                             | -          | 0.75   3.75   0.075  ?      -
                                                     | 2026-10-19 | 0.825  4.125  0.0825 ?      -
                                                     | 2026-11-03 | 0.75   3.75   0.075  ?      -
        gemini-4-argon                               | -          | 2      10     0.1    ?      -
        gemini-4-argon:batch                         | -          | 1      5      0.05   ?      -
        gemini-flash-1.5                             | -          | 0.075  0.3    0.01875 0.1583 -
        gemini-flash-1.5-8b                          | -          | 0.0375 0.15   0.01   0.0583 -
        gemini-nano-banana-2.1 mistral-medium-3-5    | -          | 1.5    7.5    -      -      -
        mistral-medium-3.5-20260430                  | -          | 1.5    7.5    -      -      -
        gemini-pro-1.5                               | -          | 1.25   5      -      -      -
        gemma-2-27b-it                               | -          | 0.8    0.8    -      -      -
                                                     | 2026-10-19 | 0.65   0.65   -      -      -
        gemma-3-12b-it                               | -          | 0.05   0.1    -      -      -
                                                     | 2026-10-19 | 0.05   0.15   -      -      -
        gemma-3-27b-it                               | -          | 0.1    0.2    -      -      -
                                                     | 2026-10-19 | 0.08   0.35   0.04   -      -
        gemma-3-4b-it                                | -          | 0.02   0.04   -      -      -
                                                     | 2026-10-19 | 0.05   0.1    -      -      -
                                                     | 2026-10-20 | 0.04   0.05   0.02   -      -
        gemma-4-26b-a4b-it                           | -          | 0.06   0.33   -      -      -
                                                     | 2026-10-19 | 0.09   0.3    0.05   -      -
                                                     | 2026-10-20 | 0.0765 0.255  0.0425 -      -
                                                     | 2026-11-03 | 0.15   0.6    0.0425 -      -
        gemma-4-31b-it                               | -          | 0.12   0.36   0.09   -      -
                                                     | 2026-08-27 | 0.09   0.34   0.05   -      -
                                                     | 2026-10-19 | 0.2    0.4    0.05   -      -
                                                     | 2026-11-03 | 0.15   0.4    0.06   -      -
        glm-4-32b glm-z1-32b glm-z1-rumination-32b   | -          | 0.24   0.24   -      -      -
        mixtral-8x7b-instruct                        | -          | 0.24   0.24   -      -      -
        glm-5v-turbo z-ai/glm-5-turbo z-ai/glm-5v-turbo | -          | 1.2    4      0.24   -      -
        goliath-120b                                 | -          | 10     12.5   -      -      -
        gpt-3.5-turbo-16k                            | -          | 3      4      -      -      -
        gpt-3.5-turbo-instruct                       | -          | 1.5    2      -      -      -
        gpt-3.5-turbo:batch                          | -          | 0.25   0.75   -      -      -
        gpt-4 gpt-4-0314                             | -          | 30     60     -      -      -
        gpt-4-1106-preview gpt-4-turbo gpt-4-turbo-preview | -          | 10     30     -      -      -
        gpt-4-32k gpt-4-32k-0314                     | -          | 60     120    -      -      -
        gpt-4.1 o3 o4-mini-deep-research             | -          | 2      8      0.5    -      -
        gpt-4.1-mini                                 | -          | 0.4    1.6    0.1    -      -
        gpt-4.1-mini:batch                           | -          | 0.2    0.8    0.05   -      -
        gpt-4.1-nano                                 | -          | 0.1    0.4    0.025  -      -
                                                     | 2026-11-03 | 0.1    0.4    0.03   -      -
        gpt-4.1-nano:batch                           | -          | 0.05   0.2    0.0125 -      -
        gpt-4.1:batch o3:batch                       | -          | 1      4      0.25   -      -
        gpt-4.5-preview                              | -          | 75     150    37.5   -      -
        gpt-4o                                       | -          | 2.5    10     -      -      -
                                                     | 2026-10-19 | 2.5    10     1.25   -      -
        gpt-4o-mini                                  | -          | 0.15   0.6    0.075  -      -
        gpt-4o-mini:batch                            | -          | 0.075  0.3    0.0375 -      -
        gpt-4o:batch                                 | -          | 1.25   5      0.625  -      -
        gpt-4o:extended                              | -          | 6      18     -      -      -
        gpt-5 gpt-5-chat gpt-5-codex gpt-5.1-codex-max | -          | 1.25   10     0.125  -      -
        gpt-5-mini                                   | -          | 0.25   2      0.025  -      -
        gpt-5-mini:batch                             | -          | 0.125  1      0.0125 -      -
        gpt-5-nano                                   | -          | 0.05   0.4    0.01   -      -
                                                     | 2026-10-19 | 0.05   0.4    0.005  -      -
        gpt-5-nano:batch                             | -          | 0.025  0.2    0.0025 -      -
        gpt-5-pro                                    | -          | 15     120    -      -      -
        gpt-5-pro:batch                              | -          | 7.5    60     -      -      -
        gpt-5.1 gpt-5.1-chat gpt-5.1-codex           | -          | 1.25   10     0.13   -      -
                                                     | 2026-10-19 | 1.25   10     0.125  -      -
        gpt-5.1-codex-mini                           | -          | 0.25   2      0.025  -      -
                                                     | 2026-10-19 | 0.25   2      0.03   -      -
        gpt-5.1:batch gpt-5:batch                    | -          | 0.625  5      0.0625 -      -
        gpt-5.2 gpt-5.2-chat gpt-5.2-codex gpt-5.3-chat | -          | 1.75   14     0.175  -      -
        gpt-5.3-codex                                | -          | 1.75   14     0.175  -      -
        gpt-5.2-pro                                  | -          | 21     168    -      -      -
        gpt-5.2-pro:batch                            | -          | 10.5   84     -      -      -
        gpt-5.2:batch                                | -          | 0.875  7      0.0875 -      -
        gpt-5.4 gpt-5.5:batch                        | -          | 2.5    15     0.25   -      -
                                                     | >272000    | 5      22.5   0.5    -      -
        gpt-5.4-mini                                 | -          | 0.75   4.5    0.075  -      -
        gpt-5.4-mini:batch                           | -          | 0.375  2.25   0.0375 -      -
        gpt-5.4-nano                                 | -          | 0.2    1.25   0.02   -      -
        gpt-5.4-nano:batch                           | -          | 0.1    0.625  0.01   -      -
        gpt-5.4-pro gpt-5.5-pro                      | -          | 30     180    -      -      -
                                                     | >272000    | 60     270    -      -      -
        gpt-5.4-pro:batch gpt-5.5-pro:batch          | -          | 15     90     -      -      -
                                                     | >272000    | 30     135    -      -      -
        gpt-5.4:batch                                | -          | 1.25   7.5    0.125  -      -
                                                     | >272000    | 2.5    11.25  0.25   -      -
        gpt-5.5 sakana/fugu-ultra sakana/fugu-ultra-v2 | -          | 5      30     0.5    -      -
                                                     | >272000    | 10     45     1      -      -
        gpt-5.6-luna gpt-5.6-luna-pro                | -          | 0.2    1.2    0.02   0.25   -
                                                     | >272000    | 0.4    1.8    0.04   0.5    -
        gpt-5.6-luna-pro:batch gpt-5.6-luna:batch    | -          | 0.1    0.6    0.01   0.125  -
                                                     | >272000    | 0.2    0.9    0.02   0.25   -
        gpt-5.6-sol                                  | -          | 2      10     0.2    2.5    -
                                                     | >272000    | 4      15     0.4    5      -
                                                     | 2026-10-19 | 4      20     0.4    5      -
                                                     | >272000    | 8      30     0.8    10     -
        gpt-5.6-sol-pro                              | -          | 4      20     0.4    5      -
                                                     | >272000    | 8      30     0.8    10     -
        gpt-5.6-sol-pro:batch gpt-5.6-sol:batch      | -          | 2      10     0.2    2.5    -
                                                     | >272000    | 4      15     0.4    5      -
        gpt-5.6-terra gpt-5.6-terra-pro              | -          | 2      12     0.2    2.5    -
                                                     | >272000    | 4      18     0.4    5      -
        gpt-5.6-terra-pro:batch gpt-5.6-terra:batch  | -          | 1      6      0.1    1.25   -
                                                     | >272000    | 2      9      0.2    2.5    -
        gpt-6-astra gpt-6-astra-pro                  | -          | 10     50     1      12.5   -
                                                     | >272000    | 20     75     2      25     -
        gpt-6-astra-pro:batch gpt-6-astra:batch      | -          | 5      25     0.5    6.25   -
                                                     | >272000    | 10     37.5   1      12.5   -
        gpt-6-luna gpt-6-luna-pro                    | -          | 0.1    0.5    0.01   0.125  - search=10
                                                     | >272000    | 0.2    0.75   0.02   0.25   -
        gpt-6-luna-pro:batch gpt-6-luna:batch        | -          | 0.05   0.25   0.005  0.0625 - search=10
                                                     | >272000    | 0.1    0.375  0.01   0.125  -
        gpt-6-sol gpt-6-sol-pro                      | -          | 2      10     0.2    2.5    - search=10
                                                     | >272000    | 4      15     0.4    5      -
        gpt-6-sol-pro:batch gpt-6-sol:batch          | -          | 1      5      0.1    1.25   - search=10
                                                     | >272000    | 2      7.5    0.2    2.5    -
        gpt-6.1-sol gpt-6.1-sol-pro                  | -          | 2      10     0.1    2.5    - search=10
                                                     | >272000    | 4      15     0.2    5      -
        gpt-6.1-sol-pro:batch gpt-6.1-sol:batch      | -          | 1      5      0.05   1.25   - search=10
                                                     | >272000    | 2      7.5    0.1    2.5    -
        gpt-6.1-terra gpt-6.1-terra-pro              | -          | 1      5      0.05   1.25   -
                                                     | >272000    | 2      7.5    0.1    2.5    -
        gpt-6.1-terra-pro:batch gpt-6.1-terra:batch  | -          | 0.5    2.5    0.025  0.625  -
                                                     | >272000    | 1      3.75   0.05   1.25   -
        gpt-chat-latest                              | -          | 5      30     0.5    -      -
        gpt-oss-120b                                 | -          | 0.039  0.18   -      -      -
                                                     | 2026-10-19 | 0.15   0.6    0.075  -      -
                                                     | 2026-11-03 | 0.1    0.5    -      -      -
        gpt-oss-120b:batch                           | -          | 0.0296 0.136  -      -      -
        gpt-oss-20b                                  | -          | 0.029  0.14   -      -      -
                                                     | 2026-10-19 | 0.018  0.09   0.009  -      -
                                                     | 2026-11-03 | 0.03   0.14   0.009  -      -
        gpt-oss-20b:batch                            | -          | 0.024  0.112  -      -      -
        gpt-oss-safeguard-20b                        | -          | 0.075  0.3    0.037  -      -
                                                     | 2026-10-19 | 0.075  0.3    0.0375 -      -
        grok-2-1212 grok-2-vision-1212               | -          | 2      10     -      -      -
        grok-3 grok-3-beta                           | -          | 3      15     0.75   -      -
        grok-3-mini grok-3-mini-beta                 | -          | 0.3    0.5    0.075  -      -
        grok-4-fast                                  | -          | 0.2    0.5    0.05   -      -
                                                     | >128000    | 0.4    1      0.05   -      -
        grok-4.20 grok-4.3                           | -          | 1.25   2.5    0.2    -      -
                                                     | 2026-10-19 | 1.25   2.5    0.2    -      -
                                                     | >200000    | 2.5    5      0.4    -      -
        grok-4.20-multi-agent                        | -          | 2      6      0.2    -      -
                                                     | 2026-10-19 | 1.25   2.5    0.2    -      -
                                                     | >200000    | 2.5    5      0.4    -      -
        grok-4.3:batch                               | -          | 1      2      0.16   -      -
                                                     | >200000    | 2      4      0.32   -      -
        grok-4.5                                     | -          | 2      6      0.3    -      -
                                                     | >200000    | 4      12     0.6    -      -
        grok-4.6 grok-4.7                            | -          | 2      6      0.5    -      -
                                                     | >200000    | 4      12     1      -      -
        grok-4.6:batch grok-4.7:batch                | -          | 1.6    4.8    0.4    -      -
                                                     | >200000    | 3.2    9.6    0.8    -      -
        grok-build-0.1                               | -          | 1      2      0.2    -      -
                                                     | 2026-10-19 | 1      2      0.2    -      -
                                                     | >200000    | 2      4      0.4    -      -
        grok-code-fast-1                             | -          | 0.2    1.5    0.02   -      -
        gryphe/mythomax-l2-13b                       | -          | 0.065  0.065  -      -      -
                                                     | 2026-10-19 | 0.08   0.11   -      -      -
        hermes-2-pro-llama-3-8b nousresearch/hermes-2-pro-llama-3-8b | -          | 0.025  0.04   -      -      -
        ibm-granite/granite-4.0-h-micro              | -          | 0.017  0.112  -      -      -
        ibm-granite/granite-4.2-8b                   | -          | 0.06   0.25   0.015  -      -
                                                     | 2026-11-03 | 0.06   0.15   0.015  -      -
        inception/mercury-2 mistral-large-2512:batch | -          | 0.25   0.75   0.025  -      -
        inception/mercury-2.5                        | -          | 0.04   0.15   0.004  -      -
        inception/mercury-3                          | -          | 0.1    0.35   0.01   -      -
        inclusionai/ling-2.6-1t inclusionai/ring-2.6-1t | -          | 0.075  0.625  0.015  -      -
        inclusionai/ling-2.6-flash                   | -          | 0.01   0.03   0.002  -      -
        inclusionai/ling-3.0-flash                   | -          | 0.021  0.063  0.0042 -      -
        inclusionai/ling-3.0-flash-vl                | -          | 0.06   0.18   0.012  -      -
        inclusionai/ling-3.0-tiny                    | -          | 0.015  0.045  0.003  -      -
        inclusionai/ling-3.1-flash                   | -          | 0.075  0.225  0.015  -      -
                                                     | 2026-11-09 | 0.045  0.135  0.009  -      -
        inference-net/schematron-v2-small            | -          | 0.05   0.23   -      -      -
        inference-net/schematron-v2-turbo            | -          | 0.03   0.15   -      -      -
        kimi-k2                                      | -          | 0.57   2.3    -      -      -
        kimi-k2-0905                                 | -          | 0.6    2.5    -      -      -
        kimi-k2-thinking                             | -          | 0.6    2.5    -      -      -
                                                     | 2026-10-19 | 0.6    2.5    0.15   -      -
        kimi-k2.5 kimi-k2.5-0127                     | -          | 0.4    1.9    0.09   -      -
                                                     | 2026-10-19 | 0.5    2.5    0.15   -      -
                                                     | 2026-11-03 | 0.532  3.325  0.209  -      -
        kimi-k2.6                                    | -          | 0.68   3.41   0.34   -      -
                                                     | 2026-10-19 | 0.65   3.41   0.15   -      -
                                                     | 2026-11-03 | 0.95   4      0.16   -      -
        kimi-k2.7-code                               | -          | 0.75   3.5    0.16   -      -
                                                     | 2026-10-19 | 0.6712 3.35   0.18   -      -
                                                     | 2026-11-03 | 0.95   4      0.19   -      -
        kimi-k3                                      | -          | 3      15     0.3    -      -
                                                     | 2026-10-19 | 0.239  11.936 0.21   -      -
                                                     | 2026-11-03 | 3      15     0.3    -      -
        kimi-k3.1-pro                                | -          | 2      10     0.2    -      -
        kimi-k3:batch                                | -          | 2.28   11.4   0.228  -      -
                                                     | 2026-11-09 | 0.917  6      0.226  -      -
        kwaipilot/kat-coder-pro-v2 minimax/minimax-m3 | -          | 0.3    1.2    0.06   -      -
        l3-euryale-70b sao10k/l3-euryale-70b         | -          | 1.48   1.48   -      -      -
        latitudegames/wayfarer-large-70b-llama-3.3   | -          | 0.8    0.9    -      -      -
        lfm-3b liquid/lfm-3b                         | -          | 0.02   0.02   -      -      -
        lfm-7b liquid/lfm-7b                         | -          | 0.01   0.01   -      -      -
        liquid/lfm-2-24b-a2b                         | -          | 0.03   0.12   -      -      -
        liquid/lfm-2.5-2.6b                          | -          | 0.35   0.5    0.04   -      -
        liquid/lfm-2.5-24b-a2b                       | -          | 0.05   0.7    0.025  -      -
        liquid/lfm-3-1.7b                            | -          | 0.08   0.2    0.02   -      -
        llama-3-lumimaid-8b llama-3.1-lumimaid-8b    | -          | 0.2    1.25   -      -      -
        llama-3.1-405b meta-llama/llama-3.1-405b     | -          | 2      2      -      -      -
        llama-3.1-405b-instruct meta-llama/llama-3.1-405b-instruct | -          | 0.8    0.8    -      -      -
        midnight-rose-70b sophosympatheia/midnight-rose-70b | -          | 0.8    0.8    -      -      -
        llama-3.1-lumimaid-70b                       | -          | 2.5    3      -      -      -
        llama-3.1-nemotron-70b-instruct              | -          | 0.12   0.3    -      -      -
        nvidia/llama-3.1-nemotron-70b-instruct       | -          | 0.12   0.3    -      -      -
        llama-3.1-nemotron-ultra-253b-v1             | -          | 0.6    1.8    -      -      -
        llama-3.1-sonar-large-128k-online            | -          | 1      1      -      -      -
        microsoft/phi-3-medium-128k-instruct         | -          | 1      1      -      -      -
        phi-3-medium-128k-instruct sonar             | -          | 1      1      -      -      -
        llama-3.2-90b-vision-instruct                | -          | 1.2    1.2    -      -      -
        llama-3.3-nemotron-super-49b-v1 nousresearch/hermes-4-70b | -          | 0.13   0.4    -      -      -
        llama3.1-typhoon2-70b-instruct               | -          | 0.88   0.88   -      -      -
        scb10x/llama3.1-typhoon2-70b-instruct        | -          | 0.88   0.88   -      -      -
        maestro-reasoning                            | -          | 0.9    3.3    -      -      -
        magistral-medium-2506 magistral-medium-2506:thinking | -          | 2      5      -      -      -
        mancer/weaver                                | -          | 1.125  1.125  -      -      -
                                                     | 2026-10-19 | 0.4    0.75   -      -      -
        meituan/longcat-2.0                          | -          | 0.3    1.2    0.006  -      -
        mercury-coder-small-beta                     | -          | 0.25   1      -      -      -
        meta-llama/llama-2-13b-chat                  | -          | 0.22   0.22   -      -      -
        meta-llama/llama-3-70b-instruct              | -          | 0.3    0.4    -      -      -
        meta-llama/llama-3-8b-instruct               | -          | 0.03   0.06   -      -      -
        meta-llama/llama-3.1-70b-instruct            | -          | 0.1    0.28   -      -      -
                                                     | 2026-10-19 | 0.4    0.4    -      -      -
                                                     | 2026-11-03 | 0.72   0.72   -      -      -
        meta-llama/llama-3.1-8b-instruct             | -          | 0.02   0.03   -      -      -
                                                     | 2026-10-19 | 0.05   0.08   0.025  -      -
        meta-llama/llama-3.2-11b-vision-instruct     | -          | 0.049  0.049  -      -      -
        meta-llama/llama-3.2-1b-instruct             | -          | 0.005  0.01   -      -      -
                                                     | 2026-10-19 | 0.027  0.201  -      -      -
        meta-llama/llama-3.2-3b-instruct             | -          | 0.01   0.02   -      -      -
                                                     | 2026-10-19 | 0.0509 0.335  -      -      -
        meta-llama/llama-3.3-70b-instruct            | -          | 0.05   0.24   -      -      -
                                                     | 2026-10-19 | 0.1    0.32   -      -      -
                                                     | 2026-11-03 | 0.45   0.9    -      -      -
                                                     | 2026-11-09 | 0.59   0.79   0.295  -      -
        meta-llama/llama-4-maverick                  | -          | 0.15   0.6    -      -      -
                                                     | 2026-10-19 | 0.1875 0.6525 0.05   -      -
                                                     | 2026-11-03 | 0.35   1      0.17   -      -
        meta-llama/llama-4-maverick-17b-128e-instruct | -          | 0.15   0.6    -      -      -
                                                     | 2026-10-19 | 0.1875 0.6525 0.05   -      -
                                                     | 2026-11-03 | 0.35   1      0.17   -      -
        meta-llama/llama-4-scout                     | -          | 0.08   0.3    -      -      -
                                                     | 2026-10-19 | 0.1    0.3    -      -      -
        meta-llama/llama-4-scout-17b-16e-instruct    | -          | 0.08   0.3    -      -      -
                                                     | 2026-10-19 | 0.1    0.3    -      -      -
        meta-llama/llama-guard-3-8b                  | -          | 0.02   0.06   -      -      -
        meta-llama/llama-guard-4-12b                 | -          | 0.05   0.05   -      -      -
                                                     | 2026-10-19 | 0.18   0.18   -      -      -
        meta/muse-glimmer-30b                        | -          | 0.3    1.2    0.04   -      -
        meta/muse-glimmer-30b:batch                  | -          | 0.24   0.96   0.032  -      -
        meta/muse-spark-1.1 meta/muse-spark-1.2 meta/muse-spark-1.3 | -          | 1.25   4.25   0.15   -      - search=2.5
        meta/muse-spark-1.2-contributor              | -          | 0.1    0.2    0.002  -      - search=2.5
        meta/muse-spark-1.3-contributor              | -          | 0.1    0.2    0.002  -      - search=2.5
        meta/muse-spark-open                         | -          | 1.25   4.25   0.15   -      -
        meta/muse-wonder                             | -          | 4      20     0.2    -      - search=2.5
        microsoft/phi-3-mini-128k-instruct           | -          | 0.1    0.1    -      -      -
        microsoft/phi-3.5-mini-128k-instruct ministral-8b | -          | 0.1    0.1    -      -      -
        phi-3-mini-128k-instruct phi-3.5-mini-128k-instruct | -          | 0.1    0.1    -      -      -
        pixtral-12b rekaai/reka-edge rekaai/reka-edge-2603 | -          | 0.1    0.1    -      -      -
        microsoft/phi-4                              | -          | 0.07   0.14   -      -      -
        microsoft/phi-4-mini-instruct                | -          | 0.08   0.35   -      -      -
        microsoft/wizardlm-2-7b openchat/openchat-7b | -          | 0.07   0.07   -      -      -
        undi95/toppy-m-7b                            | -          | 0.07   0.07   -      -      -
        microsoft/wizardlm-2-8x22b                   | -          | 0.5    0.5    -      -      -
                                                     | 2026-10-19 | 0.62   0.62   -      -      -
        minimax-m1:extended                          | -          | 0.55   2.2    -      -      -
        minimax/minimax-01 prime-intellect/intellect-3 | -          | 0.2    1.1    -      -      -
        minimax/minimax-m1                           | -          | 0.3    1.65   -      -      -
                                                     | 2026-10-19 | 0.55   2.2    -      -      -
                                                     | 2026-11-03 | 0.4    2.2    -      -      -
                                                     | 2026-11-09 | 0.55   2.2    -      -      -
        minimax/minimax-m2                           | -          | 0.255  1      0.03   -      -
                                                     | 2026-10-19 | 0.255  1.02   0.03   -      -
        minimax/minimax-m2-her                       | -          | 0.3    1.2    0.03   -      -
        minimax/minimax-m2.1                         | -          | 0.29   0.95   0.03   -      -
                                                     | 2026-10-19 | 0.3    1.2    0.03   -      -
        minimax/minimax-m2.5                         | -          | 0.15   0.9    0.05   -      -
                                                     | 2026-10-19 | 0.27   0.95   0.03   -      -
                                                     | 2026-11-03 | 0.3    1.2    0.03   -      -
                                                     | 2026-11-09 | 0.295  1.2    0.06   -      -
        minimax/minimax-m2.7                         | -          | 0.27   1.08   0.054  -      -
                                                     | 2026-10-19 | 0.3    1.2    0.06   -      -
                                                     | 2026-11-09 | 0.27   1.08   0.054  -      -
        minimax/minimax-m3:batch                     | -          | 0.224  0.88   0.0448 -      -
        ministral-14b-2512                           | -          | 0.2    0.2    0.02   -      -
        ministral-3b-2512                            | -          | 0.1    0.1    0.01   -      -
        ministral-8b-2512                            | -          | 0.15   0.15   0.015  -      -
        ministral-8b-2512:batch                      | -          | 0.075  0.075  0.0075 -      -
        mistral-7b-instruct mistral-7b-instruct-v0.3 | -          | 0.028  0.054  -      -      -
        mistral-7b-instruct-v0.1                     | -          | 0.11   0.19   -      -      -
        mistral-large mistral-large-2407 mistral-large-2411 | -          | 2      6      -      -      -
                                                     | 2026-10-19 | 2      6      0.2    -      -
        mistral-large-2512                           | -          | 0.5    1.5    0.05   -      -
        mistral-large-4-0                            | -          | 0.68   2.09   0.07   -      -
                                                     | 2026-11-03 | 0.7    2.1    0.07   -      -
        mistral-medium                               | -          | 2.75   8.1    -      -      -
        mistral-medium-3                             | -          | 0.4    2      -      -      -
                                                     | 2026-10-19 | 0.4    2      0.04   -      -
        mistral-medium-3-5:batch                     | -          | 0.75   3.75   -      -      -
        mistral-medium-3.1:batch                     | -          | 0.2    1      0.02   -      -
        mistral-nemo                                 | -          | 0.01   0.019  -      -      -
                                                     | 2026-10-19 | 0.029  0.03   -      -      -
                                                     | 2026-11-03 | 0.15   0.15   0.015  -      -
        mistral-saba mistral-saba-2502               | -          | 0.2    0.6    -      -      -
                                                     | 2026-10-19 | 0.2    0.6    0.02   -      -
        mistral-small                                | -          | 0.2    0.6    -      -      -
        mistral-small-24b-instruct-2501              | -          | 0.05   0.09   -      -      -
                                                     | 2026-10-19 | 0.05   0.08   -      -      -
        mistral-small-2603 upstage/solar-pro-3       | -          | 0.15   0.6    0.015  -      -
        mistral-small-2603:batch                     | -          | 0.075  0.3    0.0075 -      -
        mistral-small-3.1-24b-instruct               | -          | 0.05   0.15   -      -      -
                                                     | 2026-10-19 | 0.351  0.555  -      -      -
        mistral-small-3.1-24b-instruct-2503          | -          | 0.05   0.15   -      -      -
                                                     | 2026-10-19 | 0.351  0.555  -      -      -
        mistral-small-3.2-24b-instruct               | -          | 0.075  0.2    -      -      -
                                                     | 2026-10-19 | 0.09375 0.25   -      -      -
                                                     | 2026-11-03 | 0.1    0.3    0.01   -      -
        mistral-small-3.2-24b-instruct-2506          | -          | 0.075  0.2    -      -      -
                                                     | 2026-10-19 | 0.09375 0.25   -      -      -
                                                     | 2026-11-03 | 0.1    0.3    0.01   -      -
        mixtral-8x22b-instruct                       | -          | 0.9    0.9    -      -      -
                                                     | 2026-10-19 | 2      6      0.2    -      -
        morph/morph-v3-fast:batch                    | -          | 0.4    0.6    -      -      -
        morph/morph-v3-large                         | -          | 0.9    1.9    -      -      -
        morph/morph-v3-large:batch                   | -          | 0.45   0.95   -      -      -
        neversleep/llama-3-lumimaid-70b              | -          | 3.375  4.5    -      -      -
        neversleep/llama-3-lumimaid-8b               | -          | 0.09375 0.75   -      -      -
        neversleep/llama-3-lumimaid-8b:extended      | -          | 0.09375 0.75   -      -      -
        neversleep/llama-3.1-lumimaid-8b             | -          | 0.09375 0.75   -      -      -
        neversleep/noromaid-20b                      | -          | 0.75   1.5    -      -      -
        nex-agi/nex-n2.5-mini                        | -          | 0.025  0.1    0.0025 -      -
        nex-agi/nex-n2.5-pro                         | -          | 0.075  0.25   0.015  -      -
        noromaid-20b                                 | -          | 1.25   2      -      -      -
        nous-hermes-2-mixtral-8x7b-dpo               | -          | 0.6    0.6    -      -      -
        nousresearch/nous-hermes-2-mixtral-8x7b-dpo  | -          | 0.6    0.6    -      -      -
        qwen/qwen-2.5-vl-72b-instruct                | -          | 0.6    0.6    -      -      -
        nousresearch/hermes-3-llama-3.1-405b         | -          | 0.7    0.8    -      -      -
                                                     | 2026-10-19 | 1      1      -      -      -
        nousresearch/hermes-3-llama-3.1-70b          | -          | 0.12   0.3    -      -      -
                                                     | 2026-10-19 | 0.7    0.7    -      -      -
        nousresearch/hermes-4-405b                   | -          | 1      3      -      -      -
                                                     | 2026-11-03 | 1      3      0.2    -      -
        nvidia/llama-3.3-nemotron-super-49b-v1.5     | -          | 0.4    0.4    -      -      -
        nvidia/nemotron-3-nano-30b-a3b               | -          | 0.05   0.2    -      -      -
                                                     | 2026-10-19 | 0.06   0.24   -      -      -
                                                     | 2026-11-03 | 0.06   0.24   0.012  -      -
        nvidia/nemotron-3-super-120b-a12b            | -          | 0.09   0.45   -      -      -
                                                     | 2026-10-19 | 0.08   0.45   -      -      -
                                                     | 2026-11-03 | 0.085  0.4    -      -      -
                                                     | 2026-11-09 | 0.08   0.45   -      -      -
        nvidia/nemotron-3-ultra-550b-a55b            | -          | 0.5    2.5    0.15   -      -
                                                     | 2026-10-19 | 0.6    2.4    0.12   -      -
        nvidia/nemotron-3.5-lightning                | -          | 0.07   0.2    0.04   -      -
                                                     | 2026-11-03 | 0.05   0.2    0.01   -      -
        nvidia/nemotron-3.5-super-vl                 | -          | 0.1    0.4    0.08   -      -
                                                     | 2026-10-20 | 0.15   0.5    0.02   -      -
        nvidia/nemotron-nano-9b-v2                   | -          | 0.04   0.16   -      -      -
        o1 o1-preview                                | -          | 15     60     7.5    -      -
        o1-mini o3-mini o3-mini-high                 | -          | 1.1    4.4    0.55   -      -
        o1-pro                                       | -          | 150    600    -      -      -
        o3-deep-research                             | -          | 10     40     2.5    -      -
        o3-mini:batch                                | -          | 0.55   2.2    0.275  -      -
        o3-pro                                       | -          | 20     80     -      -      -
        o4-mini o4-mini-high                         | -          | 1.1    4.4    0.275  -      -
        o4-mini:batch                                | -          | 0.55   2.2    0.1375 -      -
        particle-ai/particle-1                       | -          | 0.05   0.5    0.003  -      -
        perceptron/perceptron-mk1 perceptron/perceptron-mk1.5 | -          | 0.15   1.5    -      -      -
        phi-4-reasoning-plus                         | -          | 0.07   0.35   -      -      -
        pixtral-large-2411                           | -          | 2      6      -      -      -
        poolside/laguna-s-2.1                        | -          | 0.09   0.18   0.009  -      -
        poolside/laguna-xs-2.1                       | -          | 0.06   0.12   0.03   -      -
        pplx-decider-v1-27b scaledown/extract scaledown/summarize | -          | 0.04   0      -      -      -
        pplx-decider-v1.1-27b                        | -          | 0.02   0      -      -      -
        prism-ml/ternary-bonsai-2-27b                | -          | 0.075  0.5    0.0375 -      -
        prism-ml/ternary-bonsai-2-9b                 | -          | 0.08   0.13   0.04   -      -
        pygmalionai/mythalion-13b                    | -          | 0.5625 1.125  -      -      -
        qwen-max                                     | -          | 1.6    6.4    0.64   -      -
        qwen-turbo                                   | -          | 0.05   0.2    0.02   -      -
        qwen-vl-plus qwen/qwen-vl-plus               | -          | 0.21   0.63   -      -      -
        qwen/qwen-2.5-72b-instruct                   | -          | 0.12   0.39   -      -      -
                                                     | 2026-10-19 | 0.36   0.4    -      -      -
        qwen/qwen-2.5-7b-instruct                    | -          | 0.04   0.1    -      -      -
                                                     | 2026-10-19 | 0.1    0.2    -      -      -
        qwen/qwen-2.5-coder-32b-instruct             | -          | 0.06   0.15   -      -      -
                                                     | 2026-10-19 | 0.66   1      -      -      -
        qwen/qwen-max                                | -          | 1.6    6.4    -      -      -
        qwen/qwen-plus                               | -          | 0.4    1.2    0.16   -      -
                                                     | 2026-10-19 | 0.26   0.78   0.052  0.325  -
                                                     | >256000    | 0.78   2.34   0.156  0.975  -
        qwen/qwen-plus-2025-07-28                    | -          | 0.26   0.78   -      -      -
        qwen/qwen-plus-2025-07-28:thinking           | -          | 0.26   0.78   -      0.325  -
        qwen/qwen-turbo                              | -          | 0.05   0.2    -      -      -
        qwen/qwen2.5-vl-72b-instruct                 | -          | 0.7    0.7    -      -      -
                                                     | 2026-10-19 | 0.8    1      0.4    -      -
        qwen/qwen3-14b qwen/qwen3-14b-04-28          | -          | 0.06   0.24   -      -      -
                                                     | 2026-10-19 | 0.12   0.24   -      -      -
                                                     | 2026-11-03 | 0.1    0.22   -      -      -
        qwen/qwen3-235b-a22b                         | -          | 0.13   0.6    -      -      -
        qwen/qwen3-235b-a22b-07-25 qwen/qwen3-235b-a22b-2507 | -          | 0.09   0.1    -      -      -
                                                     | 2026-10-19 | 0.09   0.55   -      -      -
        qwen/qwen3-235b-a22b-thinking-2507           | -          | 0.1    0.1    -      -      -
                                                     | 2026-10-19 | 0.45   3.5    -      -      -
        qwen/qwen3-30b-a3b qwen/qwen3-30b-a3b-04-28  | -          | 0.08   0.29   -      -      -
                                                     | 2026-10-19 | 0.12   0.5    -      -      -
        qwen/qwen3-30b-a3b-instruct-2507             | -          | 0.04815 0.19305 -      -      -
                                                     | 2026-10-19 | 0.09   0.3    -      -      -
        qwen/qwen3-30b-a3b-thinking-2507             | -          | 0.08   0.4    -      -      -
        qwen/qwen3-32b qwen/qwen3-32b-04-28          | -          | 0.1    0.3    -      -      -
                                                     | 2026-10-19 | 0.08   0.28   -      -      -
                                                     | 2026-11-03 | 0.14   0.4    0.09   -      -
        qwen/qwen3-8b                                | -          | 0.035  0.138  -      -      -
        qwen/qwen3-coder qwen/qwen3-coder-480b-a35b-07-25 | -          | 0.22   1.8    -      -      -
                                                     | 2026-10-19 | 0.3    1      0.1    -      -
        qwen/qwen3-coder-30b-a3b-instruct            | -          | 0.07   0.27   -      -      -
                                                     | 2026-10-19 | 0.07   0.28   -      -      -
        qwen/qwen3-coder-next                        | -          | 0.11   0.8    0.07   -      -
                                                     | 2026-10-19 | 0.12   0.8    0.07   -      -
        qwen/qwen3-coder-plus                        | -          | 0.65   3.25   0.13   0.8125 -
        qwen/qwen3-max                               | -          | 1.2    6      -      -      -
        qwen/qwen3-max-thinking                      | -          | 0.78   3.9    -      -      -
        qwen/qwen3-next-80b-a3b-instruct             | -          | 0.09   1.1    -      -      -
        qwen/qwen3-next-80b-a3b-instruct-2509        | -          | 0.09   1.1    -      -      -
        qwen/qwen3-next-80b-a3b-thinking             | -          | 0.0975 0.78   -      -      -
                                                     | 2026-10-19 | 0.15   1.2    -      -      -
        qwen/qwen3-next-80b-a3b-thinking-2509        | -          | 0.0975 0.78   -      -      -
                                                     | 2026-10-19 | 0.15   1.2    -      -      -
        qwen/qwen3-vl-235b-a22b-instruct             | -          | 0.2    0.88   0.11   -      -
                                                     | 2026-10-19 | 0.21   1.9    0.1    -      -
        qwen/qwen3-vl-235b-a22b-thinking             | -          | 0.26   2.6    -      -      -
        qwen/qwen3-vl-30b-a3b-instruct               | -          | 0.13   0.52   -      -      -
                                                     | 2026-10-19 | 0.15   0.6    -      -      -
                                                     | 2026-11-03 | 0.2    0.7    -      -      -
        qwen/qwen3-vl-30b-a3b-thinking               | -          | 0.13   1.56   -      -      -
                                                     | 2026-10-19 | 0.29   1      -      -      -
        qwen/qwen3-vl-32b-instruct                   | -          | 0.104  0.416  -      -      -
        qwen/qwen3-vl-8b-instruct                    | -          | 0.08   0.5    -      -      -
                                                     | 2026-10-19 | 0.25   0.75   0.12   -      -
        qwen/qwen3-vl-8b-thinking                    | -          | 0.117  1.365  -      -      -
        qwen/qwen3.5-122b-a10b                       | -          | 0.26   2.08   -      -      -
        qwen/qwen3.5-27b                             | -          | 0.195  1.56   -      -      -
                                                     | 2026-10-19 | 0.27   2.16   -      -      -
                                                     | 2026-11-03 | 0.195  1.56   -      -      -
        qwen/qwen3.5-35b-a3b                         | -          | 0.14   1      0.05   -      -
                                                     | 2026-10-19 | 0.15   1      0.05   -      -
                                                     | 2026-11-03 | 0.1625 1.3    0.05   -      -
        qwen/qwen3.5-397b-a17b                       | -          | 0.39   2.34   -      -      -
                                                     | 2026-10-19 | 0.5    3.6    0.3    -      -
                                                     | 2026-10-20 | 0.39   2.34   0.3    -      -
        qwen/qwen3.5-9b                              | -          | 0.1    0.15   -      -      -
        qwen/qwen3.5-flash-02-23 qwen/qwen3.5-flash-20260224 | -          | 0.065  0.26   -      -      -
        qwen/qwen3.5-plus-02-15 qwen/qwen3.5-plus-20260216 | -          | 0.4    2.4    -      -      -
                                                     | 2026-10-19 | 0.26   1.56   -      -      -
                                                     | >256000    | 0.325  1.95   -      -      -
        qwen/qwen3.5-plus-20260420                   | -          | 0.3    1.8    -      0.375  -
                                                     | 2026-10-19 | 0.3    1.8    -      0.375  -
                                                     | >256000    | 0.375  2.25   -      0.46875 -
        qwen/qwen3.6-27b                             | -          | 0.289  2.4    -      -      -
                                                     | 2026-10-19 | 0.25   2      0.025  -      -
                                                     | 2026-11-03 | 0.45   2.7    0.025  -      -
        qwen/qwen3.6-35b-a3b                         | -          | 0.14   1      -      -      -
                                                     | 2026-10-19 | 0.15   1      0.05   -      -
                                                     | 2026-10-20 | 0.1    0.95   0.05   -      -
                                                     | 2026-11-09 | 0.1    0.95   -      -      -
        qwen/qwen3.6-flash                           | -          | 0.1875 1.125  -      0.234375 -
                                                     | 2026-10-19 | 0.1875 1.125  -      0.234375 -
                                                     | >256000    | 0.75   3      -      0.9375 -
        qwen/qwen3.6-max-preview                     | -          | 1.04   6.24   -      1.3    -
        qwen/qwen3.6-plus qwen/qwen3.6-plus-04-02    | -          | 0.325  1.95   -      0.40625 -
                                                     | 2026-10-19 | 0.325  1.95   -      0.40625 -
                                                     | >256000    | 1.3    3.9    -      1.625  -
        qwen/qwen3.7-max                             | -          | 1.25   3.75   0.25   1.5625 -
                                                     | 2026-10-19 | 1.475  4.425  0.295  1.84375 -
        qwen/qwen3.7-plus                            | -          | 0.4    1.6    0.08   0.5    -
                                                     | 2026-10-19 | 0.32   1.28   0.064  0.4    -
                                                     | >256000    | 0.96   3.84   0.192  1.2    -
        qwen/qwen3.7-plus:batch                      | -          | 0.23   0.92   -      -      -
        qwen/qwen3.8-2.4t-a95b                       | -          | 2      6      0.25   -      -
                                                     | 2026-11-03 | 2      6      0.25   2.5    -
        qwen/qwen3.8-27b                             | -          | 0.24   2.2    0.05   -      -
                                                     | 2026-11-03 | 0.425  2.55   0.085  0.53125 -
        qwen/qwen3.8-27b:batch                       | -          | 0.16   2      0.04   0.2    -
        qwen/qwen3.8-flash                           | -          | 0.15   0.47   0.016  -      -
        qwen/qwen3.8-max-0902 qwen/qwen3.8-max-20260902 | -          | 2      6      0.25   -      -
        sakana/fugu-max                              | -          | 2      6      0.25   -      -
        qwen/qwen3.8-max-prime                       | -          | 4      12     0.5    -      -
        qwen/qwq-32b qwq-32b                         | -          | 0.15   0.2    -      -      -
        raifle/sorcererlm-8x22b sorcererlm-8x22b     | -          | 4.5    4.5    -      -      -
        reflection/beam-1.0-501b-a23b                | -          | 1      3      0.1    -      -
                                                     | 2026-10-20 | 0.3    1      0.04   -      -
                                                     | 2026-11-03 | 0.4    1.2    0.04   -      -
        relace/relace-apply-3                        | -          | 0.85   1.25   -      -      -
        relace/relace-search                         | -          | 1      3      -      -      -
        ricursiveai/ripple-65b-preview               | -          | 0.2    0.6    0.05   -      -
        sakana/namazu-20260811 sakana/sakana-namazu  | -          | 0.95   4      0.15   -      -
        sao10k/l3-lunaris-8b                         | -          | 0.02   0.05   -      -      -
                                                     | 2026-10-19 | 0.04   0.05   -      -      -
        sao10k/l3.1-euryale-70b                      | -          | 0.7    0.8    -      -      -
                                                     | 2026-10-19 | 0.85   0.85   -      -      -
        sao10k/l3.3-euryale-70b sao10k/l3.3-euryale-70b-v2.3 | -          | 0.7    0.8    -      -      -
                                                     | 2026-10-19 | 0.65   0.75   -      -      -
        sonar-deep-research                          | -          | 2      8      -      -      - reasoning=3
        sonar-reasoning                              | -          | 1      5      -      -      -
        steelskull/l3.3-electra-r1-70b               | -          | 0.7    0.95   -      -      -
        stepfun/step-3.5-flash                       | -          | 0.09   0.3    0.02   -      -
                                                     | 2026-10-19 | 0.1    0.3    0.02   -      -
        stepfun/step-3.7-flash                       | -          | 0.2    1.15   0.04   -      -
        stepfun/step-5-preview                       | -          | 1      2.7    0.1    -      -
        switchpoint/router                           | -          | 0.85   3.4    -      -      -
        tencent/hunyuan-a13b-instruct                | -          | 0.14   0.57   -      -      -
        tencent/hy-mt2-1.8b                          | -          | 0.044  0.177  -      -      -
        tencent/hy-mt2-30b-a3b tencent/hy-mt2-7b     | -          | 0.074  0.295  -      -      -
        tencent/hy3-preview                          | -          | 0.063  0.21   0.021  -      -
                                                     | 2026-10-19 | 0.18   0.6    0.06   -      -
        tencent/hy4                                  | -          | 0.417  1.2505 0.021  -      -
        thedrummer/cydonia-24b-v4.1                  | -          | 0.3    0.5    0.15   -      -
        thedrummer/rocinante-12b                     | -          | 0.25   0.5    -      -      -
        thedrummer/skyfall-36b-v2                    | -          | 0.5    0.8    -      -      -
                                                     | 2026-10-19 | 0.55   0.8    0.25   -      -
        thedrummer/unslopnemo-12b                    | -          | 0.5    0.5    -      -      -
                                                     | 2026-10-19 | 0.4    0.4    -      -      -
        thinkingmachines/inkling                     | -          | 1      4.05   0.17   -      -
        thinkingmachines/inkling-small               | -          | 0.45   1.2    0.1    -      -
        thinkingmachines/inkling-small:batch         | -          | 0.36   0.96   0.08   -      -
        typesafe/jev-1.13 typesafe/jev-1.14          | -          | 0.042  0      -      -      -
        unbiased/pareto-26.10                        | -          | 0.8    3.2    0.03   -      -
        unbiased/pareto-26.9                         | -          | 2.5    7.5    0.25   -      -
        undi95/remm-slerp-l2-13b                     | -          | 0.8    1.2    -      -      -
                                                     | 2026-10-19 | 0.35   0.65   -      -      -
        upstage/solar-mini4                          | -          | 0.05   0.2    0.005  -      -
        upstage/solar-pro4                           | -          | 0.09   0.36   0.018  -      -
                                                     | 2026-10-20 | 0.15   0.6    0.03   -      -
        voxtral-small-24b-2507 xiaomi/mimo-v2-flash  | -          | 0.1    0.3    0.01   -      -
        writer/palmyra-x5                            | -          | 0.6    6      -      -      -
        xiaomi/mimo-v2.5                             | -          | 0.14   0.28   0.0028 -      -
                                                     | 2026-11-03 | 0.119  0.238  0.00255 -      -
                                                     | 2026-11-09 | 0.4    2      0.08   -      -
        xiaomi/mimo-v2.5-pro xiaomi/mimo-v2.6-pro    | -          | 0.435  0.87   0.0036 -      -
        xiaomi/mimo-v2.6-flash                       | -          | 0.14   0.28   0.0028 -      -
        xiaomi/mimo-v2.6-pro-ultraspeed              | -          | 4.35   8.7    0.036  -      -
        xwin-lm/xwin-lm-70b                          | -          | 3.75   3.75   -      -      -
        z-ai/glm-4.5                                 | -          | 0.6    2.2    0.11   -      -
        z-ai/glm-4.5-air                             | -          | 0.125  0.85   0.06   -      -
                                                     | 2026-10-19 | 0.13   0.85   0.025  -      -
                                                     | 2026-11-03 | 0.2    1.1    0.03   -      -
        z-ai/glm-4.5v                                | -          | 0.6    1.8    0.11   -      -
        z-ai/glm-4.6                                 | -          | 0.43   1.74   0.08   -      -
                                                     | 2026-10-19 | 0.55   2.2    0.11   -      -
                                                     | 2026-11-03 | 0.6    2.2    0.11   -      -
        z-ai/glm-4.6-20251208 z-ai/glm-4.6v          | -          | 0.3    0.9    0.05   -      -
                                                     | 2026-10-19 | 0.3    0.9    0.055  -      -
                                                     | 2026-11-03 | 0.3    0.9    0.05   -      -
        z-ai/glm-4.7                                 | -          | 0.4    1.75   0.08   -      -
                                                     | 2026-10-19 | 0.54   1.98   0.099  -      -
                                                     | 2026-11-03 | 0.6    2.2    0.11   -      -
        z-ai/glm-4.7-flash                           | -          | 0.06   0.4    0.01   -      -
                                                     | 2026-10-19 | 0.0605 0.4    0.01   -      -
        z-ai/glm-5                                   | -          | 0.6    1.92   0.12   -      -
                                                     | 2026-10-19 | 1      3.2    0.2    -      -
                                                     | 2026-10-20 | 0.6    1.92   0.12   -      -
                                                     | 2026-11-03 | 1      3.2    0.2    -      -
        z-ai/glm-5.1                                 | -          | 0.98   3.08   0.182  -      -
                                                     | 2026-10-19 | 0.966  3.036  0.1794 -      -
                                                     | 2026-11-03 | 1.4    4.4    0.26   -      -
        z-ai/glm-5.2                                 | -          | 1.4    4.4    0.26   -      -
                                                     | 2026-10-19 | 0.62   2.42   0.14   -      -
                                                     | 2026-11-03 | 1.4    4.4    0.26   -      -
        z-ai/glm-5.2:batch                           | -          | 0.623  1.271  0.21   -      -
        z-ai/glm-5.3                                 | -          | 1.4    4.4    0.26   -      -
                                                     | 2026-10-19 | 0.079  1.4    0.078  -      -
                                                     | 2026-11-03 | 1.4    4.4    0.26   -      -
        z-ai/glm-5.3-flash                           | -          | 0.075  0.25   0.015  -      -
                                                     | 2026-09-10 | 0.15   0.5    0.03   -      -
                                                     | 2026-10-19 | 0.048  0.16   0.006  -      -
                                                     | 2026-10-20 | 0.15   0.5    0.03   -      -
        z-ai/glm-5.3-flash:batch                     | -          | 0.05   0.18   0.01   -      -
                                                     | 2026-11-09 | 0.061  0.124  0.026  -      -
        z-ai/glm-5.3-flashx                          | -          | 0.37   1.25   0.09   -      -
                                                     | 2026-11-03 | 0.37   1.25   0.075  -      -
        z-ai/glm-5.3-flashx-legal                    | -          | 0.37   1.25   0.075  -      -
        z-ai/glm-5.3-prime                           | -          | 2.8    8.8    0.56   -      -
        z-ai/glm-5.3:batch                           | -          | 0.45   2      0.1    -      -
        """#
}
