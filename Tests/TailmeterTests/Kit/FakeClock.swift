import Foundation
import TestKit

/// A clock that daemons see instead of the machine's, set by libfaketime.
struct FakeClock {
    private let folder: TemporaryFolder

    /// libfaketime, where Debian puts it.
    private static let library = (try? TestKit.run("sh", "-c", "ls /usr/lib/*/faketime/libfaketimeMT.so.1"))?.output
        .trimmingCharacters(in: .whitespacesAndNewlines)

    static let isPossible = library?.isEmpty == false

    /// The clock is right until it is set.
    init(in folder: TemporaryFolder) throws {
        self.folder = folder
        try set("+0d")
    }

    /// Sets the clock off, by such as `-2d`.
    func set(_ difference: String) throws { try folder.write(difference, to: "clock") }

    /// Sets the clock to a time, from which on it goes on.
    func set(to time: Date) throws {
        let seconds = Int(time.timeIntervalSinceNow.rounded())
        try set(seconds < 0 ? "\(seconds)" : "+\(seconds)")
    }

    /// What a daemon is started with.
    var environment: [String: String] {
        [
            "LD_PRELOAD": Self.library ?? "", "FAKETIME_TIMESTAMP_FILE": folder.path("clock"),
            "FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1",
        ]
    }
}
