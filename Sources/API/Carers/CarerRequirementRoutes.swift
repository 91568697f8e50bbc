import JSON
import SharedLives
import Store

/// What is required of carers: of one on any day, and of a page of the register.
enum CarerRequirementRoutes {
    static func routes(_ services: Services) -> [Route] {
        [one(services), register(services), training(services)] + [
            document(
                "txt", "getCarerRegisterText", "The whole register as pages of text, with what lapses when",
                "text/plain; charset=utf-8", services
            ) { .text($0.text()) },
            document(
                "csv", "getCarerRegisterTable", "The whole register as a table: a row for each requirement of a carer",
                "text/csv; charset=utf-8", services
            ) { report in
                .file(
                    Array(report.csv().utf8), name: "carer-register-\(report.on).csv",
                    contentType: "text/csv; charset=utf-8")
            },
        ]
    }

    fileprivate static let dayParameter = QueryParameter(
        "on", .date, "The day, past or future, that is asked about; today where nothing is said.")

    private static func one(_ services: Services) -> Route {
        .get(
            "/v1/carers/{carerId}/requirements", "getCarerRequirements",
            "Read what is required of a carer on a day: met, about to lapse, open or lapsed, and by what evidence",
            tag: "carers", action: .readRecords,
            query: [
                dayParameter,
                QueryParameter(
                    "knownAt", .instant, "Goes by what was known at this instant, and not by what is known now."),
            ], answer: RequirementDocument.listSchema, hasVersion: false
        ) { request in
            let (on, knownAt) = try request.query { ($0.optional("on", .date), $0.optional("knownAt", .instant)) }
            let day = on ?? WallClock.today()
            let carer = request.identifier("carerId")
            let list = try await services.transaction(request) {
                try $0.requirements(of: carer, on: day, knownAt: knownAt)
            }
            return .json(capacityBytes: 8_192) { json in
                json.object { json in
                    json.member("carerId", carer)
                    json.member("on", day)
                    RequirementDocument.write(list, to: &json)
                }
            }
        }
    }

    private static let stateParameter = QueryParameter(
        "state", .values(of: CarerState.self), "Only carers in this state on that day.")

    private static func dayAndStates(_ request: APIRequest) throws -> (on: CivilDate, states: [CarerState]?) {
        let (day, state) = try request.query {
            ($0.optional("on", .date), $0.optional("state", .enumeration(CarerState.self)))
        }
        return (day ?? WallClock.today(), state.map { [$0] })
    }

    private static func document(
        _ ending: String, _ operation: String, _ summary: String, _ contentType: String, _ services: Services,
        _ reply: @escaping @Sendable (CarerRegisterReport) -> Reply
    ) -> Route {
        .download(
            "/v1/carer-register.\(ending)", operation, summary, tag: "carers", action: .readRecords,
            query: [dayParameter, stateParameter], contentType: contentType
        ) { request in
            let (day, states) = try dayAndStates(request)
            return reply(try await services.transaction(request) { try $0.registerReport(on: day, states: states) })
        }
    }

    private static func register(_ services: Services) -> Route {
        .list(
            "/v1/carer-register", "listCarerRegister", "List carers with what is required of them on a day",
            tag: "carers", action: .readRecords,
            query: [dayParameter, stateParameter], item: RequirementDocument.carerSchema
        ) { request in
            let (day, states) = try dayAndStates(request)
            let rows = try await services.read(
                request, CarerRegister.list(request.pageOfIdentifiers(), on: day, states: states))
            let carers = try CarerRegister.carers(rows, on: day)
            return .page(request, carers, cursor: { [$0.id.description] }) { json, carer in
                RequirementDocument.write(carer, to: &json)
            }
        }
    }
}

