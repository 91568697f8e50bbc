import AsyncHTTPClient
import JSON
import NIOCore
import NIOHTTP1

/// Fetches providers' keys over HTTPS.
public final class KeySource: Sendable {
    /// The largest answer in bytes: a key is under two thousand.
    static let answerBytesMax = 262_144
    /// How long one question may take.
    static let secondsMax: Int64 = 5

    private let client: HTTPClient

    /// A source with connections of its own. Shut it down.
    public init() {
        // A redirection would have keys come from an address that nobody has set.
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.timeout.connect = .seconds(Self.secondsMax)
        configuration.timeout.read = .seconds(Self.secondsMax)
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Closes its connections.
    public func shutdown() async {
        try? await client.shutdown()
    }

    /// The provider's keys, from the address that is set or from the one that its own description names.
    func keys(of provider: IdentityProvider) async throws -> [UInt8] {
        if let url = provider.keysURL { return try await get(url) }
        let base = provider.issuer.hasSuffix("/") ? String(provider.issuer.dropLast()) : provider.issuer
        let description = try JSONParser.parse(await get(base + "/.well-known/openid-configuration"))
        guard case .object(let object) = description, object[name: "issuer"] == .string(provider.issuer),
            case .string(let url)? = object[name: "jwks_uri"], Self.isSafe(url)
        else { throw NoKeys() }
        return try await get(url)
    }

    /// Whether what comes from an address can be believed: by HTTPS, or from this machine.
    public static func isSafe(_ url: String) -> Bool {
        ["https://", "http://127.0.0.1:", "http://localhost:", "http://[::1]:"].contains { url.hasPrefix($0) }
    }

    private func get(_ url: String) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "Accept", value: "application/json")
        let response = try await client.execute(request, timeout: .seconds(Self.secondsMax))
        guard response.status == .ok else { throw NoKeys() }
        return Array(try await response.body.collect(upTo: Self.answerBytesMax).readableBytesView)
    }

    struct NoKeys: Error {}
}
