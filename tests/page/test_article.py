"""A page becomes its articles: text in reading order, every character in a block of the right kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.delivery import PLAIN, Delivery, Picture
from pourparlers.errors import PourparlersError
from pourparlers.model import Article
from pourparlers.page.article import articles_of

PAGE = """<!doctype html><html><head><title>Envoys meet again | Sample</title><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Envoys <em>meet</em> again</h1><div class="byline">By Jane Sample</div><time>3 May 2021</time>
<figure><img src="/x.jpg"><figcaption>Two envoys in Oslo. REUTERS/A Sample</figcaption></figure>
<p>OSLO, May 3 (Reuters) - Envoys of the two
countries met <b>again</b> in Oslo&nbsp;on Monday.</p><script>bad()</script><!-- aside -->
<div class="related-links"><h3>Related</h3><ul><li><a href="/y">Envoys meet for the first time</a></li></ul></div>
<p>They agreed to meet once more in June, &amp; to say nothing before.</p>
<p hidden>Unseen.</p></article><footer>All rights reserved</footer></body></html>"""


def one(markup: str | bytes, **said: object) -> Article:
    data = markup.encode() if isinstance(markup, str) else markup
    (article,) = articles_of(Delivery(data=data, url="https://www.example.org/a/b.html", **said))  # type: ignore[arg-type]
    return article


def told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


def test_a_page_is_labelled() -> None:
    article = one(PAGE)
    assert (article.headline, article.byline, article.agency) == ("Envoys meet again", "Jane Sample", "Reuters")
    assert told(article) == [
        ("navigation", "Home\nWorld"),
        ("headline", "Envoys meet again"),
        ("byline", "By Jane Sample"),
        ("published-label", "3 May 2021"),
        ("caption", "Two envoys in Oslo."),
        ("credit", "REUTERS/A Sample"),
        ("dateline", "OSLO, May 3 (Reuters) -"),
        ("body", "Envoys of the two countries met again in Oslo on Monday."),
        ("related", "Related\nEnvoys meet for the first time"),
        ("body", "They agreed to meet once more in June, & to say nothing before."),
        ("navigation", "All rights reserved"),
    ]


def test_a_credit_knows_its_caption_and_both_their_picture() -> None:
    article = one(PAGE)
    caption = next(at for at, block in enumerate(article.blocks) if block.kind == "caption")
    credit = article.blocks[caption + 1]
    assert article.blocks[caption].image == credit.image == "https://www.example.org/x.jpg"
    assert (credit.kind, credit.of) == ("credit", caption)


def test_what_is_handed_over_with_a_page_is_kept() -> None:
    picture = Picture(url="https://example.org/p.jpg", caption="A castle.", credit="A Sample/Agency")
    article = one(PAGE, pictures=(picture,))
    assert told(article)[-2:] == [("caption", "A castle."), ("credit", "A Sample/Agency")]
    assert [block.image for block in article.blocks[-2:]] == [picture.url] * 2


def test_a_text_is_read_as_before() -> None:
    article = one("Envoys meet\n\nEnvoys met in Oslo on Monday, their ministry said.\n", media_type=PLAIN)
    assert [kind for kind, _ in told(article)] == ["headline", "body"]


def test_a_teaser_cut_short_gives_no_facts() -> None:
    kinds = {kind for kind, _ in told(one(PAGE, cut=True))}
    assert "teaser" in kinds and not kinds & {"body", "summary"}


@given(
    st.binary(max_size=400)
    | st.text(alphabet=st.sampled_from("<>/pbdivh1 title\"'=&;!-\u00e9\0\n中。")).map(str.encode)
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_articles_or_an_error_of_ours(data: bytes) -> None:
    try:
        articles = articles_of(Delivery(data=data))
    except PourparlersError:
        return
    for article in articles:
        at = 0
        for block in article.blocks:
            assert not article.text[at : block.start].strip()
            assert at <= block.start < block.end <= len(article.text)
            assert block.of is None or article.blocks[block.of].kind == "caption"
            at = block.end
        assert not article.text[at:].strip()


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<", '<a b="', "<table><tr><td>", "<h1>a", "<p>a ", "<b a=#><p>b</p>"]
)
def test_depth_and_size_are_bounded(piece: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def labelled(n: int) -> None:
        markup = "a" + "".join(piece.replace("#", str(at)) for at in range(n))
        articles_of(Delivery(data=markup.encode()))

    def cost(n: int) -> int:
        return steps(lambda: labelled(n))

    cost(50)
    assert cost(8000) < 2.3 * cost(4000)
    labelled(100_000)