extension CarerRequirementRoutes {
    private static func training(_ services: Services) -> Route {
        .get(
            "/v1/training-summary", "getTrainingSummary",
            "Read how many of the approved carers have done on a day what is mandatory for them", tag: "carers",
            action: .readRecords, query: [dayParameter],
            answer: .component(
                "TrainingSummary",
                .properties(
                    [.required("on", .date)] + share + [
                        .required(
                            "courses",
                            .array(
                                of: .properties(
                                    [
                                        .required("code", .text(1...50)), .required("name", .text(1...200)),
                                    ] + share)))
                    ])),
            hasVersion: false
        ) { request in
            let day = try request.query { $0.optional("on", .date) } ?? WallClock.today()
            let summary = try await services.transaction(request) { try $0.trainingSummary(on: day) }
            return .json { json in
                json.object { json in
                    json.member("on", day)
                    write(summary.whole, to: &json)
                    json.array("courses", summary.courses) { json, course in
                        json.object { json in
                            json.member("code", course.code)
                            json.member("name", course.name)
                            write(course.share, to: &json)
                        }
                    }
                }
            }
        }
    }

    private static let share: [Schema.Property] = [
        .required("carers", .integer(0...Int64(Int32.max))),
        .required(
            "inDate",
            .described(.integer(0...Int64(Int32.max)), "For how many of them; in all: for whom every course is.")),
        .required(
            "percent", .nullable(.described(.integer(0...100), "A half is rounded up; null where there is nobody."))),
    ]

    private static func write(_ share: TrainingSummary.Share, to json: inout JSONWriter) {
        json.member("carers", share.carers)
        json.member("inDate", share.inDate)
        json.member("percent", share.percent)
    }
}

/// How requirements are answered.
enum RequirementDocument {
    static func write(_ list: RequirementList, to json: inout JSONWriter) {
        json.member("mayGoToPanel", list.obstacles(to: .panel).isEmpty)
        json.member("mayHaveArrangement", list.obstacles(to: .arrangement).isEmpty)
        json.member("firstLapse", list.firstLapse)
        json.array("requirements", list.items) { json, requirement in
            json.object { json in
                json.member("kind", requirement.kind.rawValue)
                json.member("subject", requirement.subject)
                json.member("status", requirement.status.rawValue)
                json.member("until", requirement.until)
                json.member("clause", requirement.clause)
                json.member("detail", requirement.detail)
                json.array("evidence", requirement.evidence) { json, id in json.value(id) }
            }
        }
    }

    static func write(_ carer: RegisteredCarer, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", carer.id)
            json.member("version", Int(carer.version))
            json.member("kind", carer.kind.rawValue)
            json.member("state", carer.state.rawValue)
            json.member("givenName", carer.givenName)
            json.member("familyName", carer.familyName)
            json.member("householdId", carer.householdID)
            write(carer.requirements, to: &json)
        }
    }

    private static let requirement = Schema.component(
        "Requirement",
        .object(
            .required("kind", .values(of: Requirement.Kind.self)),
            .required("subject", .described(.nullable(.string()), "The code of the course, for a course.")),
            .required("status", .values(of: Requirement.Status.self)),
            .required(
                "until",
                .described(.nullable(.date), "The first day on which it no longer holds; null where none is in sight.")),
            .required("clause", .described(.string(), "The clause of the specification, as 3.5.1.")),
            .required("detail", .described(.string(), "What there is, or what is to be done.")),
            .required("evidence", .array(of: .identifier))))

    private static let members: [Schema.Property] = [
        .required(
            "mayGoToPanel",
            .described(.boolean, "Whether nothing that is needed for panel and approval is open or lapsed.")),
        .required("mayHaveArrangement", .described(.boolean, "Whether nothing that is needed for an arrangement is.")),
        .required("firstLapse", .described(.nullable(.date), "The first day on which something no longer holds.")),
        .required("requirements", .array(of: requirement)),
    ]

    static let listSchema = Schema.component(
        "CarerRequirements",
        .properties([.required("carerId", .identifier), .required("on", .date)] + members))

    static let carerSchema = Schema.component(
        "RegisteredCarer",
        .properties(
            [
                .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
                .required("kind", .values(of: Carer.Kind.self)), .required("state", .values(of: CarerState.self)),
                .required("givenName", .text(1...100)), .required("familyName", .text(1...100)),
                .required("householdId", .nullable(.identifier)),
            ] + members))
}
