import CLibPQ
import Glibc
public import Logging
import Synchronization

/// Hears what others NOTIFY, on a connection and a thread of its own.
///
/// A notification is a hint: what was sent while the connection was away is lost, and more than `eventsMax` that nobody has read
/// push out the oldest. So whoever listens looks for work after every `listening`, and now and then anyway.
public final class Listener: Sendable {
    /// What a listener tells.
    public enum Event: Hashable, Sendable {
        /// LISTEN is in force, for the first time or again. What came before is not known: look for it.
        case listening
        /// The connection broke, or could not be made. The listener goes on trying, and says `listening` when it succeeds.
        case lost(PostgresError)
        /// Somebody has notified.
        case notification(Notification)
    }

    /// What somebody has notified.
    public struct Notification: Hashable, Sendable {
        /// The channel.
        public let channel: String
        /// The text given with it, often empty.
        public let payload: String
    }

    /// How many events are kept for a reader that is slow.
    public static let eventsMax = 1_024

    /// What the listener tells, for one reader; ends with `shutdown`.
    public let events: AsyncStream<Event>
    private let ear: Ear

    /// A listener to these channels, which begins to connect at once.
    public init(_ configuration: PoolConfiguration, channels: [String], logger: Logger) throws(PostgresError) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Event.self, bufferingPolicy: .bufferingNewest(Listener.eventsMax))
        events = stream
        let ear = Ear(
            settings: try configuration.connectionSettings(), channels: channels, events: continuation, logger: logger)
        self.ear = ear
        continuation.onTermination = { _ in ear.stop() }
        startThread { ear.listen() }
    }

    deinit { ear.stop() }

    /// Stops listening and ends `events`; returns when the connection is closed.
    public func shutdown() async {
        ear.stop()
        await ear.awaitEnd()
    }
}

/// The part of a listener that its thread holds on to.
private final class Ear: Sendable {
    private let settings: ConnectionSettings
    private let channels: [String]
    private let events: AsyncStream<Listener.Event>.Continuation
    private let logger: Logger
    private let isStopped = Atomic<Bool>(false)
    private let end = Monitor(End())
    /// Two ends of a pipe: the one to read is readable once `stop` was called, so that `poll` returns.
    private let stopDescriptors: (read: Int32, write: Int32)

    private struct End {
        var isOver = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    init(
        settings: ConnectionSettings, channels: [String], events: AsyncStream<Listener.Event>.Continuation,
        logger: Logger
    ) {
        self.settings = settings
        self.channels = channels
        self.events = events
        self.logger = logger
        var descriptors: [Int32] = [-1, -1]
        precondition(pipe(&descriptors) == 0, "The process has no file descriptor left.")
        for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        stopDescriptors = (descriptors[0], descriptors[1])
    }

    deinit {
        close(stopDescriptors.read)
        close(stopDescriptors.write)
    }

    func stop() {
        if isStopped.exchange(true, ordering: .acquiringAndReleasing) { return }
        var byte: UInt8 = 0
        _ = write(stopDescriptors.write, &byte, 1)
    }

    func awaitEnd() async {
        await withCheckedContinuation { continuation in
            let isOver = end.withLock { state in
                if !state.isOver { state.waiters.append(continuation) }
                return state.isOver
            }
            if isOver { continuation.resume() }
        }
    }

    /// The life of the thread.
    func listen() {
        var failures = 0
        while !isStopped.load(ordering: .acquiring) {
            do throws(PostgresError) {
                try listenUntilLost { failures = 0 }
            } catch {
                failures += 1
                events.yield(.lost(error))
                if failures == 1 {
                    logger.warning("Notifications of PostgreSQL are lost.", metadata: ["error": "\(error)"])
                }
                // 50 ms, 100 ms, … up to 1.6 s, give or take a quarter.
                let pause = Int32(50) << Int32(min(failures - 1, 5))
                waitForStop(milliseconds: Int32.random(in: pause * 3 / 4...pause * 5 / 4))
            }
        }
        events.finish()
        let waiters = end.withLock { state in
            state.isOver = true
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private func waitForStop(milliseconds: Int32) {
        var descriptor = pollfd(fd: stopDescriptors.read, events: Int16(POLLIN), revents: 0)
        poll(&descriptor, 1, milliseconds)
    }

    /// Returns when stopped, throws when the connection breaks.
    private func listenUntilLost(onSuccess: () -> Void) throws(PostgresError) {
        let connection = try Connection(settings: settings)
        for channel in channels { try connection.command("LISTEN \(quoted(channel))") }
        onSuccess()
        events.yield(.listening)
        logger.debug("Listening for notifications of PostgreSQL.")
        while !isStopped.load(ordering: .acquiring) {
            try forwardNotifications(connection)
            var descriptors = [
                pollfd(fd: PQsocket(connection.handle), events: Int16(POLLIN), revents: 0),
                pollfd(fd: stopDescriptors.read, events: Int16(POLLIN), revents: 0),
            ]
            poll(&descriptors, 2, -1)
        }
    }

    private func forwardNotifications(_ connection: Connection) throws(PostgresError) {
        guard PQconsumeInput(connection.handle) == 1, !connection.isBroken else { throw PostgresError(.connectionLost) }
        while let notification = PQnotifies(connection.handle) {
            defer { PQfreemem(notification) }
            events.yield(
                .notification(
                    Listener.Notification(
                        channel: String(cString: notification.pointee.relname),
                        payload: String(cString: notification.pointee.extra))))
        }
    }
}
