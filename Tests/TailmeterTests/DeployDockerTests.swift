import Foundation
import TestKit
import Testing

/// The image and what runs beside it, as far as that shows without an engine.
struct DeployDockerTests {
    /// The instructions of a Dockerfile, with continued lines put together.
    private static func instructions(_ file: String) throws -> [String] {
        let lines = try DeployFolder.text(file).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.joined(separator: "\n").replacing(/\\\n\s*/, with: "").split(separator: "\n").map(String.init)
    }

    private static func arguments(_ name: String, _ instructions: some Sequence<String>) -> [String] {
        instructions.filter { $0.hasPrefix("\(name) ") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// What an instruction installs.
    private static func packages(_ instructions: some Sequence<String>) throws -> Set<Substring> {
        let run = try #require(arguments("RUN", instructions).first { $0.contains("apt-get install") })
        let words = try #require(run.firstMatch(of: /apt-get install (.*?) &&/)).output.1.split(separator: " ")
        return Set(words.filter { !$0.hasPrefix("-") })
    }

    /// Every image has a tag that says which it is.
    private static func isPinned(_ image: String) -> Bool {
        image.wholeMatch(of: /[a-z0-9\/-]+:v?[0-9][0-9.]*(-[a-z]+)*/) != nil
    }

    @Test(arguments: ["docker/Dockerfile", "docker/example-app/Dockerfile"])
    func imageRunsAsAUserOfAFixedNumber(_ file: String) throws {
        let all = try Self.instructions(file)
        let known = /(FROM|RUN|COPY|WORKDIR|LABEL|USER|VOLUME|EXPOSE|STOPSIGNAL|HEALTHCHECK|ENTRYPOINT|CMD) .+/
        for instruction in all { #expect(instruction.wholeMatch(of: known) != nil, "\(instruction)") }
        for from in Self.arguments("FROM", all) {
            #expect(Self.isPinned(String(from.split(separator: " ")[0])), "\(from)")
        }
        let user = try #require(Self.arguments("USER", all).last)
        let number = try #require(user.wholeMatch(of: /([0-9]{5}):([0-9]{5})/))
        #expect(all.contains { $0.contains("--gid \(number.output.2)") && $0.contains("--uid \(number.output.1)") })
    }

    @Test func imageIsBuiltInTwoStages() async throws {
        let all = try Self.instructions("docker/Dockerfile")
        let second = try #require(all.lastIndex { $0.hasPrefix("FROM ") })
        let swift = try await ChildProcess.run(tool: "swift", ["--version"])
        let version = try #require((swift.output + swift.errors).firstMatch(of: /Swift version ([0-9.]+)/)).output.1
        #expect(Self.arguments("FROM", all) == ["swift:\(version)-bookworm AS build", "debian:12-slim"])
        let run = all[second...]
        #expect(Self.arguments("STOPSIGNAL", run) == ["SIGTERM"])
        #expect(Self.arguments("VOLUME", run) == ["/var/lib/tailmeter"])
        #expect(Self.arguments("WORKDIR", run) == ["/var/lib/tailmeter"])
        #expect(Self.arguments("ENTRYPOINT", run) == [#"["/usr/local/bin/tailmeter"]"#])
        #expect(Self.arguments("CMD", run) == [#"["run", "--config", "/etc/tailmeter/tailmeter.yaml"]"#])
        let probe = #" CMD ["/usr/local/bin/tailmeter", "health", "--config", "/etc/tailmeter/tailmeter.yaml"]"#
        #expect(Self.arguments("HEALTHCHECK", run)[0].hasSuffix(probe))
        let programVersion = try await Tailmeter.run(["--version"]).output.trimmingCharacters(
            in: .whitespacesAndNewlines)
        #expect(Self.arguments("LABEL", run)[0].contains("image.version=\"\(programVersion)\""))

        let makefile = try String(contentsOfFile: "\(DeployFolder.repository)/Makefile", encoding: .utf8)
        let libraries = try #require(makefile.firstMatch(of: /LIBRARIES := (.*)/)).output.1.split(separator: " ")
        #expect(try Self.packages(all[..<second]) == Set(libraries))
    }

    /// What the build copies is what is sent to it.
    @Test func buildGetsWhatItCopies() throws {
        let sent = try DeployFolder.text("docker/Dockerfile.dockerignore").split(separator: "\n").filter {
            !$0.hasPrefix("#")
        }
        #expect(sent.first == "*")
        let copied = Self.arguments("COPY", try Self.instructions("docker/Dockerfile")).filter {
            !$0.hasPrefix("--from")
        }.compactMap { $0.split(separator: " ").first { !$0.hasPrefix("--") } }
        #expect(sent.dropFirst().sorted() == copied.map { "!\($0)" }.sorted())
        for path in copied {
            #expect(FileManager.default.fileExists(atPath: "\(DeployFolder.repository)/\(path)"), "\(path)")
        }
    }

    /// All that the binary is linked to is installed, or stands in what `libsystemd0` depends on.
    @Test(.enabled(if: ProgramSearch.has("dpkg"), "the libraries' packages are those of Debian"))
    func imageHasTheLibrariesOfTheBinary() async throws {
        let linked = try await ChildProcess.run(tool: "ldd", [Tailmeter.binary]).output
        let libraries = linked.matches(of: /=> (\/lib\/[^ ]+)/).map { String($0.output.1) }
        #expect(libraries.count > 5)
        var owners: Set<Substring> = []
        for library in libraries {
            // Folders of Debian 12 are known by both names.
            let result = try await ChildProcess.run(tool: "dpkg", ["--search", "*\(library)"])
            owners.insert(try #require(result.output.split(separator: ":").first, "\(library)"))
        }
        let all = try Self.instructions("docker/Dockerfile")
        let second = try #require(all.lastIndex { $0.hasPrefix("FROM ") })
        let installed = try Self.packages(all[second...])
        let ofSystemd: Set<Substring> = [
            "libc6", "libcap2", "libgcc-s1", "libgcrypt20", "libgpg-error0", "liblz4-1", "liblzma5", "libzstd1",
        ]
        #expect(owners.subtracting(ofSystemd).isSubset(of: installed), "\(owners)")
        #expect(installed.subtracting(owners) == ["ca-certificates"])
    }
}
