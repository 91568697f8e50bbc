import CLibPQ

/// Whether the server has said, without being asked, that it ends the connection: it says so just before it does.
final class Farewell {
    private(set) var isSaid = false

    /// Hears what the server says unasked. Its notices, which may hold values and which libpq would print, are dropped.
    func listen(on handle: OpaquePointer) {
        _ = PQsetNoticeReceiver(
            handle,
            { farewell, notice in
                guard let farewell, let notice, PostgresError.isFatal(notice) else { return }
                Unmanaged<Farewell>.fromOpaque(farewell).takeUnretainedValue().isSaid = true
            }, Unmanaged.passUnretained(self).toOpaque())
    }
}
