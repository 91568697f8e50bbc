import CLibPQ

extension Connection {
    /// Writes the rows into the table in one statement, in chunks as they are made, and answers how many there were. Where a
    /// row cannot be sent, or the sequence's rows run into a constraint, none of them stays.
    @discardableResult
    public func copy<Row>(_ copy: Copy<Row>, rows: some Sequence<Row>) throws -> Int {
        try checkUsable()
        let statement = copy.statement
        do {
            let opening = try exchange(statement) { PQsendQuery(handle, statement.sql) }
            if PQresultStatus(opening.pointer) != PGRES_COPY_IN { throw error(of: opening) }
        }
        do {
            try send(copy, rows)
        } catch let cause {
            // The reason that the server is given comes back as its error, which says less than the cause.
            if !isBroken { _ = try? finishCopy(statement, abandonedBecause: "the client could not go on") }
            throw cause
        }
        return try finishCopy(statement, abandonedBecause: nil)
    }

    /// How much is gathered before it is given to libpq.
    private static let copyChunkBytes = 65_536

    private func send<Row>(_ copy: Copy<Row>, _ rows: some Sequence<Row>) throws {
        writer.removeAll()
        writer.write("PGCOPY\n".utf8)
        writer.write([0xFF, 0x0D, 0x0A, 0x00] as [UInt8])
        writer.write(Int32(0))
        writer.write(Int32(0))
        for row in rows {
            writer.write(copy.columnCount)
            do {
                try copy.encode(row, &writer)
            } catch let error as PostgresValueError {
                throw PostgresError(.encoding, statement: copy.statement.name, error.reason)
            }
            if writer.bytes.count >= Connection.copyChunkBytes {
                try checkUsable()
                try sendChunk(copy.statement)
            }
        }
        writer.write(Int16(-1))
        try sendChunk(copy.statement)
    }

    private func sendChunk(_ statement: StatementDescription) throws(PostgresError) {
        let sent = writer.bytes.withUnsafeBytes { bytes in
            PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        writer.removeAll()
        guard sent == 1 else { throw failure(statement) }
    }

    private func finishCopy(
        _ statement: StatementDescription, abandonedBecause reason: String?
    ) throws(PostgresError) -> Int {
        let result = try exchange(statement) { PQputCopyEnd(handle, reason) }
        try result.expectSuccess(on: self)
        return result.rowsAffected
    }
}
