"""``pourparlers sources``, and ``read`` and ``add`` with addresses: against a site of our own on loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from .conftest import Run

STORY = (
    "<html lang='en'><head><title>Envoys meet in Vienna</title></head><body><article><h1>Envoys meet in Vienna</h1>"
    "<p>VIENNA, January 13, 2022 (Sample) - Russia and the United States held talks in Vienna on Thursday.</p>"
    "<p>The foreign ministers of France and Germany will meet in Berlin on 20 January 2022, the ministry said.</p>"
    "</article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>Sample Courier</title><language>en</language><item><title>Envoys meet</title>"
    "<link>/story</link><pubDate>Thu, 13 Jan 2022 12:00:00 +0100</pubDate><description>The envoys…</description></item>"
    "</channel></rss>"
)
HOME = (
    "<html><head><title>Home</title><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head>"
    "<body><p>Welcome.</p></body></html>"
)
AGENDA = (
    "BEGIN:VCALENDAR\nX-WR-CALNAME:Agenda\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Vienna:20220120T100000\n"
    "SUMMARY:Talks with the foreign minister\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20220119\n"
    "SUMMARY:Visit of the president to the region\nEND:VEVENT\nEND:VCALENDAR\n"
)
OPML = "<opml version='2.0'><body><outline text='Other' xmlUrl='https://other.example.org/feed'/></body></opml>"
PAGES = {
    "/": ("text/html", HOME),
    "/feed.xml": ("application/rss+xml", FEED),
    "/story": ("text/html", STORY),
    "/agenda.ics": ("text/calendar", AGENDA),
    "/bomb.xml": ("application/xml", "<!DOCTYPE rss [<!ENTITY a 'x'>]><rss>&a;</rss>"),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, content = PAGES.get(self.path, ("text/plain", ""))
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content.encode())))
        self.end_headers()
        self.wfile.write(content.encode())

    def log_message(self, *told: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POURPARLERS_ALLOW_ADDRESSES", "127.0.0.1")


def test_a_source_from_its_home_page_to_its_end(run: Run, site: str, tmp_path: Path) -> None:
    added = run("sources", "add", f"{site}/", "--section", "World", "--marker", "state-media", "--db", "t.db")
    assert (added.returncode, added.stdout) == (0, "")
    assert f"Sample Courier: feed {site}/feed.xml: 1 entry, newest 2022-01-13" in added.stderr

    again = run("sources", "add", f"{site}/feed.xml", "--db", "t.db")
    assert again.returncode == 2 and "there is a source with this" in again.stderr

    agenda = run("sources", "add", f"{site}/agenda.ics", "--voice", "Ministry of Samples", "--db", "t.db")
    assert "2 entries, last 2022-01-20" in agenda.stderr

    listed = [json.loads(line) for line in run("sources", "list", "--json", "--db", "t.db").stdout.splitlines()]
    assert [(one["name"], one["kind"]) for one in listed] == [("Agenda", "agenda"), ("Sample Courier", "feed")]
    assert (listed[0]["voice"], listed[0]["language"]) == ("Ministry of Samples", "en")
    assert (listed[1]["section"], listed[1]["marker"]) == ("World", "state-media")
    assert "Sample Courier" in run("sources", "list", "--db", "t.db").stdout

    (tmp_path / "other.opml").write_text(OPML)
    assert "1 source taken in" in run("sources", "import", "other.opml", "--db", "t.db").stderr
    run("sources", "export", "all.opml", "--db", "t.db")
    assert "3 sources taken in" in run("sources", "import", "all.opml", "--db", "second.db").stderr

    removed = run("sources", "remove", "Other", "--db", "t.db")
    assert (removed.returncode, removed.stderr) == (0, "pourparlers: Other: followed no more; its articles stay\n")
    assert run("sources", "remove", "Other", "--db", "t.db").returncode == 2


def test_each_source_checked_gives_one_clear_line(run: Run, site: str) -> None:
    for name, path in (("Bomb", "bomb.xml"), ("Good", "feed.xml"), ("Gone", "gone.xml")):
        run("sources", "add", f"{site}/{path}", "--name", name, "--kind", "feed", "--unseen", "--db", "t.db")
    checked = run("sources", "check", "--db", "t.db")
    assert checked.returncode == 1
    assert [line.partition(", got")[0] for line in checked.stdout.splitlines()] == [
        "Bomb: declares its own entities (DOCTYPE), which is refused. Ask for a plain feed",
        "Gone: answers with an error, expected 200 OK",
        "Good: feed, 1 entry, newest 2022-01-13",
    ]
    alone = run("sources", "check", "Gone", "--json", "--db", "t.db")
    assert alone.returncode == 2
    assert json.loads(alone.stdout)["status"] == "failed"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--kind", "radio"], "there is no 'radio'. Choose one of feed"),
        (["--marker", "true"], "there is no 'true'"),
        (["--language", "french"], "no code of a language"),
        (["--unseen"], "Name it with --kind"),
    ],
)
def test_options_that_are_wrong(run: Run, options: list[str], words: str) -> None:
    done = run("sources", "add", "https://courier.example.org/", *options, "--db", "t.db")
    assert done.returncode == 2 and words in done.stderr


def test_what_can_not_be_followed(run: Run, site: str) -> None:
    for address, words in (("nowhere.xml", "no such file"), ("-", "can't be followed"), (f"{site}/gone", "404")):
        done = run("sources", "add", address, "--db", "t.db")
        assert done.returncode == 2 and words in done.stderr, done.stderr


def test_a_page_by_its_address(run: Run, site: str) -> None:
    done = run("read", f"{site}/story", "--json")
    assert done.returncode == 0, done.stderr
    reading = json.loads(done.stdout)
    assert reading["article"]["url"] == f"{site}/story"
    assert [meeting["place"]["name"] for meeting in reading["meetings"]] == ["Vienna", "Berlin"]


def test_the_articles_of_a_feed_by_its_address(run: Run, site: str) -> None:
    done = run("add", f"{site}/feed.xml", f"{site}/gone", "--json", "--db", "t.db")
    assert done.returncode == 1
    assert "404" in done.stderr
    (told,) = map(json.loads, done.stdout.splitlines())
    assert (told["url"], told["outcome"]) == (f"{site}/story", "new")
