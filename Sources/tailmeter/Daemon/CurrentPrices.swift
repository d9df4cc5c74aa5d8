import Pricing
import Synchronization

/// The price book, which settings that are taken over replace.
final class CurrentPrices: Sendable {
    private let book: Mutex<PriceBook>

    init(_ book: PriceBook) {
        self.book = Mutex(book)
    }

    /// The one that holds.
    var current: PriceBook { book.withLock { $0 } }

    /// Takes another.
    func replace(with other: PriceBook) {
        book.withLock { $0 = other }
    }
}
