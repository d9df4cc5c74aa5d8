import Glibc

/// An answer over HTTP/1.1 from this machine.
struct HTTPAnswer {
    let status: Int
    /// By names in small letters.
    let headers: [String: String]
    let body: String

    /// Asks by GET and reads the whole answer.
    static func get(_ path: String, port: UInt16, headers: [String: String] = [:]) throws -> HTTPAnswer {
        try ask("GET", path, port: port, headers: headers)
    }

    /// Asks by POST, without a body, and reads the whole answer.
    static func post(_ path: String, port: UInt16, headers: [String: String] = [:]) throws -> HTTPAnswer {
        try ask("POST", path, port: port, headers: headers.merging(["Content-Length": "0"]) { $1 })
    }

    /// Asks by POST, with a body, and reads the whole answer.
    static func post(_ path: String, port: UInt16, body: String, type: String?) throws -> HTTPAnswer {
        var headers = ["Content-Length": "\(body.utf8.count)"]
        headers["Content-Type"] = type
        return try ask("POST", path, port: port, headers: headers, body: body)
    }

    /// Asks, and reads the whole answer. A `Host` among the headers takes the place of the right one.
    static func ask(
        _ method: String, _ path: String, port: UInt16, headers: [String: String], body: String = ""
    ) throws -> HTTPAnswer {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        defer { close(descriptor) }
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
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
        var request = "\(method) \(path) HTTP/1.1\r\nConnection: close\r\n"
        for (name, value) in ["Host": "127.0.0.1:\(port)"].merging(headers, uniquingKeysWith: { $1 }) {
            request += "\(name): \(value)\r\n"
        }
        var bytes = Array((request + "\r\n" + body).utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            // A server that refuses a body may answer before it has read all of it.
            if count < 0, !body.isEmpty { break }
            guard count > 0 else { throw SystemError("send") }
            bytes = bytes.dropFirst(count)
        }
        return try read(descriptor)
    }

    /// The server closes the connection behind the answer, as it was asked to.
    private static func read(_ descriptor: Int32) throws -> HTTPAnswer {
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { throw SystemError("receive") }
            if count == 0 { break }
            received += buffer[..<count]
        }
        let (head, rest) = cut(received[...], at: "\r\n\r\n")
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        guard let first = lines.first?.split(separator: " "), first.count > 1, let status = Int(first[1]) else {
            throw SystemError("read an answer", code: EBADMSG)
        }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        var body = rest
        if headers["transfer-encoding"] == "chunked" {
            body = unchunked(rest)
        } else if let length = headers["content-length"].flatMap({ Int($0) }), length != rest.count {
            throw SystemError("read \(length) bytes, got \(rest.count)", code: EBADMSG)
        }
        return HTTPAnswer(status: status, headers: headers, body: String(decoding: body, as: UTF8.self))
    }

    private static func unchunked(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var body: ArraySlice<UInt8> = []
        var rest = bytes
        while !rest.isEmpty {
            let (size, behind) = cut(rest, at: "\r\n")
            guard let count = Int(String(decoding: size, as: UTF8.self), radix: 16), count > 0 else { break }
            body += behind.prefix(count)
            rest = behind.dropFirst(count + 2)
        }
        return body
    }

    private static func cut(
        _ bytes: ArraySlice<UInt8>, at mark: String
    ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        guard let range = bytes.firstRange(of: Array(mark.utf8)) else { return (bytes, []) }
        return (bytes[..<range.lowerBound], bytes[range.upperBound...])
    }
}
