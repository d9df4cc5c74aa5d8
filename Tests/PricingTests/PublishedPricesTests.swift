import Foundation
import Pricing
import TestKit
import Testing
import UsageModel

/// Our costs against those of the published packages `litellm` and `genai-prices`, over all models of the book.
///
/// They are equal, or the difference stands in `price-differences.txt` with its reason and the provider's page.
@Suite(
    .enabled(
        if: PublishedPrices.areInstalled,
        "litellm and genai-prices are not in .build/published-prices: run deploy/prices/install-published.sh"))
struct PublishedPricesTests {
    @Test func costsAgreeWithBothPackages() throws {
        let requests = PublishedPrices.grid()
        #expect(requests.count > 8_000)
        let answers = try PublishedPrices.costs(of: requests)
        try #require(answers.count == requests.count)
        var differences = PublishedPrices.Differences(try PublishedPrices.listedDifferences())
        var compared = 0
        for (request, answer) in zip(requests, answers) {
            for (package, theirs) in zip(["litellm", "genai-prices"], answer) {
                guard let theirs else { continue }
                compared += 1
                let ours = request.cost.map { Money(picoDollars: Int128($0)).decimalDollars(minimumFractionDigits: 12) }
                if ours != theirs {
                    differences.meet(request, package: package, ours: ours ?? "unpriced", theirs: theirs)
                }
            }
        }
        // Both packages have to have had their say, or the test compares nothing.
        #expect(compared > 8_000)
        #expect(differences.unexplained == [], "not in price-differences.txt")
        #expect(differences.unused == [], "in price-differences.txt, and no longer different")
    }
}
