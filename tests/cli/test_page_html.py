"""The page of a reading: hostile text stays text, every fact is marked and reached, and every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.cli.page_html import render
from pourparlers.cli.page_labels import catalogue, page_labels
from pourparlers.cli.page_timeline import timeline
from pourparlers.model import (
    Actor,
    Article,
    Block,
    Clock,
    Evidence,
    Excerpt,
    MeetingReport,
    Office,
    Participant,
    Place,
    Published,
    Reading,
    Span,
    Statement,
)
from pourparlers.showing.excerpts import text_fragment
from pourparlers.showing.say_date import say_date

TEXT = """Security

A week of talks in Geneva, Brussels and Vienna

The United States and Russia hold talks on security in Geneva on 10 January 2022. Deputy Secretary of State \
Wendy Sherman leads the American side, Deputy Foreign Minister Sergei Ryabkov the Russian one.

The NATO-Russia Council meets in Brussels on 12 January, for the first time since 2019. The OSCE Permanent Council \
follows in Vienna the next day.

On 3 January the leaders of the five nuclear-weapon states affirmed that "a nuclear war cannot be won and must \
never be fought".

Share this article
"""
VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})
EDTF = (
    "2022-01-12", "2022-01-10/2022-01-13", "2021-11-29/..", "../2022-01-13", "2022-01", "2022", "2022-02-09~",
    "2022-01-12?", "2022-02-09%", "2022-21", "2022-33", "XXXX-01-12", "2022-01-XX", "202X", "9999-24", "0001-01-01",
    "2022-02-30", "not a date", "/", "", None,
)  # fmt: skip


def at(words: str, nth: int = 0) -> tuple[int, int]:
    """Where words stand in the sample text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def span(words: str, nth: int = 0) -> Span:
    return Span(start=at(words, nth)[0], end=at(words, nth)[1])


def evidence(slot: str, words: str, nth: int = 0) -> Evidence:
    return Evidence(start=at(words, nth)[0], end=at(words, nth)[1], slot=slot)  # type: ignore[arg-type]


def sample(url: str | None = "https://example.org/diary") -> Reading:
    """A short article of January 2022 with facts of every kind, spans that overlap and a quotation."""
    kinds = ("section", "headline", "body", "body", "body", "share")
    blocks = [
        Block(kind=kind, start=m.start(), end=m.end())  # type: ignore[arg-type]
        for kind, m in zip(kinds, re.finditer(r"\S[^\n]*", TEXT), strict=True)
    ]
    quote = at("a nuclear war cannot be won and must never be fought")
    content = (at("a nuclear war")[0] - 1, quote[1] + 1)
    return Reading(
        article=Article(
            text=TEXT, url=url, outlet="The Sample Gazette", language="en", section="Security",
            headline="A week of talks in Geneva, Brussels and Vienna", blocks=tuple(blocks),
            published=Published(value="2022-01-09", basis="inferred"),
        ),
        actors=(
            Actor(id="us", kind="state", name="United States", country="US", spans=(span("United States"),)),
            Actor(id="ru", kind="state", name="Russia", country="RU", spans=(span("Russia"), span("Russia", 1))),
            Actor(id="ws", kind="person", name="Wendy Sherman", spans=(span("Wendy Sherman"),),
                  offices=(Office(title="Deputy Secretary of State", affiliation="us"),)),
            Actor(id="sr", kind="person", name="Sergei Ryabkov", name_as_printed="Sergueï Riabkov",
                  offices=(Office(title="Deputy Foreign Minister", affiliation="ru", former=True),),
                  spans=(span("Deputy Foreign Minister Sergei Ryabkov"),)),
            Actor(id="p5", kind="office", name="leaders of the five nuclear-weapon states",
                  spans=(span("leaders of the five nuclear-weapon states"),)),
        ),
        meetings=(
            MeetingReport(id="m1", kind="council", format="NATO-Russia Council", when="2022-01-12", status="confirmed",
                          place=Place(name="Brussels", country="BE"), time=Clock(start="10:00", zone="local"),
                          spans=(evidence("trigger", "NATO-Russia Council"), evidence("when", "12 January"))),
            MeetingReport(id="m2", kind="talks", when="2022-01-10", status="planned", level="officials",
                          topic=Excerpt(start=at("security")[0], end=at("security")[1], text="security"),
                          place=Place(name="Geneva", country="CH"),
                          participants=(Participant(actor="us", role="host", stance="attended"),
                                        Participant(actor="sr"), Participant(actor="nobody")),
                          spans=(evidence("trigger", "talks", 1), evidence("when", "10 January 2022"),
                                 evidence("participant", "United States"), evidence("participant", "Russia"))),
            MeetingReport(id="m3", kind="council", format="OSCE Permanent Council", when="2022-01-13", part_of="m2",
                          moved_from="m1", place=Place(name="Vienna"), spans=(evidence("when", "the next day"),)),
        ),
        statements=(
            Statement(source="p5", act="say", via=("us",), addressee="ru", said="2022-01-03",
                      content=Excerpt(start=content[0], end=content[1], text=TEXT[slice(*content)]),
                      quote=Excerpt(start=quote[0], end=quote[1], text=TEXT[slice(*quote)]),
                      spans=(Span(start=at("On 3 January")[0], end=content[1]), span("affirmed"))),
            Statement(source=None, act="deny", spans=(span("Deputy Foreign Minister Sergei Ryabkov the Russian one"),)),
        ),
    )  # fmt: skip


