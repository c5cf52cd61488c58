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
from pourparlers.page.bounds import bounded

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


SEVERAL = """<html lang="en"><body><main>
<article><h1>Envoys meet in Oslo</h1><p class="byline">By Jane Sample</p>{first}</article>
<article><h1>A budget for the port</h1><p class="byline">By John Example</p>{second}</article></main></body></html>"""
FIRST = "<p>Envoys of the two countries met in Oslo on Monday and said that they would meet once more in June.</p>" * 5
SECOND = "<p>The city council has passed a budget for the port, which will grow by two piers in three years.</p>" * 5


def test_several_articles_on_one_page_are_several() -> None:
    page = SEVERAL.format(first=FIRST, second=SECOND)
    first, second = articles_of(Delivery(data=page.encode()))
    assert (first.headline, second.headline) == ("Envoys meet in Oslo", "A budget for the port")
    assert "budget" not in first.text and "Envoys" not in second.text
    assert second.byline == "John Example"


def test_headings_of_one_story_are_no_articles() -> None:
    page = f"<h1>Envoys meet</h1>{FIRST}<h2>The port</h2>{SECOND}"
    (article,) = articles_of(Delivery(data=page.encode()))
    assert [kind for kind, _ in told(article)].count("subheading") == 1


def page_in(language: str, headline: str, paragraphs: list[str], caption: str, credit: str, more: str) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<html lang="{language}"><head><title>{headline}</title></head><body><nav><a href="/">{more}</a></nav>'
        f'<div class="article-body"><h1>{headline}</h1><figure><img src="/p.jpg"><figcaption>{caption} '
        f'<span class="credit">{credit}</span></figcaption></figure>{body}'
        f'<div class="most-read"><a href="/1">{more}</a></div></div></body></html>'
    )


IN_LANGUAGES = [
    (
        "fr", "Les émissaires se retrouvent à Oslo",
        ["Les émissaires des deux pays se sont retrouvés lundi à Oslo, a annoncé leur ministère.",
         "Une nouvelle rencontre est prévue en juin, sans que le lieu en soit connu à ce jour."],
        "Deux émissaires devant la mairie, lundi à Oslo.", "Jeanne Modèle / Agence", "Le port aura deux quais de plus",
    ),
    (
        "uk", "Посланці знову зустрілися в Осло",
        ["Посланці двох країн зустрілися в понеділок в Осло, повідомило міністерство закордонних справ.",
         "Наступна зустріч запланована на червень, але місце її поки що не визначене."],
        "Двоє посланців перед ратушею в Осло.", "Зразок/Агентство", "Порт матиме ще два причали",
    ),
    (
        "ar", "المبعوثان يلتقيان مجددا في أوسلو",
        ["التقى مبعوثا البلدين يوم الاثنين في أوسلو، كما أعلنت وزارة الخارجية في بيان لها.",
         "ومن المقرر عقد لقاء جديد في يونيو، ولم يحدد مكانه حتى الآن، وفق البيان نفسه."],
        "المبعوثان أمام مبنى البلدية في أوسلو.", "وكالة المثال", "رصيفان جديدان للميناء",
    ),
    (
        "zh", "两国特使在奥斯陆再次会晤",
        ["两国特使星期一在奥斯陆举行会晤，双方外交部当天发表声明证实了这一消息。",
         "下一次会晤定于六月举行，地点尚未确定，声明没有透露更多细节，也没有说明议程。"],
        "两国特使在市政厅前握手。", "示例社", "港口将新建两座码头",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "headline", "paragraphs", "caption", "credit", "more"), IN_LANGUAGES)
def test_structure_serves_every_language(
    language: str, headline: str, paragraphs: list[str], caption: str, credit: str, more: str
) -> None:
    article = one(page_in(language, headline, paragraphs, caption, credit, more))
    assert (article.language, article.headline) == (language, headline)
    of_kind = {kind: [text for other, text in told(article) if other == kind] for kind, _ in told(article)}
    assert of_kind["body"] == paragraphs
    assert (of_kind["caption"], of_kind["credit"]) == ([caption], [credit])
    assert of_kind["trending"] == of_kind["navigation"] == [more]


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Посланці двох країн зустрілися в понеділок.".encode("cp1251"), "windows-1251"),
        ("两国特使星期一在奥斯陆举行会晤。".encode("gb18030"), "gb2312"),
        ("両国の特使は月曜日にオスロで会談した。".encode("shift_jis"), "Shift_JIS"),
        ("Les émissaires se sont retrouvés à Oslo.".encode("latin-1"), "ISO-8859-1"),
    ],
)
def test_any_encoding_is_read(data: bytes, charset: str) -> None:
    page = b"<html><body><p>" + data + b"</p></body></html>"
    text = data.decode(charset)
    assert one(page, charset=charset).text == text
    declared = b'<html><head><meta charset="' + charset.encode() + b'"></head><body><p>' + data + b"</p></body></html>"
    assert one(declared).text == text


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("Two envoys in Oslo. Photo: A. Sample", ("Two envoys in Oslo.", "Photo: A. Sample")),
        ("Two envoys in Oslo (Foto: A. Sample/dpa)", ("Two envoys in Oslo", "(Foto: A. Sample/dpa)")),
        ("Two envoys in Oslo. A. Sample / Agency", ("Two envoys in Oslo.", "A. Sample / Agency")),
        ("Two envoys © A. Sample", ("Two envoys", "© A. Sample")),
        ("Two envoys of the two countries.", ("Two envoys of the two countries.",)),
    ],
)
def test_a_credit_is_cut_off_its_caption(caption: str, parts: tuple[str, ...]) -> None:
    page = f'<h1>Envoys meet</h1><figure><img src="x"><figcaption>{caption}</figcaption></figure>{FIRST}'
    assert tuple(text for kind, text in told(one(page)) if kind in ("caption", "credit")) == parts


