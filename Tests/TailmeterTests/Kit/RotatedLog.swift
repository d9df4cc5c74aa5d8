import Foundation
import Glibc
import TestKit

/// A log file of an app, and its rotation step by step.
final class RotatedLog: RotatingLog {
    let name = "app.log"
    private(set) var count = 0
    private let folder: TemporaryFolder
    private var file: OutputFile
    /// What is still to be written of a line of which the beginning is.
    private var pending: [UInt8] = []
    /// What stands behind the log's name in those of the rotated files, the latest first.
    private var endings: [String] = []
    private var rotations = 0

    init(_ folder: TemporaryFolder) throws {
        self.folder = folder
        file = try OutputFile(folder.path(name))
    }

    func append(_ number: Int) throws {
        try complete()
        let bytes = Array(SequencedLog.text((count + 1)...(count + number)).utf8)
        count += number
        let next = Array(SequencedLog.text((count + 1)...(count + 1)).utf8)
        let half = next.count / 2
        try file.write(bytes + next[..<half])
        pending = Array(next[half...])
    }

    func complete() throws {
        guard !pending.isEmpty else { return }
        try file.write(pending)
        pending = []
        count += 1
    }

    func rotate(_ kind: RotationKind) throws {
        rotations += 1
        switch kind {
        case .create:
            try moveAway()
            try noticeLate()
        case .delaycompress:
            if endings.first == ".1" { endings[0] = try compress(".1") }
            try moveAway()
            try noticeLate()
        case .dateext:
            let ending = "-20261124-\(rotations)"
            try folder.rename(name, to: name + ending)
            endings.insert(ending, at: 0)
            try noticeLate()
        case .compress, .compressWhileDown:
            try moveAway()
            try append(2)
            try reopen()
            endings[0] = try compress(".1")
        case .copytruncate:
            try complete()
            try shift()
            let bytes = try Data(contentsOf: URL(filePath: folder.path(name)))
            try folder.write(bytes.prefix(bytes.count / 2), to: "\(name).1")
            try folder.append(bytes.dropFirst(bytes.count / 2), to: "\(name).1")
            endings.insert(".1", at: 0)
            try folder.write("", to: name)
        case .deletion:
            try complete()
            try folder.remove(name)
            try reopen()
        case .archive, .archiveWhileDown: preconditionFailure("a log is no journal")
        }
    }

    /// Where logrotate makes the new file, the app hears of it later.
    private func noticeLate() throws {
        try folder.write("", to: name)
        try append(2)
        try reopen()
    }

    private func reopen() throws {
        try complete()
        file = try OutputFile(folder.path(name))
    }

    private func moveAway() throws {
        try shift()
        try folder.rename(name, to: "\(name).1")
        endings.insert(".1", at: 0)
    }

    /// Renames the rotated files on by one, the oldest first.
    private func shift() throws {
        for index in endings.indices.reversed() {
            let next = ".\(index + 2)" + (endings[index].hasSuffix(".gz") ? ".gz" : "")
            try folder.rename(name + endings[index], to: name + next)
            endings[index] = next
        }
    }

    /// Does what `gzip` does: the compressed file grows beside the other, which is deleted when it is whole.
    private func compress(_ ending: String) throws -> String {
        let bytes = Gzip.compress([UInt8](try Data(contentsOf: URL(filePath: folder.path(name + ending)))))
        let compressed = "\(name)\(ending).gz"
        try folder.write(bytes.prefix(bytes.count / 2), to: compressed)
        try folder.append(bytes.dropFirst(bytes.count / 2), to: compressed)
        try folder.remove(name + ending)
        return ending + ".gz"
    }
}
