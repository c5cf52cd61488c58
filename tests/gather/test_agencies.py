"""What agencies send: ninjs and NewsML-G2, with pictures tied to their texts."""

from __future__ import annotations

import pytest
from hypothesis import given

from pourparlers.delivery import Picture
from pourparlers.errors import InputError
from pourparlers.gather import newsml, ninjs
from pourparlers.gather.tally import Tally

from .hostile import damaged, often, only_our_errors
from .samples import NEWSML, NINJS_1, NINJS_3, NITF, news_message, news_picture, news_text


def test_ninjs_of_version_1() -> None:
    (item,) = ninjs.items(NINJS_1.encode(), "ninjs")
    assert item.data.startswith(b"<p>")
    assert (item.headline, item.authors) == ("Envoys meet in Vienna", ("Ana Sample",))
    assert (item.agency, item.language, item.published) == ("Sample Agency", "en", "2022-01-04T10:37:00+00:00")
    assert item.pictures == (
        Picture(url="https://agency.example.org/l.jpg", caption="The hall of the palace.", credit="P. Sample"),
    )
    assert not item.cut


def test_ninjs_of_version_3() -> None:
    tally = Tally()
    (item,) = ninjs.items(NINJS_3.encode(), "ninjs", tally=tally)
    assert item.data == b"<p>Texte entier.</p>"
    assert (item.headline, item.section, item.agency) == ("Entretien à Genève", "Diplomatie", "Agence Exemple")
    assert (item.published, item.modified) == ("2022-01-05T11:00:00+01:00", "2022-01-05T12:00:00+01:00")
    assert item.pictures[0].credit == "P. Exemple"
    assert tally.told() == "1 passed over: no text item; 1 passed over: withdrawn by the agency"


def test_ninjs_one_a_line() -> None:
    assert len(list(ninjs.items(f"{NINJS_1}\n{NINJS_1}\n".encode(), "lines"))) == 2


def test_json_that_is_no_ninjs_is_said_so() -> None:
    with pytest.raises(InputError, match="no ninjs"):
        list(ninjs.items(b'{"a": 1}', "x"))


def test_an_item_of_newsml() -> None:
    tally = Tally()
    first, _ = newsml.items(NEWSML.encode(), "newsml", tally=tally)
    assert first.headline == "Envoys meet"
    assert (first.agency, first.section, first.language) == ("Sample Agency", "politics", "en")
    assert (first.authors, first.published) == (("By Ana Sample",), "2022-01-04T10:00:00+00:00")
    text = first.data.decode()
    assert text.startswith("<p>VIENNA, Jan 4 (Sample Agency)</p>")
    assert "<p>A second <b>paragraph</b> &amp; more.</p>" in text and "title" not in text
    assert tally.told() == "1 passed over: withdrawn by the agency"


def test_a_package_ties_pictures_to_their_text() -> None:
    first, second = newsml.items(NEWSML.encode(), "newsml")
    assert first.pictures == (
        Picture(
            url="https://agency.example.org/p1.jpg",
            caption="The hall of the palace.",
            credit="P. Sample, Sample Pictures",
        ),
    )
    assert second.pictures == ()


def test_pictures_beside_one_text_are_its_own() -> None:
    message = news_message(news_text("t", "Alone", "Text."), news_picture("p", "A hall."))
    (item,) = newsml.items(message.encode(), "newsml")
    assert [picture.caption for picture in item.pictures] == ["A hall."]


def test_nitf_alone() -> None:
    (item,) = newsml.items(NITF.encode(), "nitf")
    assert (item.headline, item.authors, item.agency) == ("Envoys meet in Vienna", ("Ana Sample",), "Sample Agency")
    assert "<p>The envoys met.</p>" in item.data.decode()


@often
@given(damaged(NINJS_1.encode(), NINJS_3.encode()))
def test_damaged_ninjs_gives_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: ninjs.items(data, "damaged"))


@often
@given(damaged(NEWSML.encode(), NITF.encode()))
def test_damaged_newsml_gives_no_other_error(data: bytes) -> None:
    only_our_errors(lambda: newsml.items(data, "damaged"))
