import Testing

/// The built program as real processes, on real databases, killed and restarted. One test at a time: each starts several processes,
/// and what it measures is who survives, not how many fit on the machine.
@Suite(.serialized) enum SystemTests {}
