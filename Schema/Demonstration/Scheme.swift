extension Demonstration {
    /// All of the scheme, as it is and was.
    struct Scheme {
        let placements = OpenPlacements.all + EndedPlacements.all
        let stays = ShortBreaks.all
        let sessions = DaySupport.all
        let people = (0..<Person.former.upperBound).map { Person(number: $0) }
    }
}
