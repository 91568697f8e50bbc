import Foundation

// Throws bytes at the parsers of what comes from outside, led by libFuzzer to inputs that reach new code. Deploy/fuzz runs it.

/// libFuzzer, from the compiler's own libraries.
@_silgen_name("LLVMFuzzerRunDriver")
func runLibFuzzer(
    _ argumentCount: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ parse: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

guard let name = ProcessInfo.processInfo.environment["FUZZ_PARSER"], let parser = Parser(rawValue: name) else {
    let names = Parser.allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(Data("Set FUZZ_PARSER to one of \(names).\n".utf8))
    exit(2)
}
if let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] {
    for (number, seed) in parser.seeds.enumerated() {
        try Data(seed).write(to: URL(fileURLWithPath: "\(folder)/seed-\(number)"))
    }
    exit(0)
}
let parse = parser.parse
var argumentCount = CommandLine.argc
var arguments = CommandLine.unsafeArgv
exit(
    runLibFuzzer(&argumentCount, &arguments) { bytes, count in
        parse(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    })