class Page(HTMLParser):
    """A page taken apart: its elements, ids, internal links, and the marked texts without what is added to them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.prose: list[str] = []
        self.marked: list[set[int]] = []
        self.reached: set[str] = set()
        self.named: set[str] = set()
        self.levels: list[int] = []
        self._open: list[tuple[str, set[str]]] = []
        self.feed(html)
        self.close()
        assert not self._open, f"not closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = set((values.get("class") or "").split())
        self.tags.append((tag, values))
        self.ids += [values["id"]] if values.get("id") else []  # type: ignore[list-item]
        self.links += [href] if (href := values.get("href")) else []
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self._open.append((tag, classes))
        if any("prose" in inside for _, inside in self._open):
            self.reached |= {str(values["href"])[1:]} if tag == "a" else set()
            self.named |= {c for c in classes if re.fullmatch(r"r\d+-[msa]\d+", c)} if tag == "mark" else set()
        if "prose" in classes:
            self.prose.append("")
            self.marked.append(set())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.links += [href] if (href := dict(attrs).get("href")) else []

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        classes = [c for _, c in self._open]
        if any("prose" in c for c in classes) and not any("x" in c for c in classes):
            if any(tag == "mark" for tag, _ in self._open):
                self.marked[-1] |= set(range(len(self.prose[-1]), len(self.prose[-1]) + len(data)))
            self.prose[-1] += data


def check(readings: list[Reading], html: str) -> Page:
    """What holds for every page whatever was read."""
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    assert page.named <= page.reached, "every fact that is marked can be reached from the text"
    assert page.levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:], strict=False))
    with_text = [r for r in readings if r.article.text.strip()]
    assert page.prose == [r.article.text for r in with_text]
    for reading, marked in zip(with_text, page.marked, strict=True):
        assert {i for i in marked if not reading.article.text[i].isspace()} == covered(reading)
    return page


def covered(reading: Reading) -> set[int]:
    """The characters of facts, white space aside."""
    text = reading.article.text
    spans = [s for fact in (*reading.actors, *reading.meetings, *reading.statements) for s in fact.spans]
    return {i for s in spans for i in range(s.start, min(s.end, len(text))) if not text[i].isspace()}


@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_a_page_is_whole_in_every_language(language: str) -> None:
    page = check([sample()], render([sample()], language=language))
    assert page.tags[0] == ("html", {"lang": language})


def test_every_fact_has_its_card_and_every_mark_leads_to_one() -> None:
    page = check([sample()], html := render([sample()]))
    assert {"r1-m1", "r1-m2", "r1-m3", "r1-s1", "r1-s2", *(f"r1-a{n}" for n in range(1, 6))} <= set(page.ids)
    assert {f"#r1-m{n}" for n in (1, 2, 3)} | {"#r1-s1", "#r1-s2"} <= set(page.links)
    assert html.index('id="r1-m1"') < html.index("Geneva, CH") < html.index('id="r1-m2"'), "numbered by date"
    linked = len(re.findall(r"<mark [^>]*><a href", html))
    assert html.count("<mark ") == linked + len(re.findall(r"<mark [^>]*>\s</mark>", html)) > 15


def test_cards_say_status_stance_and_the_sentence_in_words() -> None:
    html = render([sample()])
    assert "</svg>confirmed</span>" in html
    assert "(host, attended)" in html
    assert "<b>NATO-Russia Council</b> meets in Brussels on <b>12 January</b>, for the first time since 2019.<" in html
    assert ">The OSCE Permanent Council follows in Vienna <b>the next day</b>.<" in html, "the sentence alone"
    assert "10:00 local time" in html
    assert "former Deputy Foreign Minister" in html


def test_quotations_say_their_language_and_direction() -> None:
    quotations = [values for tag, values in check([sample()], render([sample()])).tags if tag == "blockquote"]
    assert len(quotations) == 5
    assert all(values["lang"] == "en" and values["dir"] == "ltr" for values in quotations)
    arabic = Reading(article=Article(text="نص", language="ar"))
    assert 'lang="ar" dir="rtl"' in render([arabic])


def test_several_readings_have_contents_and_ids_of_their_own() -> None:
    readings = [sample(), Reading(article=Article(text="")), sample(None)]
    page = check(readings, render(readings))
    assert {"#r1", "#r2", "#r3", "#r3-m1"} <= set(page.links)


@pytest.mark.parametrize("readings", [[], [Reading(article=Article(text=""))], [Reading(article=Article(text="a\n"))]])
def test_nothing_read_is_a_page_too(readings: list[Reading]) -> None:
    check(readings, render(readings))


HOSTILE = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;<!--{{ 7*7 }}{% raw %}]]>"


def test_hostile_text_stays_text() -> None:
    everything = Reading(
        article=Article(text=HOSTILE, path=HOSTILE, url="javascript:alert(1)", outlet=HOSTILE, agency=HOSTILE,
                        language=HOSTILE, headline=HOSTILE, section=HOSTILE, byline=HOSTILE,
                        published=Published(value=HOSTILE, basis="given")),
        actors=(Actor(id=HOSTILE, kind="person", name=HOSTILE, name_as_printed=HOSTILE + "!", country=HOSTILE,
                      of=HOSTILE, offices=(Office(title=HOSTILE, affiliation=HOSTILE),),
                      spans=(Span(start=0, end=40),)),),
        meetings=(MeetingReport(id=HOSTILE, kind="talks", format=HOSTILE, title=HOSTILE, when=HOSTILE,
                                time=Clock(start=HOSTILE, zone=HOSTILE), place=Place(name=HOSTILE, venue=HOSTILE),
                                topic=Excerpt(start=0, end=5, text=HOSTILE), part_of=HOSTILE,
                                participants=(Participant(actor=HOSTILE), Participant(actor="<b>")),
                                spans=(Evidence(start=3, end=12, slot="when"),)),),
        statements=(Statement(source=HOSTILE, act="say", said=HOSTILE, quote=Excerpt(start=0, end=5, text=HOSTILE),
                              spans=(Span(start=8, end=20),)),
                    Statement(source=HOSTILE, act="say", about=Excerpt(start=0, end=5, text=HOSTILE), via=(HOSTILE,),
                              content=Excerpt(start=0, end=5, text=HOSTILE), addressee="<b>",
                              spans=(Span(start=1, end=2),)),
                    Statement(source="<b>", act="say", content=Excerpt(start=0, end=50, text=HOSTILE),
                              quote=Excerpt(start=9, end=40, text=HOSTILE), spans=(Span(start=1, end=2),)),
                    Statement(source=None, act="say", spans=(Span(start=4, end=9),))),
    )  # fmt: skip
    html = render([everything])
    page = check([everything], html)
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "iframe", "object", "form"})
    assert not any(name.startswith("on") or name == "style" for _, values in page.tags for name in values)
    assert "javascript:" not in html
    assert all(link.startswith(("#", "data:,")) for link in page.links)


def test_the_page_asks_for_nothing_and_its_policy_holds_its_style() -> None:
    html = render([sample()])
    page = Page(html)
    policy = next(v["content"] for tag, v in page.tags if v.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None and policy is not None
    assert base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode() in policy
    assert policy.startswith("default-src 'none'")
    assert "url(" not in style[1] and "@import" not in style[1]
    outside = [v for tag, v in page.tags for name in ("src", "href") if "://" in (v.get(name) or "")]
    assert all("noopener" in (v.get("rel") or "") for v in outside)


def test_links_lead_to_the_words_at_the_source() -> None:
    link = text_fragment("https://example.org/a#top", "one, two-three & four")
    assert link == "https://example.org/a#top:~:text=one%2C%20two%2Dthree%20%26%20four"
    assert (
        text_fragment("https://example.org/", "a b c d e f g h i j k")
        == "https://example.org/#:~:text=a%20b%20c%20d,h%20i%20j%20k"
    )
    assert text_fragment("file:///etc/passwd", "a") is None
    assert "https://example.org/diary#:~:text=" in render([sample()])


@pytest.mark.parametrize("when", EDTF)
@pytest.mark.parametrize("language", ["en", "fr", "uk"])
def test_every_form_of_date_has_its_place_on_the_page(when: str | None, language: str) -> None:
    meetings = (
        MeetingReport(id="a", kind="talks", when=when),
        MeetingReport(id="b", kind="call", when="2022-01-12", status="cancelled"),
    )
    reading = Reading(
        article=Article(text="x", published=Published(value="2022-01-09", basis="given")), meetings=meetings
    )
    assert say_date(when, page_labels(language).dates).replace("'", "&#39;") in render([reading], language=language)


@pytest.mark.parametrize(
    ("when", "en", "fr", "uk"),
    [
        ("2022-01-12", "Wednesday 12 January 2022", "mercredi 12 janvier 2022", "середа, 12 січня 2022 року"),
        ("2022-02-01", "Tuesday 1 February 2022", "mardi 1er février 2022", "вівторок, 1 лютого 2022 року"),
        ("2022-01-10/2022-01-13", "10–13 January 2022", "10–13 janvier 2022", "10–13 січня 2022 року"),
        ("2022-01-30/2022-02-02", "30 January – 2 February 2022", "30 janvier – 2 février 2022",
         "30 січня – 2 лютого 2022 року"),
        ("2021-11-29/..", "from 29 November 2021, no end given", "à partir du 29 novembre 2021, sans fin indiquée",
         "з 29 листопада 2021 року, кінець не вказано"),
        ("2022-01", "January 2022", "janvier 2022", "січень 2022 року"),
        ("2022", "2022", "2022", "2022 рік"),
        ("2022-02-09~", "about 9 February 2022", "vers le 9 février 2022", "близько 9 лютого 2022 року"),
        ("2022-01-12?", "12 January 2022 (doubtful)", "12 janvier 2022 (douteux)", "12 січня 2022 року (сумнівно)"),
        ("2022-21", "spring 2022", "printemps 2022", "весна 2022 року"),
        ("XXXX-01-12", "12 January, year not known", "12 janvier, année inconnue", "12 січня, рік невідомий"),
        (None, "undated", "sans date", "без дати"),
        ("2022-02-30", "2022-02-30", "2022-02-30", "2022-02-30"),
    ],
)  # fmt: skip
def test_dates_in_words(when: str | None, en: str, fr: str, uk: str) -> None:
    said = [say_date(when, page_labels(language).dates) for language in ("en", "fr", "uk")]
    assert said == [en, fr, uk]


def test_the_month_marks_the_days_and_the_timeline_what_is_open() -> None:
    meetings = (
        MeetingReport(id="a", kind="talks", when="2022-01-10/2022-01-12"),
        MeetingReport(id="b", kind="talks", when="2022-01-03/.."),
        MeetingReport(id="c", kind="talks", when="2022-02"),
        MeetingReport(id="d", kind="talks", when="2002-05-28"),
        MeetingReport(id="e", kind="talks"),
    )
    html = render([Reading(article=Article(text="x"), meetings=meetings)])
    month = html[html.index("<table>") : html.index("</table>")]
    assert re.findall(r'class="busy"><time datetime="([\d-]+)"', html) == [
        "2002-05-28", "2022-01-03", "2022-01-10", "2022-01-11", "2022-01-12",
    ]  # fmt: skip
    assert month.count('<th scope="col"') == 7
    axis = html[html.index('class="axis"') :]
    assert axis.count('class="open"') == 1
    assert axis.count('class="bar dashed"') == 1
    assert axis.count("before: ") == 1
    assert timeline([], None, page_labels("en").dates) is None


def test_catalogues_say_the_same_things() -> None:
    shapes = {language: shape(words) for language, words in catalogue().items()}
    assert shapes["en"] == shapes["fr"] == shapes["uk"]
    assert page_labels("xx").language == "en"
    assert page_labels("fr-CA").language == "fr"


def shape(words: object) -> object:
    """Keys, lengths of lists and the places to be filled."""
    if isinstance(words, dict):
        return {key: shape(value) for key, value in words.items()}
    if isinstance(words, list):
        return len(words)
    return sorted(set(re.findall(r"\{\w+\}", str(words))) - {"{last}"})


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text, with blocks and spans anywhere, the end and beyond included."""
    text = draw(st.text(st.sampled_from("ab .<&\n\u00e9\u05d0\U0001f600"), max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    blocks = tuple(Block(kind="body", start=a, end=b) for a, b in zip(cuts, cuts[1:], strict=False))
    point = st.integers(0, len(text) + 3)
    pairs = st.lists(st.tuples(point, point).map(sorted), max_size=4)
    spans = pairs.map(lambda found: tuple(Span(start=a, end=b) for a, b in found))
    evidences = pairs.map(lambda found: tuple(Evidence(start=a, end=b, slot="when") for a, b in found))
    sources = st.sampled_from(["0", None])
    return Reading(
        article=Article(text=text, blocks=blocks, url="https://example.org/"),
        actors=tuple(Actor(id=str(n % 3), kind="state", name="A", spans=draw(spans)) for n in range(2)),
        meetings=tuple(
            MeetingReport(id=str(n), kind="talks", when=draw(st.sampled_from(EDTF)), spans=draw(evidences))
            for n in range(draw(st.integers(0, 3)))
        ),
        statements=tuple(Statement(source=draw(sources), act="say", spans=draw(spans)) for _ in range(2)),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(readings(), max_size=2))
def test_any_spans_give_a_whole_page(found: list[Reading]) -> None:
    check(found, render(found))


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text("0123456789X-/.~?%T", max_size=24), st.text(max_size=8)))
def test_any_date_can_be_said(when: str) -> None:
    for language in ("en", "fr", "uk"):
        assert say_date(when, page_labels(language).dates)


@given(st.text())
def test_any_text_gives_a_page_that_can_be_written(text: str) -> None:
    html = render([Reading(article=Article(text=text, headline=text))])
    html.encode("utf-8")
    assert Page(html).levels


def long_reading(paragraphs: int) -> Reading:
    text = ("The council met in Brussels on 12 January. " * 12 + "\n\n") * paragraphs
    at_words = [m.start() for m in re.finditer("council", text)]
    meetings = tuple(
        MeetingReport(
            id=str(n), kind="council", when="2022-01-12", spans=(Evidence(start=a, end=a + 7, slot="trigger"),)
        )
        for n, a in enumerate(at_words[::20])
    )
    actor = Actor(id="a", kind="organisation", name="A", spans=tuple(Span(start=a, end=a + 7) for a in at_words))
    return Reading(article=Article(text=text), meetings=meetings, actors=(actor,))


def test_the_work_of_drawing_grows_with_the_text(steps: Callable[[Callable[[], object]], int]) -> None:
    render([long_reading(1)])
    shorter, longer = long_reading(60), long_reading(120)
    assert steps(lambda: render([longer])) < 2.3 * steps(lambda: render([shorter]))


def test_nothing_of_the_page_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, pourparlers.cli.app; assert 'jinja2' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
