/// A carer and their home, told to a person who may come to live there: short sentences, one thought each, no words of the office.
public struct CarerIntroduction: Hashable, Sendable {
    /// The scheme.
    public var scheme: String
    /// The carer's given name.
    public var carer: String
    /// Where the home is: the locality, not the address; nil where none is recorded.
    public var locality: String?
    /// What the carer can and likes to do; nil where nothing is recorded.
    public var profile: CarerProfile?
    /// What the home is like; nil where nothing is recorded.
    public var home: HouseholdProfile?
    /// The bedrooms.
    public var rooms: [HouseholdRoom]

    /// An introduction.
    public init(
        scheme: String, carer: String, locality: String?, profile: CarerProfile?, home: HouseholdProfile?,
        rooms: [HouseholdRoom]
    ) {
        self.scheme = scheme
        self.carer = carer
        self.locality = locality
        self.profile = profile
        self.home = home
        self.rooms = rooms
    }

    /// The introduction as pages of text.
    public func text(_ layout: PageLayout = PageLayout()) -> String { layout.text(report) }

    /// The introduction's parts.
    public var report: Report {
        var report = Report(runningHead: "\(scheme): meet \(carer)")
        report.blocks = [
            .heading("Meet \(carer)", level: 1), .paragraph("\(carer) is a Shared Lives carer."),
        ]
        if let locality { report.blocks.append(.paragraph("\(carer) lives in \(locality).")) }
        report.blocks += Report.Block.paragraphs(profile?.introduction ?? "")
        report.blocks += section("What \(carer) likes", profile?.interests ?? [])
        report.blocks += section("What \(carer) is good at", (profile?.skills ?? []) + (profile?.experience ?? []))
        report.blocks += section(
            "How you can talk with \(carer)",
            (profile?.languages ?? [])
                + (home?.languages ?? []).filter { language in
                    profile?.languages.contains(language) != true
                })
        if let faith = profile?.faith { report.blocks += section("What \(carer) believes", [faith]) }
        if let home { report.blocks += [.heading("The home")] + sentences(of: home) }
        for room in rooms { report.blocks += [.heading(room.name)] + Self.sentences(of: room) }
        report.blocks += [
            .heading("What happens next"), .paragraph("You can meet \(carer)."),
            .paragraph("You can visit the home. You can stay for a night to try it."),
            .paragraph("You can say yes. You can say no. You can change your mind at any time."),
        ]
        return report
    }

    private func section(_ title: String, _ words: [String]) -> [Report.Block] {
        words.isEmpty ? [] : [.heading(title), .list(words)]
    }

    private func sentences(of home: HouseholdProfile) -> [Report.Block] {
        var blocks = Report.Block.paragraphs(home.description ?? "")
        switch home.company {
        case .women: blocks.append(.paragraph("Only women live here."))
        case .men: blocks.append(.paragraph("Only men live here."))
        case .mixed: blocks.append(.paragraph("Women and men live here."))
        }
        blocks.append(.paragraph(home.hasSmokers ? "Somebody here smokes." : "Nobody here smokes."))
        if home.pets.isEmpty {
            blocks.append(.paragraph("There are no animals."))
        } else {
            blocks += [.lead("There are animals:"), .list(home.pets)]
        }
        if !home.interests.isEmpty { blocks += [.lead("We like to do this together:"), .list(home.interests)] }
        if let accessibility = home.accessibility {
            blocks += [.lead("How to get in and about:")] + Report.Block.paragraphs(accessibility)
        }
        return blocks
    }

    private static func sentences(of room: HouseholdRoom) -> [Report.Block] {
        [
            Report.Block.paragraph("This could be your bedroom."),
            room.isStepFree ? .paragraph("You need no steps to get there.") : .paragraph("There are steps on the way."),
            room.hasOwnBathroom
                ? .paragraph("It has its own bathroom.") : .paragraph("You share the bathroom with the others."),
        ] + (room.hasOwnSittingPlace ? [.paragraph("You have a place to sit there by yourself.")] : [])
    }
}
