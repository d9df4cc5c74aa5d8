import Exposition
import Testing

struct NegotiationTests {
    @Test(arguments: [
        // What Prometheus sends: 2.42, 3.x, and from before OpenMetrics.
        "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
            + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
            + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
            + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
        "application/openmetrics-text",
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
        "Application/OpenMetrics-Text; Charset=utf-8; Version=1.0.0",
        "application/openmetrics-text;version=\"1.0.0\"",
        "application/openmetrics-text;x=\"a,b;q=0\\\",\";version=1.0.0",
        " \t application/openmetrics-text \t;\t version = 1.0.0 ; q = 0.9 , text/plain;q=0.8",
        "text/plain, application/openmetrics-text",
        "text/plain;q=0.5,application/openmetrics-text;q=0.6",
        "application/openmetrics-text;q=0.5,text/plain;q=0.4,*/*",
        "application/openmetrics-text;q=0,application/openmetrics-text;version=1.0.0",
        "application/*",
        "text/plain;q=0,*/*",
        "text/*;q=0,*/*;q=0.1",
        ",,;,application/openmetrics-text,",
        "application/openmetrics-text;;version=1.0.0;",
        "application/openmetrics-text;Q=1.000",
        "text/plain;version=1.0.0,application/openmetrics-text;q=0.1",
    ])
    func openMetrics(accept: String) {
        #expect(ExpositionFormat.negotiate(accept: accept) == .openMetrics100)
    }

    @Test(arguments: [
        nil, "", " ", "*/*", "text/plain", "text/*", "text/plain;version=0.0.4",
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
        "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.7,"
            + "text/plain;version=0.0.4;q=0.3,*/*;q=0.1",
        "application/openmetrics-text;version=2.0.0",
        "application/openmetrics-text;version=0.0.1",
        "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
        "application/openmetrics-text;version=2.0.0,*/*;q=0.1",
        "application/openmetrics-text;q=0",
        "application/openmetrics-text;q=0,*/*",
        "application/openmetrics-text;version=1.0.0;q=0,application/openmetrics-text",
        "application/openmetrics-text;version=1.0.0;q=0.0,application/*",
        "application/openmetrics-text;q=0.4,text/plain;q=0.5",
        "application/openmetrics-text;q=0.4,*/*;q=0.5",
        // Many a scraper sends this and reads nothing but text.
        "text/plain;q=0.5,*/*",
        "application/json",
        "*/*;q=0",
        // Malformed ranges are passed over.
        "application/openmetrics-text;q=high,text/plain", "application/openmetrics-text;q=nan",
        "application/openmetrics-text;q=-1", "application/openmetrics-text;q=2", "application/openmetrics-text;q=",
        "application/openmetrics-text/x", "application", "/", "*", ";", ",", "=", "\"", "\"\\", "a/b;\"", ";q=1",
        "application/openmetrics-textx", "\0\r\n", "日本/語;q=１",
    ])
    func text(accept: String?) {
        #expect(ExpositionFormat.negotiate(accept: accept) == .text004)
    }

    @Test func randomHeadersNeverCrash() {
        let alphabet = Array("aq*/;,=\"\\ \t01.-é\0")
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5_000 {
            let length = Int.random(in: 0...24, using: &generator)
            let header = String((0..<length).compactMap { _ in alphabet.randomElement(using: &generator) })
            _ = ExpositionFormat.negotiate(accept: header)
            _ = ExpositionFormat.negotiate(accept: "application/openmetrics-text" + header)
        }
    }

    @Test func contentTypes() {
        #expect(ExpositionFormat.text004.contentType == "text/plain; version=0.0.4; charset=utf-8")
        #expect(
            ExpositionFormat.openMetrics100.contentType
                == "application/openmetrics-text; version=1.0.0; charset=utf-8")
    }
}
