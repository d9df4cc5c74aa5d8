import Foundation
import LogDecoding
import Pricing
import Testing
import UsageModel

/// What a decoder made of one block, copied out, with names in place of numbers.
struct Decoded {
    struct Request {
        var model: String
        var provider: String
        var labels: [String]
        var record: UsageRecord
    }

    var requests: [Request]
    var events: [DecodedBlock.EventRecord]
    var counts: LineCounts
    var skipped: [DecodedBlock.SkippedLine]
    var lineCount: Int
    var timeOrigins: [Int64]
    var withoutUsage: Int64
    var unknownTiers: Int64
}

extension BlockDecoder {
    /// Decodes a copy of `bytes` with quotes behind it: the worst padding.
    mutating func decoded(_ bytes: some Collection<UInt8>, context: inout StreamContext) throws -> Decoded {
        let padded = Array(bytes) + Array(repeating: UInt8(ascii: "\""), count: blockPadding)
        try padded.withUnsafeBytes { padded in
            try decode(UnsafeRawBufferPointer(rebasing: padded.dropLast(blockPadding)), context: &context)
        }
        var requests: [Decoded.Request] = []
        for record in block.records {
            let entry = models.entries[Int(record.model)]
            requests.append(
                Decoded.Request(
                    model: entry.model, provider: entry.provider, labels: labels.values(ofSet: record.labels),
                    record: record))
        }
        return Decoded(
            requests: requests, events: block.events, counts: block.counts, skipped: block.skipped,
            lineCount: block.lineCount, timeOrigins: block.timeOrigins,
            withoutUsage: block.requestsWithoutUsage, unknownTiers: block.unknownTiers)
    }
}

/// The time of reading in these tests: 2026-11-24T00:00:00Z.
let readTime = Timestamp(seconds: 1_795_478_400)

/// The time of a file without timestamps in these tests: 2026-11-20T00:00:00Z.
let fileTime = Timestamp(seconds: 1_795_132_800)

func freshContext() -> StreamContext {
    StreamContext(fallbackTime: fileTime, readTime: readTime)
}

/// Decodes one text with a decoder of its own.
func decode(_ text: String, plan: DecodingPlan = DecodingPlan()) throws -> Decoded {
    var decoder = try BlockDecoder(plan: plan)
    var context = freshContext()
    return try decoder.decoded(text.utf8, context: &context)
}

/// Decodes a line that must be a request.
func decodeRequest(_ text: String, plan: DecodingPlan = DecodingPlan()) throws -> Decoded.Request {
    let decoded = try decode(text, plan: plan)
    try #require(decoded.counts.usage == 1 && decoded.counts.total == 1, "\(decoded.skipped)")
    return try #require(decoded.requests.first)
}

/// The lines of Tests/Corpus.
enum Corpus {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Corpus")

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    static func unzipped(_ path: String) throws -> [UInt8] {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", folder.appending(path: path).path]
        process.standardOutput = pipe
        try process.run()
        let bytes = [UInt8](pipe.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return bytes
    }

    static func json<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        // Python wrote one of the timestamps as it writes any number that is too large.
        return try JSONDecoder().decode(type, from: Data(text.replacing(": Infinity", with: ": null").utf8))
    }
}
