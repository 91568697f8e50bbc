import Postgres
import SharedLives
import Store
import TestSupport

extension StoreFixture {
    /// Proves the scheme's audit chain as the operator does: to the API's role entries are hidden that no role has opened.
    func verifyAuditChain(
        of scheme: Identifier, noted: NotedLink? = nil
    ) async throws -> Result<AuditChainSummary, AuditBreak> {
        let pool = try database.pool(as: .owner, connectionsMax: 1)
        do {
            let result = try await Store(pool: pool).verifyAuditChain(of: scheme, noted: noted)
            await pool.shutdown()
            return result
        } catch {
            await pool.shutdown()
            throw error
        }
    }
}
