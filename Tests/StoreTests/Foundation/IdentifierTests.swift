import SharedLives
import Testing

@testable import Store

@Suite struct IdentifierTests {
    @Test("A new identifier is a UUID of version 7 that says its millisecond")
    func version7() {
        let at = instant("2026-10-05T09:30:00.123456Z")
        for _ in 0..<1_000 {
            let id = Identifier.make(at: at)
            #expect(id.high >> 16 == UInt64(at.microsecondsSinceEpoch / 1000))
            #expect(id.high >> 12 & 0xF == 7)
            #expect(id.low >> 62 == 0b10)
        }
    }

    @Test("Identifiers of later microseconds are greater, as numbers and as text, and none comes twice")
    func order() {
        let first = instant("2026-10-05T09:30:00Z").microsecondsSinceEpoch
        let ids = (0..<2_000).map { step in
            Identifier.make(at: Instant(microsecondsSinceEpoch: first + Int64(step)))
        }
        #expect(zip(ids, ids.dropFirst()).allSatisfy { $0.high < $1.high })
        #expect(ids.map(\.description) == ids.map(\.description).sorted())
        let atOnce = (0..<2_000).map { _ in Identifier.make(at: Instant(microsecondsSinceEpoch: first)) }
        #expect(Set(atOnce).count == atOnce.count)
    }

    @Test("A name gives the identifier of RFC 9562, version 5")
    func version5() {
        // Appendix A.4 of the RFC: www.example.com in the namespace of DNS names.
        let dns = Identifier("6ba7b810-9dad-11d1-80b4-00c04fd430c8")!
        #expect(
            Identifier.named("www.example.com", within: dns).description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
        #expect(Identifier.named("", within: dns) != Identifier.named("a", within: dns))
        #expect(Identifier.named("Zoë", within: dns) == Identifier.named("Zoë", within: dns))
    }
}
