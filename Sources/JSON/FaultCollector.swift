import SharedLives

/// Gathers the faults of one document while it is being read; up to ``faultsMax`` of them.
final class FaultCollector {
    static let faultsMax = 1_000

    private(set) var faults: [Fault] = []

    func add(_ pointer: @autoclosure () -> String, _ code: String, _ detail: @autoclosure () -> String) {
        if faults.count < Self.faultsMax {
            faults.append(Fault(pointer: pointer(), code: code, detail: detail()))
        } else if faults.count == Self.faultsMax {
            faults.append(
                Fault(
                    pointer: "", code: FaultCode.furtherFaults,
                    detail: "More faults than these \(Self.faultsMax) were found. Settle these and send it again."))
        }
    }
}

/// A place in the document being read. The pointer's text is only made when there is something to say about it.
public struct JSONPlace {
    /// nil where a value is only made up to go on with, after its fault was told.
    let collector: FaultCollector?
    private let path: Path?

    private final class Path {
        let parent: Path?
        let step: PathStep

        init(_ parent: Path?, _ step: PathStep) {
            self.parent = parent
            self.step = step
        }
    }

    init(collector: FaultCollector?) {
        self.collector = collector
        path = nil
    }

    private init(collector: FaultCollector?, path: Path?) {
        self.collector = collector
        self.path = path
    }

    func appending(_ step: PathStep) -> JSONPlace {
        JSONPlace(collector: collector, path: collector == nil ? nil : Path(path, step))
    }

    /// The JSON pointer of this place.
    public var pointer: String {
        var steps: [PathStep] = []
        var next = path
        while let path = next {
            steps.append(path.step)
            next = path.parent
        }
        return PathStep.pointer(steps.reversed())
    }

    /// Tells of a fault here. The detail says what to do and holds nothing of what was sent.
    public func fault(_ code: String, _ detail: @autoclosure () -> String) {
        collector?.add(pointer, code, detail())
    }
}
