import Foundation
import Glibc

/// The socket on which a service manager hears of its services (sd_notify(3)).
final class NotifySocket {
    /// A message: its lines, and when it was taken.
    struct Message {
        let lines: [String]
        let time: Date

        func value(of name: String) -> String? {
            lines.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
        }
    }

    /// What `NOTIFY_SOCKET` is to be.
    let address: String
    private let descriptor: Int32
    private var taken: [Message] = []

    /// Opens a socket at a path, or, where the name begins with `@`, in the abstract namespace.
    init(_ address: String) throws {
        self.address = address
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let bytes = address.utf8.map { $0 == UInt8(ascii: "@") && address.hasPrefix("@") ? 0 : $0 }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sa_family_t>.size + bytes.count
        let bound = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(length)) }
        }
        guard bound == 0 else { throw SystemError("bind \(address)") }
    }

    deinit {
        close(descriptor)
    }

    /// All messages so far.
    var messages: [Message] {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT)), count >= 0 {
            let text = String(decoding: buffer[..<count], as: UTF8.self)
            taken.append(Message(lines: text.split(separator: "\n").map(String.init), time: Date()))
        }
        return taken
    }

    /// How many messages have a line.
    func count(_ line: String) -> Int { messages.count { $0.lines.contains(line) } }

    /// The states that were told, in order, without the pings and the lines for a person.
    var states: [String] {
        messages.flatMap(\.lines).filter { ["READY=1", "RELOADING=1", "STOPPING=1"].contains($0) }
    }
}
