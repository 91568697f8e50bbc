/// Reads tables as RFC 4180 has them: commas, quotes, any kind of line break, a byte order mark before them or not.
enum CSVReader {
    /// The rows with the lines on which they begin, from 1; empty lines are passed over. Spaces around a cell without quotes go.
    ///
    /// - Throws: the first fault: after it nobody knows where cells end.
    static func rows(
        _ text: String, linesMax: Int
    ) throws(PaymentConfirmation.LineFault) -> [(line: Int, cells: [String])] {
        var reader = Reader(Array(text.utf8))
        var rows: [(line: Int, cells: [String])] = []
        while let row = try reader.row() {
            guard reader.line <= linesMax + 1 else {
                throw .init(line: reader.line, code: "tooManyLines", detail: "A file has at most \(linesMax) lines.")
            }
            if row.cells != [""] { rows.append(row) }
        }
        return rows
    }

    private struct Reader {
        private let bytes: [UInt8]
        private var place = 0
        private(set) var line = 1

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        }

        mutating func row() throws(PaymentConfirmation.LineFault) -> (line: Int, cells: [String])? {
            guard place < bytes.count else { return nil }
            let first = line
            var cells: [String] = []
            while true {
                cells.append(try cell())
                guard place < bytes.count else { return (first, cells) }
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: ",") { continue }
                if byte == UInt8(ascii: "\r"), place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
                line += 1
                return (first, cells)
            }
        }

        /// Ends before a comma, a line break or the end.
        private mutating func cell() throws(PaymentConfirmation.LineFault) -> String {
            var start = place
            while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
            guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
                var end = start
                while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
                place = end
                while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
                guard !bytes[start..<end].contains(UInt8(ascii: "\"")) else {
                    throw .init(
                        line: line, code: "strayQuote", detail: "A quote stands within a cell that has none around it.")
                }
                return String(decoding: bytes[start..<end], as: UTF8.self)
            }
            place = start + 1
            return try quoted()
        }

        private mutating func quoted() throws(PaymentConfirmation.LineFault) -> String {
            let first = line
            var content: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: "\"") {
                    if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
                        place += 1
                    } else {
                        while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
                        guard place == bytes.count || isEnd(bytes[place]) else {
                            throw .init(
                                line: line, code: "strayQuote",
                                detail: "Something stands behind a cell's closing quote.")
                        }
                        return String(decoding: content, as: UTF8.self)
                    }
                }
                if byte == UInt8(ascii: "\n") { line += 1 }
                content.append(byte)
            }
            throw .init(line: first, code: "unclosedQuote", detail: "A quote is not closed.")
        }

        private func isEnd(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        }
    }
}
