@testable import Identity
import JSON
import SharedLives
import Synchronization
import TestSupport
import Testing

/// A provider whose answers a test changes, and that counts how often it is asked.
final class KeysOfTest: Sendable {
    struct Away: Error {}

    private let state: Mutex<(answer: [UInt8]?, questions: Int)>

    init(_ answer: [UInt8]?) { state = Mutex((answer, 0)) }

    /// What it answers; nil while it is away.
    var answer: [UInt8]? {
        get { state.withLock { $0.answer } }
        set { state.withLock { $0.answer = newValue } }
    }

    var questions: Int { state.withLock { $0.questions } }

    func fetch() throws -> [UInt8] {
        try state.withLock { state in
            state.questions += 1
            guard let answer = state.answer else { throw Away() }
            return answer
        }
    }
}

@Suite("Who a provider vouches for", .timeLimit(.minutes(1)))
struct SignInTests {
    static let now: Int64 = 1_780_000_000
    static let provider = TestProvider()
    static let keys = TestProvider.keySet([("one", .rsa, nil), ("curve", .p256, "ES256"), ("edwards", .ed25519, nil)])

    static func settings(_ change: (inout IdentityProvider) -> Void = { _ in }) -> IdentityProvider {
        var settings = IdentityProvider(
            scheme: "larkfield", issuer: provider.issuer, audience: provider.audience,
            groups: [
                .init(name: "Managers", role: .registeredManager), .init(name: "Coordinators", role: .coordinator),
            ])
        change(&settings)
        return settings
    }

    static func instant(_ seconds: Int64) -> Instant { Instant(microsecondsSinceEpoch: seconds * 1_000_000) }

    /// Who signs in with the token, or why nobody does.
    static func outcome(
        _ token: String, _ providers: IdentityProviders? = nil, at seconds: Int64 = now
    ) async -> Result<SignedIn, TokenRefusal> {
        let providers = providers ?? IdentityProviders([settings()]) { _ in keys }
        guard let signed = SignedToken(token) else { return .failure(TokenRefusal(.tokenMalformed)) }
        do throws(TokenRefusal) {
            return .success(try await providers.signIn(signed, at: instant(seconds)))
        } catch {
            return .failure(error)
        }
    }

    static func reason(
        _ token: String, _ providers: IdentityProviders? = nil, at seconds: Int64 = now
    ) async -> TokenRefusal.Reason? {
        guard case .failure(let refusal) = await outcome(token, providers, at: seconds) else { return nil }
        return refusal.reason
    }

