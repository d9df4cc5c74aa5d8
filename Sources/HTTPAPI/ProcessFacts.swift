import Exposition
import Glibc

/// Reads from `/proc` what the process knows of itself (proc(5)).
enum ProcessFacts {
    static func read(version: String) -> SidecarMetrics.Process {
        // Fields behind the name, which may hold spaces and parentheses itself: the first of them is field 3.
        let stat = text("/proc/self/stat")
        let fields = stat[(stat.lastIndex(of: ")") ?? stat.startIndex)...].split(separator: " ").dropFirst()
        func field(_ number: Int) -> Double {
            let index = fields.startIndex + number - 3
            return fields.indices.contains(index) ? Double(fields[index]) ?? 0 : 0
        }
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        let bootLine = text("/proc/stat").split(separator: "\n").first { $0.hasPrefix("btime ") }
        let boot = bootLine.flatMap { Double($0.dropFirst(6)) } ?? 0
        return SidecarMetrics.Process(
            version: version, startSeconds: boot + field(22) / ticks, cpuSeconds: (field(14) + field(15)) / ticks,
            residentBytes: Int64(field(24)) * Int64(getpagesize()), openFiles: countOpenFiles())
    }

    private static func countOpenFiles() -> Int64 {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count: Int64 = -3
        while readdir(folder) != nil { count += 1 }
        return max(0, count)
    }

    private static func text(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
            }
            if got <= 0 { break }
            count += got
        }
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
