import Foundation
import TestKit

extension ChildProcess {
    /// Waits until the process listens, and returns its port: told to take any, some programs do not say which.
    func listeningPort() async throws -> UInt16 {
        try await Waiting.value("process \(processID) listens; it wrote: \(errors)") {
            guard end == nil else { throw Waiting.TimedOut(description: "it ended: \(errors)") }
            return try Self.port(of: processID)
        }
    }

    /// From the process's sockets and the kernel's tables of them (proc(5)).
    private static func port(of process: pid_t) throws -> UInt16? {
        let folder = "/proc/\(process)/fd"
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let sockets = Set(
            files.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)") }
                .filter { $0.hasPrefix("socket:[") }.map { String($0.dropFirst(8).dropLast()) })
        let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
        for line in table.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: " ")
            // 0A is LISTEN.
            guard fields.count > 9, fields[3] == "0A", sockets.contains(String(fields[9])) else { continue }
            return UInt16(fields[1].split(separator: ":").last ?? "", radix: 16)
        }
        return nil
    }
}
