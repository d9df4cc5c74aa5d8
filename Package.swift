// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// A target may import only what stands above it: the data goes one way, from bytes to views.
let package = Package(
    name: "tailmeter",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "tailmeter", targets: ["tailmeter"]),
        .library(name: "Guardrails", targets: ["Guardrails"]),
        .library(name: "LLMClient", targets: ["LLMClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CSystemd", path: "Sources/CSystemd", pkgConfig: "libsystemd",
            providers: [.apt(["libsystemd-dev"])]),
        .target(
            name: "CRecordScanner",
            cxxSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)],
            // Debian's libsimdjson-dev. Its pkg-config file names a flag that SwiftPM refuses with a warning.
            linkerSettings: [.linkedLibrary("simdjson")]),

        // RE2 by a C interface: the one engine for patterns of the user's own, linear in the text whatever the pattern.
        .target(
            name: "CRE2",
            cxxSettings: [.enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error)],
            linkerSettings: [.linkedLibrary("re2")]),

        // Where a debug build can be made to die: absent from release builds.
        .target(name: "CrashPoints", swiftSettings: strict),

        .target(name: "UsageModel", swiftSettings: strict),
        .target(name: "Pricing", dependencies: ["UsageModel"], swiftSettings: strict),
        .target(name: "Budgets", dependencies: ["UsageModel"], swiftSettings: strict),
        .target(
            name: "Guardrails", dependencies: ["CRE2", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .target(
            name: "LogSources", dependencies: ["CrashPoints", "UsageModel", "CSystemd", "CZlib"], swiftSettings: strict),
        .target(
            name: "LogDecoding", dependencies: ["UsageModel", "Pricing", "CRecordScanner"], swiftSettings: strict),
        .target(
            name: "Ledger",
            dependencies: [
                "CrashPoints", "UsageModel", "Budgets",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        // What was used and spent in a time, by what is asked for.
        .target(
            name: "Reports", dependencies: ["UsageModel", "Pricing", "Budgets", "Ledger"], swiftSettings: strict),
        .target(
            name: "Pipeline",
            dependencies: ["CrashPoints", "UsageModel", "Pricing", "Budgets", "LogSources", "LogDecoding", "Ledger"],
            swiftSettings: strict),
        .target(
            name: "Archive",
            dependencies: [
                "CrashPoints", "UsageModel", "Guardrails", "LogSources", "LogDecoding", "Ledger", "Pipeline", "CZlib",
            ],
            swiftSettings: strict),
        .target(
            name: "Notifications",
            dependencies: [
                "CrashPoints", "UsageModel", "Budgets", "Ledger",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "LLMClient",
            dependencies: [
                "UsageModel", "Pricing",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ],
            swiftSettings: strict),
        // Asks a small model whether logged texts are harmful, within a budget of its own.
        .target(
            name: "Moderation",
            dependencies: [
                "UsageModel", "Pricing", "Budgets", "Ledger", "LLMClient",
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .target(
            name: "Exposition",
            dependencies: [
                "UsageModel", "Pricing", "Budgets", "Guardrails", "LogSources", "Ledger", "Pipeline", "Archive",
                "Moderation",
            ],
            swiftSettings: strict),
        .target(
            name: "HTTPAPI",
            dependencies: [
                "UsageModel", "Budgets", "Guardrails", "LogSources", "Ledger", "Pipeline", "Exposition",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "Settings",
            dependencies: ["UsageModel", "Pricing", "Budgets", "Guardrails", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .executableTarget(
            name: "tailmeter",
            dependencies: [
                "CSystemd", "CrashPoints", "UsageModel", "Pricing", "LogSources", "LogDecoding", "Ledger", "Pipeline",
                "Exposition", "HTTPAPI", "Settings", "Budgets", "Notifications", "Guardrails", "Archive", "LLMClient",
                "Moderation", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),

        // What several test targets need: seeded random numbers, programs beside the tests, a disk to be filled up.
        .target(name: "TestKit", dependencies: ["CZlib"], path: "Tests/TestKit", swiftSettings: strict),
        // A provider of models that answers what a script says.
        .target(
            name: "ProviderKit", dependencies: ["LLMClient", "TestKit"], path: "Tests/ProviderKit",
            exclude: ["Program"], swiftSettings: strict),
        // Makes many calls at a time, so that their memory can be measured apart from that of tests.
        .executableTarget(
            name: "CallLoad", dependencies: ["LLMClient"], path: "Tests/CallLoad", swiftSettings: strict),
        .testTarget(name: "UsageModelTests", dependencies: ["UsageModel", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "PricingTests", dependencies: ["UsageModel", "Pricing", "TestKit"],
            exclude: ["price-differences.txt", "published_prices.py"], swiftSettings: strict),
        .testTarget(name: "GuardrailsTests", dependencies: ["Guardrails", "TestKit"], swiftSettings: strict),
        .testTarget(name: "CRecordScannerTests", dependencies: ["CRecordScanner"], swiftSettings: strict),
        .testTarget(
            name: "LogSourcesTests", dependencies: ["UsageModel", "LogSources", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "LogDecodingTests",
            dependencies: ["UsageModel", "Pricing", "CRecordScanner", "LogDecoding", "TestKit"],
            swiftSettings: strict),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "UsageModel", "Budgets", "Ledger", "TestKit", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BudgetsTests", dependencies: ["UsageModel", "Budgets", "Settings", "TestKit"], swiftSettings: strict),
        .testTarget(
            name: "NotificationsTests",
            dependencies: [
                "UsageModel", "Budgets", "Ledger", "Notifications", "TestKit",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "UsageModel", "Ledger", "Reports", "TestKit", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "UsageModel", "Pricing", "LogSources", "LogDecoding", "Ledger", "Pipeline", "TestKit",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ArchiveTests",
            dependencies: [
                "UsageModel", "Guardrails", "LogSources", "LogDecoding", "Ledger", "Pipeline", "Archive", "TestKit",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LLMClientTests",
            dependencies: [
                "CallLoad", "UsageModel", "Pricing", "LLMClient", "ProviderKit", "TestKit",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Provider"], swiftSettings: strict),
        .testTarget(
            name: "ModerationTests",
            dependencies: [
                "UsageModel", "Pricing", "Budgets", "Ledger", "LLMClient", "Moderation", "ProviderKit", "TestKit",
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "ExpositionTests", dependencies: ["UsageModel", "Pricing", "Ledger", "Moderation", "Exposition"],
            exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "HTTPAPITests",
            dependencies: [
                "UsageModel", "Budgets", "Guardrails", "LogSources", "Ledger", "Pipeline", "Exposition", "HTTPAPI",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SettingsTests", dependencies: ["UsageModel", "Pricing", "Budgets", "Guardrails", "Settings"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "TailmeterTests",
            dependencies: [
                "Budgets", "CrashPoints", "Ledger", "LLMClient", "ProviderKit", "tailmeter", "TestKit", "UsageModel",
            ],
            exclude: ["Moderation/openai_client.py"], swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)
