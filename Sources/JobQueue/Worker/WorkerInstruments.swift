import CoreMetrics
import Metrics

/// The measurements of a worker, made once, by the names under which they are published.
final class WorkerInstruments: Sendable {
    struct OfKind: Sendable {
        let completed: Counter
        let failed: Counter
        let dead: Counter
        let duration: Timer
    }

    private let kinds: [String: OfKind]
    let claimed = Counter(label: "jobs_claimed_total")
    let leasesLost = Counter(label: "jobs_leases_lost_total")
    let rescued = Counter(label: "jobs_rescued_total")
    let pruned = Counter(label: "jobs_pruned_total")
    let running = Gauge(label: "jobs_running")
    let suspensions = Counter(label: "jobs_worker_suspensions_total")

    init(kinds: some Sequence<String>) {
        var instruments: [String: OfKind] = [:]
        for kind in kinds {
            let dimensions = [("kind", kind)]
            instruments[kind] = OfKind(
                completed: Counter(label: "jobs_completed_total", dimensions: dimensions),
                failed: Counter(label: "jobs_failed_total", dimensions: dimensions),
                dead: Counter(label: "jobs_dead_total", dimensions: dimensions),
                duration: Timer(label: "jobs_duration_seconds", dimensions: dimensions))
        }
        self.kinds = instruments
    }

    subscript(kind: String) -> OfKind? { kinds[kind] }
}
