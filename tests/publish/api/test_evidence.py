"""Evidence as Web Annotations, and no more of a text than the operator shows."""

from __future__ import annotations

from starlette.testclient import TestClient

from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.visit import Site

ANNO = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def test_words_stand_where_they_are_said_to(api: TestClient, known: Known) -> None:
    for told in known.record.articles():
        answer = api.get(f"/api/v1/articles/{told.key}/annotations")
        page = answer.json()
        assert answer.headers["content-type"] == ANNO
        assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
        assert page["items"]
        ids = [one["id"] for one in page["items"]]
        assert len(ids) == len(set(ids))
        text = told.reading.article.text
        for one in page["items"]:
            quote, position = one["target"]["selector"]
            start, end = position["start"], position["end"]
            assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert "\n\n" not in quote["prefix"] + quote["suffix"]
            assert one["body"][-1]["type"] == "TextualBody"


def test_they_name_the_meeting(api: TestClient, known: Known) -> None:
    meeting = next(m for m in known.all if len(m.reports) > 1)
    key = meeting.reports[0].article
    sources = {
        body["source"]
        for one in api.get(f"/api/v1/articles/{key}/annotations").json()["items"]
        for body in one["body"]
        if body["type"] == "SpecificResource"
    }
    assert f"http://calendar.example.org/meeting/{meeting.id}" in sources
    for source in sources:
        assert api.get(source).status_code == 200, source


def test_extracts_only_or_all(known: Known) -> None:
    told = next(t for t in known.record.articles() if "Wendy" in t.reading.article.text)
    sites = [Site(texts="extracts"), Site(texts="full")]
    few, whole = (TestClient(site_of(lambda: known, site)).get(f"/api/v1/articles/{told.key}").json() for site in sites)
    assert (few["shows"], whole["shows"]) == ("extracts", "full")
    text = told.reading.article.text
    for shown in (few, whole):
        assert all(text[one["start"] : one["end"]] == one["text"] for one in shown["passages"])
    assert 0 < sum(len(one["text"]) for one in few["passages"]) < sum(len(one["text"]) for one in whole["passages"])
    assert {one["kind"] for one in whole["passages"]} >= {"headline", "body"}
