import Foundation
import Glibc
import TestKit

/// A connection to a port of this machine, byte by byte.
final class RawConnection {
    private let descriptor: Int32
    private(set) var received: [UInt8] = []
    /// Whether the other side has closed it.
    private(set) var isClosed = false

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { throw SystemError("connect to port \(port)") }
    }

    deinit { close(descriptor) }

    /// What came so far.
    var text: String { String(decoding: received, as: UTF8.self) }

    /// Sends all of it. Returns whether the other side still took it.
    @discardableResult
    func send(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            bytes = bytes.dropFirst(count)
        }
        return true
    }

    /// Takes what is there.
    func receive() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isClosed {
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 {
                received += buffer[..<count]
            } else if count == 0 || errno != EAGAIN && errno != EINTR {
                isClosed = true
            } else {
                return
            }
        }
    }

    /// Waits for what comes.
    func waits(for what: String, _ condition: (RawConnection) throws -> Bool) async throws {
        try await Waiting.until("\(what); there came: \(text.prefix(500))") {
            receive()
            return try condition(self)
        }
    }

    /// Waits until the other side has closed, and returns the status of its last answer; 0 where there was none.
    func end() async throws -> Int {
        try await waits(for: "the connection is closed") { $0.isClosed }
        let status = text.components(separatedBy: "HTTP/1.1 ").last { $0.count > 2 }
        return status.flatMap { Int($0.prefix(3)) } ?? 0
    }
}
