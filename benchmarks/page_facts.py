"""How well the facts of pages are read: publication day, headline, section, authors, and what one page costs.

    python benchmarks/page_facts.py FOLDER [--errors tuned]

``FOLDER`` holds the test pages of flairNLP/fundus (see ``fundus.py``). The gold is that project's own. It has no
sections: here a page's section is any that its JSON-LD or ``article:section`` declares, and the page is read once more
with those declarations taken out, so that the figure tells how the rest of the page is read.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from fundus import half, pages
from selectolax.lexbor import LexborHTMLParser
from texts import pin

from pourparlers.delivery import Delivery
from pourparlers.page.agencies import agencies
from pourparlers.page.facts import PageFacts, facts_of

MEASURES = (
    "publication day", "publication day, zones apart", "headline", "headline, folded", "section", "section, withheld",
    "authors, exact", "authors found", "authors right", "agency that signs",
)  # fmt: skip
_SECTIONS = re.compile(
    r'"articleSection"\s*:\s*("(?:[^"\\]|\\.)*"|\[[^\]]*\])|(<meta[^>]*(?:property|name)="article:section"[^>]*>)',
    re.IGNORECASE,
)
_SECTION = re.compile(r'("articleSection"\s*:)|(<meta[^>]*(?:article:section|"section"|-section)[^>]*>)', re.IGNORECASE)


def plain(text: str) -> str:
    return " ".join(text.split())


def folded(text: str) -> str:
    text = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in text if letter.isalnum())


def delivered(data: bytes, gold: dict[str, Any]) -> Delivery:
    return Delivery(data=data, url=gold["url"])


def withheld(markup: str) -> str:
    """A page without what it declares its section to be."""
    return _SECTION.sub(lambda found: '"x-withheld":' if found[1] else "", markup)


def declared(markup: str) -> frozenset[str]:
    """The sections that a page's metadata declares, folded."""
    told: list[str] = []
    for found in _SECTIONS.finditer(markup):
        told += re.findall(r'"((?:[^"\\]|\\.)+)"', found[1] or "")
        told += re.findall(r'content="([^"]+)"', found[2] or "")
    plain = [html.unescape(unescaped(text)) for text in told]
    return frozenset(filter(None, (folded(part) for text in plain for part in (text, *text.split(",")))))


def unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"'))
    except ValueError:
        return text


def measured(data: bytes, gold: dict[str, Any]) -> Iterator[tuple[str, float | None, Any, Any]]:
    """(measure, score or None where there is no gold, what was read, what is right) of one page."""
    markup = data.decode("utf-8", "replace")
    facts = facts_of(LexborHTMLParser(markup), delivered(data, gold))
    day = facts.published.value if facts.published else None
    right = str(gold["publishing_date"])[:10]
    yield "publication day", day == right, facts.published, gold["publishing_date"]
    yield "publication day, zones apart", near(facts, gold), facts.published, gold["publishing_date"]
    headline = facts.headline.value if facts.headline else ""
    yield "headline", plain(headline) == plain(gold["title"]), facts.headline, gold["title"]
    yield "headline, folded", folded(headline) == folded(gold["title"]), facts.headline, gold["title"]
    right_sections = declared(markup)
    if right_sections:
        again = facts_of(LexborHTMLParser(withheld(markup)), delivered(data, gold))
        yield "section", is_one_of(facts, right_sections), facts.section, right_sections
        yield "section, withheld", is_one_of(again, right_sections), again.section, right_sections
    signed = [(name, agencies().only(name)) for name in gold.get("authors") or ()]
    names = {folded(name) for name, agency in signed if not agency}
    wires = [agency[0].name for _, agency in signed if agency]
    read = {folded(name) for name in (facts.authors.value if facts.authors else ())}
    wire = facts.agency.value if facts.agency else None
    yield "agency that signs", (wire == wires[0]) if wires else None, facts.agency, gold.get("authors")
    yield "authors, exact", (names == read) if names else None, facts.authors, gold.get("authors")
    yield "authors found", len(names & read) / len(names) if names else None, facts.authors, gold.get("authors")
    yield "authors right", len(names & read) / len(read) if read and names else None, facts.authors, gold.get("authors")


def near(facts: PageFacts, gold: dict[str, Any]) -> bool:
    """The same day, or the same instant that another zone calls the day before or after."""
    if facts.published is None:
        return False
    right = str(gold["publishing_date"])
    if facts.published.value == right[:10]:
        return True
    one, other = datetime.fromisoformat(facts.published.moment or facts.published.value), datetime.fromisoformat(right)
    return bool(one.tzinfo and other.tzinfo) and abs((one - other).total_seconds()) < 60


def is_one_of(facts: PageFacts, right: frozenset[str]) -> bool:
    return facts.section is not None and folded(facts.section.value) in right


def timed(data: list[tuple[bytes, dict[str, Any]]], work: Callable[[bytes, dict[str, Any]], object]) -> float:
    start = time.process_time()
    for page, gold in data:
        work(page, gold)
    return (time.process_time() - start) / len(data)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--errors", metavar="MEASURE", help="list what is wrong on the tuned half by this measure")
    chosen = options.parse_args()
    place = pin()
    sums: dict[tuple[str, str], float] = Counter()
    counts: dict[tuple[str, str], int] = Counter()
    kept: list[tuple[bytes, dict[str, Any]]] = []
    for outlet, name, data, gold in pages(chosen.folder):
        kept.append((data, gold))
        for measure, score, read, right in measured(data, gold):
            if score is None:
                continue
            for group in (half(outlet), "all"):
                sums[measure, group] += float(score)
                counts[measure, group] += 1
            if measure == chosen.errors and score < 1 and half(outlet) == "tuned":
                print(f"{name} {gold['url']}\n    read  {read}\n    right {right}")
    print(f"{'':32}{'tuned':>14}{'kept':>14}{'all':>14}")
    for measure in MEASURES:
        if counts[measure, "all"]:
            cells = (
                f"{sums[measure, group] / max(1, counts[measure, group]):.3f} ({counts[measure, group]})"
                for group in ("tuned", "kept", "all")
            )
            print(f"{measure:32}" + "".join(f"{cell:>14}" for cell in cells))
    parse = timed(kept, lambda data, gold: LexborHTMLParser(data.decode("utf-8", "replace")))
    whole = timed(
        kept, lambda data, gold: facts_of(LexborHTMLParser(data.decode("utf-8", "replace")), delivered(data, gold))
    )
    print(f"milliseconds a page ({place}): parsing {1000 * parse:.2f}, facts {1000 * (whole - parse):.2f}")


if __name__ == "__main__":
    main()
