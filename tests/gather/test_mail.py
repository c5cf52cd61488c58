"""E-mail: the text of a message, who sends it and when, and what is attached."""

from __future__ import annotations

import pytest
from hypothesis import given

from pourparlers.errors import InputError
from pourparlers.gather import mail
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors
from .samples import MESSAGE


def test_a_message_with_what_is_attached() -> None:
    letter, entry, note = mail.messages(MESSAGE, "mail")
    assert letter.headline == "Entretien à Genève"
    assert (letter.outlet, letter.language) == ("Ministère Exemple", "fr")
    assert letter.published == "2022-01-04T09:00:00+01:00"
    assert letter.url == "https://ministere.example.org/presse/1"
    assert (letter.media_type, letter.charset) == ("text/html", "windows-1252")
    assert letter.data.decode("windows-1252").strip() == "<p>Le ministre se rendra à Genève.</p>"
    assert entry.event is not None and entry.event.start == "2022-01-10T10:00"
    assert entry.voice == "Ministère Exemple"
    assert b"Une note." in note.data


def test_a_mailbox() -> None:
    box = b"".join(b"From sender Tue Jan  4 09:00:00 2022\n" + MESSAGE + b"\n" for _ in range(3))
    tally = Tally()
    assert len(list(mail.messages(box.replace(b"\n", b"\r\n"), "mbox", tally=tally))) == 9
    assert tally.found == 9


def test_a_plain_message_with_no_name() -> None:
    (letter,) = mail.messages(b"From: press@desk.example.org\nSubject: Talks\n\nThe talks are on Monday.\n", "mail")
    assert (letter.outlet, letter.media_type, letter.published) == ("desk.example.org", "text/plain", None)


def test_a_deep_message_is_passed_over() -> None:
    deep = b"From: a@b.example\n"
    for n in range(3000):
        deep += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
    tally = Tally()
    only_our_errors(lambda: mail.messages(deep, "deep", tally=tally))
    assert tally.found == 0


@pytest.mark.parametrize("data", [b"", b"hello", b"<html></html>", b"\x00\xff"])
def test_what_is_no_message_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError, match="no e-mail"):
        list(mail.messages(data, "x"))


def test_what_begins_like_a_message() -> None:
    assert mail.is_message(MESSAGE)
    assert mail.is_message(b"From sender Tue\r\n" + MESSAGE)
    assert not mail.is_message(b"Geneva: the talks\nwent on.\n")


@often
@given(damaged(MESSAGE, b"From x\n" + MESSAGE + b"\nFrom y\n" + MESSAGE))
def test_damaged_mail_gives_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: mail.messages(data, "damaged"))
