import Foundation
import SharedLives
import Store
import Subprocess
import TestSupport
import Testing
@testable import Worker

/// Messages by SMTP, through curl, against a real mail server.
@Suite(.timeLimit(.minutes(5))) struct MailTests {
    private static func ways(_ port: Int, timeoutSeconds: Int = 120) -> DeliveryWays {
        DeliveryWays(
            smtp: SMTPSubmission(
                SMTPSubmission.Configuration(
                    address: "smtp://127.0.0.1:\(port)", sender: "reminders@example.org", isTLSOptional: true,
                    timeoutSeconds: timeoutSeconds)))
    }

    @Test(
        "A server that accepts, greylists, closes for a while, drops the line or is too slow gets each message in the end, once"
    )
    func accepted() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.smtp)
            try await withFolder { folder in
                try await MailServer.with(folder: folder) { server in
                    var messages: [String: Identifier] = [:]
                    for name in ["fern", "grey", "busy", "dropped", "slow"] {
                        messages[name] = try await fixture.addMessage(to: name)
                    }
                    try await fixture.deliver(by: Self.ways(server.port, timeoutSeconds: 3))
                    for (name, fate) in [
                        ("fern", "accepted smtp accepted"), ("grey", "accepted smtp deferred:smtp451,accepted"),
                        ("busy", "accepted smtp deferred:smtp421,accepted"),
                        ("dropped", "accepted smtp deferred:smtpUnreachable,accepted"),
                        ("slow", "accepted smtp deferred:smtpTimedOut,accepted"),
                    ] {
                        #expect(try await fixture.fate(of: messages[name]!) == fate)
                        let copies = server.accepted.filter { $0.hasPrefix("\(name)@example.org") }
                        #expect(copies.count == 1)
                        #expect(copies.first?.contains("Message-ID: <\(messages[name]!)@example.org>") == true)
                    }
                    let text = try #require(server.accepted.first { $0.hasPrefix("fern@") })
                    #expect(text.contains("Subject: Shared Lives: 1 reminder\r\n"))
                    #expect(text.hasSuffix("\r\n\r\nZo=C3=AB Larkspur\r\n=2E\r\nlast line\r\n"), "\(text)")
                }
            }
        }
    }

    @Test("What a server does not want is not tried again and comes back as a task; mended, it is sent")
    func refused() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.smtp)
            try await withFolder { folder in
                try await MailServer.with(folder: folder) { server in
                    let refused = try await fixture.addMessage(to: "refused")
                    let large = try await fixture.addMessage(to: "toolarge")
                    let strange = try await fixture.addMessage(to: "a,b")
                    try await fixture.deliver(by: Self.ways(server.port))
                    #expect(try await fixture.fate(of: refused) == "failed smtp smtp550 refused:smtp550")
                    #expect(try await fixture.fate(of: large) == "failed smtp smtp552 refused:smtp552")
                    #expect(
                        try await fixture.fate(of: strange) == "failed smtp addressMalformed refused:addressMalformed")
                    let tasks = "SELECT subject_id::text FROM task WHERE kind = 'failedDelivery' AND done_at IS NULL"
                    #expect(
                        Set(try await fixture.texts(tasks)) == [
                            refused.description, large.description, strange.description,
                        ])
                    #expect(try await fixture.enqueueMessages() == 0)
                    try await fixture.script("UPDATE account SET email = 'fern@example.org' WHERE id = '\(refused)';")
                    _ = try await fixture.act(.coordinator) { try $0.sendAgain(refused, at: nil) }
                    try await fixture.deliver(by: Self.ways(server.port))
                    #expect(try await fixture.fate(of: refused) == "accepted smtp refused:smtp550,accepted")
                    #expect(server.accepted.count == 1)
                }
            }
        }
    }

    @Test("Two days without a server lose nothing, a job that is gone does not either, and nobody gets a message twice")
    func outage() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.smtp)
            let messages = [
                try await fixture.addMessage(to: "fern"), try await fixture.addMessage(to: "wren"),
                try await fixture.addMessage(to: "ash"),
            ]
            let tries = 5
            // Nobody listens on port 9 of this machine.
            try await fixture.running(ways: Self.ways(9)) { _ in
                try await fixture.changes.until {
                    try await fixture.hurry()
                    return try await fixture.number("SELECT count(*) FROM delivery_attempt") >= tries * messages.count
                }
            }
            #expect(try await fixture.number("SELECT count(*) FROM delivery WHERE state = 'pending'") == messages.count)
            try await fixture.script("DELETE FROM job WHERE payload ->> 'deliveryId' = '\(messages[1])';")
            #expect(try await fixture.enqueueMessages() == 1)
            try await withFolder { folder in
                try await MailServer.with(folder: folder) { server in
                    try await fixture.deliver(by: Self.ways(server.port))
                    // What is accepted is asked for again by nobody, and a job that says otherwise does nothing.
                    #expect(try await fixture.enqueueMessages() == 0)
                    #expect(server.accepted.count == messages.count)
                }
            }
            for message in messages { #expect(try await fixture.fate(of: message).hasSuffix(",accepted")) }
        }
    }

    @Test("A message that was accepted while nobody heard of it goes again as the same message, by its Message-ID")
    func unheard() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.smtp)
            try await withFolder { folder in
                try await MailServer.with(folder: folder) { server in
                    let message = try await fixture.addMessage(to: "lost")
                    try await fixture.deliver(by: Self.ways(server.port))
                    #expect(server.accepted.count == 2 && Set(server.accepted).count == 1)
                    #expect(server.accepted.allSatisfy { $0.contains("<\(message)@example.org>") })
                }
            }
        }
    }

    @Test("What has waited for a week is given up and comes back as a task")
    func expired() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.smtp)
            let old = try await fixture.addMessage(to: "fern", written: "current_instant() - interval '8 days'")
            try await fixture.deliver(by: Self.ways(9))
            #expect(try await fixture.fate(of: old) == "failed smtp expired refused:expired")
        }
    }

    @Test("No argument of curl tells whom a message is for, and no sign in an address adds an option")
    func options() {
        let submission = SMTPSubmission(
            SMTPSubmission.Configuration(address: "smtps://mail.example.org", sender: "reminders@example.org"))
        #expect(
            submission.options(to: #"o"brien\fern@example.org"#) == #"""
                silent
                url = "smtps://mail.example.org/example.org"
                mail-from = "reminders@example.org"
                mail-rcpt = "o\"brien\\fern@example.org"
                upload-file = "-"
                connect-timeout = "30"
                max-time = "120"
                write-out = "%{response_code}"
                output = "/dev/null"
                ssl-reqd
                """#)
    }

    private static func submission(_ port: Int, _ file: String?) -> SMTPSubmission {
        SMTPSubmission(
            SMTPSubmission.Configuration(
                address: "smtp://localhost:\(port)", sender: "reminders@example.org", certificateAuthorityFile: file))
    }

    @Test("Nothing leaves without TLS where TLS is asked for, nor to a server of an unknown name; with it, it does")
    func encrypted() async throws {
        try await WorkerFixture.with { fixture in
            try await fixture.choose(.smtp)
            try await withFolder { folder in
                try await MailServer.with(folder: folder) { server in
                    _ = try await fixture.addMessage(to: "fern")
                    try await fixture.running(ways: DeliveryWays(smtp: Self.submission(server.port, nil))) { _ in
                        try await fixture.changes.until {
                            try await fixture.number(
                                "SELECT count(*) FROM delivery_attempt WHERE code = 'smtpTLSFailed'") == 1
                        }
                    }
                    #expect(server.accepted.isEmpty)
                }
                try await withFolder { keys in
                    let (file, key) = try await Self.makeCertificate(in: keys)
                    try await MailServer.with(folder: folder, certificate: (file, key)) { server in
                        try await fixture.running(ways: DeliveryWays(smtp: Self.submission(server.port, nil))) { _ in
                            try await fixture.changes.until {
                                try await fixture.hurry()
                                return try await fixture.number(
                                    "SELECT count(*) FROM delivery_attempt WHERE code = 'smtpTLSFailed'") == 2
                            }
                        }
                        #expect(server.accepted.isEmpty)
                        try await fixture.deliver(by: DeliveryWays(smtp: Self.submission(server.port, file)))
                        #expect(server.accepted.count == 1)
                    }
                }
            }
        }
    }

    /// A certificate for this machine that nobody else trusts, and its key.
    private static func makeCertificate(in folder: String) async throws -> (file: String, key: String) {
        let (file, key) = ("\(folder)/certificate", "\(folder)/key")
        let made = try await Subprocess.run(
            .name("openssl"),
            arguments: [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", key, "-out", file,
            ], output: .discarded)
        #expect(made.terminationStatus.isSuccess)
        return (file, key)
    }
}