    @Test(
        "A token is believed in each way of signing, by the key that is for it",
        arguments: [
            (TestProvider.Key.rsa, "one", "RS256"), (.rsa, "one", "PS256"), (.p256, "curve", "ES256"),
            (.ed25519, "edwards", "EdDSA"),
        ])
    func accepted(_ key: TestProvider.Key, _ id: String, _ algorithm: String) async throws {
        let token = Self.provider.token(at: Self.now, by: key, id: id, algorithm: algorithm)
        let found = try await Self.outcome(token).get()
        #expect(
            found
                == SignedIn(
                    scheme: "larkfield", issuer: Self.provider.issuer, subject: "a-subject", role: .coordinator,
                    label: "a-subject"))
    }

    @Test("The first group of the settings counts, wherever the claim stands, and colleagues see the label")
    func groups() async throws {
        let both = Self.provider.token(
            groups: ["Coordinators", "Managers"], at: Self.now, more: #", "preferred_username": "ivy.hazel""#)
        let found = try await Self.outcome(both).get()
        #expect((found.role, found.label) == (.registeredManager, "ivy.hazel"))
        let nested = IdentityProviders([Self.settings { $0.groupsClaim = ["realm_access", "roles"] }]) { _ in Self.keys
        }
        let inside = Self.provider.token(
            groups: [], at: Self.now, more: #", "realm_access": {"roles": "Managers"}"#)
        #expect(try await Self.outcome(inside, nested).get().role == .registeredManager)
        #expect(await Self.reason(both, nested) == .tokenWithoutRole)
    }

    private static func payload(_ issuer: String = provider.issuer, audience: String = "\"sharedlives\"", times: String)
        -> String
    {
        #"{"iss": "\#(issuer)", "aud": \#(audience), "sub": "s", "groups": ["Managers"]\#(times)}"#
    }

    private static func signed(
        _ payload: String, header: String = #"{"alg": "RS256", "kid": "one"}"#, by key: TestProvider.Key = .rsa,
        _ algorithm: String = "RS256"
    ) -> String {
        TestProvider.token(header: header, payload: payload, by: key, algorithm)
    }

    private static let valid = #", "exp": \#(now + 60)"#

    static let refused: [(what: String, token: String, reason: TokenRefusal.Reason)] = [
        (
            "no signature", signed(payload(times: valid), header: #"{"alg": "none", "kid": "one"}"#, "none"),
            .tokenAlgorithmRefused
        ),
        (
            "the public key as a secret",
            signed(payload(times: valid), header: #"{"alg": "HS256", "kid": "one"}"#, "HS256"), .tokenAlgorithmRefused
        ),
        (
            "a way of signing that is not believed",
            signed(payload(times: valid), header: #"{"alg": "RS1", "kid": "one"}"#), .tokenAlgorithmRefused
        ),
        (
            "a curve's way with an RSA key's name",
            signed(payload(times: valid), header: #"{"alg": "ES256", "kid": "one"}"#, by: .p256), .tokenAlgorithmRefused
        ),
        (
            "RSA with a curve key's name", signed(payload(times: valid), header: #"{"alg": "RS256", "kid": "curve"}"#),
            .tokenAlgorithmRefused
        ),
        ("PSS that is announced as PKCS1", signed(payload(times: valid), "PS256"), .tokenSignatureWrong),
        ("another's key", signed(payload(times: valid), by: .otherRSA), .tokenSignatureWrong),
        ("another payload", changed(signed(payload(times: valid))), .tokenSignatureWrong),
        (
            "a key that nobody has", signed(payload(times: valid), header: #"{"alg": "RS256", "kid": "two"}"#),
            .tokenKeyUnknown
        ),
        ("another issuer", signed(payload("https://elsewhere.example.org", times: valid)), .tokenIssuerUnknown),
        ("an issuer with a slash more", signed(payload(provider.issuer + "/", times: valid)), .tokenIssuerUnknown),
        ("another service", signed(payload(audience: "\"other\"", times: valid)), .tokenAudienceWrong),
        ("no service", signed(payload(audience: "[]", times: valid)), .tokenAudienceWrong),
        ("over", signed(payload(times: #", "exp": \#(now - 60)"#)), .tokenExpired),
        ("not begun", signed(payload(times: valid + #", "nbf": \#(now + 61)"#)), .tokenNotYetValid),
        ("issued tomorrow", signed(payload(times: valid + #", "iat": \#(now + 86_400)"#)), .tokenNotYetValid),
        ("without an end", signed(payload(times: "")), .tokenMalformed),
        ("an end in words", signed(payload(times: #", "exp": "tomorrow""#)), .tokenMalformed),
        ("an end beyond all numbers", signed(payload(times: #", "exp": 1e300"#)), .tokenMalformed),
        ("a name twice", signed(payload(times: valid + #", "sub": "another""#)), .tokenMalformed),
        (
            "what must be understood",
            signed(payload(times: valid), header: #"{"alg": "RS256", "kid": "one", "crit": ["b64"]}"#), .tokenMalformed
        ),
        (
            "a token of another kind",
            signed(payload(times: valid), header: #"{"alg": "RS256", "typ": "logout+jwt", "kid": "one"}"#),
            .tokenMalformed
        ),
        ("no group", provider.token(groups: ["Gardeners"], at: now), .tokenWithoutRole),
        ("no subject", provider.token("", at: now), .tokenMalformed),
        ("two parts", "eyJhbGciOiJSUzI1NiJ9.e30", .tokenMalformed),
        ("padding", provider.token(at: now) + "=", .tokenMalformed),
    ]

    private static func changed(_ token: String) -> String {
        let parts = token.split(separator: ".")
        let other = Base64URL.encode(Array(payload(times: #", "exp": \#(now + 61)"#).utf8))
        return "\(parts[0]).\(other).\(parts[2])"
    }

    @Test("Everything else is refused for its own reason", arguments: refused.indices)
    func refusals(_ index: Int) async {
        let (what, token, reason) = Self.refused[index]
        #expect(await Self.reason(token) == reason, "\(what)")
    }

    @Test("Every reason but that of an absent provider is among the refusals above")
    func reasonsAreComplete() {
        let tested = Set(Self.refused.map(\.reason))
        #expect(tested == Set(TokenRefusal.Reason.allCases).subtracting([.keysUnavailable]))
    }

    @Test("Clocks may differ by the seconds that are set, and by no more")
    func clockSkew() async {
        let token = Self.provider.token(at: Self.now, lasting: 300)
        let end = Self.now + 300
        #expect(await Self.reason(token, at: end + 59) == nil)
        #expect(await Self.reason(token, at: end + 60) == .tokenExpired)
        #expect(await Self.reason(token, at: Self.now - 60) == nil)
        #expect(await Self.reason(token, at: Self.now - 61) == .tokenNotYetValid)
    }

    @Test("Organisations sign in to their own schemes only, told by issuer and audience, each with its own keys")
    func organisations() async throws {
        let other = TestProvider(issuer: "https://signin.example.com", audience: "sharedlives")
        let second = Self.settings {
            $0.scheme = "elmfield"; $0.issuer = other.issuer
        }
        let third = Self.settings {
            $0.scheme = "oakfield"; $0.audience = "sharedlives-oakfield"
        }
        let othersKeys = TestProvider.keySet([("one", .otherRSA, nil)])
        let providers = IdentityProviders([Self.settings(), second, third]) { provider in
            provider.issuer == other.issuer ? othersKeys : Self.keys
        }
        let own = Self.provider.token(at: Self.now)
        #expect(try await Self.outcome(own, providers).get().scheme == "larkfield")
        let theirs = other.token(at: Self.now, by: .otherRSA)
        #expect(try await Self.outcome(theirs, providers).get().scheme == "elmfield")
        // Signed by one organisation in the name of the other.
        #expect(await Self.reason(other.token(at: Self.now, by: .rsa), providers) == .tokenSignatureWrong)
        let forThird = TestProvider(issuer: Self.provider.issuer, audience: "sharedlives-oakfield").token(at: Self.now)
        #expect(try await Self.outcome(forThird, providers).get().scheme == "oakfield")
        let forBoth = Self.signed(
            Self.payload(audience: #"["sharedlives", "sharedlives-oakfield"]"#, times: Self.valid))
        #expect(await Self.reason(forBoth, providers) == .tokenAudienceWrong)
    }
}

@Suite("A provider's keys", .timeLimit(.minutes(1)))
struct KeyCacheTests {
    private static let now = SignInTests.now
    private static let first = TestProvider.keySet([("one", .rsa, nil)])
    private static let second = TestProvider.keySet([("two", .otherRSA, nil)])

    private static func providers(_ keys: KeysOfTest) -> IdentityProviders {
        IdentityProviders([SignInTests.settings()]) { _ in try keys.fetch() }
    }

    private static func token(_ id: String, at seconds: Int64 = now) -> String {
        SignInTests.provider.token(at: seconds, by: id == "one" ? .rsa : .otherRSA, id: id)
    }

    @Test("They are fetched once for all tokens, and by nobody before the first one")
    func fetchedOnce() async {
        let keys = KeysOfTest(Self.first)
        let providers = Self.providers(keys)
        #expect(keys.questions == 0)
        await withTaskGroup(of: TokenRefusal.Reason?.self) { group in
            for _ in 0..<20 { group.addTask { await SignInTests.reason(Self.token("one"), providers) } }
            for await reason in group { #expect(reason == nil) }
        }
        #expect(keys.questions == 1)
    }

    @Test("A new key is fetched when the first token with it comes; the old one is believed no longer")
    func rotation() async {
        let keys = KeysOfTest(Self.first)
        let providers = Self.providers(keys)
        #expect(await SignInTests.reason(Self.token("one"), providers) == nil)
        keys.answer = Self.second
        #expect(await SignInTests.reason(Self.token("two", at: Self.now + 31), providers, at: Self.now + 31) == nil)
        #expect(keys.questions == 2)
        #expect(await SignInTests.reason(Self.token("one"), providers, at: Self.now + 32) == .tokenKeyUnknown)
        #expect(keys.questions == 2)
    }

    @Test("Invented names of keys have the provider asked once in half a minute at most")
    func inventedNames() async {
        let keys = KeysOfTest(Self.first)
        let providers = Self.providers(keys)
        for number in 0..<50 {
            #expect(await SignInTests.reason(Self.token("made-up-\(number)"), providers) == .tokenKeyUnknown)
        }
        #expect(keys.questions == 1)
        #expect(await SignInTests.reason(Self.token("made-up"), providers, at: Self.now + 30) == .tokenKeyUnknown)
        #expect(keys.questions == 2)
    }

    @Test(
        "While the provider is away kept keys go on for a day, and a key that is not known cannot be told from a new one"
    )
    func away() async {
        let keys = KeysOfTest(Self.first)
        let providers = Self.providers(keys)
        #expect(await SignInTests.reason(Self.token("one"), providers) == nil)
        keys.answer = nil
        let later = Self.now + 7_200
        #expect(await SignInTests.reason(Self.token("one", at: later), providers, at: later) == nil)
        #expect(await SignInTests.reason(Self.token("two", at: later), providers, at: later + 60) == .keysUnavailable)
        let tomorrow = Self.now + 86_401
        #expect(await SignInTests.reason(Self.token("one", at: tomorrow), providers, at: tomorrow) == .keysUnavailable)
        keys.answer = Self.first
        #expect(await SignInTests.reason(Self.token("one", at: tomorrow), providers, at: tomorrow + 30) == nil)
    }

    @Test("Where the provider was never reached nobody is refused for good, and it is asked again")
    func neverReached() async {
        let keys = KeysOfTest(nil)
        let providers = Self.providers(keys)
        #expect(await SignInTests.reason(Self.token("one"), providers) == .keysUnavailable)
        #expect(await SignInTests.reason(Self.token("one"), providers) == .keysUnavailable)
        #expect(keys.questions == 1)
        keys.answer = Array("no keys".utf8)
        #expect(await SignInTests.reason(Self.token("one"), providers, at: Self.now + 30) == .keysUnavailable)
        keys.answer = Self.first
        #expect(await SignInTests.reason(Self.token("one"), providers, at: Self.now + 60) == nil)
    }

    @Test("After an hour they are fetched anew beside the requests, none of which waits for it")
    func refreshed() async {
        let keys = KeysOfTest(Self.first)
        let cache = KeyCache { try keys.fetch() }
        func found(_ id: String, at seconds: Int64) async -> Bool {
            guard case .key = await cache.key(id, for: .rs256, at: SignInTests.instant(seconds)) else { return false }
            return true
        }
        #expect(await found("one", at: Self.now))
        #expect(await found("one", at: Self.now + 3_600))
        #expect(keys.questions == 1)
        keys.answer = Self.second
        #expect(await found("one", at: Self.now + 3_601))
        await cache.untilQuiet()
        #expect(keys.questions == 2)
        let isOldBelieved = await found("one", at: Self.now + 3_602)
        let isNewBelieved = await found("two", at: Self.now + 3_602)
        #expect(!isOldBelieved && isNewBelieved)
    }

    @Test("A set without names, of keys for other things, or of weak keys gives no key that a token did not mean")
    func sets() async throws {
        let unnamed = try #require(KeySet(json: TestProvider.keySet([(nil, .rsa, nil), (nil, .p256, nil)])))
        #expect(unnamed.count == 2 && unnamed.key(nil, for: .rs256) != nil && unnamed.key("one", for: .rs256) == nil)
        let two = try #require(KeySet(json: TestProvider.keySet([("a", .rsa, nil), ("b", .otherRSA, nil)])))
        #expect(two.key(nil, for: .rs256) == nil && two.key("b", for: .ps256) != nil)
        let kept = try #require(KeySet(json: TestProvider.keySet([("a", .rsa, "PS256"), ("b", .rsa, "ES256")])))
        #expect(kept.count == 1 && kept.key("a", for: .rs256) == nil && kept.key("a", for: .ps256) != nil)
        for useless in [
            #"{"keys": [{"kty": "oct", "kid": "a", "k": "c2VjcmV0"}]}"#,
            #"{"keys": [{"kty": "RSA", "n": "AQAB", "e": "AQAB"}]}"#,
            #"{"keys": [{"kty": "EC", "crv": "P-256", "x": "AQAB", "y": "AQAB"}, 5, null]}"#, #"{"keys": []}"#,
        ] {
            #expect(KeySet(json: Array(useless.utf8))?.count == 0, "\(useless)")
        }
        #expect(KeySet(json: Array("[]".utf8)) == nil)
    }
}
