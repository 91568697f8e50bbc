/// A place by its coordinates (WGS 84), in millionths of a degree: a home's, or where somebody would like to live. Tables of
/// postcodes give them; this service asks nobody.
public struct Coordinates: Hashable, Sendable {
    /// Latitudes of the United Kingdom, in millionths of a degree.
    public static let latitudes = 49_000_000...61_000_000
    /// Longitudes of the United Kingdom, in millionths of a degree; west is negative.
    public static let longitudes = -9_000_000...2_500_000

    /// The latitude in millionths of a degree, one of ``latitudes``.
    public var latitudeMicrodegrees: Int
    /// The longitude in millionths of a degree, one of ``longitudes``.
    public var longitudeMicrodegrees: Int

    /// A place.
    public init(latitudeMicrodegrees: Int, longitudeMicrodegrees: Int) {
        self.latitudeMicrodegrees = latitudeMicrodegrees
        self.longitudeMicrodegrees = longitudeMicrodegrees
    }

    /// How far another place is as the crow flies, in metres, within one in two hundred of the great circle over the distances of
    /// one country. Whole numbers alone, so that it is the same on every machine.
    public func metres(to other: Coordinates) -> Int {
        let north = (other.latitudeMicrodegrees - latitudeMicrodegrees) * Self.nanometresOfMicrodegree / 1_000_000_000
        let middle = (other.latitudeMicrodegrees + latitudeMicrodegrees) / 2
        let east =
            (other.longitudeMicrodegrees - longitudeMicrodegrees) * Self.nanometresOfMicrodegree / 1_000_000_000
            * Self.cosineMillionths(of: middle) / 1_000_000
        return Self.squareRoot(of: north * north + east * east)
    }

    /// The largest whole number whose square is not more (Newton's way, from above).
    private static func squareRoot(of square: Int) -> Int {
        if square < 2 { return square }
        var root = 1 << ((square.bitWidth - square.leadingZeroBitCount + 1) / 2)
        while true {
            let next = (root + square / root) / 2
            if next >= root { return root }
            root = next
        }
    }

    /// A millionth of a degree of the meridian, of an earth with a radius of 6,371,009 metres.
    private static let nanometresOfMicrodegree = 111_195_080

    /// Cosines of 49° to 61°, in millionths.
    private static let cosines = [
        656_059, 642_788, 629_320, 615_661, 601_815, 587_785, 573_576, 559_193, 544_639, 529_919, 515_038, 500_000,
        484_810,
    ]

    /// The cosine of a latitude in millionths, on the straight line between those of the whole degrees beside it.
    private static func cosineMillionths(of latitude: Int) -> Int {
        let above = min(max(latitude, latitudes.lowerBound), latitudes.upperBound) - latitudes.lowerBound
        let degree = min(above / 1_000_000, cosines.count - 2)
        return cosines[degree] + (cosines[degree + 1] - cosines[degree]) * (above - degree * 1_000_000) / 1_000_000
    }
}
