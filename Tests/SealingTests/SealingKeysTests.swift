import Sealing
import Testing

/// Values that only a holder of the key reads, where they belong.
@Suite struct SealingKeysTests {
    private static let old = (id: "old", bytes: [UInt8](repeating: 1, count: 32))
    private static let new = (id: "new", bytes: [UInt8](repeating: 2, count: 32))
    private let value = Array("20041512345678".utf8)

    @Test func whatIsSealedIsOpenedAtItsPlace() throws {
        let keys = try SealingKeys([Self.old])
        let sealed = keys.seal(value, at: "scheme/carer/record")
        #expect(sealed.keyID == "old" && sealed.bytes.count == 12 + value.count + 16)
        #expect(try keys.open(sealed, at: "scheme/carer/record") == value)
        // The same value never looks the same twice.
        #expect(keys.seal(value, at: "scheme/carer/record") != sealed)
    }

    @Test func nothingIsOpenedElsewhere() throws {
        let keys = try SealingKeys([Self.old])
        let sealed = keys.seal(value, at: "scheme/carer/record")
        for place in ["scheme/carer/other", "", "scheme/carer/record "] {
            #expect(throws: SealingError.notAuthentic) { try keys.open(sealed, at: place) }
        }
    }

    @Test func everyChangedBitIsFound() throws {
        let keys = try SealingKeys([Self.old])
        let sealed = keys.seal(value, at: "here")
        for bit in 0..<sealed.bytes.count * 8 {
            var bytes = sealed.bytes
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: SealingError.notAuthentic) {
                try keys.open(SealingKeys.Sealed(keyID: "old", bytes: bytes), at: "here")
            }
        }
        for count in 0..<sealed.bytes.count {
            #expect(throws: SealingError.notAuthentic) {
                try keys.open(SealingKeys.Sealed(keyID: "old", bytes: Array(sealed.bytes.prefix(count))), at: "here")
            }
        }
    }

    @Test func aNewKeySealsAndTheOldOneStillOpens() throws {
        let sealed = try SealingKeys([Self.old]).seal(value, at: "here")
        let both = try SealingKeys([Self.new, Self.old])
        #expect(try both.open(sealed, at: "here") == value)
        #expect(both.seal(value, at: "here").keyID == "new")
        #expect(throws: SealingError.unknownKey("old")) { try SealingKeys([Self.new]).open(sealed, at: "here") }
        // Another key of the same name opens nothing.
        let other = try SealingKeys([(id: "old", bytes: Self.new.bytes)])
        #expect(throws: SealingError.notAuthentic) { try other.open(sealed, at: "here") }
    }

    @Test func keysAreReadAsAnOperatorWritesThem() throws {
        let hexadecimal = String(repeating: "01", count: 32)
        let keys = try SealingKeys(text: "\nold:\(hexadecimal)\r\nnew:\(String(repeating: "aF", count: 32))\n")
        #expect(try keys.open(SealingKeys([Self.old]).seal(value, at: "here"), at: "here") == value)
        #expect(keys.seal(value, at: "here").keyID == "old")
        #expect(try SealingKeys(text: "a:\(hexadecimal),b:\(hexadecimal)").seal(value, at: "").keyID == "a")
    }

    @Test(arguments: [
        "", "old", "old:01", "old:" + String(repeating: "0g", count: 32), "old:" + String(repeating: "+1", count: 32),
        ":" + String(repeating: "01", count: 32), "a b:" + String(repeating: "01", count: 32),
        "é:" + String(repeating: "01", count: 32),
        "a:\(String(repeating: "01", count: 32)),a:\(String(repeating: "02", count: 32))",
    ])
    func keysThatAreNone(text: String) {
        let faults = #expect(throws: SealingKeyFaults.self) { try SealingKeys(text: text) }
        #expect(faults?.faults.isEmpty == false)
        // A key that is nearly right is not shown either.
        let shown = (faults?.faults ?? []).filter { $0.contains("0101") }
        #expect(shown == [])
    }

    @Test func aDigestIsTheKeysOwn() throws {
        let keys = try SealingKeys([Self.old])
        #expect(keys.digest(of: value).count == 32)
        #expect(keys.digest(of: value) == keys.digest(of: value))
        #expect(keys.digest(of: value) != keys.digest(of: value + [0]))
        #expect(try keys.digest(of: value) != SealingKeys([Self.new]).digest(of: value))
    }
}
