import JSON
import SharedLives
import Store

/// Quality: its records, what is still to be done of them, and what is worked out over several.
enum QualityRoutes {
    static func routes(_ services: Services) -> [Route] {
        IncidentResource.incidents.routes(services) + FeedbackResource.feedback.routes(services)
            + QualityFactResources.routes(services) + StaffResources.routes(services) + [
                clock("/v1/incidents/{incidentId}", "Incident", services) {
                    try $0.deadlines(ofIncident: $1.identifier("incidentId"))
                },
                clock("/v1/feedback/{feedbackId}", "Feedback", services) {
                    try $0.deadlines(ofFeedback: $1.identifier("feedbackId"))
                },
                timeliness(services), policies(services), training(services),
            ]
    }

    private static let tag = "quality"

    private static func clock(
        _ path: String, _ component: String, _ services: Services,
        _ deadlines: @escaping @Sendable (SchemeTransaction, APIRequest) throws -> [Deadline]
    ) -> Route {
        .get(
            "\(path)/clock", "get\(component)Clock", "Read what is still to be done of it, and by when", tag: tag,
            action: .readRecords,
            answer: .object(
                .required(
                    "items",
                    .array(
                        of: .component(
                            "ClockItem",
                            .object(
                                .required("cause", .values(of: ReminderCause.self)), .required("dueOn", .date),
                                .required("isOverdue", .boolean)))))), hasVersion: false
        ) { request in
            let today = WallClock.today()
            let found = try await services.transaction(request) { try deadlines($0, request) }
            return .json { json in
                json.object { json in
                    json.array("items", found.map(\.key).sorted()) { json, key in
                        json.object { json in
                            json.member("cause", key.cause.rawValue)
                            json.member("dueOn", key.dueOn)
                            json.member("isOverdue", key.dueOn < today)
                        }
                    }
                }
            }
        }
    }

    private static let dayParameter = QueryParameter(
        "on", .date, "The day that is asked about; today where nothing is said.")

    private static func timeliness(_ services: Services) -> Route {
        let share = Schema.component(
            "Timeliness",
            .object(
                .required("resolved", .integer(0...Int64(Int32.max))),
                .required(
                    "within",
                    .array(
                        of: .object(
                            .required("workingDays", .integer(1...Int64(Int32.max))),
                            .required("count", .integer(0...Int64(Int32.max))))))))
        return .get(
            "/v1/feedback-timeliness", "getFeedbackTimeliness",
            "Read how quickly complaints and concerns were resolved, in working days from the day after receipt",
            tag: tag, action: .readRecords,
            query: [
                QueryParameter(
                    "from", .date, "The first day of resolution; the first of this month where none is given."),
                QueryParameter("through", .date, "The last day of resolution; today where none is given."),
            ], answer: .object(.required("complaints", share), .required("concerns", share)), hasVersion: false
        ) { request in
            let today = WallClock.today()
            let (from, through) = try request.query {
                (
                    $0.optional("from", .date) ?? CivilDate(year: today.year, month: today.month, day: 1)!,
                    $0.optional("through", .date) ?? today
                )
            }
            let (complaints, concerns) = try await services.transaction(request) {
                try $0.timeliness(from: from, through: through)
            }
            return .json { json in
                json.object { json in
                    json.key("complaints")
                    write(complaints, to: &json)
                    json.key("concerns")
                    write(concerns, to: &json)
                }
            }
        }
    }

    private static func write(_ timeliness: FeedbackTimeliness, to json: inout JSONWriter) {
        json.object { json in
            json.member("resolved", timeliness.resolved)
            json.array("within", zip(FeedbackTimeliness.steps, timeliness.within)) { json, step in
                json.object { json in
                    json.member("workingDays", step.0)
                    json.member("count", step.1)
                }
            }
        }
    }

    private static func policies(_ services: Services) -> Route {
        let item = Schema.component(
            "PolicyStanding",
            .object(
                .required("subject", .string()),
                .required("isRequired", .described(.boolean, "Whether it has to be there (5.2, 5.3, 5.5).")),
                .required("state", .values(of: PolicyStanding.State.self)), .required("title", .nullable(.string())),
                .required("edition", .nullable(.string())), .required("reviewedOn", .nullable(.date)),
                .required("dueOn", .nullable(.date))))
        return .get(
            "/v1/policies", "listPolicies",
            "Read how each of the scheme's policies stands on a day, and what is missing",
            tag: tag, action: .readScheme, query: [dayParameter], answer: .object(.required("items", .array(of: item))),
            hasVersion: false
        ) { request in
            let day = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let standing = try await services.transaction(request) { try $0.policyStanding(on: day) }
            return .json { json in
                json.object { json in
                    json.array("items", standing) { json, policy in
                        json.object { json in
                            json.member("subject", policy.subject)
                            json.member("isRequired", policy.isRequired)
                            json.member("state", policy.state.rawValue)
                            json.member("title", policy.review?.title)
                            json.member("edition", policy.review?.edition)
                            json.member("reviewedOn", policy.review?.reviewedOn)
                            json.member("dueOn", policy.dueOn)
                        }
                    }
                }
            }
        }
    }

    private static func training(_ services: Services) -> Route {
        let item = Schema.component(
            "StaffTrainingStanding",
            .object(
                .required("staffMemberId", .identifier),
                .required(
                    "courses",
                    .array(
                        of: .object(
                            .required("code", .string()), .required("name", .string()),
                            .required("isInDate", .boolean))))))
        return .get(
            "/v1/staff-training", "getStaffTrainingStanding",
            "Read whether each member of staff has every mandatory course in date on a day", tag: "staff",
            action: .readStaff, query: [dayParameter],
            answer: .object(
                .required("items", .array(of: item)),
                .required("inDate", .described(.integer(0...Int64(Int32.max)), "Those who have all of them in date."))),
            hasVersion: false
        ) { request in
            let day = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let staff = try await services.transaction(request) { try $0.staffTraining(on: day) }
            return .json { json in
                json.object { json in
                    json.array("items", staff) { json, one in
                        json.object { json in
                            json.member("staffMemberId", one.member)
                            json.array("courses", one.courses) { json, entry in
                                json.object { json in
                                    json.member("code", entry.course.code)
                                    json.member("name", entry.course.name)
                                    json.member("isInDate", entry.isInDate)
                                }
                            }
                        }
                    }
                    json.member("inDate", staff.count { $0.courses.allSatisfy(\.isInDate) })
                }
            }
        }
    }
}
