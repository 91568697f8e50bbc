/// A document as its blocks, before it is put on pages: panel packs, statements, the quarterly report.
public struct Report: Hashable, Sendable {
    /// A part of a document. All texts may come from outside; they are made safe when they are laid out.
    public enum Block: Hashable, Sendable {
        /// A heading, which stays with what follows it, after an empty line. Level 1 is the document's title and level 2 a
        /// chapter's, both underlined; level 3 is a section's.
        case heading(String, level: Int = 3)
        /// A paragraph, indented by so many columns, its later lines by `hanging` more.
        case paragraph(String, indent: Int = 0, hanging: Int = 0)
        /// A paragraph that stays with what follows it, its later lines indented by two columns more.
        case lead(String, indent: Int = 0)
        /// What something is, behind what it is called: "Carer: Ann Example".
        case field(String, String, indent: Int = 0)
        /// Items with a hyphen before each, or with their numbers.
        case list([String], isNumbered: Bool = false)
        /// A table.
        case table(Table)
        /// A text with a figure at the right edge, indented by so many columns; it stays on one page if it can.
        case entry(String, figure: String, indent: Int = 0)
        /// A line of hyphens, before a sum.
        case rule
        /// An empty line, except at the head of a page.
        case space
        /// The end of the page.
        case newPage
    }

    /// Rows of cells, read in order whether by eye or aloud: in columns, under a header that every page repeats, where each row
    /// has room on one line; written out with the header's word before each cell where one has not, since cells that are
    /// wrapped side by side are read line by line across each other.
    public struct Table: Hashable, Sendable {
        /// What each column is called.
        public var header: [String]
        /// The rows, each with as many cells as the header. An empty cell is shown as a hyphen, or left out where the row is
        /// written out.
        public var rows: [[String]]

        /// A table.
        public init(header: [String], rows: [[String]]) {
            precondition(rows.allSatisfy { $0.count == header.count }, "each row has a cell for each column")
            self.header = header
            self.rows = rows
        }
    }

    /// What stands at the head of every page, beside its number.
    public var runningHead: String
    /// The parts, in order.
    public var blocks: [Block]

    /// A document with its running head.
    public init(runningHead: String, blocks: [Block] = []) {
        self.runningHead = runningHead
        self.blocks = blocks
    }
}
