"""Lists of sources: what other readers export, and that our own come back the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.delivery import Source
from pourparlers.errors import InputError
from pourparlers.gather import opml
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors
from .samples import OPML


def test_a_list_of_another_reader() -> None:
    tally = Tally()
    first, second = opml.sources(OPML.encode(), "opml", tally)
    assert first == Source(
        name="Sample Courier",
        kind="feed",
        address="https://courier.example.org/feed.xml?a=1&b=2",
        section="World",
    )
    assert (second.name, second.language) == ("Приклад", "uk")
    assert tally.told() == "1 passed over: no address of the web"


lines = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
SOURCES = st.builds(
    Source,
    name=lines.filter(bool),
    kind=st.sampled_from(["feed", "sitemap", "agenda", "listing", "page"]),
    address=st.sampled_from(["https://a.example.org/feed?x=1&y=2", "https://b.example.org/agenda.ics"]),
    language=st.sampled_from([None, "fr", "uk"]),
    section=st.none() | lines.filter(bool),
    outlet=st.none() | lines.filter(bool),
    marker=st.sampled_from([None, "state-media", "sponsor"]),
    voice=st.none() | lines.filter(bool),
)


@often
@given(st.lists(SOURCES, unique_by=lambda source: source.name, max_size=5))
def test_what_is_written_comes_back_the_same(sources: list[Source]) -> None:
    assert list(opml.sources(opml.written(sources), "opml")) == sources


def test_names_are_kept_apart() -> None:
    twice = OPML.replace("</body>", '<outline text="Sample Courier" xmlUrl="https://other.example.org/f"/></body>')
    assert [source.name for source in opml.sources(twice.encode(), "opml")][-1] == "Sample Courier (2)"


@pytest.mark.parametrize("data", [b"", b"<rss/>", b"<opml"])
def test_what_is_no_opml_is_said_so(data: bytes) -> None:
    with pytest.raises(InputError):
        list(opml.sources(data, "x"))


@often
@given(damaged(OPML.encode()))
def test_damaged_lists_give_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: opml.sources(data, "damaged"))
