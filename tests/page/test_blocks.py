"""What stands round a line tells its kind where its own words do not."""

from __future__ import annotations

from pourparlers.model import Article
from pourparlers.page.text import article_of

ONE = "The two ministers will meet in Oslo on Monday, the ministry said in a statement on Friday."
TWO = "They last met in May, when they agreed to open an office in each of the two capitals."
LONG = "Talks on the border have been going on for three years, and nobody expects them to end before the elections."


def kinds(article: Article) -> list[str]:
    return [b.kind for b in article.blocks]


def test_a_crawlers_date_may_stand_on_the_headlines_line() -> None:
    article = article_of(f" date 2021-09 Ministers to meet again in Oslo\n\n{ONE}\n{TWO}", language="en")
    assert kinds(article) == ["published-label", "headline", "body", "body"]
    assert article.headline == "Ministers to meet again in Oslo"


def test_a_list_under_its_label_ends_with_the_next_paragraph() -> None:
    article = article_of(f"{ONE}\n\nRead also\nWhat the two want\nWhy it matters now\n\n{TWO}\n\n{LONG}", language="en")
    assert kinds(article) == ["body", "related", "related", "related", "body", "body"]


def test_a_tail_of_headlines_and_summaries_is_no_story() -> None:
    tail = f"Most read\nA budget after a long night\n{TWO}\nSnow closes the northern road\n{LONG}\nA cup final at last"
    article = article_of(f"Ministers to meet in Oslo\n{ONE}\n{TWO}\n{LONG}\n{tail}", language="en")
    assert kinds(article) == [
        "headline",
        "body",
        "body",
        "body",
        *["trending"] * 2,
        "teaser",
        "trending",
        "teaser",
        "trending",
    ]


def test_a_menu_above_the_headline_does_not_hide_it() -> None:
    article = article_of(f"Home\nWorld\nPolitics\nOur shop\nTop stories\n\nMinisters to meet in Oslo\n{ONE}\n{TWO}")
    assert article.headline == "Ministers to meet in Oslo"
    assert kinds(article)[-3:] == ["headline", "body", "body"]


def test_a_stray_paragraph_above_the_headline_does_not_hide_it() -> None:
    stray = "There were 291 press releases posted in the last day and 461 in the last week."
    article = article_of(f"{stray}\n\nMinisters to meet again in Oslo\n\n{ONE}\n{TWO}\n{LONG}", language="en")
    assert article.headline == "Ministers to meet again in Oslo"


def test_a_headline_that_begins_like_a_label_is_a_headline() -> None:
    article = article_of(f"Analysis: Why the two ministers meet again\n{ONE}\n{TWO}", language="en")
    assert kinds(article) == ["headline", "body", "body"]


def test_a_paragraph_broken_to_a_column_is_one_block() -> None:
    broken = (
        "The two ministers will meet in Oslo on Monday, the\nministry said in a statement, and will stay for\ndinner."
    )
    article = article_of(f"Ministers to meet in Oslo\n\n{broken}\n\n{TWO}", language="en")
    assert [article.text[b.start : b.end] for b in article.blocks][1] == broken


def test_real_text_that_begins_with_a_phrase_of_furniture_is_body() -> None:
    for text in (
        "Share of the vote aside, the two leaders agreed on Monday to hold talks in Oslo next month.",
        "Follow the talks closely, the minister told reporters, because nobody knows how they will end.",
        "By Tuesday evening the two delegations had agreed on most of the text, the ministry said.",
    ):
        assert kinds(article_of(f"{ONE}\n{text}\n{TWO}", language="en")) == ["body", "body", "body"]


def test_fields_of_the_article() -> None:
    page = f"World News | Ministers to meet in Oslo\nBy Jane Sample and AFP\n3 May 2021\n{ONE}\n{TWO}"
    article = article_of(page, url="https://news.sample.example/a", path="a.txt", published="2021-05-03")
    assert (article.section, article.headline) == ("World News", "Ministers to meet in Oslo")
    assert (article.byline, article.agency, article.language) == ("Jane Sample and AFP", "AFP", "en")
    assert (article.outlet, article.path) == ("news.sample.example", "a.txt")


def test_the_outlet_after_the_headline() -> None:
    article = article_of(f"Ministers to meet again in Oslo | The Sample\n{ONE}\n{TWO}", language="en")
    assert (article.headline, article.outlet) == ("Ministers to meet again in Oslo", "The Sample")


def test_a_single_line_is_body() -> None:
    assert kinds(article_of("Ministers to meet in Oslo", language="en")) == ["body"]
