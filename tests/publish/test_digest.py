"""Digests: what is new to each reader and what comes, once a day, in the reader's language."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from pourparlers.publish.follow import sending
from pourparlers.publish.fresh import Fresh
from pourparlers.publish.known import Known
from pourparlers.store import followers
from pourparlers.store.engine import Store, open_store

from .hostile import HOSTILE, hostile
from .life import LIFE, add
from .postbox import SITE, Postbox, link, markup_of, text_of


def unheard(box: Postbox) -> None:
    """As if nothing had been told to anybody."""
    for one in box.readers():
        box.store.write(lambda connection, one=one: followers.change(connection, one.id, heard=0))  # type: ignore[misc]


def the_digest(box: Postbox, path: str) -> EmailMessage:
    box.sign_up(path)
    unheard(box)
    assert len(box.digests()) == 1
    (letter,) = box.letters()
    return letter


def test_what_a_digest_tells(box: Postbox) -> None:
    letter = the_digest(box, "/en/follow")
    text, page = text_of(letter), LexborHTMLParser(markup_of(letter))
    assert letter["Subject"].startswith("Winter talks: New")
    heads = [node.text() for node in page.css("h2")]
    assert heads[-1] == "In the next days"
    assert "New" in heads
    assert [head.upper() for head in heads] == [line for line in text.splitlines() if line in map(str.upper, heads)]
    assert "Monday 10 January 2022" in text
    for quote in page.css("blockquote"):
        said = " ".join(quote.text().split())
        assert said in " ".join(text.replace("\n  > ", " ").split())
    meetings = [node.attributes["href"] or "" for node in page.css("h3 a")]
    assert len(meetings) > 2
    for address in meetings:
        assert box.client.get(address.removeprefix(SITE)).status_code == 200
        assert address in text
    assert not page.css("script, img, link, form, mark")
    leave = link(letter, "leave")
    assert SITE + leave in markup_of(letter)
    assert str(letter["List-Unsubscribe"]) == f"<{SITE}{leave}>"
    assert letter["List-Id"].endswith(".follow.talks.example.org>")


@pytest.mark.parametrize(
    ("language", "head", "place"), [("fr", "Nouveau", "Genève"), ("uk", "Нове", "Женева"), ("en", "New", "Geneva")]
)
def test_in_the_readers_language(box: Postbox, language: str, head: str, place: str) -> None:
    letter = the_digest(box, f"/{language}/follow?place=geneva")
    assert letter["Content-Language"] == language
    assert str(letter["Subject"]).startswith(place)
    page = LexborHTMLParser(markup_of(letter))
    root = page.css_first("html")
    assert root is not None
    assert root.attributes["lang"] == language
    assert page.css_first("h1").text() == place  # type: ignore[union-attr]
    assert place in text_of(letter)
    assert all((node.attributes["href"] or "").startswith(f"{SITE}/{language}/") for node in page.css("h3 a"))


def test_only_of_what_is_followed(box: Postbox) -> None:
    russia = text_of(the_digest(box, "/en/follow?actor=russia"))
    assert "Paris" not in russia
    assert "GENEVA" in russia


def test_once_a_day(box: Postbox) -> None:
    box.sign_up()
    assert len(box.digests()) == 1
    assert box.digests() == []
    assert box.digests(at_once=True) == []
    box.now = "2022-01-10T04:59:59Z"
    assert box.digests() == []
    box.now = "2022-01-10T05:00:00Z"
    assert len(box.digests()) == 1
    assert box.digests() == []


def test_news_is_told_once(box: Postbox) -> None:
    box.sign_up()
    unheard(box)
    box.digests()
    first = box.letters()[-1]
    box.forward(days=1)
    box.digests()
    second = box.letters()[-1]
    assert "New" in first["Subject"]
    assert second["Subject"].startswith("Winter talks: In the next days")


def test_nothing_to_tell_is_no_letter(box: Postbox) -> None:
    box.sign_up("/en/follow?place=paris")
    assert box.digests() == []
    (reader,) = box.readers()
    assert reader.served == box.now
    assert box.letters() == []


def test_two_programs_at_once_make_one_letter(box: Postbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one is through with everything while this one has only just looked who is due."""
    box.sign_up()
    look, others = sending._due, []

    def meanwhile(*arguments: object) -> object:
        found = list(look(*arguments))  # type: ignore[arg-type]
        if not others:
            others.append(None)
            others.extend(box.digests())
        return iter(found)

    monkeypatch.setattr(sending, "_due", meanwhile)
    assert box.digests() == []
    assert len(others) == 2
    assert len(box.letters()) == 1


