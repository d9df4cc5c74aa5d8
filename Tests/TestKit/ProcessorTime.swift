import Glibc

/// How long work takes, by the processor time of the thread that does it: what else the machine does counts little.
public enum ProcessorTime {
    /// The seconds that some work takes.
    public static func of(_ work: () -> Void) -> Double {
        let start = now
        work()
        return now - start
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
