"""Any string whatever gives a valid reading: facts cite the text, dates are EDTF, and it is the same every time."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparlers import read, to_json
from pourparlers.edtf import parse
from pourparlers.model import Excerpt, Reading

PHRASES = (
    "Russia", "the United States", "Sergei Ryabkov", "NATO Secretary-General Jens Stoltenberg", "l'OTAN", "Moscou",
    "le ministre des Affaires étrangères", "міністр закордонних справ України", "Женева", "у Києві", "in Geneva",
    "à Bruxelles", "on Monday", "lundi 10 janvier", "10 січня", "from the 10th to the 12th of January", "next week",
    "30 février 2022", "at 9:00 a.m. GMT", "2022", "99", "will meet", "a rencontré", "відбудуться переговори",
    "postponed", "talks", "sommet", "said that", "a déclaré", "denied", "according to", "selon", "He", "the bloc",
    "«", "»", "“", "”", '"', "'", "’", "(", ")", "—", "-", ",", ".", "...", "…", ":", ";", "!", "?",
    "\n", "\n\n", "\r\n", "\u00ad", "e\u0301", "İ", "\u200f", "\x00", "\ud800", "🕊", "Publicité", "REUTERS/",
    "Par", "By", "©", "#", "http://",
)  # fmt: skip
"""What reading reacts to, to be strung together in any order."""

strings = st.text(max_size=300)
stories = st.lists(st.sampled_from(PHRASES), max_size=60).map(" ".join)
texts = st.one_of(strings, stories, st.lists(st.one_of(stories, strings), max_size=3).map("\n".join))
languages = st.sampled_from([None, "en", "fr", "uk"])
dates = st.sampled_from([None, "2022-01-04", "2022-01", "2022"])
TWICE = 3
"""Twice the text, twice the work: with room for windows that fill up; what is square costs four times."""
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def spans(reading: Reading) -> Iterator[tuple[int, int]]:
    """Every pair of offsets of a reading."""

    def within(value: object) -> Iterator[tuple[int, int]]:
        if isinstance(value, dict):
            if "start" in value and "end" in value and isinstance(value["start"], int):
                yield value["start"], value["end"]
            for inner in value.values():
                yield from within(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from within(inner)

    yield from within(msgspec.to_builtins(reading))


def excerpts(reading: Reading) -> Iterator[Excerpt]:
    for meeting in reading.meetings:
        yield from (part for part in (meeting.topic, meeting.outcome) if part)
    for said in reading.statements:
        yield from (part for part in (said.cue, said.content, said.quote, said.about) if part)


@often
@given(texts, languages, dates)
def test_any_string_gives_a_valid_reading(text: str, language: str | None, published: str | None) -> None:
    reading = read(text, published, language)
    said = reading.article.text
    assert msgspec.json.decode(to_json(reading), type=Reading) == reading
    for start, end in spans(reading):
        assert 0 <= start < end <= len(said)
    for part in excerpts(reading):
        assert said[part.start : part.end] == part.text


@often
@given(texts, languages)
def test_facts_cite_and_ids_lead_somewhere(text: str, language: str | None) -> None:
    reading = read(text, "2022-01-04", language)
    actors = {actor.id for actor in reading.actors}
    meetings = {meeting.id for meeting in reading.meetings}
    assert len(actors) == len(reading.actors)
    assert len(meetings) == len(reading.meetings)
    for meeting in reading.meetings:
        assert meeting.spans
        assert {part.actor for part in meeting.participants} <= actors
        assert {other for other in (meeting.part_of, meeting.moved_from) if other} <= meetings - {meeting.id}
    for said in reading.statements:
        assert said.spans
        named = (said.source, said.on_behalf_of, said.addressee, *said.via)
        assert {actor for actor in named if actor} <= actors
    for actor in reading.actors:
        assert actor.spans or actor.of or any(a.affiliation for a in actor.offices) or actor.kind != "person"
        assert {office.affiliation for office in actor.offices if office.affiliation} <= actors
        assert actor.of is None or actor.of in actors


@often
@given(texts, languages, dates)
def test_dates_are_edtf_and_spans_stand_in_order(text: str, language: str | None, published: str | None) -> None:
    reading = read(text, published, language)
    article = reading.article
    values = [meeting.when for meeting in reading.meetings] + [said.said for said in reading.statements]
    values += [mention.resolved for mention in reading.dates]
    values += [article.published.value] if article.published else []
    for value in values:
        assert value is None or parse(value), value
    for facts in (*(m.spans for m in reading.meetings), *(s.spans for s in reading.statements), reading.dates):
        starts = [fact.start for fact in facts]
        assert starts == sorted(starts)


@often
@given(texts, languages)
def test_blocks_cover_the_text_without_overlap(text: str, language: str | None) -> None:
    article = read(text, None, language).article
    ends = [0, *itertools.chain.from_iterable((block.start, block.end) for block in article.blocks), len(article.text)]
    assert ends == sorted(ends)
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        assert not article.text[start:end].strip()


@often
@given(texts, languages, dates)
def test_the_same_input_gives_the_same_bytes(text: str, language: str | None, published: str | None) -> None:
    assert to_json(read(text, published, language)) == to_json(read(text, published, language))


@given(texts)
@settings(max_examples=30, deadline=None, derandomize=True)
def test_the_text_is_kept_as_it_came(text: str) -> None:
    kept = read(text).article.text
    assert len(kept) == len(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def test_threads_share_nothing() -> None:
    stories = [f"Russia and France will meet in Paris on {day} January 2022." for day in range(1, 29)]
    alone = [to_json(read(story)) for story in stories]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda story: to_json(read(story)), stories)) == alone


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(stories.filter(str.strip), languages.filter(bool))
def test_any_story_over_and_over_costs_as_often(
    steps: Callable[[Callable[[], object]], int], story: str, language: str
) -> None:
    def cost(times: int) -> int:
        return steps(lambda: read((story + "\n") * times, "2022-01-04", language))

    cost(1)
    several = 1 + 3000 // len(story)
    assert cost(2 * several) < TWICE * cost(several)
