import ArgumentParser
import Glibc
import Postgres
import Schema
import SharedLives
import Store

/// Ends a command with a sentence and an exit code of sysexits.h, never with a stack trace.
enum Leaving {
    /// The settings are at fault (EX_CONFIG).
    static let configuration = ExitCode(78)
    /// Something that the command needs is away (EX_UNAVAILABLE).
    static let unavailable = ExitCode(69)
    /// The command was asked for something that cannot be (EX_DATAERR).
    static let data = ExitCode(65)
    /// Something nobody foresaw (EX_SOFTWARE).
    static let software = ExitCode(70)

    /// Says a sentence on standard error.
    static func say(_ sentence: String) {
        let bytes = Array((sentence + "\n").utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }

    /// Runs a command's work and turns what it throws into a sentence and an exit code.
    static func explaining(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let faults as SettingsFaults {
            faults.faults.forEach(say)
            throw configuration
        } catch let error as MigrationError {
            say(error.description)
            throw data
        } catch let error as PostgresError {
            say(sentence(for: error))
            throw isAway(error) ? unavailable : software
        } catch StoreError.conflict(let fault) {
            say(fault.detail)
            throw data
        } catch StoreError.unavailable {
            say("The database cannot be reached or is too busy. Try again when it is back.")
            throw unavailable
        } catch let code as ExitCode {
            throw code
        } catch {
            say("Something went wrong that nobody foresaw: \(type(of: error)).")
            throw software
        }
    }

    private static func isAway(_ error: PostgresError) -> Bool {
        switch error.kind {
        case .connectionFailed, .connectionLost, .waitTimedOut, .poolSaturated: true
        default: false
        }
    }

    private static func sentence(for error: PostgresError) -> String {
        isAway(error)
            ? "The database cannot be reached. Check SHAREDLIVES_DATABASE_URL and that PostgreSQL runs. (\(error))"
            : "The database refused. \(error)"
    }
}
