"""Write the tables of ``docs/accuracy.md`` and the README's figures, measured now.

``.venv/bin/python docs/figures.py GOLD SEED DATES...``: a folder with texts/ and gold/, one with the seed text, and
folders of TimeML. Each table stands between ``<!-- figures: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from pourparlers.evaluation.accuracy import GOALS, Goal
from pourparlers.evaluation.corpus import texts
from pourparlers.evaluation.figures import figures, items
from pourparlers.evaluation.ledger import CLASSES, by_class
from pourparlers.evaluation.run import Result, evaluate_text, groups, read_text
from pourparlers.evaluation.score import Counts, total
from pourparlers.evaluation.timex import precision_recall_f1, read_dates, score_folder

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "accuracy.md", ROOT / "README.md")
FEWEST = 20  # items: what rests on fewer in one language is not shown for it alone
RIVAL = {"fr-timebank": 0.745, "meantime-en": 0.802}
FORM = ("format", "level", "stance")
COMPLETE = [goal for goal in GOALS["fr+en"] if goal.name not in FORM]
LEDGER = {
    ("dense", "work"): "dense, worked on",
    ("everyday", "work"): "everyday, worked on",
    ("dense", "measure"): "dense, to measure on",
    ("everyday", "measure"): "everyday, to measure on",
}
Rows = Iterable[Sequence[str]]


def main(gold: Path, seed: Path, dates: list[Path]) -> None:
    results = [evaluate_text(text, read_text) for text in texts(gold) if text.language in ("fr", "en", "uk")]
    seeds = [evaluate_text(text, read_text) for text in texts(seed)]
    for failure in filter(None, (result.failure for result in [*results, *seeds])):
        raise SystemExit(f"nothing written: a text was not read ({failure})")
    sums = groups(results)
    tables = {
        "headline": headline(sums),
        "seed": table(("what", "goal", "reached"), seed_rows(seeds)),
        "dense": by_half("dense", sums),
        "everyday": by_half("everyday", sums),
        "form": table(("what", "goal", "reached (items)"), form_rows([*seeds, *results])),
        "languages": table(("what", "fr dense", "fr everyday", "en dense", "en everyday"), language_rows(sums)),
        "uk": table(("what", "goal", "together", "half worked on", "half to measure on"), uk_rows(results)),
        "dates": table(
            ("corpus", "texts", "expressions", "value F1", "HeidelTime", "found, F1", "same extent, F1"),
            date_rows(dates),
        ),
        "ledger": table(("class", *LEDGER.values()), ledger_rows(results)),
    }
    for page in PAGES:
        page.write_text(filled(page.read_text(encoding="utf-8"), tables), encoding="utf-8")


def filled(page: str, tables: dict[str, str]) -> str:
    """The page with what stands between its marks renewed."""
    return re.sub(
        r"(<!-- figures: (\w+) -->\n).*?(<!-- end -->)",
        lambda found: f"{found[1]}\n{tables[found[2]]}\n\n{found[3]}",
        page,
        flags=re.DOTALL,
    )


def by_half(part: str, sums: dict[str, Counts]) -> str:
    columns = [sums[f"fr+en {part}{half}"] for half in ("", " work", " measure")]
    heads = ("together", "half worked on", "half to measure on")
    titles = [f"{head} ({counts.docs})" for head, counts in zip(heads, columns, strict=True)]
    rows = [[goal.label, aim(goal, part), *(cell(goal, part, c) for c in columns)] for goal in COMPLETE]
    return table((f"{part} (texts)", "goal", *titles), rows)


def headline(sums: dict[str, Counts]) -> str:
    named = ("f1", "date", "place", "status", "participants_f1"), ("speaker_f1",), ("f1",)
    goals = [g for g in COMPLETE for sort, names in zip(("meetings", "statements", "people"), named, strict=True)
             if g.sort == sort and g.name in names]  # fmt: skip
    heads = [f"{part}{half}" for part in ("dense", "everyday") for half in ("", ", unread half")]
    columns = [sums[f"fr+en {head.replace(', unread half', ' measure')}"] for head in heads]
    rows = [[goal.label, *(plain(goal, counts) for counts in columns)] for goal in goals]
    return table(("French and English", *heads), rows)


def seed_rows(results: Sequence[Result]) -> Rows:
    c = total(result.counts for result in results)
    yield "meetings", "7 of 7", f"{c.m_tp} of {c.m_gold}"
    yield "date", "7 of 7", f"{c.date_ok} of {c.date_n}"
    yield "place, where there is one", "all", f"{c.place_ok} of {c.place_n}"
    yield "status", "6 of 7", f"{c.status_ok} of {c.m_tp}"
    yield "participants F1", ".95", number(figures(c)["meetings"]["participants_f1"])
    yield "meetings too many", "0", str(c.m_pred - c.m_tp)
    yield "statements with source and act", "10 of 11", f"{c.sa_tp} of {c.s_gold}"
    yield "statements too many", "", str(c.s_pred - c.sa_tp)
    yield "quotations with their attribution", "2 of 2", f"{c.q_attr} of {c.q_gold}"
    yield "people, with whom they serve", "6 of 6", f"{c.aff_ok} of {c.p_gold}"


def form_rows(results: Sequence[Result]) -> Rows:
    chosen = [r.counts for r in results if r.text.language in ("fr", "en") and not re.match(r"\w\w-\d", r.text.id)]
    counts = total(chosen)
    for goal in GOALS["fr+en"]:
        if goal.name in FORM:
            yield goal.label, aim(goal, ""), cell(goal, "", counts)


def language_rows(sums: dict[str, Counts]) -> Rows:
    for goal in COMPLETE:
        columns = [(part, sums[f"{code} {part}"]) for code in ("fr", "en") for part in ("dense", "everyday")]
        yield goal.label, *(known(goal, part, counts) for part, counts in columns)


def uk_rows(results: Sequence[Result]) -> Rows:
    found = [r for r in results if r.text.language == "uk"]
    columns = [total(r.counts for r in found if half in (None, r.text.half)) for half in (None, "work", "measure")]
    for goal in GOALS["uk"]:
        yield goal.label, aim(goal, ""), *(cell(goal, "", counts) for counts in columns)


def date_rows(folders: Iterable[Path]) -> Rows:
    for folder in folders:
        score = score_folder(folder, read_dates("fr" if folder.name.startswith("fr") else "en"))
        value, found, same = (precision_recall_f1(n, score)[2] for n in (score.value, score.relaxed, score.strict))
        counted = (folder.name, str(score.docs), str(score.gold))
        yield *counted, number(value), number(RIVAL.get(folder.name)), number(found), number(same)


def ledger_rows(results: Sequence[Result]) -> Rows:
    pooled = [r for r in results if r.text.language in ("fr", "en")]
    counted = [by_class(e for r in pooled if (r.text.part, r.text.half) == place for e in r.errors) for place in LEDGER]
    for kind in CLASSES:
        if any(kind in counts for counts in counted):
            yield kind, *(str(counts.get(kind, 0)) for counts in counted)


def aim(goal: Goal, part: str) -> str:
    return number(goal.of(part)) if goal.everyday else "0"


def cell(goal: Goal, part: str, counts: Counts) -> str:
    """The figure, the items that it rests on, and an arrow where it misses the goal."""
    value, count = figures(counts)[goal.sort][goal.name], items(counts)[goal.sort][goal.name]
    if value is None or not count:
        return "-"
    reached = value <= goal.everyday if isinstance(value, int) else value >= goal.of(part)
    return f"{number(value)} ({count}){'' if reached else ' ↓'}"


def known(goal: Goal, part: str, counts: Counts) -> str:
    return cell(goal, part, counts) if items(counts)[goal.sort][goal.name] >= FEWEST else "-"


def plain(goal: Goal, counts: Counts) -> str:
    return number(figures(counts)[goal.sort][goal.name])


def number(value: float | None) -> str:
    """As people write shares: .83, 1."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}".removeprefix("0").replace("1.000", "1")


def table(heads: Sequence[str], rows: Rows) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    folder, first, *others = map(Path, sys.argv[1:])
    main(folder, first, others)
