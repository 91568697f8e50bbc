import JSON
import SharedLives
import Store

/// What was sent to whom, when and with which result.
enum DeliveryRoutes {
    static func routes(_ services: Services) -> [Route] {
        [list(services), get(services), sendAgain(services)] + settings.routes(services)
    }

    private static func list(_ services: Services) -> Route {
        .list(
            "/v1/deliveries", "listDeliveries", "List the messages to the scheme's staff, with what became of them",
            tag: "reminders", action: .readRecords,
            query: [
                QueryParameter("accountId", .identifier, "Only messages to this account."),
                QueryParameter(
                    "recordId", .identifier,
                    "Only messages that tell of this record: a carer, a household, a placement, a task …"),
                QueryParameter("state", .values(of: Delivery.State.self), "Only messages in this state."),
            ], item: .component("Delivery", .properties(properties))
        ) { request in
            let (account, record, state) = try request.query {
                (
                    $0.optional("accountId", .identifier), $0.optional("recordId", .identifier),
                    $0.optional("state", .enumeration(Delivery.State.self))
                )
            }
            let rows = try await services.read(
                request,
                Deliveries.list(request.pageOfIdentifiers(), account: account, record: record, state: state))
            return .page(request, rows, cursor: { [$0.id.description] }) { json, delivery in
                json.object { write(delivery, to: &$0) }
            }
        }
    }

    private static func get(_ services: Services) -> Route {
        .get(
            "/v1/deliveries/{deliveryId}", "getDelivery", "Read a message with what it says", tag: "reminders",
            action: .readRecords,
            answer: whole
        ) { request in
            reply(try await services.readOne(request, Deliveries.find(request.identifier("deliveryId"))))
        }
    }

    private static func sendAgain(_ services: Services) -> Route {
        .command(
            "/v1/deliveries/{deliveryId}/sending", "sendDeliveryAgain",
            "Have a message sent that was given up, after what was in its way has been mended", tag: "reminders",
            action: .writeRecords, answer: whole, problems: [.conflict]
        ) { request in
            reply(
                try await services.transaction(request) {
                    try $0.sendAgain(request.identifier("deliveryId"), at: request.versions)
                })
        }
    }

    static let settings = FactResource<DeliverySetting>(
        table: Deliveries.settings, path: "delivery-settings", name: "DeliverySetting", plural: "DeliverySettings",
        what: "by which way the scheme's messages go, one at a time", idName: "deliverySettingId",
        reading: .readScheme, writing: .setRequirements,
        form: .object { setting in
            DeliverySetting(
                channel: setting.required("channel", .enumeration()),
                notifyTemplateID: setting.optional("notifyTemplateId", .identifier))
        },
        properties: [
            .required(
                "channel", .described(.values(of: Delivery.Channel.self), "Files in a folder where nothing is set.")),
            .optional(
                "notifyTemplateId",
                .nullable(
                    .described(
                        .identifier,
                        "The template of GOV.UK Notify, whose subject is ((subject)) and whose message is ((body))."))),
        ],
        write: { json, setting in
            json.member("channel", setting.channel.rawValue)
            json.member("notifyTemplateId", setting.notifyTemplateID)
        }, heading: "reminders")

    private static func reply(_ whole: WholeDelivery) -> Reply {
        .json(tag: EntityTag(version: whole.delivery.version)) { json in
            json.object { json in
                write(whole.delivery, to: &json)
                json.member("text", whole.text)
                json.array("attempts", whole.attempts) { json, attempt in
                    json.object { json in
                        json.member("at", attempt.at)
                        json.member("channel", attempt.channel.rawValue)
                        json.member("result", attempt.result)
                        json.member("code", attempt.code)
                    }
                }
            }
        }
    }

    private static let whole = Schema.component(
        "WholeDelivery",
        .properties(
            properties + [
                .required("text", .string()),
                .required(
                    "attempts",
                    .array(
                        of: .object(
                            .required("at", .instant), .required("channel", .values(of: Delivery.Channel.self)),
                            .required("result", .enumeration(["accepted", "deferred", "refused"])),
                            .required("code", .nullable(.string()))))),
            ]))

    private static func write(_ delivery: Stored<Delivery>, to json: inout JSONWriter) {
        json.member("id", delivery.id)
        json.member("version", Int(delivery.version))
        json.member("writtenAt", delivery.recordedAt)
        json.member("accountId", delivery.value.accountID)
        json.member("kind", delivery.value.kind.rawValue)
        json.member("on", delivery.value.on)
        json.member("subject", delivery.value.subject)
        json.member("state", delivery.value.state.rawValue)
        json.member("channel", delivery.value.channel?.rawValue)
        json.member("acceptedAt", delivery.value.acceptedAt)
        json.member("reference", delivery.value.reference)
        json.member("failure", delivery.value.failure)
    }

    private static let properties: [Schema.Property] = [
        .required("id", .identifier), .required("version", .integer(1...Int64(Int32.max))),
        .required("writtenAt", .instant), .required("accountId", .identifier),
        .required("kind", .values(of: Delivery.Kind.self)), .required("on", .date),
        .required("subject", .text(1...200)), .required("state", .values(of: Delivery.State.self)),
        .required("channel", .nullable(.values(of: Delivery.Channel.self))),
        .required("acceptedAt", .nullable(.instant)), .required("reference", .nullable(.string())),
        .required("failure", .nullable(.string())),
    ]
}
