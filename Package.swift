// swift-tools-version: 6.2
import PackageDescription

// Deploy/fuzz builds our own rooms so that libFuzzer sees which code an input reaches.
let isFuzzing = Context.environment["SHAREDLIVES_FUZZING"] != nil

let strict: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .treatAllWarnings(as: .error),
        // One room's generic code is specialised for the types of another: without it each request looks types up while it runs.
        .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
    ] + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
    name: "sharedlives",
    products: [.executable(name: "sharedlives", targets: ["sharedlives"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ", path: "Sources/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CLibUUID", path: "Sources/CLibUUID", pkgConfig: "uuid", providers: [.apt(["uuid-dev"])]),
        .target(name: "SharedLives", swiftSettings: strict),
        .target(name: "JSON", dependencies: ["SharedLives"], swiftSettings: strict),
        .target(name: "Postgres", dependencies: ["CLibPQ", logging, metrics], swiftSettings: strict),
        .target(
            name: "JobQueue", dependencies: ["Postgres", serviceLifecycle, logging, metrics], swiftSettings: strict),
        .target(name: "JobCatalog", dependencies: ["JobQueue", "JSON", "SharedLives"], swiftSettings: strict),
        .target(
            name: "Schema",
            dependencies: ["Postgres", "SharedLives", logging, crypto],
            path: "Schema",
            exclude: ["schema.sql"],
            resources: [
                .embedInCode("Migrations/m0001_foundation.sql"),
                .embedInCode("Migrations/m0002_jobs.sql"),
                .embedInCode("Migrations/m0003_records.sql"),
                .embedInCode("Migrations/m0004_arrangements.sql"),
                .embedInCode("Migrations/m0005_payments.sql"),
                .embedInCode("Migrations/m0006_swift_authentication.sql"),
                .embedInCode("Migrations/m0007_carers.sql"),
                .embedInCode("Migrations/m0008_dbs.sql"),
                .embedInCode("Migrations/m0009_panel.sql"),
                .embedInCode("Migrations/m0010_late_facts.sql"),
                .embedInCode("Migrations/m0011_banding.sql"),
                .embedInCode("Migrations/m0012_departures.sql"),
                .embedInCode("Migrations/m0013_settlements.sql"),
                .embedInCode("Migrations/m0014_bank_accounts.sql"),
                .embedInCode("Migrations/m0015_payment_files.sql"),
                .embedInCode("Migrations/m0016_ledgers.sql"),
                .embedInCode("Migrations/m0017_referrals.sql"),
                .embedInCode("Migrations/m0018_urgent_payment_files.sql"),
                .embedInCode("Migrations/m0019_reminders.sql"),
                .embedInCode("Migrations/m0020_deliveries.sql"),
                .embedInCode("Migrations/m0021_matching.sql"),
                .embedInCode("Migrations/m0022_matches.sql"),
                .embedInCode("Migrations/m0023_arrangements.sql"),
                .embedInCode("Migrations/m0024_matching_ahead.sql"),
                .embedInCode("Migrations/m0025_siblings.sql"),
                .embedInCode("Migrations/m0026_quality.sql"),
                .embedInCode("Migrations/m0027_audit_chain.sql"),
                .embedInCode("Migrations/m0028_quarterly_reports.sql"),
                .embedInCode("Migrations/m0029_sign_in.sql"),
                .embedInCode("Migrations/m0030_audit_readings.sql"),
                .embedInCode("Migrations/m0031_resealing.sql"),
                .embedInCode("Migrations/m0032_sealed_disclosures.sql"),
                .embedInCode("Migrations/m0033_audit_erasure.sql"),
            ],
            swiftSettings: strict),
        .target(name: "Sealing", dependencies: [crypto], swiftSettings: strict),
        .target(
            name: "Store",
            dependencies: [
                "CLibUUID", "JSON", "JobCatalog", "JobQueue", "Postgres", "Schema", "Sealing", "SharedLives", logging,
                crypto,
            ],
            swiftSettings: strict),
        .target(
            name: "Identity",
            dependencies: ["JSON", "SharedLives", asyncHTTPClient, crypto, cryptoExtras],
            swiftSettings: strict),
        .target(
            name: "API",
            dependencies: [
                "Store", "JobCatalog", "JSON", "Sealing", "SharedLives", "Identity", hummingbird, hummingbirdCore,
                serviceLifecycle, logging, metrics, crypto,
            ],
            swiftSettings: strict),
        .target(
            name: "Worker",
            dependencies: [
                "Store", "JobCatalog", "JobQueue", "JSON", "Sealing", "SharedLives", asyncHTTPClient, crypto, logging,
                metrics, subprocess, systemPackage,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "sharedlives",
            dependencies: [
                "API", "Worker", "Store", "JobCatalog", "JobQueue", "Postgres", "Schema", "Sealing", "SharedLives",
                "JSON", "Identity",
                argumentParser, configuration, serviceLifecycle, unixSignals, logging, metrics, hummingbird,
            ],
            swiftSettings: strict),
        .target(
            name: "TestSupport",
            dependencies: ["Postgres", "Schema", "Identity", "JSON", logging, crypto, cryptoExtras],
            path: "Tests/TestSupport",
            swiftSettings: strict),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "API", "Worker", "TestSupport", "Store", "JobCatalog", "JobQueue", "Postgres", "SharedLives",
                argumentParser, hummingbird, histogram, logging, metrics, subprocess,
            ],
            path: "Tests/Benchmarks",
            swiftSettings: strict),
        .testTarget(
            name: "SharedLivesTests", dependencies: ["SharedLives", subprocess], exclude: ["Golden", "Reports/a4.ppd"],
            swiftSettings: strict),
        .testTarget(
            name: "IdentityTests",
            dependencies: ["Identity", "JSON", "TestSupport", "SharedLives", hummingbird, hummingbirdTesting, crypto],
            swiftSettings: strict),
        .testTarget(name: "SealingTests", dependencies: ["Sealing"], swiftSettings: strict),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "SharedLives"], swiftSettings: strict),
        .testTarget(
            name: "PostgresTests", dependencies: ["Postgres", logging, metrics, subprocess], swiftSettings: strict),
        .testTarget(
            name: "JobQueueTests",
            dependencies: ["JobQueue", "Postgres", serviceLifecycle, logging, metrics],
            swiftSettings: strict),
        .testTarget(
            name: "JobCatalogTests",
            dependencies: ["JobCatalog", "JobQueue", "JSON", "Postgres", "SharedLives"],
            swiftSettings: strict),
        .testTarget(
            name: "SchemaTests",
            dependencies: ["TestSupport", "Postgres", "Schema", "SharedLives", logging, crypto, subprocess],
            swiftSettings: strict),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "TestSupport", "Store", "JobCatalog", "JobQueue", "JSON", "Postgres", "Schema", "Sealing",
                "SharedLives",
                logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Worker", "TestSupport", "Store", "JobQueue", "JSON", "Postgres", "Sealing", "SharedLives",
                "Identity", hummingbird, hummingbirdCore, hummingbirdTesting, serviceLifecycle, logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WorkerTests",
            dependencies: [
                "Worker", "TestSupport", "Store", "JobCatalog", "JobQueue", "JSON", "Postgres", "Schema", "SharedLives",
                hummingbird, hummingbirdTesting, logging, serviceLifecycle, crypto, subprocess,
            ],
            exclude: ["Deliveries/mail_server.py"],
            swiftSettings: strict),
        .testTarget(
            name: "SystemTests",
            dependencies: ["sharedlives", "TestSupport", "Postgres", subprocess],
            swiftSettings: strict),
        .testTarget(name: "RepositoryTests", swiftSettings: strict),
    ]
)

if isFuzzing {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: ["API", "Identity", "JSON", "SharedLives", metrics],
            path: "Tests/Fuzzing", exclude: ["Corpus"], swiftSettings: strict,
            linkerSettings: [.unsafeFlags(["-Xclang-linker", "-fsanitize=fuzzer-no-link"])]))
}
