import AsyncHTTPClient
import NIOCore
import UsageModel

/// The first characters of an answer, for messages: what the receiver says is wrong.
enum AnswerExcerpt {
    private static let shown = 200

    /// Reads a body, as far as it comes in time and up to a limit.
    static func read(_ body: HTTPClientResponse.Body, limit: Int, secondsLeft: Double) async -> String {
        let collected = try? await Deadline.run(seconds: secondsLeft) {
            var bytes: [UInt8] = []
            do {
                for try await chunk in body {
                    bytes += chunk.readableBytesView.prefix(limit - bytes.count)
                    if bytes.count >= limit { break }
                }
            } catch {
                // What came until then is what there is to show.
                return bytes
            }
            return bytes
        }
        return String(decoding: collected ?? [], as: UTF8.self)
    }

    /// The text on one line, without the channel's secrets: receivers quote what they were sent.
    static func safe(_ text: String, channel: Channel) -> String {
        let secrets =
            [channel.token, channel.routingKey, channel.target.credentials].compactMap { $0?.value }
            + channel.headers.map(\.value.value) + channel.target.secretParts
        return TextLimit.units(PlainLine.text(text, without: secrets), shown)
    }
}
