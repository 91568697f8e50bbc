/// Holds the days that a new fact names against the day on which it is recorded, and against the life of the carer or person whose it is.
public struct DayCheck: Hashable, Sendable {
    /// The day on which the fact is recorded.
    public var today: CivilDate
    /// The date of birth of whose fact it is; nil where it is not known, or the fact is nobody's own.
    public var dateOfBirth: CivilDate?

    /// A check on a day.
    public init(today: CivilDate, dateOfBirth: CivilDate? = nil) {
        self.today = today
        self.dateOfBirth = dateOfBirth
    }

    /// What is wrong with the day of something that has happened in that life: `futureDate`, `dateBeforeBirth`.
    ///
    /// - Parameters:
    ///   - day: the day; nil for one that is not given, which is never wrong.
    ///   - pointer: where it stands, as in "/receivedOn".
    public func happened(_ day: CivilDate?, _ pointer: String) -> [Fault] {
        guard let day else { return [] }
        if day > today {
            return [
                Fault(
                    pointer: pointer, code: "futureDate",
                    detail: "This has not happened yet on \(today), which is today. Give today or an earlier day.")
            ]
        }
        if let dateOfBirth, day < dateOfBirth {
            return [
                Fault(
                    pointer: pointer, code: "dateBeforeBirth",
                    detail: "They were born on \(dateOfBirth). Give a later day, or correct the date of birth.")
            ]
        }
        return []
    }

    /// What is wrong with a time from a day until another, which is not in it any more: `toNotAfterFrom`.
    public func interval(from: CivilDate, to: CivilDate?) -> [Fault] {
        guard let to, to <= from else { return [] }
        return [
            Fault(
                pointer: "/to", code: "toNotAfterFrom",
                detail: "The first day on which it no longer is so must come after \(from).")
        ]
    }
}