def test_killed_before_it_was_written(box: Postbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """That it was served and the letter stand or fall together."""
    box.sign_up()

    def killed(*_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(sending, "enqueue", killed)
        with pytest.raises(KeyboardInterrupt):
            box.digests()
    assert box.letters() == []
    assert len(box.digests()) == 1
    assert len(box.letters()) == 1


def test_on_change_through_the_life_of_a_meeting(tmp_path: Path) -> None:
    """Each step is told within the quarter of an hour, once, under its own head."""
    file = add(tmp_path, 0, LIFE[0].text)
    heads = ["Moved", "Called off or put off", "Confirmed", "Called off or put off"]
    with open_store(str(file)) as store:
        day = LIFE[0].day
        box = Postbox(store, Fresh(store, lambda: f"{day}T12:00:00Z").now(), now=f"{day}T12:00:00Z")
        box.sign_up("/en/follow?place=geneva", rhythm="change")
        assert box.digests() == []
        for number, step in enumerate(LIFE[1:], 1):
            add(tmp_path, number, step.text)
            box.now = f"{step.day}T12:00:00Z"
            box.known = Fresh(store, lambda: box.now).now()
            assert len(box.digests()) == 1
            assert box.digests() == []
            (letter,) = box.letters()
            page = LexborHTMLParser(markup_of(letter))
            assert next(node.text() for node in page.css("h2")) == heads[number - 1]
            quote = page.css_first("blockquote")
            assert quote is not None
            assert " ".join(quote.text().split()) in " ".join(step.text.split())
            if number == 1:
                assert (page.css_first("del").text(), page.css_first("ins").text()) == (  # type: ignore[union-attr]
                    "10 January 2022", "17 January 2022",
                )  # fmt: skip
        box.forward(minutes=20)
        assert box.digests() == []


def test_an_article_that_comes_late_is_news(tmp_path: Path) -> None:
    """What counts is when the record came to know it, not of which day it is."""
    file = add(tmp_path, 0, LIFE[0].text)
    with open_store(str(file)) as store:
        box = Postbox(store, Fresh(store, lambda: "2021-12-26T12:00:00Z").now(), now="2021-12-26T12:00:00Z")
        box.sign_up("/en/follow", rhythm="change")
        box.forward(hours=1)
        add(tmp_path, 1, LIFE[1].text)
        box.known = Fresh(store, lambda: box.now).now()
        assert [one.draft.subject for one in box.digests() if one.draft] == ["Winter talks: Moved 1"]


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_in_a_digest(store: Store, known: Known, kind: str) -> None:
    box = Postbox(store, hostile(known, HOSTILE[kind]))
    box.site = box.site._replace(name="Winter" + HOSTILE[kind])
    letter = the_digest(box, "/en/follow")
    page = LexborHTMLParser(markup_of(letter))
    assert not page.css("script, img, svg, iframe, object, [onerror], [onload], form")
    assert len(page.css("h1")) == 1
    assert letter["To"] == "reader@example.net"
    assert letter["Bcc"] is None
    assert not set("\u202e\u2066\x00\x1b") & set(text_of(letter) + markup_of(letter) + letter["Subject"])
    for node in page.css("a"):
        assert (node.attributes["href"] or "").startswith(("https://", "http://"))
    lines = text_of(letter).splitlines()
    assert not any(line.startswith(("ATTENDEE", "END:", "BEGIN:")) for line in lines)
