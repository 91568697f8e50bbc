/// A meeting of the panel: when, where, who, and until when its papers must be in.
public struct PanelMeeting: Hashable, Sendable {
    /// A member's place at a meeting.
    public struct Seat: Hashable, Sendable {
        /// The member.
        public var memberID: Identifier
        /// Whether they take the chair.
        public var isChair: Bool
        /// Whether they came; nil until it is known.
        public var isPresent: Bool?

        /// A place at a meeting.
        public init(memberID: Identifier, isChair: Bool = false, isPresent: Bool? = nil) {
            self.memberID = memberID
            self.isChair = isChair
            self.isPresent = isPresent
        }
    }

    /// The day.
    public var heldOn: CivilDate
    /// Where, 1 to 200 characters.
    public var place: String
    /// The last day for papers, on or before the meeting's.
    public var papersDueOn: CivilDate
    /// How many members must take part in a recommendation: 1 to 20.
    public var quorum: Int
    /// What was talked about beside the cases, for the minutes.
    public var notes: String?
    /// Its members, each once, at most one of them in the chair.
    public var seats: [Seat]

    /// A meeting.
    public init(
        heldOn: CivilDate, place: String, papersDueOn: CivilDate, quorum: Int, notes: String? = nil, seats: [Seat] = []
    ) {
        self.heldOn = heldOn
        self.place = place
        self.papersDueOn = papersDueOn
        self.quorum = quorum
        self.notes = notes
        self.seats = seats
    }

    /// The members who came.
    public var present: Set<Identifier> { Set(seats.filter { $0.isPresent == true }.map(\.memberID)) }

    /// What is wrong with the meeting by itself.
    public var faults: [Fault] {
        var faults: [Fault] = []
        if papersDueOn > heldOn {
            faults.append(
                Fault(
                    pointer: "/papersDueOn", code: "papersAfterMeeting",
                    detail: "Papers are due on the day of the meeting at the latest. Give an earlier day."))
        }
        var seen: Set<Identifier> = []
        for (index, seat) in seats.enumerated() where !seen.insert(seat.memberID).inserted {
            faults.append(
                Fault(
                    pointer: "/members/\(index)/memberId", code: "memberTwice", detail: "Name each member once."))
        }
        if seats.count(where: \.isChair) > 1 {
            faults.append(
                Fault(pointer: "/members", code: "severalChairs", detail: "Name one member who takes the chair."))
        }
        return faults
    }
}
