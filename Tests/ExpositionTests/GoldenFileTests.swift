import Exposition
import Testing

struct GoldenFileTests {
    @Test(arguments: [(ExpositionFormat.text004, "metrics.txt"), (.openMetrics100, "metrics.openmetrics.txt")])
    func pageIsTheGoldenFile(format: ExpositionFormat, file: String) throws {
        let expected = try ExampleMetrics.fixture(file)
        #expect(try page(ExampleMetrics.all, format) == expected)
    }
}
