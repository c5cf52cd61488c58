"""A letter: the heads that programs read, whole addresses in them, and no line of a stranger's own."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from urllib.parse import quote

import pytest

from pourparlers.mail.message import LONGEST_SUBJECT, Draft, message_of
from pourparlers.mail.settings import MailSettings

SETTINGS = MailSettings(
    host="localhost", sender="Зимові переговори <talks@example.org>", site="https://talks.example.org"
)
MOMENT = datetime(2022, 1, 9, 5, tzinfo=UTC)
DRAFT = Draft(
    "digest/1/2022-01-09", "reader@example.net", "uk", "Женева: нове 1", "Текст\n", "<p>Текст</p>",
    "https://talks.example.org/uk/follow/leave/" + "t" * 60, "place/Geneva",
)  # fmt: skip
HOSTILE = (
    "a\r\nBcc: evil@example.org", "a\nBcc: evil@example.org", "a\rBcc: evil@example.org", "a\u2028Bcc: evil@a.org",
    "a\x00b\x0b\x0c\x85", "=?utf-8?q?=0D=0ABcc:_evil@example.org?=", "\u202egro.elpmaxe", "x" * 5000, "\ud800", " ", "",
)  # fmt: skip


def read(draft: Draft, settings: MailSettings = SETTINGS) -> tuple[str, EmailMessage]:
    raw = message_of(draft, settings, MOMENT)
    made = message_from_string(raw, policy=default)
    assert isinstance(made, EmailMessage)
    return raw, made


def test_its_heads() -> None:
    raw, made = read(DRAFT)
    assert made["From"] == "Зимові переговори <talks@example.org>"
    assert made["To"] == "reader@example.net"
    assert made["Subject"] == "Женева: нове 1"
    assert made["Date"].datetime == MOMENT
    assert re.fullmatch(r"<[0-9a-f]{40}@talks\.example\.org>", made["Message-ID"])
    assert made["Auto-Submitted"] == "auto-generated"
    assert re.fullmatch(r"<[0-9a-f]{16}\.follow\.talks\.example\.org>", made["List-Id"])
    assert f"List-Unsubscribe: <{DRAFT.leave}>\r\n" in raw
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    assert made.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in made.iter_parts()] == ["text/plain", "text/html"]
    assert [part.get_content().strip() for part in made.iter_parts()] == ["Текст", "<p>Текст</p>"]
    assert all(len(line) <= 998 for line in raw.split("\r\n"))
    assert raw.isascii()


def test_the_same_letter_has_the_same_identifier() -> None:
    assert message_of(DRAFT, SETTINGS, MOMENT) == message_of(DRAFT, SETTINGS, MOMENT)
    other = read(DRAFT._replace(key="digest/1/2022-01-10"))[1]
    assert other["Message-ID"] != read(DRAFT)[1]["Message-ID"]


def test_what_nobody_may_leave_has_no_such_head() -> None:
    made = read(DRAFT._replace(leave="", list_name=""))[1]
    assert not {"List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"} & set(made.keys())


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_becomes_a_head(words: str) -> None:
    settings = MailSettings(host="a", sender=f'"{words[:50]}" <talks@example.org>', site=SETTINGS.site)
    draft = DRAFT._replace(
        subject=words,
        text=words,
        markup=words,
        language=words,
        list_name=words,
        key=words,
        leave=f"https://a.org/{quote(words[:50], errors='replace')}",
    )
    plain = set(read(DRAFT)[1].keys()) - (set() if words else {"List-Id"})
    for settled in (SETTINGS, settings) if settings.sender_address else (SETTINGS,):
        raw, made = read(draft, settled)
        assert set(made.keys()) == plain
        assert made["To"] == "reader@example.net"
        assert not any(line.lower().startswith("bcc") for line in raw.partition("\r\n\r\n")[0].splitlines())
        assert len(str(made["Subject"])) <= LONGEST_SUBJECT
        assert "\n" not in raw.replace("\r\n", "")
        assert "\r" not in raw.replace("\r\n", "")


def test_a_long_address_stays_whole() -> None:
    settings = MailSettings(host="a", sender="a@b.org", site="https://" + "very-long-name." * 8 + "example.org")
    leave = settings.base + "/leave/" + "t" * 60
    raw, _ = read(DRAFT._replace(leave=leave), settings)
    assert f"List-Unsubscribe: <{leave}>\r\n" in raw
