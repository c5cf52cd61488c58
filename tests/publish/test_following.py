"""A calendar that is followed, read back by icalendar and by khal, through all that becomes of a meeting."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known

from .hostile import HOSTILE, hostile
from .life import LIFE, lived

KHAL = shutil.which("khal", path=str(Path(sys.executable).parent)) or shutil.which("khal")
CONFIG = """[calendars]
[[talks]]
path = {folder}/talks
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
FOLLOWED = (
    "/calendar.ics", "/calendar.ics?from=2021", "/actor/russia.ics", "/place/geneva.ics", "/search.ics?q=geneva",
    "/calendar.ics?actor=Russia", "/fr/search.ics?q=Gen%C3%A8ve",
)  # fmt: skip


def events(client: TestClient, address: str) -> list[Event]:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return Calendar.from_ical(answer.text).walk("VEVENT")


def test_a_meeting_keeps_its_uid_through_all_that_becomes_of_it(tmp_path: Path) -> None:
    uids, last = set(), -1
    for step, client in lived(tmp_path):
        found = [events(client, address) for address in FOLLOWED]
        assert all(len(one) == 1 for one in found)
        (event,) = found[0]
        told = {(str(e["UID"]), e["SEQUENCE"], str(e["STATUS"]), e["DTSTART"].dt) for (e,) in found}
        assert len(told) == 1
        uids.add(str(event["UID"]))
        assert event["SEQUENCE"] > last
        last = event["SEQUENCE"]
        assert (str(event["STATUS"]), event["DTSTART"].dt.isoformat()) == (step.status, step.start)
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["LAST-MODIFIED"].dt.date().isoformat() == step.day
    assert len(uids) == 1


@pytest.mark.skipif(KHAL is None, reason="khal is not installed")
def test_khal_follows_a_meeting(tmp_path: Path) -> None:
    """What a calendar program shows after each import; the same meeting is taken for the same, not for another."""
    assert KHAL is not None
    (tmp_path / "talks").mkdir()
    (tmp_path / "khal.conf").write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")

    def khal(*words: str) -> str:
        command = [str(KHAL), "-c", str(tmp_path / "khal.conf"), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    form = "{start-date}|{end-date}|{status}|{uid}|{title}"
    shown = []
    for step, client in lived(tmp_path):
        file = tmp_path / f"{step.day}.ics"
        file.write_bytes(client.get("/calendar.ics").content)
        khal("import", "--batch", "-a", "talks", str(file))
        listed = khal("list", "--day-format", "", "--format", form, "2022-01-01", "60d").split("\n")
        shown.append([line.split("|") for line in listed if "|" in line])
    assert [len(one) for one in shown] == [1] * len(LIFE)
    told = [(start, end, status.strip()) for ((start, end, status, _, _),) in shown]
    assert told == [(step.start, step.start, step.status) for step in LIFE]
    assert len({uid for ((_, _, _, uid, _),) in shown}) == 1
    assert len(list((tmp_path / "talks").glob("*.ics"))) == 1


def test_what_a_calendar_says_of_itself(client: TestClient) -> None:
    calendar = Calendar.from_ical(client.get("/fr/calendar.ics?actor=NATO&section=%22x%0d%0aX-EVIL:1").text)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert str(calendar["X-PUBLISHED-TTL"]) == "PT1H"
    assert calendar["SOURCE"].params["VALUE"] == "URI"
    assert str(calendar["SOURCE"]).startswith("http://testserver/fr/calendar.ics?section=%22x%0D%0AX-EVIL")
    assert str(calendar["URL"]).startswith("http://testserver/fr/calendar?section=")
    assert "X-EVIL" not in calendar


def test_what_is_over_stays_for_a_while(client: TestClient) -> None:
    """The page begins with today; a program that follows it would forget what it no longer finds there."""
    assert any(e["DTSTART"].dt.isoformat() == "2022-01-07" for e in events(client, "/calendar.ics"))
    assert "7 January" not in client.get("/en/calendar").text.partition("<main")[2]


def test_an_uncertain_date_is_a_span(client: TestClient) -> None:
    dated = [e for e in events(client, "/calendar.ics") if "DTEND" in e]
    spring = [e for e in dated if (e["DTEND"].dt - e["DTSTART"].dt).days > 31]
    assert [(e["DTSTART"].dt.isoformat(), e["DTEND"].dt.isoformat()) for e in spring] == [("2022-03-01", "2022-06-01")]


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_word_of_a_source_ends_a_line(known: Known, kind: str) -> None:
    """Each line, unfolded, is a property that a calendar has; no control stands in any."""
    evil = hostile(known, HOSTILE[kind])
    client = TestClient(site_of(lambda: evil))
    names = {
        "BEGIN", "END", "PRODID", "VERSION", "NAME", "X-WR-CALNAME", "SOURCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
        "URL", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "STATUS", "TRANSP",
        "X-POURPARLERS-REVIEWED", "RELATED-TO", "LOCATION", "GEO", "CATEGORIES", "DESCRIPTION",
    }  # fmt: skip
    for address in ("/calendar.ics", "/search.ics?q=a"):
        content = client.get(address).content
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        text = content.decode().replace("\r\n ", "")
        assert text.split("\r\n") == [*text.splitlines(), ""]
        lines = text.split("\r\n")[:-1]
        assert {line.replace(";", ":").partition(":")[0] for line in lines} <= names
        assert not any(ord(letter) < 32 and letter != "\t" for line in lines for letter in line)
        assert "ATTENDEE" not in {line.partition(":")[0] for line in lines}
