import Exposition
import Testing

struct MetricsRendererTests {
    @Test func noFamiliesGiveAnEmptyPage() throws {
        #expect(try page([], .text004) == "")
        #expect(try page([], .openMetrics100) == "# EOF\n")
    }

    @Test func familiesKeepTheirOrderAndSamplesAreSorted() throws {
        let names = ["b", "a", "aa"]
        let families = ["z", "y"].map { family in
            MetricFamily(
                name: family, type: .gauge, help: "h",
                samples: names.map { ExampleMetrics.sample([("n", $0)], .integer(1)) })
        }
        let lines = try page(families).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            lines == [
                #"z{n="a"} 1"#, #"z{n="aa"} 1"#, #"z{n="b"} 1"#, #"y{n="a"} 1"#, #"y{n="aa"} 1"#, #"y{n="b"} 1"#,
            ])
    }

    /// The unit is told only where the name, as OpenMetrics knows it, ends in it.
    @Test(arguments: [
        ("x_bytes_total", MetricType.counter, "bytes", ["# UNIT x_bytes bytes"]), ("x_total", .counter, "total", []),
        ("x_bytes_read_total", .counter, "bytes", []), ("x_bytes", .gauge, "bytes", ["# UNIT x_bytes bytes"]),
        ("xbytes", .gauge, "bytes", []), ("x_bytes", .gauge, "", []), ("x_bytes_info", .info, "bytes", []),
    ])
    func unitIsWrittenWhereItFits(name: String, type: MetricType, unit: String, expected: [String]) throws {
        let family = MetricFamily(name: name, type: type, help: "h", unit: unit, samples: [])
        let lines = try page([family], .openMetrics100).split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.hasPrefix("# UNIT") } == expected)
        #expect(try !page([family], .text004).contains("UNIT"))
    }

    /// (nanoseconds, text 0.0.4, OpenMetrics); the powers of ten are the specification's own list.
    @Test(arguments: [
        (Int64(0), "0", "0.0"), (1, "1e-09", "1e-09"), (10, "1e-08", "1e-08"), (10_000, "1e-05", "1e-05"),
        (12_500, "1.25e-05", "1.25e-05"), (100_000, "0.0001", "0.0001"), (1_000_000, "0.001", "0.001"),
        (2_500_000, "0.0025", "0.0025"), (100_000_000, "0.1", "0.1"), (500_000_000, "0.5", "0.5"),
        (1_000_000_000, "1", "1.0"), (2_500_000_000, "2.5", "2.5"), (10_000_000_000, "10", "10.0"),
        (60_000_000_000, "60", "60.0"), (100_000_000_000_000, "100000", "100000.0"),
        (123_456_500_000_000, "123456.5", "123456.5"), (1_000_000_000_000_000, "1e+06", "1e+06"),
        (1_234_567_000_000_000, "1.234567e+06", "1.234567e+06"), (1_000_000_000_000_000_000, "1e+09", "1e+09"),
    ])
    func bucketBounds(nanoseconds: Int64, text: String, openMetrics: String) throws {
        let family = MetricFamily(
            histogram: "x_seconds", help: "h", upperBounds: [nanoseconds],
            samples: [HistogramSample(counts: [2, 1], sumNanoseconds: 3)])
        for (format, bound) in [(ExpositionFormat.text004, text), (.openMetrics100, openMetrics)] {
            let lines = try page([family], format).split(separator: "\n").filter { !$0.hasPrefix("#") }
            #expect(
                lines == [
                    "x_seconds_bucket{le=\"\(bound)\"} 2", #"x_seconds_bucket{le="+Inf"} 3"#,
                    "x_seconds_sum 0.000000003", "x_seconds_count 3",
                ])
        }
    }

    @Test func infoIsOneWhateverItHolds() throws {
        let family = MetricFamily(
            name: "x_info", type: .info, help: "h", samples: [ExampleMetrics.sample([("v", "1")], .integer(5))])
        #expect(try page([family]) == "# HELP x_info h\n# TYPE x_info gauge\nx_info{v=\"1\"} 1\n")
        #expect(
            try page([family], .openMetrics100) == "# HELP x h\n# TYPE x info\nx_info{v=\"1\"} 1\n# EOF\n")
    }
}
