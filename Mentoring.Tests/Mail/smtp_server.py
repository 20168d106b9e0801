"""A real SMTP server that does as its plan says and records every mail it takes.

Usage: smtp_server.py PLAN.json
The plan: port (0 for any), certificate and key (null for no encryption and no password), record (a file to append to),
slowSeconds, and tries: for an address, or "*" for all, what to do about one try after the other; behind the list, and
without one, mails are taken. A name that ends in "!" stays for good.
"""
import asyncio, email, json, os, ssl, sys
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

plan = json.load(open(sys.argv[1]))
record = open(plan["record"], "a")


def planned(address):
    tries = plan["tries"].get(address) or plan["tries"].get("*") or []
    if not tries:
        return "take"
    return tries[0].rstrip("!") if tries[0].endswith("!") else tries.pop(0)


def take(session, envelope):
    content = envelope.content.decode("ascii")
    record.write(json.dumps({
        "id": email.message_from_string(content)["Message-ID"], "from": envelope.mail_from, "to": envelope.rcpt_tos,
        "tls": session.ssl is not None, "user": session.auth_data, "content": content}) + "\n")
    record.flush()
    os.fsync(record.fileno())
    print("taken", flush=True)


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        self.act = planned(address)
        if self.act == "later":
            return "451 4.7.1 please try later"
        if self.act == "refuse":
            return "550 5.1.1 nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):
        if self.act == "slow":
            await asyncio.sleep(plan["slowSeconds"])
        if self.act == "linger":
            await asyncio.sleep(0.2)
        if self.act == "refuse-content":
            return "554 5.7.1 we do not want this"
        if self.act == "hang-up":
            server.transport.abort()
            return "250 never heard"
        take(session, envelope)
        if self.act == "take-and-hang-up":
            server.transport.abort()
        elif self.act == "answer-and-hang-up":
            await server.push("250 taken")
            server.transport.close()
        return "250 taken"


class Server(SMTP):
    # Mechanisms have no letter case to most servers; aiosmtpd knows them in capitals only
    async def smtp_AUTH(self, arg):
        mechanism, _, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(f"{mechanism.upper()} {rest}".strip())


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and data.login == b"mentoring" and data.password == b"secret"
    return AuthResult(success=good, auth_data="mentoring" if good else None)


def guarded():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(plan["certificate"], plan["key"])
    return Server(Handler(), tls_context=context, require_starttls=True, auth_required=True, authenticator=authenticate)


async def main():
    make = guarded if plan["certificate"] else (lambda: Server(Handler()))
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", plan["port"])
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
