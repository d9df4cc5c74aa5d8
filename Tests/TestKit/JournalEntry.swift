/// An entry of a journal, as tests write them.
public struct JournalEntry: Sendable {
    /// When it was written, in microseconds since the epoch.
    public var realtime: UInt64
    /// The same since the boot.
    public var monotonic: UInt64
    /// The boot's id, 32 hexadecimal digits.
    public var bootID: String
    /// The fields, in their order.
    public var fields: [(name: String, value: [UInt8])]

    /// 2026-11-24T08:00:00Z.
    public static let start: UInt64 = 1_795_507_200_000_000

    /// Makes an entry of the unit `my-app.service`, a second after the one with the number before.
    public init(
        _ number: Int, _ message: String, unit: String = "my-app.service",
        bootID: String = "11111111222233334444555555555555", machineID: String = "0123456789abcdef0123456789abcdef",
        fields: [(String, String)] = []
    ) {
        realtime = Self.start + UInt64(number) * 1_000_000
        monotonic = 5_000_000 + UInt64(number) * 1_000_000
        self.bootID = bootID
        self.fields = [
            ("_MACHINE_ID", machineID), ("_HOSTNAME", "host"), ("_TRANSPORT", "stdout"), ("PRIORITY", "6"),
            ("SYSLOG_IDENTIFIER", "my-app"), ("_PID", "1234"), ("_UID", "1000"), ("_SYSTEMD_UNIT", unit),
            ("MESSAGE", message),
        ].map { ($0.0, Array($0.1.utf8)) }
        for (name, value) in fields { set(name, Array(value.utf8)) }
    }

    /// Sets a field, whether or not it is there.
    public mutating func set(_ name: String, _ value: [UInt8]) {
        fields.removeAll { $0.name == name }
        fields.append((name, value))
    }

    /// Takes a field out.
    public mutating func remove(_ name: String) {
        fields.removeAll { $0.name == name }
    }

    /// The entry in the export format: <https://systemd.io/JOURNAL_EXPORT_FORMATS/>.
    public var exported: [UInt8] {
        var bytes = Array(
            """
            __REALTIME_TIMESTAMP=\(realtime)
            __MONOTONIC_TIMESTAMP=\(monotonic)
            _BOOT_ID=\(bootID)

            """.utf8)
        for (name, value) in fields {
            bytes += name.utf8
            if value.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x09 }) {
                bytes.append(0x3D)
            } else {
                bytes.append(0x0A)
                withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
            }
            bytes += value
            bytes.append(0x0A)
        }
        bytes.append(0x0A)
        return bytes
    }
}
