import Foundation
import Testing

@testable import Notifications

/// Signatures of Standard Webhooks, held against the specification's vector and the published package.
struct SignatureTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let other = "whsec_\(Data((0..<32).map { UInt8($0) }).base64EncodedString())"

    @Test func theKnownVectorHolds() throws {
        let signature = try SigningKey(Self.secret).signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(.enabled(if: Python.hasStandardWebhooks, "the published packages are not there: make test-deps"))
    func thePublishedPackageVerifiesWhatAReceiverGot() async throws {
        let receiver = try await Receiver()
        var channel = try receiver.channel("ok", format: .standard)
        channel.signingKeys = [try SigningKey(Self.other), try SigningKey(Self.secret)]
        let subjects = Sample.subjects
        for (index, subject) in subjects.enumerated() {
            let alert = Sample.alert(subject, id: "id-\(index)")
            #expect(await Sample.sender.send(alert, to: channel, now: Sample.now()) == .delivered(status: 204))
        }
        #expect(receiver.requests.count == subjects.count)
        let folder = try TestFolder()
        for request in receiver.requests {
            let headers = ["webhook-id", "webhook-timestamp", "webhook-signature"].reduce(into: [String: String]()) {
                $0[$1] = request.headers[$1]
            }
            try folder.write(request.body, to: "body")
            try folder.write(
                String(decoding: try JSONSerialization.data(withJSONObject: headers), as: UTF8.self), to: "headers")
            // During a rotation a receiver knows the old secret or the new one; a third one must not do.
            let result = try Python.run(
                """
                import json, standardwebhooks
                body = open(sys.argv[1]).read()
                headers = json.load(open(sys.argv[2]))
                for secret in sys.argv[3:]:
                    try:
                        data = standardwebhooks.Webhook(secret).verify(body, headers)
                        print(data["type"])
                    except standardwebhooks.WebhookVerificationError:
                        print("refused")
                """,
                [
                    folder.path("body"), folder.path("headers"), Self.secret, Self.other,
                    "whsec_\(Data(repeating: 7, count: 32).base64EncodedString())",
                ])
            let type = try #require(request.json["type"] as? String)
            #expect(result.output == "\(type)\n\(type)\nrefused\n")
        }
    }
}
