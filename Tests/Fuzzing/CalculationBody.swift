@testable import API
import Dispatch
import HTTPTypes
import JSON
import Metrics
import SharedLives

/// The body of a payment calculation, which is the widest there is, and worked out without a database.
struct CalculationBody: Sendable {
    private let endpoint = Endpoint(
        paymentCalculationRoute { _ in }, bodyBytesMax: 1 << 20, metrics: NOOPMetricsHandler.instance)

    /// A body with every property.
    var seed: [UInt8] { (endpoint.route.body?.example ?? .null).bytes }

    func parse(_ bytes: [UInt8]) {
        let request = APIRequest(
            requestID: "fuzz", body: bytes, headers: [:], idempotencyKey: nil, ifMatch: nil, endpoint: endpoint,
            path: "/", rawQuery: "", pathValues: [], queryValues: nil, pageRequest: nil, token: nil)
        let ended = DispatchSemaphore(value: 0)
        Task {
            do {
                _ = try await endpoint.route.handler(request)
            } catch is any ProblemConvertible {
            } catch {
                fatalError("an error that would be answered by 500: \(error)")
            }
            ended.signal()
        }
        ended.wait()
    }
}
