import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers what is no HTTP with a problem (Hummingbird's own answer has no body), and closes a connection after an answer
/// that says so. One for each connection.
final class BadRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Requests whose answer has not ended.
    private var requestsOpen = 0
    private var isReadingRequest = false
    private var isWritingAnswer = false
    private var isClosingAfterAnswer = false
    private var hasAnsweredError = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            requestsOpen += 1
            isReadingRequest = true
        case .body: break
        case .end: isReadingRequest = false
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if hasAnsweredError {
            promise?.succeed(())
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isWritingAnswer = true
            isClosingAfterAnswer = head.headerFields[.connection] == "close"
        case .body: break
        case .end:
            isWritingAnswer = false
            requestsOpen -= 1
            if isClosingAfterAnswer {
                context.writeAndFlush(data, promise: promise)
                context.close(mode: .output, promise: nil)
                return
            }
        }
        context.write(data, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // While an earlier request is being answered, an answer out of turn would be taken for that one's.
        let isFree = requestsOpen == 0 || requestsOpen == 1 && isReadingRequest && !isWritingAnswer
        if isFree, !hasAnsweredError, let error = error as? HTTPParserError {
            answer(error == .headerOverflow ? .headersTooLarge : .badRequest, context: context)
        }
        context.fireErrorCaught(error)
    }

    private func answer(_ kind: ProblemCode, context: ChannelHandlerContext) {
        let body = Problem(kind).body(instance: "/", requestID: RequestIDs.incident())
        let head = HTTPResponse(
            status: .init(code: kind.status),
            headerFields: [
                .contentType: Problem.contentType, .contentLength: String(body.count), .connection: "close",
                .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(context.channel.allocator.buffer(bytes: body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        hasAnsweredError = true
    }
}
