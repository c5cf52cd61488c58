"""A letter as mail servers take it (RFC 5322): text and markup, and what the programs on its way want to know.

Words come from the record, and so from strangers: whatever could end a line of a header is taken out first.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, Policy
from typing import NamedTuple

from pourparlers.mail.settings import MailSettings

LONGEST_SUBJECT = 180
UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff\ud800-\udfff]+")
UNFIT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Whole(UnstructuredHeader, BaseHeader):
    """A header whose value is never broken over lines: an address in it would be one no more."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


KINDS = HeaderRegistry()
for name in ("list-id", "list-unsubscribe", "message-id"):
    KINDS.map_to_type(name, Whole)
POLICY = SMTP.clone(cte_type="7bit", header_factory=KINDS)


class Draft(NamedTuple):
    """A letter before it is closed: ``key`` is its own for good; ``leave`` is the address at which its reader may be
    rid of all further ones, ``list_name`` what they are a row of."""

    key: str
    recipient: str
    language: str
    subject: str
    text: str
    markup: str
    leave: str = ""
    list_name: str = ""


def one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """Words that may stand in a header."""
    line = " ".join(UNFIT.sub(" ", text).split()).replace("=?", "= ?")
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def message_of(draft: Draft, settings: MailSettings, moment: datetime) -> str:
    """The letter, in letters of ASCII alone. The same draft at the same moment gives the same identifier."""
    made = EmailMessage(policy=POLICY)
    made["From"] = Address(one_line(settings.sender_name), addr_spec=settings.sender_address)
    made["To"] = Address(addr_spec=draft.recipient)
    made["Subject"] = one_line(draft.subject)
    made["Date"] = moment
    made["Message-ID"] = f"<{_digest(draft.key)}@{settings.site_host}>"
    made["Auto-Submitted"] = "auto-generated"
    made["X-Auto-Response-Suppress"] = "All"
    if draft.list_name:
        made["List-Id"] = f"<{_digest(draft.list_name)[:16]}.follow.{settings.site_host}>"
    if draft.leave:
        made["List-Unsubscribe"] = f"<{UNFIT.sub('', draft.leave)}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(UNFIT_TEXT.sub("\ufffd", draft.text), cte="quoted-printable")
    made.add_alternative(UNFIT_TEXT.sub("\ufffd", draft.markup), subtype="html", cte="quoted-printable")
    made["Content-Language"] = one_line(draft.language)
    del made["MIME-Version"]
    made["MIME-Version"] = "1.0"
    for number, part in enumerate(made.iter_parts()):
        del part["MIME-Version"]
        if number == 0:
            made.set_boundary(f"=_{_digest(draft.key)[:24]}")
    return made.as_bytes().decode("ascii")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]
