"""Simple HTML becomes text whose lines are the page's blocks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.page.html import text_of
from pourparlers.page.text import article_of

PAGE = """<!doctype html><html><head><title>Envoys meet again | Sample</title><style>p { color: red }</style></head>
<body><h1>Sample</h1><nav><ul><li>Home</li><li>World</li></ul></nav>
<article><h1>Envoys <em>meet</em> again</h1><div>By Jane Sample<br>3 May 2021</div>
<figure><img src="x.jpg"><figcaption>Two envoys in Oslo. REUTERS/A Sample</figcaption></figure>
<p>OSLO, May 3 (Reuters) - Envoys of the two
countries met <b>again</b> in Oslo&nbsp;on Monday.</p><script>bad()</script><!-- aside -->
<p>They agreed to meet once more in June, &amp; to say nothing before.</p>
<p hidden>Unseen.</p></article></body></html>"""


def test_a_page_becomes_lines() -> None:
    text = text_of(PAGE)
    assert text.startswith("Envoys meet again\n")
    assert "OSLO, May 3 (Reuters) - Envoys of the two countries met again in Oslo on Monday.\n" in text.replace(
        "\xa0", " "
    )
    assert "June, & to say" in text
    assert text.count("Envoys meet again") == 1
    for unseen in ("bad()", "color", "aside", "Unseen", "<"):
        assert unseen not in text


def test_the_lines_are_labelled() -> None:
    article = article_of(text_of(PAGE))
    kinds = [b.kind for b in article.blocks]
    assert (article.headline, article.byline, article.agency) == ("Envoys meet again", "Jane Sample", "Reuters")
    assert kinds[kinds.index("byline") :] == [
        "byline", "published-label", "caption", "credit", "dateline", "body", "body",
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("<>/pbdivh1 title\"'=&;!-\u00e9\0\n")))
@settings(max_examples=300, deadline=None)
def test_any_markup_gives_text(markup: str) -> None:
    assert isinstance(text_of(markup), str)


@pytest.mark.parametrize("piece", ["<div>", "<b>", "<", '<a b="', "<table><tr><td>", "<h1>a", "<p>a "])
def test_depth_and_size_are_bounded(piece: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def cost(n: int) -> int:
        return steps(lambda: text_of(piece * n))

    cost(50)
    assert cost(8000) < 2.3 * cost(4000)
    text_of(piece * 200_000)
