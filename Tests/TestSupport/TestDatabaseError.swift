/// Why a test has no database.
public enum TestDatabaseError: Error, Hashable, Sendable, CustomStringConvertible {
    /// `TEST_DATABASE_URL` is not set.
    case addressMissing
    /// `TEST_DATABASE_URL` leads to another machine.
    case clusterNotLocal
    /// `TEST_DATABASE_URL` connects as somebody who may not make roles and databases of others.
    case notSuperuser

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .addressMissing:
            "TEST_DATABASE_URL is not set. Run the tests by Deploy/test, which makes a throwaway PostgreSQL cluster, or set it "
                + "to a superuser's connection to a cluster in which databases may be made and dropped."
        case .clusterNotLocal:
            "TEST_DATABASE_URL leads to another machine. Tests make and drop databases, so they only work on a local cluster."
        case .notSuperuser:
            "TEST_DATABASE_URL must connect as a superuser: tests make databases that other roles own."
        }
    }
}
