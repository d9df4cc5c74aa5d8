import ArgumentParser
import Settings

/// `tailmeter health`.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "health",
        abstract: "Asks a daemon on this machine whether it lives, or with --ready whether it counts.",
        discussion: """
            Meant for Docker's HEALTHCHECK and for probes of Kubernetes: exit status 0 or 1, and one line. It needs no token. \
            The settings may be bad in all but 'listen' and 'tls': a daemon goes on with those that it has.
            """)

    @Option(name: [.short, .long], help: "The settings file of the daemon, for its address and 'tls'.")
    var config: String?

    @Option(help: "The address that it listens on. (default: that of the settings, else 127.0.0.1:9464)")
    var listen: String?

    @Flag(help: "Ask /readyz and not /healthz.")
    var ready = false

    @Option(
        help: ArgumentHelp(
            "The certificate to show to a listener with 'client_ca', a PEM file. (default: the listener's own)",
            valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The private key of --certificate, a PEM file.", valueName: "file"))
    var key: String?

    func validate() throws {
        guard (certificate == nil) == (key == nil) else {
            throw ValidationError("--certificate and --key belong together.")
        }
    }

    func run() async throws {
        do {
            var settings = try config.map { try Settings.readListener(path: $0) } ?? Settings()
            if let listen { settings.listen = try SettingsOption.listenAddress(listen) }
            let probe = try HealthProbe(
                settings, path: ready ? "/readyz" : "/healthz", certificate: certificate, key: key)
            StandardOutput.write("\(probe.url): \(try await probe.ask())\n")
        } catch {
            throw CommandFailure.explained(error)
        }
    }
}
