import Logging
import Postgres
import Testing

@Suite(.serialized) struct ListenerTests {
    private func notify(_ pool: Pool, _ channel: String, _ payload: String) async throws {
        let notify = Query<(String, String), String>("notify", "SELECT pg_notify($1, $2)::text")
        _ = try await pool.withConnection { try $0.one(notify, (channel, payload)) }
    }

    @Test func notificationsAreHeardOnTheirChannels() async throws {
        try await withDatabase { connectionString in
            let configuration = PoolConfiguration(connectionString: connectionString, connectionsMax: 1)
            let pool = try Pool(configuration, logger: quietLogger)
            let listener = try Listener(configuration, channels: ["jobs", "Odd \"name\""], logger: quietLogger)
            var events = listener.events.makeAsyncIterator()
            #expect(await events.next() == .listening)
            try await notify(pool, "elsewhere", "unheard")
            try await notify(pool, "jobs", "first")
            try await notify(pool, "Odd \"name\"", "zweite ß")
            for (channel, payload) in [("jobs", "first"), ("Odd \"name\"", "zweite ß")] {
                guard case .notification(let notification) = await events.next() else {
                    Issue.record("A notification was expected.")
                    return
                }
                #expect(notification.channel == channel)
                #expect(notification.payload == payload)
            }
            await listener.shutdown()
            #expect(await events.next() == nil)
            await pool.shutdown()
        }
    }

    @Test func aRestartIsToldAndSurvived() async throws {
        try await ThrowawayCluster.with(started: false) { cluster in
            let configuration = PoolConfiguration(
                connectionString: cluster.connectionString, connectionsMax: 1, waitMillisecondsMax: 30_000)
            let pool = try Pool(configuration, logger: quietLogger)
            let listener = try Listener(configuration, channels: ["jobs"], logger: quietLogger)
            var events = listener.events.makeAsyncIterator()
            for (manner, payload) in [(ThrowawayCluster.Stop.fast, "1"), (.immediate, "2")] {
                try await cluster.start()
                // While the server was away the listener said so, maybe often.
                var event = await events.next()
                while case .lost = event { event = await events.next() }
                #expect(event == .listening)
                try await notify(pool, "jobs", payload)
                guard case .notification(let notification) = await events.next() else {
                    Issue.record("A notification was expected.")
                    return
                }
                #expect(notification.payload == payload)
                try await cluster.stop(manner)
                guard case .lost = await events.next() else {
                    Issue.record("The loss was not told.")
                    return
                }
            }
            await listener.shutdown()
            await pool.shutdown()
        }
    }
}
