"""A real SMTP server on loopback, which keeps what it takes, and can be told to refuse, to stall and to hang up."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "talks", "s3cret"


class Postbox:
    """What came in, and what is answered: ``at_rcpt`` and ``at_data`` give an answer, ``None`` for the usual one."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.to: list[str] = []
        self.secure: list[bool] = []
        self.at_mail: Callable[[], str | None] = lambda: None
        self.at_rcpt: Callable[[str], str | None] = lambda _: None
        self.at_data: Callable[[], str | None] = lambda: None
        self.hang_up_at_data = False
        self.keep_before_hanging_up = False

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.at_mail() or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.at_rcpt(address)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hang_up_at_data:
            if self.keep_before_hanging_up:
                self._keep(server, envelope)
            assert server.transport is not None
            server.transport.abort()
            return "421 gone"
        answer = self.at_data()
        if answer is None:
            self._keep(server, envelope)
        return answer or "250 OK"

    def _keep(self, server: SMTP, envelope: Envelope) -> None:
        content = envelope.original_content or b""
        self.raw.append(content)
        letter = message_from_bytes(content, policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.to += envelope.rcpt_tos
        assert server.transport is not None
        self.secure.append(server.transport.get_extra_info("ssl_object") is not None)


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=good, handled=False)


class Server:
    """The server at work, on a port of its own."""

    def __init__(self, secure: ssl.SSLContext | None = None, *, at_once: bool = False, port: int = 0) -> None:
        self.box = Postbox()
        options: dict[str, Any] = {}
        if secure is not None:
            options = {"authenticator": authenticate, "auth_required": True}
            if at_once:
                options |= {"ssl_context": secure, "auth_require_tls": False, "auth_required": False}
            else:
                options |= {"tls_context": secure, "require_starttls": True}
        self.port = port or free_port()
        self._controller = Controller(self.box, hostname="127.0.0.1", port=self.port, ready_timeout=20, **options)

    def __enter__(self) -> Server:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
