"""E-mail messages (``.eml``, mbox): newsletters and press releases, each a delivery; what is attached, too."""

from __future__ import annotations

import datetime
import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import islice

import msgspec

from pourparlers.delivery import Delivery
from pourparlers.errors import InputError
from pourparlers.gather import agenda
from pourparlers.gather.codes import address_of, language_code
from pourparlers.gather.moments import iso
from pourparlers.gather.sheet import voiced
from pourparlers.gather.tally import Tally

MOST_BYTES = 64 * 2**20
MOST_MESSAGES = 20_000
MOST_PARTS = 200
MOST_ATTACHED = 20
FROM_LINE = re.compile(rb"^From [^\n]*\n", re.M)
HEADER = re.compile(rb"(?:[!-9;-~]{1,76}:[^\n]*\n(?:[ \t][^\n]*\n)*)")
HEADERS = re.compile(HEADER.pattern + rb"{2,100}")
SENT = (re.compile(rb"^(?:From|Received):", re.M | re.I), re.compile(rb"^(?:Subject|Date|To|Message-ID):", re.M | re.I))
BRACKETS = re.compile(r"<?\s*(https?://[^\s<>]{1,2000})")


def messages(
    data: bytes, where: str, *, today: datetime.date | None = None, tally: Tally | None = None
) -> Iterator[Delivery]:
    """The messages of a file, and the pages and agendas attached to them. ``today`` is for series in an agenda."""
    tally = tally if tally is not None else Tally()
    if len(data) > MOST_BYTES:
        raise InputError(where, f"larger than {MOST_BYTES // 2**20} MB", "Split the mailbox")
    found = False
    for raw in islice(_split(data.replace(b"\r\n", b"\n")), MOST_MESSAGES):
        if not HEADER.match(raw):
            tally.pass_over("no message")
            continue
        found = True
        try:
            yield from _deliveries(raw, where, today, tally)
        except InputError as error:
            tally.pass_over(f"a message that {error.why}")
    if not found:
        raise InputError(where, "is no e-mail message", "It must begin with its headers (From:, Date:, Subject:)")


def is_message(head: bytes) -> bool:
    """Whether a file begins like a message or a mailbox: lines of headers, among them who sends it."""
    head = head.replace(b"\r\n", b"\n")
    if head.startswith(b"From ") and (first := FROM_LINE.match(head)):
        head = head[first.end() :]
    block = HEADERS.match(head)
    return block is not None and all(pattern.search(block[0]) for pattern in SENT)


def _split(data: bytes) -> Iterator[bytes]:
    """The messages of a mailbox; a file that does not begin as one is one message."""
    if not data.startswith(b"From "):
        yield data
        return
    at = 0
    for match in FROM_LINE.finditer(data):
        if match.start() and data[match.start() - 2 : match.start()] != b"\n\n":
            continue
        if match.start():
            yield data[at : match.start()]
        at = match.end()
    yield data[at:]


def _deliveries(raw: bytes, where: str, today: datetime.date | None, tally: Tally) -> Iterator[Delivery]:
    for delivery in _read(raw, where, today, tally):
        tally.took(delivery.published)
        yield delivery


def _read(raw: bytes, where: str, today: datetime.date | None, tally: Tally) -> list[Delivery]:
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        return list(_of(message, where, today, tally))
    except InputError:
        raise
    except Exception as error:  # the parser of headers raises whatever a stranger's header makes it raise
        raise InputError(where, f"can't be read ({type(error).__name__})", "Save the message anew") from None


def _of(message: EmailMessage, where: str, today: datetime.date | None, tally: Tally) -> Iterator[Delivery]:
    name, address = parseaddr(_header(message, "From") or "")
    sent = iso(_header(message, "Date"))
    headline = _header(message, "Subject")
    told = Delivery(
        data=b"",
        url=_archived(message),
        outlet=name or address.rpartition("@")[2] or None,
        headline=headline,
        language=language_code(_header(message, "Content-Language")),
        published=sent,
    )
    parts = list(islice((part for part in message.walk() if not part.is_multipart()), MOST_PARTS))
    inline = [part for part in parts if part.get_content_disposition() != "attachment"]
    body = _longest(inline, "text/html") or _longest(inline, "text/plain")
    if body is not None:
        yield _filled(told, body)
    attached = 0
    for part in parts:
        kind = part.get_content_type()
        if part is body or attached >= MOST_ATTACHED:
            continue
        if kind == "text/calendar":
            attached += 1
            yield from _agenda(part, told, where, today, tally)
        elif kind == "text/html" and part.get_content_disposition() == "attachment" and _bytes(part).strip():
            attached += 1
            yield _filled(msgspec.structs.replace(told, headline=None, url=None), part)


def _agenda(
    part: EmailMessage, told: Delivery, where: str, today: datetime.date | None, tally: Tally
) -> Iterator[Delivery]:
    """The entries of an agenda that a message brings, as the word of who sends it."""
    inner = Tally()
    try:
        found = agenda.entries(_bytes(part), where, charset=part.get_content_charset(), today=today, tally=inner)
        for entry in found:
            voice = entry.voice or told.outlet
            yield msgspec.structs.replace(
                voiced(entry, voice) if voice else entry,
                outlet=told.outlet,
                published=entry.published or told.published,
                language=entry.language or told.language,
            )
    except InputError as error:
        tally.pass_over(f"an agenda that {error.why}")
    for why, number in inner.passed.items():
        tally.pass_over(why, number)


def _longest(parts: list[EmailMessage], kind: str) -> EmailMessage | None:
    texts = [part for part in parts if part.get_content_type() == kind and _bytes(part).strip()]
    return max(texts, key=lambda part: len(_bytes(part)), default=None)


def _filled(told: Delivery, part: EmailMessage) -> Delivery:
    return msgspec.structs.replace(
        told, data=_bytes(part), media_type=part.get_content_type(), charset=part.get_content_charset()
    )


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(message: EmailMessage, name: str) -> str | None:
    """A header on one line, its encoded words decoded; one that can't be read is as if it were not there."""
    try:
        value = message.get(name)
        return " ".join(str(value).split())[:1000].encode("utf-8", "replace").decode() or None if value else None
    except Exception:
        return None


def _archived(message: EmailMessage) -> str | None:
    """Where the message can be read on the web."""
    match = BRACKETS.match(_header(message, "Archived-At") or "")
    return address_of(match[1]) if match else None
