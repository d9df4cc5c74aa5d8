import AsyncHTTPClient
public import Budgets
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
public import UsageModel

/// Makes attempts.
public struct WebhookSender: Sendable {
    private static let answerLimit = 64 << 10
    private static let connectSeconds = 5.0

    /// Finds the zones that texts name.
    public let zones: ZoneLookup
    private let userAgent: String
    private let proxies: ProxyRules

    /// Makes a sender.
    ///
    /// - Parameter userAgent: the program and its version.
    public init(zones: ZoneLookup, userAgent: String, proxies: ProxyRules) {
        self.zones = zones
        self.userAgent = userAgent
        self.proxies = proxies
    }

    /// Posts an alert to a channel, once.
    public func send(_ alert: Alert, to channel: Channel, now: Timestamp) async -> AttemptResult {
        let request = WebhookRequest(alert, channel: channel, time: now, zones: zones, userAgent: userAgent)
        do {
            return try await Deadline.run(seconds: channel.timeout) {
                try await post(request, to: channel, now: now)
            }
        } catch is CancellationError {
            return .cancelled
        } catch {
            if Task.isCancelled { return .cancelled }
            return .failed(TransportErrorText.text(error, seconds: channel.timeout))
        }
    }

    private func post(_ request: WebhookRequest, to channel: Channel, now: Timestamp) async throws -> AttemptResult {
        let target = channel.target
        if let proxy = proxies.proxy(for: target) {
            try TargetRules.checkBehindProxy(host: target.host, allowsPrivate: channel.allowsPrivate)
            return try await post(request, to: channel, address: nil, proxy: proxy, now: now)
        }
        let addresses = try TargetRules.allowed(
            try await NameResolution.addresses(of: target.host), host: target.host, allowsPrivate: channel.allowsPrivate
        )
        var last: any Error = TransportError(message: "the host has no address")
        for address in addresses {
            do {
                return try await post(request, to: channel, address: address, proxy: nil, now: now)
            } catch  where TransportErrorText.isBeforeConnecting(error) {
                last = error
            }
        }
        throw last
    }

    /// Posts to one address.
    ///
    /// A name may lead elsewhere a moment after it was checked. So the client is not given the name to look up: `dnsOverride`
    /// has it connect to the address that was checked, while `Host`, SNI and the certificate's check keep the name. The client
    /// lives for the attempt alone: alerts are few, and no connection outlives the check of its address.
    func post(
        _ request: WebhookRequest, to channel: Channel, address: IPAddress?, proxy: HTTPClient.Configuration.Proxy?,
        now: Timestamp
    ) async throws -> AttemptResult {
        let client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: try configuration(channel, address: address, proxy: proxy))
        do {
            let result = try await exchange(request, client: client, channel: channel, now: now)
            try? await client.shutdown()
            return result
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private func configuration(
        _ channel: Channel, address: IPAddress?, proxy: HTTPClient.Configuration.Proxy?
    ) throws -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.httpVersion = .http1Only
        configuration.proxy = proxy
        configuration.timeout.connect = .milliseconds(Int64(min(Self.connectSeconds, channel.timeout) * 1_000))
        configuration.timeout.read = .milliseconds(Int64(channel.timeout * 1_000))
        // The outbox tries again, by its own times.
        configuration.connectionPool.retryConnectionEstablishment = false
        if let address { configuration.dnsOverride = [channel.target.host: address.description] }
        if let authorities = channel.authorities {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMBytes(authorities))]
            configuration.tlsConfiguration = tls
        }
        return configuration
    }

    private func exchange(
        _ request: WebhookRequest, client: HTTPClient, channel: Channel, now: Timestamp
    ) async throws -> AttemptResult {
        var message = HTTPClientRequest(url: request.url.value)
        message.method = .POST
        for header in request.headers { message.headers.add(name: header.name, value: header.value.value) }
        message.body = .bytes(ByteBuffer(bytes: request.body))
        let response = try await client.execute(message, timeout: .milliseconds(Int64(channel.timeout * 1_000)))
        let status = Int(response.status.code)
        // The status decides: a receiver that answered 2xx has the message, whatever becomes of the rest of its answer.
        if (200..<300).contains(status) { return .delivered(status: status) }
        let retryAfter = response.headers.first(name: "retry-after").flatMap { RetryAfter.seconds($0, now: now) }
        let text = await AnswerExcerpt.read(response.body, limit: Self.answerLimit, secondsLeft: channel.timeout / 2)
        return .refused(status: status, retryAfter: retryAfter, text: AnswerExcerpt.safe(text, channel: channel))
    }
}
