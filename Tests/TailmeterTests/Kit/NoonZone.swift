import Foundation

/// A zone in which it is about noon, so that no day begins while a test runs.
enum NoonZone {
    static let name: String = {
        let ahead = 12 - Int(Date().timeIntervalSince1970) / 3_600 % 24
        // In these names the sign is the other way round.
        return ahead == 0 ? "Etc/GMT" : "Etc/GMT\(ahead > 0 ? "-" : "+")\(abs(ahead))"
    }()

    /// A point in time as logs have it, seconds from now.
    static func time(_ seconds: Double = 0) -> String {
        Date(timeIntervalSinceNow: seconds).formatted(.iso8601)
    }
}
