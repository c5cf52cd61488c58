"""How well pages are labelled: main text, captions, credits, furniture left in the text; and how fast, beside a rival.

    python benchmarks/pages.py FOLDER [--rival PYTHON] [--errors]

``FOLDER`` holds the test pages of flairNLP/fundus (see ``fundus.py``). The gold is that project's own: summary,
headings and paragraphs of the story; the pictures with caption and authors. ``PYTHON`` is an interpreter
that has trafilatura, which is run with its defaults on the same pages in the same run. ``--errors`` lists the worst
pages of the half that rules are worked out on; the other half is only measured.

Main text: precision and recall of the multiset of 4-word shingles, a mean over pages each, F1 of the two means, as
article-extraction-benchmark counts it. A caption is found where a caption block says the same, apart from its credit;
a credit where a block of credits or captions holds the words of the names.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from fundus import Half, half, pages
from page_markers import left_in
from selectolax.lexbor import LexborHTMLParser
from texts import pin

from pourparlers.delivery import Delivery
from pourparlers.errors import PourparlersError
from pourparlers.model import Article
from pourparlers.page.article import articles_of
from pourparlers.page.facts import facts_of

MAIN = frozenset("summary body subheading quotation list table dateline agency".split())
SHINGLE = 4
SAME = 0.6
WORD = re.compile(r"\w+")


class Page(NamedTuple):
    """What was made of a page, and in how long."""

    outlet: str
    page: str
    gold: dict[str, Any]
    text: str
    seconds: float
    facts: float
    captions: list[str]
    credits: list[str]


class Score(NamedTuple):
    found: float
    of: float

    @property
    def share(self) -> float:
        return self.found / self.of if self.of else 0.0


def ours(folder: Path) -> Iterator[Page]:
    """Our articles; ``facts`` is what the facts of a page cost of the whole. One page is read before the clock runs."""
    for _, _, data, _ in islice(pages(folder), 1):
        articles_of(Delivery(data=data))
    for outlet, page, data, gold in pages(folder):
        gc.freeze()  # what the benchmark keeps of pages is not ours to collect
        start = time.process_time()
        try:
            articles: tuple[Article, ...] = articles_of(Delivery(data=data, url=gold["url"]))
        except PourparlersError:
            articles = ()
        seconds = time.process_time() - start
        tree = LexborHTMLParser(data.decode("utf-8", "replace"))
        start = time.process_time()
        facts_of(tree, Delivery(data=data, url=gold["url"]))
        facts = time.process_time() - start
        told = [(block.kind, article.text[block.start : block.end]) for article in articles for block in article.blocks]
        yield Page(
            outlet, page, gold, "\n".join(text for kind, text in told if kind in MAIN), seconds, facts,
            [text for kind, text in told if kind == "caption"], [text for kind, text in told if kind == "credit"],
        )  # fmt: skip


def rivals(folder: Path, python: str) -> Iterator[Page]:
    """trafilatura's texts with its defaults; ``facts`` is what its metadata cost on top."""
    run = subprocess.run(
        [python, str(Path(__file__).with_name("page_rivals.py")), str(folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    golds = {page: (outlet, gold) for outlet, page, _, gold in pages(folder)}
    for line in run.stdout.splitlines():
        made = json.loads(line)
        yield Page(
            golds[made["page"]][0],
            made["page"],
            golds[made["page"]][1],
            made["text"],
            made["stated"],
            made["stated"] - made["seconds"],
            [],
            [],
        )


def gold_text(gold: dict[str, Any]) -> str:
    body = gold["body"]
    parts = [*body["summary"], *(part for s in body["sections"] for part in (*s["headline"], *s["paragraphs"]))]
    return "\n".join(parts)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    size = min(SHINGLE, len(words))
    return Counter(tuple(words[at : at + size]) for at in range(len(words) - size + 1)) if words else Counter()


def overlap(gold: str, made: str) -> tuple[float, float]:
    """Precision and recall of the shingles of one page."""
    right, told = shingles(gold), shingles(made)
    both = sum((right & told).values())
    if not right and not told:
        return 1.0, 1.0
    return both / max(1, sum(told.values())), both / max(1, sum(right.values()))


def f_of(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main_text(made: list[Page]) -> tuple[float, float, float]:
    scores = [overlap(gold_text(page.gold), page.text) for page in made]
    precision, recall = (sum(score[n] for score in scores) / len(scores) for n in (0, 1))
    return f_of(precision, recall), precision, recall


def folded(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    return [word for run in WORD.findall(text) for word in (run if run > "\u3000" else [run])]


def same(one: str, other: str) -> bool:
    """Whether two captions say the same, one perhaps with its credit."""
    a, b = Counter(folded(one)), Counter(folded(other))
    both = sum((a & b).values())
    return bool(both) and f_of(both / sum(b.values()), both / sum(a.values())) >= SAME


def captions(made: list[Page]) -> tuple[Score, Score]:
    """The gold's captions that were found; of the captions that were made, on pages with gold, those that are right."""
    found = of = right = told = 0
    for page in made:
        if "images" not in page.gold:
            continue
        golds = list(dict.fromkeys(image["caption"] for image in page.gold["images"] if image.get("caption")))
        found += sum(any(same(gold, caption) for caption in page.captions) for gold in golds)
        of += len(golds)
        if golds:
            mine = list(dict.fromkeys(page.captions))
            right += sum(any(same(gold, caption) for gold in golds) for caption in mine)
            told += len(mine)
    return Score(found, of), Score(right, told)


def credits_found(made: list[Page]) -> Score:
    """The names credited in the gold that stand in a block of credits."""
    found = of = 0
    for page in made:
        names = dict.fromkeys(name for image in page.gold.get("images", ()) for name in image.get("authors") or ())
        told = [set(folded(text)) for text in page.credits]
        for name in names:
            words = set(folded(name))
            if words:
                of += 1
                found += any(words <= block for block in told)
    return Score(found, of)


def furniture_left(made: list[Page]) -> Counter[str]:
    """On how many pages each sort of furniture is left in the text."""
    left: Counter[str] = Counter()
    for page in made:
        left.update(list(left_in(page.text, gold_text(page.gold))))
    return left


def report(name: str, made: list[Page]) -> None:
    whole, facts = sum(page.seconds for page in made), sum(page.facts for page in made)
    speed = f"{len(made) / (whole - facts):.0f} a second, {len(made) / whole:.0f} with what is known of the page"
    print(f"\n{name}: {len(made)} pages, {speed}")
    halves: tuple[Half | None, ...] = ("tuned", "kept", None)
    for which in halves:
        some = [page for page in made if which is None or half(page.outlet) == which]
        f1, precision, recall = main_text(some)
        left = furniture_left(some)
        print(f"  {which or 'both':6} main text F1 {f1:.3f} (P {precision:.3f} R {recall:.3f})", end="")
        if any(page.captions for page in some):
            found, right = captions(some)
            credit = credits_found(some)
            print(f"; captions found {found.share:.3f} of {found.of}, right {right.share:.3f} of {right.of}", end="")
            print(f"; credit names {credit.share:.3f} of {credit.of}", end="")
        print(f"; furniture left {left.total()} {dict(sorted(left.items()))}")


def errors(made: list[Page]) -> None:
    """The worst pages of the tuned half by main text; captions and credits that are missing or wrong there."""
    tuned = [page for page in made if half(page.outlet) == "tuned"]
    ranked = sorted(tuned, key=lambda page: f_of(*overlap(gold_text(page.gold), page.text)))
    for page in ranked[:25]:
        precision, recall = overlap(gold_text(page.gold), page.text)
        print(f"{f_of(precision, recall):.3f} P {precision:.3f} R {recall:.3f} {page.page}")
    for page in tuned:
        images = page.gold.get("images", ())
        golds = list(dict.fromkeys(image["caption"] for image in images if image.get("caption")))
        for gold in golds:
            if not any(same(gold, caption) for caption in page.captions):
                print(f"caption missing {page.page}: {gold[:100]!r}")
        for caption in dict.fromkeys(page.captions):
            if golds and not any(same(gold, caption) for gold in golds):
                print(f"caption wrong   {page.page}: {caption[:100]!r}")
        told = [set(folded(text)) for text in page.credits]
        for name in dict.fromkeys(name for image in images for name in image.get("authors") or ()):
            if not any(set(folded(name)) <= block for block in told):
                print(f"credit missing  {page.page}: {name[:100]!r}")
        for sort, line in left_in(page.text, gold_text(page.gold)).items():
            print(f"left: {sort} {page.page}: {line[:100]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rival", metavar="PYTHON")
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    pin()
    made = list(ours(given.folder))
    report("pourparlers", made)
    if given.errors:
        errors(made)
    if given.rival:
        report("trafilatura", list(rivals(given.folder, given.rival)))


if __name__ == "__main__":
    sys.exit(main())
