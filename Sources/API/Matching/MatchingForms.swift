import JSON
import SharedLives

/// What several facts of matching have in common in bodies and answers.
enum MatchingForms {
    /// Words of a person, a carer or a home, each 1 to 50 characters.
    static let words = JSONForm.list(JSONForm.text(1...50), 0...PersonProfile.wordsMax)
    static let wordsSchema = Schema.array(of: .text(1...50))

    static let place = JSONForm<Coordinates>.object { place in
        Coordinates(
            latitudeMicrodegrees: place.required("latitudeMicrodegrees", .integer(Coordinates.latitudes)),
            longitudeMicrodegrees: place.required("longitudeMicrodegrees", .integer(Coordinates.longitudes)))
    }

    static let placeSchema = Schema.component(
        "Coordinates",
        .object(
            .required(
                "latitudeMicrodegrees",
                .described(
                    .integer(range(Coordinates.latitudes)),
                    "WGS 84, in millionths of a degree: 51.015 is 51015000. Tables of postcodes give it.")),
            .required("longitudeMicrodegrees", .integer(range(Coordinates.longitudes)))))

    static func write(_ place: Coordinates?, to json: inout JSONWriter) {
        guard let place else {
            json.memberNull("place")
            return
        }
        json.object("place") { json in
            json.member("latitudeMicrodegrees", place.latitudeMicrodegrees)
            json.member("longitudeMicrodegrees", place.longitudeMicrodegrees)
        }
    }

    private static func range(_ range: ClosedRange<Int>) -> ClosedRange<Int64> {
        Int64(range.lowerBound)...Int64(range.upperBound)
    }
}