def test_attributes_are_bounded() -> None:
    attributes = " ".join(f"a{at}=1" for at in range(200_000))
    assert one(f"<h1>Envoys meet</h1><div {attributes}>{FIRST}</div>").headline == "Envoys meet"


def test_formatting_left_open_is_not_opened_anew_without_bounds() -> None:
    opened = "".join(f"<b a={at}>" for at in range(300))
    markup = f"<div>{opened}</div>" + "<p>x</p>" * 2000
    assert bounded(markup).count("<b") < 24
    assert len(one(markup).text) > 2000


def test_what_is_deep_or_long_keeps_its_text() -> None:
    deep = "<div>" * 100_000 + FIRST
    assert bounded(deep).count("<div>") < 400
    assert "Envoys" in one(deep).text


def test_a_headline_that_the_title_repeats_counts_though_its_name_hides_it() -> None:
    page = f'<title>Envoys meet again - Sample</title><h1 class="sr-only">Envoys meet again</h1>{FIRST}'
    assert told(one(page))[0] == ("headline", "Envoys meet again")


def test_who_signs_among_the_buttons_is_told() -> None:
    signed = '<div class="share-bar"><span class="byline">By Jane Sample</span><a href="/f">Facebook</a></div>'
    article = one(f"<h1>Envoys meet again</h1>{signed}{FIRST}")
    assert ("byline", "By Jane Sample") in told(article) and ("share", "Facebook") in told(article)


def test_marks_alone_are_no_text() -> None:
    assert "*" not in one(f"<h1>Envoys meet again</h1>{FIRST}<p>* * *</p><p>\u200c</p>{SECOND}").text


def test_a_story_that_breaks_off_is_a_teaser() -> None:
    cut = "<p>Envoys of the two countries met in Oslo on Monday, and what they said to each other there…</p>"
    assert {kind for kind, _ in told(one(f"<h1>Envoys meet again</h1>{cut}"))} == {"headline", "teaser"}
    assert [kind for kind, _ in told(one(f"<h1>Envoys meet again</h1>{FIRST}{cut}"))][-1] == "body"


def test_a_page_made_by_a_script_is_read_from_its_data() -> None:
    text = "Envoys of the two countries met in Oslo on Monday.\\nThey will meet once more in June."
    data = f'{{"@type": "NewsArticle", "headline": "Envoys meet again", "articleBody": "{text}"}}'
    article = one(f'<script type="application/ld+json">{data}</script><div id="app"></div>')
    assert [kind for kind, _ in told(article)] == ["headline", "body", "body"]
    assert article.headline == "Envoys meet again"


def test_a_film_a_sign_and_a_repeated_headline_are_no_captions() -> None:
    figure = '<figure><img src="/p.jpg"><figcaption>Two envoys in Oslo on Monday.</figcaption></figure>'
    film = '<div class="main-video"><img src="/f.jpg"><figcaption>Watch the envoys arrive in Oslo</figcaption></div>'
    sign = '<div class="box"><img src="/signs/clock.svg"><span>Reading time: some five minutes</span></div>'
    again = '<figure><img src="/q.jpg"><figcaption>Envoys meet again</figcaption></figure>'
    page = PAGE.replace("<p>They", f"{figure}{film}{sign}{again}<p>They")
    captions = [text for kind, text in told(one(page)) if kind == "caption"]
    assert captions == ["Two envoys in Oslo.", "Two envoys in Oslo on Monday."]


def test_what_names_a_holder_of_rights_under_a_picture_is_its_credit() -> None:
    parts = (
        '<span class="figcaption__caption">An envoy.</span><span class="figcaption__credit" itemprop="copyrightHolder">'
    )
    page = PAGE.replace("Two envoys in Oslo. REUTERS/A Sample", f"{parts}Jane Sample for Sample News</span>")
    assert ("credit", "Jane Sample for Sample News") in told(one(page))


def test_a_lasting_and_a_button_under_a_picture_are_no_captions() -> None:
    parts = '<div>Two envoys in Oslo.</div><time class="caption">01:48 min</time><button class="caption">More</button>'
    page = PAGE.replace("Two envoys in Oslo. REUTERS/A Sample", parts)
    assert [text for kind, text in told(one(page)) if kind == "caption"] == ["Two envoys in Oslo."]


def test_a_menu_by_name_is_one_block_wherever_it_stands_and_a_story_called_so_is_no_menu() -> None:
    menu = (
        '<div class="side-menu"><div>News <b>now</b></div><ul><li><a href="/a">World</a></li><li>Towns</li></ul></div>'
    )
    page = PAGE.replace("<p>They", f"{menu}<p>They")
    assert ("navigation", "News\nnow\nWorld\nTowns") in told(one(page))
    story = PAGE.replace("<article>", '<div class="menu">').replace("</article>", "</div>")
    assert ("body", "They agreed to meet once more in June, & to say nothing before.") in told(one(story))


def test_formatting_left_open_by_the_thousand_is_cut_and_closed_formatting_is_not() -> None:
    closed = "<p>" + '<b class="x">word</b> ' * 500 + "</p>"
    assert bounded(closed) == closed
    left = "<b class=x>" * 30 + "<p>word</p>" * 100 + "</b>" * 30
    assert bounded(left).count("<b ") < 10
