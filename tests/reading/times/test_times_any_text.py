"""Any text whatever gives expressions inside it, in order, the same each time, whatever the day of publication."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.edtf import parse
from pourparlers.languages.pack import has, known, load
from pourparlers.languages.time_schema import Times
from pourparlers.languages.words import Language
from pourparlers.reading.times.line import TimeLine
from pourparlers.reading.words.passage import Passage

CODES = [code for code in known() if has(code, "time")]


def vocabulary(code: str) -> list[str]:
    """Words of the pack, numbers and marks: what dates are made of."""
    pack = load(code, "time", Times)
    words = [form.partition("|")[0] for table in pack.words.values() for forms in table.values() for form in forms]
    words += [form for forms in pack.lead.values() for form in forms]
    numbers = ["0", "1", "12", "29", "31", "99", "1999", "2022", "9999", "10000", "02", "30/02/2022", "2022-01-12"]
    return sorted({*words, *pack.articles, *numbers, ".", ",", "-", "(", ")", ":", "/", "\u2013", "'", "%"})


@pytest.mark.parametrize("code", CODES)
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_text(code: str, data: st.DataObject) -> None:
    language = load(code, "language", Language)
    word = st.one_of(st.sampled_from(vocabulary(code)), st.text(max_size=6))
    text = " ".join(data.draw(st.lists(word, max_size=25)))
    days = ["2022-01-04", "2022-01", "2022", "XXXX-01-12", "0001-01-01", "9999-12-31", None]
    published = data.draw(st.sampled_from(days))
    passage = Passage(text, 0, language, frozenset(language.abbreviations))
    found = TimeLine(language, published).find(passage)
    assert found == TimeLine(language, published).find(passage)
    end = 0
    for mention in found:
        assert 0 <= mention.i < mention.j <= len(passage.words)
        assert mention.i >= end
        end = mention.j
        for edtf in (mention.edtf, mention.past, mention.future, *mention.alternatives):
            assert edtf is None or parse(edtf) is not None, (text, edtf)
