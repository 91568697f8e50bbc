import Configuration
import Identity
import JSON
import SharedLives

/// The organisations' providers, from a file: a list of objects, one for each scheme whose people sign in by one. It is the operator's
/// and no scheme's, since whoever names a provider says whom the service believes.
enum IdentitySettings {
    /// The providers; none where no file is named. Every fault is told with its place in the file.
    static func read(_ reader: ConfigReader, _ faults: inout [String]) -> [IdentityProvider] {
        let name = "SHAREDLIVES_IDENTITY_PROVIDERS_FILE"
        let path = reader.string(forKey: "sharedlives.identity.providers.file", default: "")
        guard !path.isEmpty else { return [] }
        guard let content = FieldKeys.content(of: path) else {
            faults.append(
                "\(name) is '\(path)', which cannot be read or is too large. Name a file of this process's user.")
            return []
        }
        do {
            let providers = try JSONReader.read(JSONParser.parse(Array(content.utf8)), as: .list(provider, 1...1_000))
            let places = providers.map { "\($0.issuer) \($0.audience)" }
            if Set(places).count < places.count {
                faults.append("\(name): two entries have the same issuer and audience, by which a scheme is told.")
            }
            return providers
        } catch let error as Faults {
            faults += error.faults.map { "\(name) \($0.pointer): \($0.detail)" }
        } catch let error as JSONSyntaxError {
            faults.append("\(name) is no JSON at \(error.pointer): \(error.detail)")
        } catch {
            faults.append("\(name) cannot be read.")
        }
        return []
    }

    private static let provider = JSONForm<IdentityProvider>.object { object in
        var provider = IdentityProvider(
            scheme: object.required("scheme", .text(2...63)), issuer: object.required("issuer", address),
            audience: object.required("audience", .text(1...500)),
            groups: object.required("groups", .list(group, 1...200)))
        provider.keysURL = object.optional("keysUrl", address)
        if let claim = object.optional("groupsClaim", .list(.text(1...200), 1...5)) { provider.groupsClaim = claim }
        if let claim = object.optional("labelClaim", .text(1...200)) { provider.labelClaim = claim }
        if let skew = object.optional("clockSkewSeconds", .integer(0...300)) { provider.clockSkewSeconds = Int64(skew) }
        if let permitted = object.optional("algorithms", .list(.enumeration(SigningAlgorithm.self), 1...4)) {
            provider.algorithms = Set(permitted)
        }
        return provider
    }

    private static let group = JSONForm<IdentityProvider.Group>.object { object in
        IdentityProvider.Group(
            name: object.required("name", .text(1...500)), role: object.required("role", .enumeration(Role.self)))
    }

    private static let address = JSONForm<String>.text(8...500).checked(
        code: "notSafe", detail: "Give an address that begins with https:// (http:// on this machine alone).",
        KeySource.isSafe)
}
