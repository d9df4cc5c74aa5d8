import Testing
import UsageModel

/// How time spans are read.
struct DurationTests {
    private static let spans: [(String, Int64)] = [
        (#""duration_s":0"#, 0), (#""duration_s":0.0104"#, 10_400_000), (#""duration_s":30.0781"#, 30_078_100_000),
        (#""duration_s":1e-9"#, 1), (#""duration_s":1e-10"#, 0), (#""duration_s":0.1234567899"#, 123_456_789),
        (#""duration_s":"0.25""#, 250_000_000), (#""duration_ms":1.5"#, 1_500_000), (#""duration":2"#, 2_000_000_000),
        (#""latency_s":3"#, 3_000_000_000), (#""latency_ms":250"#, 250_000_000), (#""elapsed_s":1"#, 1_000_000_000),
        (#""elapsed_ms":1"#, 1_000_000), (#""latency":1"#, 1_000_000_000), (#""elapsed":1"#, 1_000_000_000),
        (#""duration_s":31535999"#, 31_535_999_000_000_000), (#""duration_ms":null,"latency_ms":7"#, 7_000_000),
        (#""elapsed":9,"duration_s":1"#, 1_000_000_000), (#""duration_s":-0.0"#, -1),
        // None: negative, a year and more, no number.
        (#""duration_s":-1.5"#, -1), (#""duration_s":31536000"#, -1), (#""duration_s":1e309"#, -1),
        (#""duration_s":null"#, -1),
        (#""duration_s":true"#, -1), (#""duration_s":"fast""#, -1), (#""duration_s":"""#, -1),
        (#""duration_s":{}"#, -1),
        (#""duration_s":"1 s""#, -1), (#""duration_s":99999999999999999999"#, -1), (#""x":1"#, -1),
    ]

    @Test(arguments: spans)
    func durations(fields: String, nanoseconds: Int64) throws {
        let request = try decodeRequest(#"{"event":"llm_request_success","input_tokens":1,\#(fields)}"#)
        #expect(request.record.duration == nanoseconds)
        #expect(request.record.timeToFirstToken == -1)
    }

    @Test(arguments: [
        (#""ttft_s":0.0195"#, 19_500_000), (#""ttft_ms":19.5"#, 19_500_000), (#""ttft":2"#, 2_000_000_000),
        (#""ttft_s":-1"#, -1),
    ])
    func timesToTheFirstToken(fields: String, nanoseconds: Int64) throws {
        let request = try decodeRequest(#"{"event":"llm_request_success","input_tokens":1,\#(fields)}"#)
        #expect(request.record.timeToFirstToken == nanoseconds)
        #expect(request.record.duration == -1)
    }
}
