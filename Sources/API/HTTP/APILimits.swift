/// The limits of the API process, each with its unit.
public struct APILimits: Sendable {
    /// The largest body of a request, where a route says nothing else.
    public var requestBodyBytesMax = 1_048_576
    /// The largest header field.
    public var headerFieldBytesMax = 16_384
    /// The largest sum of all header fields.
    public var headerListBytesMax = 65_536
    /// How many header fields a request may have.
    public var headerFieldsMax = 100
    /// How long a request may take, its body's arrival included; then its work is cancelled and it is answered 503.
    /// 0 means no limit.
    public var requestMillisecondsMax = 30_000
    /// How many requests are worked on at once; more are answered 503 with Retry-After.
    public var requestsAtOnceMax = 512
    /// How many connections are open at once; more wait to be accepted.
    public var connectionsMax = 2_048
    /// After how long without a byte a connection is closed.
    public var connectionIdleMillisecondsMax = 60_000
    /// How many requests a second one token may make in the long run; 0 means no limit.
    public var requestsPerSecondPerTokenMax = 100
    /// How many requests one token may make at once before the rate counts.
    public var requestsBurstPerTokenMax = 400
    /// How many requests a second one address may make in the long run; 0 means no limit. A council sits behind one
    /// address, so that this is far more than a token's.
    public var requestsPerSecondPerAddressMax = 400
    /// How many requests one address may make at once before the rate counts.
    public var requestsBurstPerAddressMax = 1_600
    /// How many tokens that open nothing an address may send in a minute in the long run, and how many may be sent that begin alike; 0
    /// means no limit. Each process counts for itself: of several, the whole takes so many times as much.
    public var failedAttemptsPerMinuteMax = 12
    /// How many of them may come at once before the rate counts.
    public var failedAttemptsBurstMax = 30
    /// How many tokens, and how many addresses, are remembered for counting; the memory is bounded by it.
    public var rateLimitKeysMax = 50_000

    /// The limits as they are when nothing is said.
    public init() {}
}
