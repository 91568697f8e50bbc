import CLibPQ

extension Connection {
    /// Appends the parameters to the connection's buffer.
    func writeParameters(
        _ statement: StatementDescription, _ encode: (inout PostgresWriter) throws -> Void
    ) throws(PostgresError) {
        do {
            try encode(&writer)
        } catch {
            let reason = (error as? PostgresValueError)?.reason ?? ""
            throw PostgresError(.encoding, statement: statement.name, reason)
        }
    }

    /// Hands the parameters that begin at the offset in the buffer to libpq, which copies them, and moves the offset past them.
    func sendPrepared(_ statement: StatementDescription, from offset: inout Int) -> Int32 {
        let count = statement.parameterTypes.count
        if count == 0 { return PQsendQueryPrepared(handle, statement.name, 0, nil, nil, nil, binary) }
        return withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: count) { values in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { lengths in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { formats in
                    writer.bytes.withUnsafeBytes { bytes in
                        formats.initialize(repeating: binary)
                        for index in 0..<count {
                            let length = Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
                            offset += 4
                            // A field of length −1 is NULL, for which libpq wants no pointer.
                            let start = length < 0 ? nil : bytes.baseAddress.map { $0 + offset }
                            values.initializeElement(at: index, to: start?.assumingMemoryBound(to: CChar.self))
                            lengths.initializeElement(at: index, to: max(length, 0))
                            offset += Int(max(length, 0))
                        }
                        return PQsendQueryPrepared(
                            handle, statement.name, Int32(count), values.baseAddress, lengths.baseAddress,
                            formats.baseAddress, binary)
                    }
                }
            }
        }
    }
}

/// How libpq calls the binary form of parameters and results.
private let binary: Int32 = 1
