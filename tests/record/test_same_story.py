"""Copies, cuts and translations of a story, and stories that only share a subject."""

from __future__ import annotations

from datetime import date

from pourparlers.record.same_story import Text, digest, stories_of

WIRE = (
    "The envoys of the two countries met at the lakeside for a second day and agreed to exchange papers before the end "
    "of the month, an official of the host country said after the session. Nobody gave a date for another round, but "
    "both sides spoke of the spring. The talks had been put off twice since the autumn for want of an agenda."
)
OTHER = (
    "A court in the capital heard the first witnesses on Monday in a case that concerns the sale of two harbours. The "
    "judge asked for the contracts and adjourned until the week after next. Lawyers of the buyer declined to comment."
)


def text(key: str, body: str, day: int = 10, agency: str | None = None) -> Text:
    return Text(key, date(2022, 1, day), agency, digest(body))


def test_a_copy_with_another_opening_is_one_story():
    copy = "By our own correspondent. " + WIRE
    assert stories_of([text("a", WIRE), text("b", copy), text("c", OTHER)], {}) == [("a", "b"), ("c",)]


def test_a_translation_of_a_wire_is_one_story_by_agency_and_facts():
    other_words = "Les émissaires se sont revus au bord du lac. " * 9
    texts = [
        text("a", WIRE, agency="Reuters"),
        text("b", other_words, 11, agency="Reuters"),
        text("c", OTHER, agency="AFP"),
    ]
    reported = {"a": frozenset((1, 2)), "b": frozenset((1, 2)), "c": frozenset((1, 2))}
    assert stories_of(texts, reported) == [("a", "b"), ("c",)]


def test_one_agency_on_two_days_apart_tells_two_stories():
    texts = [text("a", WIRE, 3, agency="Reuters"), text("b", OTHER, 9, agency="Reuters")]
    assert len(stories_of(texts, {"a": frozenset((1,)), "b": frozenset((1,))})) == 2


def test_a_thousand_copies_are_one_story():
    texts = [text(f"a{n:04}", f"Number {n}. " + WIRE) for n in range(1000)]
    assert len(stories_of(texts, {})) == 1


def test_texts_too_short_to_compare_are_their_own_stories():
    assert len(stories_of([text("a", "Talks on Monday."), text("b", "Talks on Monday.")], {})) == 2


def test_a_text_without_blanks_is_compared_by_letters():
    chinese = "两国代表星期一在日内瓦湖畔举行第二轮会谈并同意在月底以前交换文件东道国官员会后表示下一轮日期尚未确定"
    assert stories_of([text("a", chinese), text("b", chinese + "完")], {}) == [("a", "b")]
