@testable import API
import Dispatch
import HTTPTypes
import JSON
import Logging
import Metrics
import Postgres
import SharedLives
import Store

/// The forms of the routes' bodies. Each handler reads its body before it asks the database, which is not there.
struct RouteBodies: Sendable {
    private let endpoints: [String: Endpoint]

    init() {
        let routes: [Route]
        do {
            let pool = try Pool(
                PoolConfiguration(connectionString: "host=/nowhere", waitMillisecondsMax: 1),
                logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() })
            let ended = DispatchSemaphore(value: 0)
            Task {
                await pool.shutdown()
                ended.signal()
            }
            ended.wait()
            routes =
                allRoutes(Services(store: Store(pool: pool))).filter { $0.operationID != "calculatePayments" }
                + [paymentCalculationRoute { _ in }]
        } catch {
            fatalError("\(error)")
        }
        endpoints = Dictionary(
            uniqueKeysWithValues: routes.filter { $0.demands.contains(.body) }.map {
                ($0.operationID, Endpoint($0, bodyBytesMax: 1 << 20, metrics: NOOPMetricsHandler.instance))
            })
    }

    /// One body for each operation.
    var seeds: [[UInt8]] {
        endpoints.sorted { $0.key < $1.key }.map { name, endpoint in
            Array("\(name)\n".utf8) + (endpoint.route.body?.example ?? .null).bytes
        }
    }

    func parse(_ bytes: [UInt8]) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let endpoint = endpoints[String(decoding: bytes[..<end], as: UTF8.self)]
        else { return }
        let request = APIRequest(
            requestID: "fuzz", body: Array(bytes[(end + 1)...]), headers: [:],
            idempotencyKey: IdempotencyKey(header: "\"fuzz\""),
            ifMatch: VersionCondition(header: "\"1\"", weakTagsCount: false),
            endpoint: endpoint, path: "/", rawQuery: "",
            pathValues: endpoint.route.template.parameters.map { parameter in
                parameter.isIdentifier ? .identifier(Identifier(high: 1, low: 2)) : .text("2026-10")
            }, queryValues: nil, pageRequest: nil, tokenDigest: TokenDigest(of: "fuzz"))
        let ended = DispatchSemaphore(value: 0)
        Task {
            do {
                _ = try await endpoint.route.handler(request)
            } catch is any ProblemConvertible {
            } catch {
                fatalError("\(endpoint.route.operationID): an error that would be answered by 500: \(error)")
            }
            ended.signal()
        }
        ended.wait()
    }
}
