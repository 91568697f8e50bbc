/// Which page is asked for.
public struct PageRequest: Hashable, Sendable {
    /// How many items a page has at most.
    public static let limitMax = 200
    /// How many items a page has when nothing is said.
    public static let limitDefault = 50

    /// How many items are asked for, 1 to 200.
    public let limit: Int
    /// After which item the page begins; nil for the first page.
    public let cursor: Cursor?

    /// How many rows to read: one more than are shown, to know whether there is a next page.
    public var rowsToRead: Int { limit + 1 }
}
