"""The one door through which letters leave: one connection to the operator's mail server, for as long as it lasts."""

from __future__ import annotations

import contextlib
import re
import smtplib
import ssl
from collections.abc import Callable

from pourparlers.errors import InputError
from pourparlers.mail.settings import MailSettings

PATIENCE = 30.0
"""Seconds to wait for each answer of the server."""
FOR_GOOD = 500
NOT_ALLOWED = frozenset({421, 454, 530, 534, 535, 538})
"""Answers that are about who sends, and not about the letter."""
NOBODY = frozenset({550, 551, 553})
STATUS = re.compile(r"[245]\.(\d{1,3})\.(\d{1,3})\b")
"""The enhanced status of an answer (RFC 3463): 5.1 and 5.2.1 are about the address, 5.7 about what is allowed."""


class MailError(InputError):
    """A letter that did not leave: what happened. ``later`` says that another time may do, ``all`` that it is nothing
    about this letter, so no other would leave either, ``nobody_there`` that the address is none."""

    def __init__(
        self, where: str, why: str, *, later: bool, all_of_them: bool = False, nobody_there: bool = False
    ) -> None:
        super().__init__(where, why)
        self.later, self.all_of_them, self.nobody_there = later, all_of_them, nobody_there


class Door:
    """A way to the mail server, opened with the first letter and closed at the end."""

    def __init__(self, settings: MailSettings, password: str, patience: float = PATIENCE) -> None:
        self._settings, self._password, self._patience = settings, password, patience
        self._open: smtplib.SMTP | None = None
        self.where = f"{settings.host}:{settings.whole_port}"

    def __enter__(self) -> Door:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        if self._open is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._open.quit()
            self._open.close()
            self._open = None

    def hand_over(self, recipient: str, message: str, handing: Callable[[], None]) -> None:
        """Give a letter to the server. ``handing`` is called when it asks for the words, just before it has them."""
        try:
            server = self._server()
            if server.noop()[0] >= 400:
                raise smtplib.SMTPServerDisconnected("it closes")
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise self._told(error, all_of_them=True) from None
        try:
            self._envelope(server, recipient)
            handing()
            code, answer = server.data(message)
            if code >= 400:
                raise smtplib.SMTPDataError(code, answer)
        except MailError:
            self._reset(server)
            raise
        except (OSError, smtplib.SMTPException) as error:
            said = isinstance(error, smtplib.SMTPResponseException)
            if said:
                self._reset(server)
            else:
                self._drop()
            raise self._told(error, all_of_them=not said) from None

    def _envelope(self, server: smtplib.SMTP, recipient: str) -> None:
        code, answer = server.mail(self._settings.sender_address)
        if code >= 400:
            self._reset(server)
            raise self._told(smtplib.SMTPResponseException(code, answer), all_of_them=True)
        code, answer = server.rcpt(recipient)
        if code >= 400:
            raise smtplib.SMTPResponseException(code, answer)

    def _server(self) -> smtplib.SMTP:
        if self._open is not None:
            return self._open
        settings = self._settings
        secure = ssl.create_default_context()
        host, port, own = settings.host, settings.whole_port, settings.site_host
        if settings.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, own, timeout=self._patience, context=secure)
        else:
            server = smtplib.SMTP(host, port, own, timeout=self._patience)
        self._open = server
        if settings.security == "starttls":
            server.starttls(context=secure)
        if settings.user:
            server.login(settings.user, self._password)
        server.ehlo_or_helo_if_needed()
        return server

    def _reset(self, server: smtplib.SMTP) -> None:
        try:
            server.rset()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _drop(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _told(self, error: Exception, *, all_of_them: bool) -> MailError:
        """What happened in one line; whether another time may do is the server's word, else it may."""
        code, why = _said(error)
        status = STATUS.search(why)
        about_all = all_of_them or code in NOT_ALLOWED
        policy = status is not None and status[1] == "7"
        later = about_all or code is None or code < FOR_GOOD or policy
        address = status is not None and (status[1] == "1" or (status[1], status[2]) == ("2", "1"))
        nobody = not later and (address if status else code in NOBODY)
        return MailError(self.where, why, later=later, all_of_them=about_all, nobody_there=nobody)


def _said(error: Exception) -> tuple[int | None, str]:
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
        return error.smtp_code, " ".join(f"the mail server says {error.smtp_code} {words}".split())[:300]
    if isinstance(error, ssl.SSLError):
        return (
            None,
            f"no safe connection to the mail server: {getattr(error, 'verify_message', '') or error.reason or error}",
        )
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return None, f"the mail server can't do what is set: {error}"
    if isinstance(error, TimeoutError):
        return None, "the mail server does not answer"
    return None, " ".join(f"no mail server: {getattr(error, 'strerror', None) or error}".split())[:300]
