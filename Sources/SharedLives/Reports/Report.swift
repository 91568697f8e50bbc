/// A document as its blocks, before it is put on pages: panel packs, statements, the quarterly report.
public struct Report: Hashable, Sendable {
    /// A part of a document. All texts may come from outside; they are made safe when they are laid out.
    public enum Block: Hashable, Sendable {
        /// A heading, which stays with what follows it, after an empty line.
        case heading(String)
        /// A paragraph, indented by so many columns, its later lines by `hanging` more.
        case paragraph(String, indent: Int = 0, hanging: Int = 0)
        /// A paragraph that stays with what follows it, its later lines indented by two columns more.
        case lead(String, indent: Int = 0)
        /// A text with a figure at the right edge, indented by so many columns; it stays on one page if it can.
        case entry(String, figure: String, indent: Int = 0)
        /// A line of hyphens, before a sum.
        case rule
        /// An empty line, except at the head of a page.
        case space
        /// The end of the page.
        case newPage
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
