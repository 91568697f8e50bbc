/// A thread with at most one connection, on which it runs one job after the other.
final class Worker: @unchecked Sendable {
    // Unchecked: all of it is touched under the pool's lock only.
    let signal = Signal()
    var assigned: Job?
    /// For other threads to stop what runs here; nil without a connection.
    var canceller: Canceller?
    /// While somebody asks the server to stop what runs here, nothing else may begin.
    var cancelIsUnderWay = false

    enum Step {
        case run(Job)
        case connect
        case stop
    }

    /// The life of the thread.
    func work(for pool: PoolCore) {
        var connection: Connection?
        var step = pool.await(self, isConnected: false)
        while true {
            switch step {
            case .connect:
                do throws(PostgresError) {
                    let opened = try Connection(settings: pool.settings)
                    connection = opened
                    pool.didConnect(self, opened)
                } catch {
                    pool.didNotConnect(self, error)
                }
                step = pool.await(self, isConnected: connection != nil)
            case .run(let job):
                guard let current = connection, current.isAlive() else {
                    connection = nil
                    pool.handBack(job, from: self)
                    step = pool.await(self, isConnected: false)
                    continue
                }
                if !run(job, on: current) { connection = nil }
                let next = pool.conclude(job, on: self, isConnected: connection != nil, current.takeMeasurements())
                job.deliver()
                step = next ?? pool.await(self, isConnected: connection != nil)
            case .stop:
                let wasConnected = connection != nil
                connection = nil
                pool.didStop(self, wasConnected: wasConnected)
                return
            }
        }
    }

    /// Runs the job; false where the connection is of no use afterwards.
    private func run(_ job: Job, on connection: Connection) -> Bool {
        connection.interruption = job.interruption
        job.run(on: connection)
        return connection.settle()
    }
}
