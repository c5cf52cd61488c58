"""Any text is cut into blocks that cover it; each pack's own sample pages are labelled as the pack says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.languages import pack
from pourparlers.languages.furniture_schema import FurnitureFile, PageExample
from pourparlers.model import Article
from pourparlers.page.text import article_of

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed"
PACKS = ("en", "fr", "uk")
EXAMPLES = [(code, example) for code in PACKS for example in pack.load(code, "furniture", FurnitureFile).example]
LINES = st.sampled_from(
    [
        "Publicité", "Par Jeanne Modèle", "BRUXELLES, 4 mai (AFP) - Le conseil siège.", "date 2022-01", "| | a | b |",
        "Lire aussi :", "© 2020", "A short line", "Двоє послів. Фото: УНІАН", "• one", "\u00a0", "(AP)", "«", "►",
        "[Photo: A b. Getty Images]", "World News | Envoys to meet again in Oslo", "LUNDI 12",
        " . ", "---", "Q - Quoi ?",
    ]
)  # fmt: skip


def kinds(article: Article) -> list[str]:
    return [block.kind for block in article.blocks]


def said(article: Article, kind: str) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == kind]


def assert_covered(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end
        assert not article.text[end : block.start].strip()
        end = block.end
    assert not article.text[end:].strip()


@given(st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=40))).map("\n".join)))
@settings(max_examples=400, deadline=None)
def test_blocks_cover_any_text_in_order(text: str) -> None:
    article = article_of(text)
    assert_covered(article)
    assert article_of(text) == article


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_the_packs_examples(code: str, example: PageExample) -> None:
    article = article_of(example.text.strip(), language=code)
    assert_covered(article)
    assert kinds(article) == list(example.kinds)


def test_line_ends_and_marks_are_made_plain() -> None:
    assert article_of("\ufeffOne\r\ntwo\rthree\ud800").text == "One\ntwo\nthree\ufffd"


def test_published_is_set_only_where_given() -> None:
    assert article_of("Publié le 3 mai 2021").published is None
    given_ = article_of("x", published="2021-05-03").published
    assert given_ is not None
    assert (given_.value, given_.basis) == ("2021-05-03", "given")


@pytest.mark.parametrize(
    ("piece", "end"),
    [
        ("Paris ", ""),
        ("\n", ""),
        ("ab\n", ""),
        ("( ", ""),
        ("Photo: x. ", ""),
        ("PARIS, 4 mai ", ""),
        (" \n", "fin"),
        ("a | ", ""),
    ],
)
def test_cost_is_linear(piece: str, end: str, steps: Callable[[Callable[[], object]], int]) -> None:
    def cost(n: int) -> int:
        return steps(lambda: article_of(piece * n + end))

    cost(50)
    assert cost(8000) < 2.3 * cost(4000) + 1000
    article = article_of(piece * 300_000 + end)
    assert_covered(article)
    assert len(article.blocks) <= 25_000


@pytest.mark.skipif(not SEED.is_dir(), reason="the shared seed is not beside this checkout")
def test_the_seed_page() -> None:
    gold = json.loads((SEED / "gold" / "eu-reporter-fr.json").read_text(encoding="utf-8"))
    article = article_of((SEED / "texts" / "eu-reporter-fr.txt").read_text(encoding="utf-8"))
    told = {"headline", "subheading", "summary", "body", "quotation", "list", "table", "caption", "credit", "dateline"}
    furniture = [article.text[b.start : b.end] for b in article.blocks if b.kind not in told]
    for start in gold["furniture"]:
        assert any(line.startswith(start) for line in furniture), start
    for caption in gold["captions"]:
        assert any(line.startswith(caption["starts"]) for line in said(article, "caption"))
        assert caption["credit"] in said(article, "credit")
    fields = (article.language, article.section, article.headline, article.agency, article.outlet)
    assert fields == (gold["language"], gold["section"], gold["title"], gold["agency"], gold["source"])
