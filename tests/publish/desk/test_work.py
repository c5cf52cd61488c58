"""What is done at the desk: each deed is a correction, shown to readers, undone; crossed deeds and hostile words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from pourparlers.store import audit
from pourparlers.store import corrections as kept
from pourparlers.store.engine import open_store
from pourparlers.store.upkeep import backup

from .conftest import Made, Person, at, desk_over, ids_in

LANGUAGES = ("", "/fr", "/uk", "/ar")


def data(made: Made, name: str) -> dict[str, object]:
    answer = TestClient(made.site).get(f"/meeting/{name}.json")
    return dict(json.loads(answer.content)) if answer.status_code == 200 else {}


def text(page: LexborHTMLParser) -> str:
    assert page.body is not None
    return page.body.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_in_every_language(made: Made, ann: Person, talks: str, language: str) -> None:
    ann.does("/desk", "accept")
    lists = ("/add", "/people", "/people?q=ryabkov", "/issues", "/issues?q=x", "/corrections", "/log")
    finds = ("/find", "/find?q=geneva", "/find?q=zzz", "/?when=past&why=single")
    for address in ("", f"/meeting/{talks}", *lists, *finds):
        page = ann.page(f"/desk{language}{address}")
        assert len(page.css("h1")) == 1, address
        assert not page.css("script, [style], [onclick]"), address
        assert all(str(a.attributes["href"]).startswith(("/", "#", "http")) for a in page.css("a[href]"))
    assert ann.client.get("/desk/nothing").status_code == ann.client.get("/desk/meeting/none").status_code == 404


def test_the_queue_is_gone_through_one_by_one(made: Made, ann: Person) -> None:
    waiting = [name for when in ("coming", "past", "undated") for name in ids_in(ann.page(f"/desk?when={when}"))]
    assert len(waiting) == len(made.fresh.now().all)
    done = ann.does("/desk?when=coming", "accept")
    assert done.headers["location"] == "/desk?when=coming&done=1"
    assert data(made, waiting[0])["reviewed"] is True
    page = ann.page(done.headers["location"])
    assert waiting[0] not in ids_in(page)
    assert page.css_first(".told.done") is not None
    rejected = ids_in(page)[0]
    assert ann.does("/desk", "hide", reason="").status_code == 400
    assert ann.does("/desk", "hide", reason="read wrongly").status_code == 303
    assert data(made, rejected) == {}
    assert TestClient(made.site).get(f"/meeting/{rejected}").status_code == 404
    assert ann.page(f"/desk/meeting/{rejected}").css_first(".corrections") is not None
    assert "read wrongly" in text(ann.page("/desk/corrections"))


def test_each_fact_stands_beside_its_sentence(ann: Person, talks: str) -> None:
    page = ann.page(f"/desk/meeting/{talks}")
    rows = page.css("section[aria-labelledby=facts] .desk-facts > li")
    assert len(rows) == 7
    assert rows[0].css_first("blockquote mark") is not None
    assert all(
        row.css_first("blockquote") for row in page.css("section[aria-labelledby=parties] .desk-facts > li")[:-1]
    )
    assert ann.page("/desk").css_first(".waiting blockquote mark") is not None


@pytest.mark.parametrize(
    ("field", "value", "shown", "expected"),
    [
        ("when", "2022-01-12", "when", "2022-01-12"),
        ("status", "cancelled", "status", "cancelled"),
        ("kind", "summit", "kind", "summit"),
        ("title", "The <b>talks</b>", "title", "The <b>talks</b>"),
        ("format", "Normandy format", "format", "Normandy format"),
        ("time", "09:30-11:00", "time", {"start": "09:30", "end": "11:00", "zone": "local"}),
    ],
)
def test_a_fact_is_corrected_shown_to_readers_and_undone(
    made: Made, ann: Person, talks: str, field: str, value: str, shown: str, expected: object
) -> None:
    before = data(made, talks)
    where = f"/desk/meeting/{talks}"
    done = ann.does(where, "set", at(field), value=value)
    assert done.headers["location"] == f"{where}?done=1"
    after = data(made, talks)
    assert after[shown] == expected
    page = TestClient(made.site).get(f"/meeting/{talks}").text
    assert "the host’s word" in page
    assert "Ann Example" not in page
    assert "<b>talks" not in page
    assert "Ann Example" in text(ann.page(where))
    assert ann.client.post(where, data=ann.fill(done.headers["location"], "undo")).status_code == 303
    assert data(made, talks) == before
    assert "undone" in text(ann.page("/desk/corrections"))


def test_a_place_is_understood_in_any_language(made: Made, ann: Person, talks: str) -> None:
    ann.does(f"/desk/uk/meeting/{talks}", "set", at("place"), value="Лозанна")
    place = data(made, talks)["place"]
    assert isinstance(place, dict)
    assert (place["name"], place["country"]) == ("Lausanne", "CH")


def test_who_takes_part(made: Made, ann: Person, talks: str) -> None:
    def stances() -> dict[str, str]:
        parties = data(made, talks)["parties"]
        assert isinstance(parties, list)
        return {party["name"]: party["stance"] for party in parties}

    where = f"/desk/meeting/{talks}"
    ann.does(where, "party", at("Russia"), stance="declined")
    ann.does(where, "party", at(""), party="Ukraine", stance="accepted")
    ann.does(where, "party", at("United States"), stance="out")
    assert stances()["Russia"] == "declined"
    assert stances()["Ukraine"] == "accepted"
    assert "United States" not in stances()
    assert "a person’s word" in TestClient(made.site).get(f"/meeting/{talks}").text


def test_two_are_joined_by_address_and_parted_again(made: Made, ann: Person) -> None:
    first, second = (m.id for m in made.fresh.now().all[:2])
    where = f"/desk/meeting/{first}"
    assert ann.does(where, "merge", typed=f"http://testserver/fr/meeting/{second}?x=1").status_code == 303
    assert data(made, first)["id"] == data(made, second)["id"]
    articles = {report["article"] for report in data(made, first)["reports"]}  # type: ignore[union-attr]
    assert ann.does(where, "split").status_code == 400
    assert len(articles) > 1
    before = len(made.fresh.now().all)
    assert ann.does(where, "split", article=min(articles)).status_code == 303
    assert len(made.fresh.now().all) == before + 1


def test_a_meeting_is_added_pinned_and_taken_back(made: Made, ann: Person) -> None:
    told = {"title": "Quiet talks", "when": "2022-01-19", "time": "10:00", "place": "Genève", "kind": "talks",
            "actors": "Russie\nOTAN", "persons": "Ann Example", "status": "confirmed"}  # fmt: skip
    added = ann.does("/desk/add", "add", **told).headers["location"]
    name = added.removeprefix("/desk/meeting/").partition("?")[0]
    made_of = data(made, name)
    assert (made_of["title"], made_of["when"], made_of["reviewed"]) == ("Quiet talks", "2022-01-19", True)
    assert [party["name"] for party in made_of["parties"]] == ["NATO", "Russia", "Ann Example"]  # type: ignore[union-attr]
    assert ann.does(f"/desk/meeting/{name}", "pin").status_code == 303
    lead = LexborHTMLParser(TestClient(made.site).get("/").text).css_first("#lead a")
    assert lead is not None and lead.text() == "Quiet talks"
    ann.client.post("/desk", data=ann.fill(added, "undo", lambda sent: sent["number"] == "1"))
    assert data(made, name) == {}


def test_persons_and_issues(made: Made, ann: Person) -> None:
    sent = {"seal": ann.seal("/desk/people"), "reason": "two men", "back": "/people", "upto": "0"}
    pair = {"first": "Wendy Sherman", "second": "Sergei Ryabkov"}
    assert ann.client.post("/desk/people", data=sent | pair | {"do": "same"}).status_code == 303
    assert "Wendy Sherman, Sergei Ryabkov" in text(ann.page("/desk/people"))
    assert (
        ann.client.post("/desk/people", data=sent | {"do": "same", "first": "Nobody", "second": "x"}).status_code == 400
    )
    assert ann.does("/desk/issues", "issue", name="Waiting", phrases="waiting*\nчекає*").status_code == 303
    assert {p.issue.name for p in made.fresh.now().positions("en") if p.issue.kind == "own"} == {"Waiting"}
    assert ann.does("/desk/issues", "issue", name="Waiting", phrases=" \n").status_code == 400


@pytest.mark.parametrize(
    ("do", "wrong", "message"),
    [
        ("set", {"value": "soon"}, "not a date"),
        ("set", {"field": "size"}, "no field that can be set"),
        ("set", {"value": "x" * 400, "field": "title"}, "too long"),
        ("set", {"reason": "  "}, "a correction needs a reason"),
        ("set", {"reason": "x" * 501}, "a correction needs a reason"),
        ("set", {"id": "none"}, "no meeting"),
        ("set", {"do": "drop"}, "nothing can be done so"),
        ("party", {"stance": "perhaps"}, "no such stance"),
        ("merge", {"typed": "nowhere"}, "no meeting"),
        ("undo", {}, ""),
    ],
)
def test_what_cannot_be_done_is_told_and_what_was_written_is_kept(
    made: Made, ann: Person, talks: str, do: str, wrong: dict[str, str], message: str
) -> None:
    where = f"/desk/meeting/{talks}"
    if do == "undo":
        answer = ann.client.post(where, data=ann.fill(where, "set") | {"do": "undo", "number": "77", "reason": "x"})
        message = "there is no correction of this number"
    else:
        answer = ann.client.post(where, data=ann.fill(where, do) | {"reason": "x"} | wrong)
    assert answer.status_code == 400
    page = LexborHTMLParser(answer.text)
    alert = page.css_first("[role=alert]")
    assert alert is not None and message in alert.text()
    assert (
        made.store.look(lambda connection: [line for line in audit.lines(connection) if line.what == "corrected"]) == []
    )
    if wrong == {"value": "soon"}:
        assert page.css_first("details[open] input[value=soon]") is not None


def test_two_who_correct_the_same_at_once(made: Made, ann: Person, ben: Person, talks: str) -> None:
    where = f"/desk/meeting/{talks}"
    of_ann = ann.fill(where, "set", at("place")) | {
        "value": "Lugano",
        "reason": "I know",
    }
    of_ben = ben.fill(where, "set", at("place")) | {
        "value": "Zurich",
        "reason": "I do",
    }
    assert ben.client.post(where, data=of_ben).status_code == 303
    crossed = ann.client.post(where, data=of_ann)
    assert crossed.status_code == 409
    page = LexborHTMLParser(crossed.text)
    alert = page.css_first("[role=alert]")
    assert alert is not None and "Ben Example has corrected the same meanwhile" in alert.text()
    assert page.css_first("details[open] input[value=Lugano]") is not None
    assert data(made, talks)["place"]["name"] == "Zurich"  # type: ignore[index]
    again = ann.fill(where, "set", at("place")) | {
        "value": "Lugano",
        "reason": "I know",
    }
    assert ann.client.post(where, data=again).status_code == 303
    assert data(made, talks)["place"]["name"] == "Lugano"  # type: ignore[index]


def test_a_race_of_two_is_decided_where_it_is_written(made: Made, ann: Person, ben: Person, talks: str) -> None:
    """Also where the second has been shown the meeting as it was before the first."""
    where = f"/desk/meeting/{talks}"
    sent = ann.fill(where, "pin") | {"reason": "first"}
    other = ben.fill(where, "party", at("Russia")) | {
        "stance": "declined",
        "reason": "told so",
    }
    assert ben.client.post(where, data=other).status_code == 303
    assert ann.client.post(where, data=sent).status_code == 409
    assert ann.client.post(where, data=sent | {"upto": "1"}).status_code == 303


def test_what_is_undone_twice_is_undone_once(made: Made, ann: Person, ben: Person, talks: str) -> None:
    done = ann.does(f"/desk/meeting/{talks}", "pin").headers["location"]
    first, second = ann.fill(done, "undo"), ben.fill("/desk/corrections", "undo")
    assert ann.client.post("/desk", data=first).status_code == 303
    assert ben.client.post("/desk/corrections", data=second).status_code in (400, 409)
    assert len(made.fresh.now().record.corrections) == 2  # type: ignore[attr-defined]


def test_what_was_taken_back_meanwhile_can_be_corrected_no_more(made: Made, ann: Person, ben: Person) -> None:
    added = ann.does("/desk/add", "add", title="Tea", when="2022-01-19").headers["location"]
    where = added.partition("?")[0]
    sent = ben.fill(where, "pin") | {"reason": "x"}
    assert ann.client.post("/desk", data=ann.fill(added, "undo")).status_code == 303
    answer = ben.client.post(where, data=sent)
    assert answer.status_code == 400
    assert LexborHTMLParser(answer.text).css_first("[role=alert]") is not None


def test_a_review_is_of_what_was_seen(made: Made, ann: Person, talks: str) -> None:
    sent = ann.fill(f"/desk/meeting/{talks}", "accept")
    assert ann.client.post("/desk", data=sent | {"seen": "2021-01-01|Vienna|planned"}).status_code == 409


def test_everything_is_in_the_log(made: Made, ann: Person, talks: str) -> None:
    ann.does(f"/desk/meeting/{talks}", "set", at("title"), value="x")
    line, login = made.store.look(audit.lines)
    assert (line.who, line.what, line.address, line.at) == ("Ann Example", "corrected", "192.0.2.1", made.clock.now)
    assert line.about == f"1 set title {talks}: the host’s word"
    assert login.what == "login"
    shown = text(ann.page("/desk/log"))
    assert "the host’s word" in shown and "192.0.2.1" in shown


def test_the_same_on_both_engines(store_name: str, store_file: Path) -> None:
    with open_store(str(store_file)) as whole:
        backup(whole, store_name)
    with open_store(store_name) as store:
        made = desk_over(store)
        ann, ben = Person(made.site, "Ann Example"), Person(made.site, "Ben Example")
        first = made.fresh.now().all[0].id
        old = ann.fill(f"/desk/meeting/{first}", "pin") | {"reason": "x"}
        assert ben.does(f"/desk/meeting/{first}", "set", at("status"), value="cancelled").status_code == 303
        assert data(made, first)["status"] == "cancelled"
        assert ann.client.post("/desk", data=old).status_code == 409
        assert len(store.look(lambda connection: list(kept.lines(connection)))) == 1
        made.clock.now = "2022-01-09T13:00:00Z"
        assert ann.page("/desk/log").css("tbody tr")[0].text().count("Ben Example") == 1
        assert ann.client.post("/desk/logout", data={"seal": ann.seal("/desk")}).status_code == 303


HOSTILE = "\"><script>alert(1)</script>'{{ 7*7 }}\u202e%(name)s\x00"


def test_hostile_words_stay_words(made: Made, ann: Person, talks: str) -> None:
    where = f"/desk/meeting/{talks}"
    ann.does(where, "set", at("title"), value=HOSTILE, reason=HOSTILE)
    ann.does(where, "set", at("when"), value=HOSTILE, reason=HOSTILE)
    ann.does("/desk/issues", "issue", name=HOSTILE, phrases=HOSTILE, reason=HOSTILE)
    bad = [ann.client.post(where, data=ann.fill(where, "set") | {"value": HOSTILE, "reason": HOSTILE}),
           Person(made.site).login(HOSTILE, HOSTILE, to=HOSTILE)]  # fmt: skip
    addresses = ["/desk", where, "/desk/corrections", "/desk/log", "/desk/issues"]
    for query in ("q", "when", "why", "page", "done", "before", "to", "late"):
        addresses += [f"/desk{path}?{query}=%22%3E%3Cscript%3E" for path in ("", "/find", "/people", "/issues", "/log")]
    for answer in [*bad, *map(ann.client.get, addresses), TestClient(made.site).get(f"/meeting/{talks}")]:
        page = LexborHTMLParser(answer.text)
        own = '[src^="/static/"], [type="application/ld+json"]' if "/desk" not in str(answer.url) else "none"
        assert not page.css(f"script:not({own}), img, [onerror]"), answer.url
        assert "49" not in text(page).split("alert(1)")[-1][:20]
        assert "\u202e" not in answer.text and "\x00" not in answer.text
