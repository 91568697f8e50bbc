"""A mail server for tests: accepts, refuses, puts off, delays and drops, by the name before the @ of the recipient.

    mail_server.py FOLDER PORT [CERTIFICATE KEY]

It writes each message that it accepts to a file of FOLDER, and its port to standard output when it listens. With a certificate it wants
STARTTLS first. It ends when its standard input does.
"""

import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.seen = {}

    def is_first(self, address):
        self.seen[address] = self.seen.get(address, 0) + 1
        return self.seen[address] == 1

    def keep(self, envelope):
        number = len(os.listdir(self.folder))
        with open(f"{self.folder}/{number:03}", "wb") as file:
            file.write(envelope.rcpt_tos[0].encode() + b"\r\n" + envelope.content)

    async def handle_RCPT(self, server, session, envelope, address, options):
        behaviour = address.split("@")[0]
        if behaviour == "refused":
            return "550 5.1.1 No such mailbox"
        if behaviour == "grey" and self.is_first(address):
            return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        behaviour = address.split("@")[0]
        if behaviour == "toolarge":
            return "552 5.3.4 Too large for us"
        if behaviour == "busy" and self.is_first(address):
            return "421 4.3.2 Closing for a while"
        if behaviour == "dropped" and self.is_first(address):
            server.transport.abort()
            return "250 OK"
        if behaviour == "slow" and self.is_first(address):
            await asyncio.sleep(3600)
        if behaviour == "lost" and self.is_first(address):
            # Accepted, but nobody hears of it.
            self.keep(envelope)
            server.transport.abort()
            return "250 OK"
        self.keep(envelope)
        return "250 OK"


async def main():
    folder, port = sys.argv[1], int(sys.argv[2])
    context = None
    if len(sys.argv) > 3:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[3], sys.argv[4])
    handler = Handler(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(handler, hostname="mail.example.org", tls_context=context, require_starttls=context is not None),
        "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    os._exit(0)


asyncio.run(main())
