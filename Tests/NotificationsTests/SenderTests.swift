import Foundation
import Notifications
import TestKit
import Testing

/// One attempt each, against a receiver that fails as receivers do.
struct SenderTests {
    private func send(_ path: String, to receiver: Receiver, timeout: Double = Waiting.patience) async throws
        -> AttemptResult
    {
        let channel = try receiver.channel(path, timeout: timeout)
        return await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now())
    }

    @Test(arguments: [200, 201, 202, 204, 299])
    func onlyTwoHundredsAreSuccess(status: Int) async throws {
        #expect(try await send("status/\(status)", to: try await Receiver()) == .delivered(status: status))
    }

    @Test(arguments: [400, 401, 404, 410, 422, 500, 503])
    func otherStatusesAreRefusals(status: Int) async throws {
        let result = try await send("status/\(status)", to: try await Receiver())
        #expect(result == .refused(status: status, retryAfter: nil, text: "no, not now"))
        #expect(result.error == "answered \(status): no, not now")
    }

    @Test func aRedirectIsNotFollowed() async throws {
        let receiver = try await Receiver()
        let result = try await send("redirect", to: receiver)
        #expect(result == .refused(status: 302, retryAfter: nil, text: ""))
        #expect(result.error == "answered 302, a redirect, which is not followed")
        #expect(receiver.requests.map(\.path) == ["/redirect"])
    }

    @Test func retryAfterIsReadInSecondsAndAsADate() async throws {
        let receiver = try await Receiver()
        #expect(try await send("later/7", to: receiver) == .refused(status: 429, retryAfter: 7, text: ""))
        let result = try await send("date/60", to: receiver)
        guard case .refused(503, let seconds?, "") = result else {
            Issue.record("\(result)")
            return
        }
        // A minute from when the receiver answers, and that may take a while.
        #expect((55...180).contains(seconds))
    }

    @Test func aHangingReceiverIsLeftInTime() async throws {
        let receiver = try await Receiver()
        // It hangs for ten minutes.
        #expect(try await send("hang", to: receiver, timeout: 1) == .failed("no answer within 1 s"))
    }

    /// The status is known, so that the rest of a success is not waited for; of a failure what came is shown.
    @Test func aSlowBodyIsLeftInTime() async throws {
        let receiver = try await Receiver()
        // Its body takes hours.
        #expect(try await send("slow/200", to: receiver) == .delivered(status: 200))
        let result = try await send("slow/500", to: receiver, timeout: 2)
        #expect(result.error?.hasPrefix("answered 500") == true || result == .failed("no answer within 2 s"))
    }

    @Test func aHugeBodyIsReadInPart() async throws {
        let result = try await send("huge", to: try await Receiver())
        guard case .refused(500, nil, let text) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(text == String(repeating: "x", count: 199) + "…")
    }

    @Test func aConnectionThatIsClosedIsTold() async throws {
        #expect(
            try await send("close", to: try await Receiver())
                == .failed("the connection was closed before an answer"))
    }

    @Test func garbageIsTold() async throws {
        let error = try #require(try await send("garbage", to: try await Receiver()).error)
        #expect(error.hasPrefix("what came is no HTTP answer"), "\(error)")
    }

    @Test func aRefusedConnectionIsTold() async throws {
        let receiver = try await Receiver()
        let channel = try receiver.channel("ok")
        receiver.kill()
        try await Waiting.until("the port is closed") {
            (try? Python.run("import socket; socket.create_connection(('127.0.0.1', \(receiver.port)))", []))?.status
                != 0
        }
        #expect(
            await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()) == .failed("connection refused"))
    }

    @Test func aNameWithoutAddressIsTold() async throws {
        let channel = Channel(name: "ops", format: .slack, target: try TargetURL("https://nowhere.invalid/secret-path"))
        let error = await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()).error
        #expect(error?.hasPrefix("the host can't be looked up: ") == true, "\(error ?? "")")
    }

    /// Receivers quote what they were sent: none of it may get into logs.
    @Test func whatAReceiverQuotesIsCleared() async throws {
        let receiver = try await Receiver()
        var channel = try receiver.channel("echo/T0SECRETPATH/B0SECRETPART?key=querysecret")
        channel.token = Secret("token-secret")
        channel.headers = [.init(name: "X-Key", value: "header-secret")]
        let error = try #require(
            await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()).error)
        #expect(error == "answered 500: bad request (secret) Bearer (secret) (secret)")
        #expect(receiver.requests.first?.headers["authorization"] == "Bearer token-secret")
    }

    @Test func credentialsInTheURLAreSentAsBasic() async throws {
        let receiver = try await Receiver()
        var channel = try receiver.channel("ok")
        channel.target = try TargetURL("http://us%40er:pass@127.0.0.1:\(receiver.port)/ok?x=%2F")
        #expect(
            await Sample.sender.send(Sample.alert(), to: channel, now: Sample.now()) == .delivered(status: 204))
        let request = try #require(receiver.requests.first)
        #expect(request.headers["authorization"] == "Basic \(Data("us@er:pass".utf8).base64EncodedString())")
        #expect(request.path == "/ok?x=%2F")
        #expect(request.headers["host"] == "127.0.0.1:\(receiver.port)")
        #expect(request.headers["user-agent"] == "tailmeter/test")
    }
}
