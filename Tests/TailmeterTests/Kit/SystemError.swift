import Glibc

/// A system call that failed.
struct SystemError: Error, CustomStringConvertible {
    let code: Int32
    let description: String

    init(_ call: String, code: Int32 = errno) {
        self.code = code
        description = "\(call): \(String(cString: strerror(code)))"
    }
}
