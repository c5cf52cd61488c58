"""The day of publication: printed, completed, inferred, or left open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pourparlers.languages.pack import load
from pourparlers.languages.words import Language
from pourparlers.model import Article, Block, BlockKind, Published
from pourparlers.page.text import article_of
from pourparlers.reading.times.published import nameless_year, published_of

SEED = Path(__file__).parents[4] / "shared" / "seed" / "texts" / "eu-reporter-fr.txt"


def article(*parts: tuple[BlockKind, str], url: str | None = None, language: str = "en") -> Article:
    """An article of blocks that are given with their kinds."""
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n"
    return Article(text=text, url=url, language=language, blocks=tuple(blocks))


def published(given: Article) -> Published | None:
    return published_of(given, load(given.language or "en", "language", Language))


def basis(given: Article) -> tuple[str, str] | None:
    found = published(given)
    return (found.value, found.basis) if found else None


def test_a_printed_date_is_stated_and_cited() -> None:
    given = article(("published-label", "Published: 12 January 2022, 18:30"), ("body", "They met."))
    found = published(given)
    assert found is not None
    assert (found.value, found.basis) == ("2022-01-12", "stated")
    assert given.text[found.spans[0].start : found.spans[0].end] == "12 January 2022"


def test_the_first_publication_counts_and_not_the_update() -> None:
    given = article(("published-label", "Updated 16 June 2021"), ("published-label", "First published 14 June 2021"))
    assert basis(given) == ("2021-06-14", "stated")


def test_a_dateline_takes_its_year_from_the_crawler() -> None:
    given = article(("published-label", "date 2022-01"), ("dateline", "BRUSSELS, January 4"), ("body", "They met."))
    assert basis(given) == ("2022-01-04", "resolved")


def test_an_address_dates_a_page() -> None:
    assert basis(article(("body", "They met."), url="https://example.org/2022/01/04/talks")) == ("2022-01-04", "stated")


def test_a_dateline_without_a_year_has_none() -> None:
    given = article(("dateline", "LIMA, Aug. 8"), ("body", "The council met on Tuesday, the ministry said."))
    assert basis(given) == ("XXXX-08-08", "stated")
    year = nameless_year(given, load("en", "language", Language))
    assert year is not None
    assert date(year, 8, 8).strftime("%A") == "Tuesday"


def test_weekday_and_number_fix_the_year_that_the_page_bounds() -> None:
    given = article(
        ("caption", "Flags fly before a session in Riga on 21 October 2021."),
        ("body", "The talks were set up, an official said on Tuesday 4 January."),
    )
    assert basis(given) == ("2022-01-04", "inferred")


def test_history_does_not_date_a_page() -> None:
    given = article(
        ("published-label", "Wednesday, May 4"),
        ("body", "The bridge has been closed since 1993. They met on Tuesday."),
    )
    assert basis(given) == ("XXXX-05-04", "stated")


def test_a_title_that_ends_in_a_date_dates_a_briefing() -> None:
    assert basis(article(("headline", "Press briefing of 26 October 2023"))) == ("2023-10-26", "stated")
    assert published(article(("headline", "The accord of 26 October 2023 is dead"))) is None


def test_nothing_told_is_nothing_known() -> None:
    assert published(article(("body", "The council will meet on Tuesday 4 January."))) is None


def test_the_seed_page_is_dated_from_its_text() -> None:
    if not SEED.is_file():
        pytest.skip("the seed page is not here")
    found = published(article_of(SEED.read_text(encoding="utf-8"), language="fr"))
    assert found is not None
    assert (found.value, found.basis) == ("2022-01-04", "inferred")
    assert found.spans


def test_a_line_of_credits_with_day_and_hour_dates_the_story_below() -> None:
    given = article(("credit", "Tuesday, 15 June 2021, 19:05 - AGN/Red."), ("body", "They met."))
    assert basis(given) == ("2021-06-15", "stated")
    assert basis(article(("body", "They met."), ("credit", "Tuesday, 15 June 2021, 19:05 - AGN/Red."))) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ceremony is set for today, Friday 22 July, in Oslo.", "en"),
        ("La cérémonie aura lieu ce vendredi 22 juillet à Oslo.", "fr"),
    ],
)
def test_a_day_that_is_told_to_be_today_is_that_of_publication(text: str, language: str) -> None:
    given = article(("published-label", "date 2022-07"), ("body", text), language=language)
    assert basis(given) == ("2022-07-22", "resolved")
