@testable import Identity
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SharedLives
import TestSupport
import Testing

/// Keys over HTTP from a provider of the test's own.
@Suite("Where keys come from", .timeLimit(.minutes(1)))
struct KeySourceTests {
    private static func withProvider(
        _ test: @escaping @Sendable (_ base: String, _ source: KeySource) async throws -> Void
    ) async throws {
        let router = Router()
        let keys = String(decoding: SignInTests.keys, as: UTF8.self)
        router.get("keys") { _, _ in keys }
        router.get("moved") { _, _ in
            Response(status: .found, headers: [.location: "/keys"])
        }
        router.get("large") { _, _ in String(repeating: " ", count: KeySource.answerBytesMax) + keys }
        for name in ["good", "lying"] {
            router.get("\(name)/.well-known/openid-configuration") { request, _ in
                let base = "http://\(request.head.authority ?? "")"
                let issuer = name == "good" ? "\(base)/good" : "\(base)/other"
                return #"{"issuer": "\#(issuer)", "jwks_uri": "\#(base)/keys", "more": [1]}"#
            }
        }
        router.get("unsafe/.well-known/openid-configuration") { request, _ in
            #"{"issuer": "http://\#(request.head.authority ?? "")/unsafe", "jwks_uri": "http://keys.example.org/"}"#
        }
        try await Application(router: router).test(.live) { client in
            let source = KeySource()
            try await test("http://localhost:\(client.port ?? 0)", source)
            await source.shutdown()
        }
    }

    private static func settings(_ issuer: String, keys: String? = nil) -> IdentityProvider {
        SignInTests.settings { provider in
            provider.issuer = issuer
            provider.keysURL = keys
        }
    }

    @Test("They come from the address that is set, or from the one that the provider's description names")
    func found() async throws {
        try await Self.withProvider { base, source in
            for settings in [Self.settings("\(base)/any", keys: "\(base)/keys"), Self.settings("\(base)/good")] {
                let providers = IdentityProviders([settings], keysFrom: source)
                let token = TestProvider(issuer: settings.issuer).token(at: SignInTests.now)
                #expect(await SignInTests.reason(token, providers) == nil)
            }
        }
    }

    @Test("Not from a description of somebody else, by a redirection, in the clear from elsewhere, or without end")
    func notFound() async throws {
        try await Self.withProvider { base, source in
            for settings in [
                Self.settings("\(base)/lying"), Self.settings("\(base)/unsafe"), Self.settings("\(base)/none"),
                Self.settings("\(base)/any", keys: "\(base)/moved"),
                Self.settings("\(base)/any", keys: "\(base)/large"),
                Self.settings("\(base)/any", keys: "http://127.0.0.1:1/keys"),
            ] {
                let providers = IdentityProviders([settings], keysFrom: source)
                let token = TestProvider(issuer: settings.issuer).token(at: SignInTests.now)
                #expect(await SignInTests.reason(token, providers) == .keysUnavailable, "\(settings)")
            }
        }
        #expect(KeySource.isSafe("https://a.example") && !KeySource.isSafe("http://a.example"))
        #expect(!KeySource.isSafe("http://localhost.example.org/") && !KeySource.isSafe("file:///etc/passwd"))
    }
}
