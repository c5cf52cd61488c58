"""Following by mail, over the web: confirmed twice, left with one click, and nothing told to who only asks."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.publish.follow.limits import Limits, network_of
from pourparlers.publish.follow.signing import TO_CONFIRM, tidy
from pourparlers.publish.known import Known
from pourparlers.store import letters
from pourparlers.store.engine import Store

from .postbox import FORM, SITE, Postbox, link, markup_of, text_of


def heading(text: str) -> str:
    found = LexborHTMLParser(text).css_first("h1")
    assert found is not None
    return found.text().strip()


def test_the_page_offers_what_there_is(client: TestClient, box: Postbox) -> None:
    """Without settings of mail it is calendars and feeds; each address that it gives answers."""
    for address in ("/en/follow", "/en/follow?actor=russia", "/en/follow?place=geneva", "/en/follow?q=geneva"):
        plain, mailed = LexborHTMLParser(client.get(address).text), LexborHTMLParser(box.client.get(address).text)
        assert not plain.css("form.signing")
        assert bool(mailed.css("form.signing")) == ("q=" not in address)
        given = [
            node.attributes["href"] or ""
            for node in plain.css("main .plain a, main .sub a")
            if "/follow" not in (node.attributes["href"] or "")
        ]
        given += [plain.css_first("#calendar-address").attributes["value"] or ""]  # type: ignore[union-attr]
        assert len(given) > 2
        for one in given:
            assert client.get(one).status_code == 200, one
        webcal = plain.css_first("a.button")
        assert webcal is not None
        assert (webcal.attributes["href"] or "").startswith("webcal://testserver/en/")
    assert client.get("/follow?actor=nobody-at-all").status_code == 404
    assert client.get("/follow?section=none").status_code == 404


def test_pages_lead_to_following(client: TestClient) -> None:
    for address, to in (
        ("/en/actor/russia", "/en/follow?actor=russia"), ("/en/place/geneva", "/en/follow?place=geneva"),
        ("/en/search?q=geneva", "/en/follow?q=geneva"), ("/en/calendar", "/en/follow"),
    ):  # fmt: skip
        page = LexborHTMLParser(client.get(address).text)
        assert to in [node.attributes["href"] for node in page.css("footer a")], address


def test_signing_up_and_leaving(box: Postbox) -> None:
    asked = box.client.post("/fr/follow?actor=russia", data=FORM)
    assert (asked.status_code, heading(asked.text)) == (200, "Regardez votre courrier")
    (reader,) = box.readers()
    assert (reader.kind, reader.name, reader.language, reader.rhythm) == ("actor", "Russia", "fr", "daily")
    assert reader.confirmed is None
    assert "Russie" in reader.wording
    assert "Winter talks" in reader.wording
    (letter,) = box.letters()
    assert letter["To"] == "reader@example.net"
    assert "List-Unsubscribe" not in letter
    assert " ".join(reader.wording.split()) in " ".join(text_of(letter).split())
    assert reader.wording in markup_of(letter)
    confirm = link(letter, "confirm")
    assert SITE + confirm in markup_of(letter)

    page = box.client.get(confirm)
    assert page.status_code == 200
    assert box.client.head(confirm).status_code == 200
    assert box.readers() == [reader]
    (form,) = LexborHTMLParser(page.text).css("main form")
    assert (form.attributes["method"], form.attributes["action"]) == ("post", confirm)

    box.forward(hours=1)
    assert box.client.post(confirm).status_code == 200
    (reader,) = box.readers()
    assert (reader.asked, reader.confirmed) == ("2022-01-09T12:00:00Z", "2022-01-09T13:00:00Z")

    leave = confirm.replace("confirm", "leave")
    assert box.client.get(leave).status_code == 200
    assert len(box.readers()) == 1
    gone = box.client.post(leave)
    assert heading(gone.text) == "Vous êtes désabonné"
    assert box.readers() == []
    assert box.store.look(letters.all_letters) == []
    assert box.client.get(leave).status_code == 404
    assert box.client.get(confirm).status_code == 404


def test_one_click(box: Postbox) -> None:
    """RFC 8058: the address of the head takes the post of a mail program, which has been to no page."""
    box.sign_up()
    box.forward(days=1)
    box.digests()
    (letter,) = box.letters()
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = str(letter["List-Unsubscribe"]).strip("<>").removeprefix(SITE)
    done = box.client.post(address, data={"List-Unsubscribe": "One-Click"}, headers={"sec-fetch-site": "cross-site"})
    assert done.status_code == 200
    assert box.readers() == []
    assert box.client.post(address, data={"List-Unsubscribe": "One-Click"}).status_code == 200


def test_one_click_as_a_multipart_form(box: Postbox) -> None:
    reader = box.sign_up()
    done = box.client.post(f"/en/follow/leave/{reader.token}", files={"List-Unsubscribe": (None, "One-Click")})
    assert (done.status_code, box.readers()) == (200, [])


def test_settings(box: Postbox) -> None:
    reader = box.sign_up()
    manage = f"/en/follow/manage/{reader.token}"
    page = box.client.get(manage)
    assert reader.wording in page.text.replace("&#39;", "'")
    assert box.client.post(manage, data={"rhythm": "change", "language": "uk"}).status_code == 200
    (changed,) = box.readers()
    assert (changed.rhythm, changed.language, changed.token) == ("change", "uk", reader.token)
    box.client.post(manage, data={"rhythm": "hourly", "language": "tlh"})
    (kept,) = box.readers()
    assert (kept.rhythm, kept.language) == ("daily", "uk")


def test_nobody_is_told_who_follows(box: Postbox) -> None:
    """The answer is the same for a new address, one that waits, one that follows; only its owner hears more."""
    new = box.client.post("/en/follow", data=FORM)
    (letter,) = box.letters()
    waiting = box.client.post("/en/follow", data=FORM)
    assert box.letters() == []
    box.client.post(link(letter, "confirm"))
    box.forward(hours=1)
    known_already = box.client.post("/en/follow", data=FORM)
    (letter,) = box.letters()
    assert "already follow" in letter["Subject"]
    again = box.client.post("/en/follow", data=FORM)
    assert box.letters() == []
    answers = [new, waiting, known_already, again]
    assert len({(one.status_code, one.text, *sorted(one.headers.items())) for one in answers}) == 1
    assert len(box.readers()) == 1


def test_a_second_wish_has_its_own_words_and_time(box: Postbox) -> None:
    box.client.post("/en/follow", data=FORM)
    first = box.readers()[0]
    box.forward(minutes=11)
    box.client.post("/fr/follow", data=FORM | {"rhythm": "change"})
    (second,) = box.readers()
    assert (second.token, second.rhythm, second.language) == (first.token, "change", "fr")
    assert second.wording != first.wording
    assert second.asked > first.asked
    assert len(box.letters()) == 2


def test_who_does_not_confirm_is_forgotten(box: Postbox) -> None:
    box.client.post("/en/follow", data=FORM)
    (letter,) = box.letters()
    box.forward(seconds=TO_CONFIRM.total_seconds() + 1)
    assert box.client.post(link(letter, "confirm")).status_code == 404
    tidy(box.office)
    assert box.readers() == []
    assert box.store.look(letters.all_letters) == []


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"address": "nobody"}, "mailbox"), ({"address": "a@b.org\r\nBcc: x@y.org"}, "mailbox"),
        ({"consent": ""}, "consent"),
        ({"address": "<script>alert(1)</script>"}, "mailbox"), ({"address": "a@b.org, c@d.org"}, "mailbox"),
    ],
)  # fmt: skip
def test_what_can_not_be_sent(box: Postbox, form: dict[str, str], field: str) -> None:
    answer = box.client.post("/en/follow", data=FORM | form)
    assert answer.status_code == 400
    page = LexborHTMLParser(answer.text)
    assert [node.attributes["id"] for node in page.css("[aria-invalid]")] == [field]
    assert page.css_first("[role=alert]") is not None
    assert not page.css("script:not([src])")
    assert (box.readers(), box.letters()) == ([], [])


def test_addresses_and_networks_are_limited(store: Store, known: Known) -> None:
    box = Postbox(store, known, Limits("2/day", "4/hour", "100/hour"))
    same = [box.client.post(f"/en/follow?{what}", data=FORM | {"address": f"reader+{n}@example.net"})
            for n, what in enumerate(("", "actor=russia", "place=geneva"))]  # fmt: skip
    assert [one.status_code for one in same] == [200, 200, 200]
    assert len(box.letters()) == 2
    assert box.client.post("/en/follow", data=FORM | {"address": "other@example.net"}).status_code == 200
    flood = box.client.post("/en/follow", data=FORM | {"address": "more@example.net"})
    assert flood.status_code == 429
    assert len(box.letters()) == 1
    assert box.client.get("/en/follow").status_code == 200


def test_a_flood_gets_no_letters(store: Store, known: Known) -> None:
    box = Postbox(store, known, Limits())
    answers = [
        box.client.post("/en/follow", data=FORM | {"address": f"r{n}@example.net"}).status_code for n in range(200)
    ]
    assert answers.count(200) == 20
    assert len(box.letters()) == 20


def test_networks() -> None:
    assert network_of("192.0.2.7") == network_of("192.0.2.200") != network_of("192.0.3.7")
    assert network_of("2001:db8::1") == network_of("2001:db8:0:1::1") != network_of("2001:db8:1::1")
    assert network_of("::ffff:192.0.2.7") == network_of("192.0.2.7")
    assert network_of("testclient") == "testclient"


def test_pages_of_one_reader_are_nobody_elses(box: Postbox) -> None:
    reader = box.sign_up()
    for what in ("manage", "leave", "confirm"):
        answer = box.client.get(f"/en/follow/{what}/{reader.token}")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-robots-tag"] == "noindex"
        assert "set-cookie" not in answer.headers
        assert len(LexborHTMLParser(answer.text).css("h1")) == 1
        assert box.client.get(f"/en/follow/{what}/{reader.token[:-1]}").status_code == 404
    assert "Disallow: /follow/" in box.client.get("/robots.txt").text


def test_what_is_no_address_of_following(box: Postbox, client: TestClient) -> None:
    for path in ("/follow/x", "/follow/leave", "/follow/leave/a/b", "/follow/drop/a", "/follow/leave/a.json"):
        assert box.client.get(path).status_code == 404, path
        assert box.client.post(path).status_code in (200, 404), path
    assert box.client.post("/en/follow?q=geneva", data=FORM).status_code == 404
    assert box.client.post("/en/follow", data=FORM, headers={"sec-fetch-site": "cross-site"}).status_code == 404
    assert box.client.post("/en/follow", content=b"address=" + b"a" * 100_000).status_code == 400
    assert box.client.post("/en/follow", content=b"&a=" * 50, headers={"content-type": "x"}).status_code == 400
    assert box.client.put("/en/follow/leave/a").status_code == 404
    assert client.post("/en/follow", data=FORM).status_code == 405
    assert client.get("/en/follow/leave/a").status_code == 404
    assert (box.readers(), box.letters()) == ([], [])


def test_links_begin_at_the_site_that_the_operator_named(box: Postbox) -> None:
    """Whatever host a request gives: a letter must lead to no other."""
    box.client.post("/en/follow", data=FORM, headers={"host": "evil.example"})
    (letter,) = box.letters()
    assert "evil.example" not in letter.as_string()
    assert SITE in text_of(letter)


def test_the_past_can_not_be_followed(store: Store, known: Known) -> None:
    past = Known(known.record, known.today, "past", known.search, past=True)
    box = Postbox(store, past)
    assert not LexborHTMLParser(box.client.get("/en/follow").text).css("form.signing")
    assert box.client.post("/en/follow", data=FORM).status_code == 404


def test_a_get_never_acts(box: Postbox) -> None:
    reader = box.sign_up()
    box.client.post("/en/follow?actor=russia", data=FORM)
    waiting = next(one for one in box.readers() if one.confirmed is None)
    before = (box.readers(), box.store.look(letters.all_letters))
    for token in (reader.token, waiting.token):
        for what in ("confirm", "leave", "manage"):
            for query in ("", "?List-Unsubscribe=One-Click", "?rhythm=change&language=uk"):
                box.client.get(f"/en/follow/{what}/{token}{query}")
                box.client.head(f"/en/follow/{what}/{token}{query}")
    assert (box.readers(), box.store.look(letters.all_letters)) == before


def test_nobody_is_invited_to_share_them(box: Postbox) -> None:
    """No address to copy, no picture, no form: only the page's own address has the reader's token."""
    reader = box.sign_up()
    page = LexborHTMLParser(box.client.get(f"/en/follow/manage/{reader.token}").text)
    assert not page.css(".share, .zone, link[rel=canonical], meta[property='og:image']")
    assert page.css_first("#tongues") is not None
