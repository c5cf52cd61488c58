"""The site's pages: each answers, in each language, safely, and its links lead somewhere."""

from __future__ import annotations

import gzip
import json
from urllib.parse import urljoin, urlsplit

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.desk import Desk
from pourparlers.model import MeetingReport
from pourparlers.publish.answering import POLICY
from pourparlers.publish.app import site_of
from pourparlers.publish.assets import assets
from pourparlers.publish.known import Known
from pourparlers.record.build import record_of
from pourparlers.record.correction import Correction, standing
from pourparlers.record.entry import Corrected
from pourparlers.record.ledger import Ledger

from .conftest import TODAY

LANGUAGES = ("en", "fr", "uk", "ar")
HTML_MOST, CSS_MOST, JS_MOST = 40_000, 15_000, 20_000


def tree(client: TestClient, address: str, status: int = 200, **headers: str) -> LexborHTMLParser:
    answer = client.get(address, headers=headers)
    assert answer.status_code == status, address
    return LexborHTMLParser(answer.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_and_safe(client: TestClient, pages: list[str], language: str) -> None:
    scripts = {assets()["site.js"].address}
    for path in pages:
        answer = client.get(f"/{language}{path}".rstrip("/"))
        assert answer.status_code == (404 if "nothing" in path else 400 if "never" in path else 200), path
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
        page = LexborHTMLParser(answer.text)
        root = page.css_first("html")
        assert root is not None
        assert root.attributes["lang"] == language
        assert root.attributes["dir"] == ("rtl" if language == "ar" else "ltr")
        assert len(page.css("h1")) == 1, path
        assert not page.css("style, [style], [onclick], iframe, img")
        running = page.css("script:not([type='application/ld+json'])")
        assert {node.attributes.get("src", "") for node in running} == scripts
        assert not any(node.text() for node in running)
        ids = [node.attributes["id"] for node in page.css("[id]")]
        assert len(ids) == len(set(ids)), path


def test_all_links_of_the_site_lead_somewhere(client: TestClient) -> None:
    seen, todo = set(), {"/", "/fr", "/uk"}
    while todo:
        address = todo.pop()
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = LexborHTMLParser(answer.text)
        for node in page.css("a[href], link[href]"):
            to = urljoin(address, node.attributes["href"] or "")
            if to.startswith(("#", "webcal:")) or urlsplit(to).netloc not in ("", "testserver"):
                continue
            path = to.split("#")[0].removeprefix("http://testserver")
            if path not in seen and len(seen) + len(todo) < 400:
                todo.add(path)
    assert len(seen) > 150


def test_pages_are_light(client: TestClient, pages: list[str]) -> None:
    for address in pages:
        assert len(gzip.compress(client.get(address).content)) < HTML_MOST, address
    style = tree(client, "/").css_first("link[rel=stylesheet]")
    assert style is not None
    assert len(gzip.compress(client.get(style.attributes["href"] or "").content)) < CSS_MOST
    scripts = [asset.body for name, asset in assets().items() if name.endswith(".js")]
    assert sum(len(gzip.compress(body)) for body in scripts) < JS_MOST


def test_nothing_is_loaded_from_elsewhere(client: TestClient, pages: list[str]) -> None:
    for address in pages:
        page = LexborHTMLParser(client.get(address).text)
        for node in page.css("link[rel=stylesheet], link[rel=preload], link[rel=icon], [src]"):
            assert (node.attributes.get("href") or node.attributes.get("src") or "").startswith("/static/")


def test_language_of_the_browser_and_of_the_address(client: TestClient) -> None:
    def spoken(address: str, wish: str) -> str | None:
        root = tree(client, address, **{"accept-language": wish}).css_first("html")
        assert root is not None
        return root.attributes["lang"]

    assert spoken("/", "uk-UA,uk;q=0.9,en;q=0.5") == "uk"
    assert spoken("/", "de, en;q=0.2, fr;q=0.8") == "fr"
    assert spoken("/", "de;q=x,,;;, *") == "en"
    assert spoken("/fr", "uk") == "fr"
    assert "Accept-Language" in client.get("/").headers["vary"]
    links = tree(client, "/fr/calendar").css("main a[href^='/']")
    assert links
    assert all((link.attributes["href"] or "").startswith("/fr/") for link in links)


def test_the_same_address_as_data(client: TestClient) -> None:
    today = json.loads(client.get("/today.json").content)
    assert today["day"] == "2022-01-09"
    assert any(m["place"]["name"] == "Geneva" for m in today["ahead"] if m["place"])
    for address in ("/calendar.json", "/people.json", "/stories.json", "/changes.json", "/actor/russia.json"):
        assert json.loads(client.get(address).content), address
    assert client.get("/about.json").status_code == 404
    assert client.get("/calendar.exe").status_code == 404


def test_unchanged_pages_are_not_sent_again(client: TestClient) -> None:
    first = client.get("/calendar")
    again = client.get("/calendar", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get("/calendar", headers={"if-none-match": '"other"'}).status_code == 200
    plain = client.get("/calendar", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["etag"] != first.headers["etag"]
    assert client.head("/calendar").content == b""


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/meeting/none", 404), ("/article/zzz", 404), ("/actor/nobody", 404), ("/place/nowhere", 404),
        ("/calendar/2022-13", 404), ("/calendar/0000-01", 404), ("/calendar/9999-12", 200), ("/calendar/0001-01", 200),
        ("/calendar?status=sleeping", 400), ("/calendar?from=2022-02-30", 400), ("/calendar?kind=%00", 200),
        ("/calendar?from=2022-02-01&to=2022-01-01", 400), ("/calendar?to=9999-12-31&from=0001-01-01", 200),
        ("/calendar?" + "a=1&" * 30, 400), ("/search?q=" + "x" * 3000, 400), ("/search?q=" + "%F0%9F" * 20, 200),
        ("/search?q=%22%27%3B--%20OR%201%3D1%20NEAR(%20*", 200), ("/calendar?actor=%E2%80%AE%3Cb%3E", 200),
        ("/%00", 404), ("/..%2f..%2fetc/passwd", 404), ("/static/..%2fapp.py", 404), ("/static/site.css", 404),
        ("/" + "a" * 4000, 404), ("/%ff%fe", 404), ("/calendar?from=10000-01-01", 400), ("/changes?since=..", 400),
        ("/changes?until=1900", 200), ("/stories?copied=1&until=2022", 200),
    ],
)  # fmt: skip
def test_junk_gets_a_good_page(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if not address.startswith("/static"):
        assert LexborHTMLParser(answer.text).css_first("h1") is not None


def test_what_a_person_took_out_or_corrected(known: Known) -> None:
    articles, ledger = list(known.record.articles()), Ledger()
    whole = record_of(articles, ledger, known.today).record
    first, second, *rest = whole.meetings
    word = Corrected(number=1, kind="set", field="when", value="2022-01-12", by="A. Person", reason="seen", day=TODAY)
    record = replace(
        whole,
        meetings=(replace(second, corrections=(word,)), *rest),
        hidden=(replace(first, hidden=True),),
    )
    desk = Desk(record, articles, ledger)
    client = TestClient(site_of(lambda: Known(desk, known.today, "corrected", known.search)))
    assert client.get(f"/meeting/{first.id}").status_code == 404
    page = client.get(f"/meeting/{second.id}")
    assert "Corrected by a person" in page.text
    data = client.get(f"/meeting/{second.id}.json").text + client.get("/calendar.json?from=2021").text
    assert "A. Person" not in page.text + data
    assert "seen" in data


def test_what_is_pinned_comes_first_and_what_was_added_has_a_page(known: Known) -> None:
    report = MeetingReport(id="m1", kind="talks", title="Quiet talks", when="2023-01-20", status="planned")
    words = {"by": "A. Person", "reason": "the host’s word", "made": f"{TODAY}T08:00:00Z"}
    added = Correction(kind="add", number=1, meeting=report, value="2023-01-20||planned", **words)
    pin = Correction(kind="pin", number=2, reports=("hand-1#m1",), **words)
    articles = list(known.record.articles())
    made = record_of(articles, None, known.today, standing([added, pin]))
    client = TestClient(site_of(lambda: Known(Desk(made.record, articles, Ledger()), known.today, "x", known.search)))
    lead = LexborHTMLParser(client.get("/").text).css_first("#lead a")
    assert lead is not None and lead.text() == "Quiet talks"
    page = client.get(str(lead.attributes["href"]))
    assert page.status_code == 200
    assert "the host’s word" in page.text and "added by hand" in page.text and "A. Person" not in page.text
    assert all(client.get(address).status_code == 200 for address in ("/sources", "/calendar?section=x", "/changes"))


def test_only_reading_is_allowed(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/calendar").status_code == 405


def test_needless_strokes_lead_to_the_one_address(client: TestClient) -> None:
    moved = client.get("//example.org//calendar/?x=1")
    assert moved.status_code in (308, 404)
    assert not moved.headers.get("location", "").startswith("//")


def test_filters(client: TestClient) -> None:
    def named(query: str) -> set[str]:
        return {m["id"] for m in json.loads(client.get(f"/calendar.json?from=2022-01-01&{query}").content)}

    everything = named("")
    assert named("actor=NATO") < everything
    assert all("geneva" in name for name in named("place=geneva&to=2022-01-31"))
    assert named("language=uk") < everything
    assert named("kind=council") < everything
    assert not named("status=cancelled")


def test_evidence_is_marked_in_its_own_language(client: TestClient, pages: list[str]) -> None:
    page = tree(client, next(a for a in pages if a.startswith("/meeting/")))
    quotes = page.css("blockquote[lang=uk] mark, blockquote[lang=fr] mark")
    assert quotes
    assert all(node.css_first(".vh") is not None for node in quotes)
    assert {node.attributes["dir"] for node in page.css("blockquote")} == {"ltr"}
    details = page.css("details.says > summary")
    assert details


def test_hours_are_told_in_place_and_in_utc(client: TestClient, pages: list[str]) -> None:
    page = tree(client, next(a for a in pages if a.startswith("/meeting/")))
    said = page.css_first(".strip").text() if page.css_first(".strip") else ""
    assert "hour not known" in said or "UTC" in said
