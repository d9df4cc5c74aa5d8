#if DEBUG
    import Glibc
    import Synchronization

    /// The point at which the process dies, as the environment names it: `block-read`, or `block-read:3` for the third pass.
    struct ChosenCrashPoint {
        let point: CrashPoint
        let pass: Int

        private static let variable = "TAILMETER_CRASH_POINT"
        private static let text = getenv(variable).map { String(cString: $0) }
        private static let chosen = text.flatMap { ChosenCrashPoint($0) }
        private static let passes = Atomic(0)

        init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let point = CrashPoint(rawValue: String(parts[0])) else { return nil }
            self.point = point
            guard parts.count > 1 else {
                pass = 1
                return
            }
            guard let number = Int(parts[1]), number > 0 else { return nil }
            pass = number
        }

        static var trouble: String? {
            guard let text, chosen == nil else { return nil }
            let names = CrashPoint.allCases.map(\.rawValue).joined(separator: ", ")
            return """
                \(variable)='\(text)': expected a point, or point:n for its n-th pass, such as block-read:3; the points are \
                \(names)
                """
        }

        static func pass(_ point: CrashPoint) {
            guard let chosen, chosen.point == point else { return }
            // Threads may pass a point side by side: one of them is the n-th.
            guard passes.add(1, ordering: .relaxed).newValue == chosen.pass else { return }
            kill(getpid(), SIGKILL)
        }
    }
#endif
