import Archive
import Glibc
import Guardrails
import LogDecoding
import Settings

/// The archive that settings ask for, with what accounts, variables and files hold.
enum ArchiveSetup {
    private static let keyLimit = 4_096

    /// How the archive is kept; `nil` where there is none, and where nobody looks at the texts of lines.
    ///
    /// - Throws: `CommandFailure` where the owner is no account of the machine, or the key of hashes cannot be read.
    ///
    /// - Parameters:
    ///   - guards: the guards of the settings.
    ///   - sampling: who is given a sample of the texts; `nil` for nobody.
    static func options(
        _ settings: Settings, environment: [String: String], guards: GuardSetup.Guards? = nil,
        sampling: TextSampling? = nil
    ) throws -> ArchiveOptions? {
        guard settings.archive != nil || settings.guards != nil || sampling != nil else { return nil }
        let archive = settings.archive ?? Settings.Archive()
        var options = ArchiveOptions(folder: folder(settings), host: HostName.current)
        options.lines = archive.keepsAllLines ? .all : .requests
        if settings.archive == nil { options.lines = .none }
        if settings.guards != nil || sampling != nil {
            let pair = try settings.guards.map { _ in
                let guards = try guards ?? GuardSetup.guards(settings, environment: environment)
                return TextGuard.Options.Guards(input: guards.input, output: guards.output)
            }
            options.textGuard = TextGuard.Options(
                guards: pair, sampling: sampling, places: settings.guards.map(GuardSetup.places) ?? .common)
        }
        options.rotateBytes = Int64(archive.rotateBytes)
        options.rotateSeconds = archive.rotateSeconds
        options.keepSeconds = archive.keepSeconds
        options.keepBytes = archive.keepBytes.map(Int64.init)
        options.level = archive.level
        options.mode = archive.mode
        options.owner = try archive.owner.map { try owner($0) }
        options.sync = ArchiveOptions.Sync(rawValue: archive.sync.rawValue) ?? .commit
        options.reserveBytes = Int64(archive.minimumFreeBytes)
        options.flushSeconds = archive.flushSeconds
        options.redaction = try rules(archive.redaction, environment: environment)
        return options
    }

    /// The archive's folder.
    static func folder(_ settings: Settings) -> String {
        if settings.archive == nil { return "\(settings.stateDirectory)/guardrails" }
        return settings.archive?.directory ?? "\(settings.stateDirectory)/archive"
    }

    /// The rules of redaction.
    ///
    /// - Throws: `CommandFailure` where the key of hashes cannot be read.
    static func rules(_ redaction: Settings.Redaction, environment: [String: String]) throws -> RedactionRules {
        let key = redaction.needsHashKey ? try hashKey(redaction, environment: environment) : []
        return redaction.rules(hashKey: key, fields: redaction.fields.compactMap { FieldPath($0)?.keys })
    }

    private static func hashKey(_ redaction: Settings.Redaction, environment: [String: String]) throws -> [UInt8] {
        if let name = redaction.hashKeyVariable {
            guard let value = environment[name], !value.isEmpty else {
                throw CommandFailure("hash_key_env names \(name), which is not set in the environment")
            }
            return Array(value.utf8)
        }
        guard let path = redaction.hashKeyFile else { return [] }
        var key: [UInt8]
        do throws(SecretFile.Problem) {
            key = try SecretFile.bytes(path, limit: keyLimit)
        } catch {
            switch error {
            case .unreadable(let reason): throw CommandFailure("hash_key_file \(path) can't be read: \(reason)")
            case .tooLarge: throw CommandFailure("hash_key_file \(path) is larger than 4 KiB")
            }
        }
        // A key that an editor made ends with a line feed, which another tool that makes hashes may not see.
        while key.last == 0x0A || key.last == 0x0D { key.removeLast() }
        guard key.count >= 16 else {
            throw CommandFailure("hash_key_file \(path) has \(key.count) bytes; it needs at least 16 random ones")
        }
        return key
    }

    private static func owner(_ text: String) throws -> (user: UInt32, group: UInt32) {
        let parts = text.split(separator: ":").map(String.init)
        guard let name = parts.first, let user = getpwnam(name) else {
            throw CommandFailure("archive.owner: there is no user '\(parts.first ?? "")' on this machine")
        }
        let ids = (user: user.pointee.pw_uid, group: user.pointee.pw_gid)
        guard parts.count > 1 else { return ids }
        guard let group = getgrnam(parts[1]) else {
            throw CommandFailure("archive.owner: there is no group '\(parts[1])' on this machine")
        }
        return (ids.user, group.pointee.gr_gid)
    }
}
