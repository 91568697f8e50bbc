import JSON
import SharedLives
import Store

/// Who works for the scheme, in which posts, and their training.
enum StaffResources {
    static let staff = Resource<StaffMember>(
        path: "/v1/staff", singular: "staffMember", plural: "staffMembers", reading: .readStaff,
        writing: .writeStaff,
        form: .object { member in
            StaffMember(
                givenName: member.required("givenName", .text(1...100)),
                familyName: member.required("familyName", .text(1...100)),
                startedOn: member.required("startedOn", .date), leftOn: member.optional("leftOn", .date),
                accountID: member.optional("accountId", .identifier))
        },
        properties: [
            .required("givenName", .text(1...100)), .required("familyName", .text(1...100)),
            .required("startedOn", .date),
            .optional("leftOn", .nullable(.described(.date, "The first day on which they do not work here any more."))),
            .optional(
                "accountId", .nullable(.described(.identifier, "The account by which they use this service."))),
        ],
        write: { json, member in
            json.member("givenName", member.givenName)
            json.member("familyName", member.familyName)
            json.member("startedOn", member.startedOn)
            json.member("leftOn", member.leftOn)
            json.member("accountId", member.accountID)
        }, find: { QualityRecords.staff.find($0) },
        filters: [QueryParameter("on", .date, "Only those who work here on this day.")],
        list: { request, page in
            QualityRecords.staff.list(page, try request.query { $0.optional("on", .date) })
        },
        add: { try $0.add($1, to: QualityRecords.staff) },
        change: { try $0.change($1, in: QualityRecords.staff, at: $2, to: $3) },
        versions: { QualityRecords.staff.versions($0) }, words: "members of staff", heading: "staff")

    static let posts = FactResource<StaffPost>(
        table: StaffFacts.posts, path: "posts", name: "StaffPost", plural: "StaffPosts",
        what: "what somebody's work is, from a day on", idName: "postId", reading: .readStaff, writing: .writeStaff,
        form: .object { post in
            StaffPost(
                from: post.required("from", .date), title: post.required("title", .text(1...200)),
                isFullTime: post.required("isFullTime", .boolean),
                weeklyMinutes: post.required("weeklyMinutes", .integer(1...3_600)))
        },
        properties: [
            .required("from", .described(.date, "The latest such day that has begun counts.")),
            .required("title", .text(1...200)), .required("isFullTime", .boolean),
            .required("weeklyMinutes", .described(.integer(1...3_600), "2220 for 37 hours.")),
        ],
        write: { json, post in
            json.member("from", post.from)
            json.member("title", post.title)
            json.member("isFullTime", post.isFullTime)
            json.member("weeklyMinutes", post.weeklyMinutes)
        })

    static let courses = FactResource<Course>(
        table: StaffFacts.courses, path: "staff-courses", name: "StaffCourse", plural: "StaffCourses",
        what: "a course for staff, as it is from a day on", idName: "staffCourseId", reading: .readScheme,
        writing: .setRequirements, form: RequirementFactResources.courseForm,
        properties: RequirementFactResources.courseProperties, write: RequirementFactResources.write, heading: "staff")

    static let training = FactResource<TrainingRecord>(
        table: StaffFacts.training, path: "training-records", name: "StaffTraining", plural: "StaffTraining",
        what: "a course that a member of staff has done", idName: "staffTrainingId", reading: .readStaff,
        writing: .writeStaff, form: CarerFactResources.trainingForm, properties: CarerFactResources.trainingProperties,
        write: CarerFactResources.write)

    static func routes(_ services: Services) -> [Route] {
        staff.routes(services) + posts.routes(services) + courses.routes(services) + training.routes(services)
    }
}
