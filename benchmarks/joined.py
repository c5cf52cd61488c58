"""How reports of one meeting are joined over texts and languages: B-cubed over gold's reports (Bagga and Baldwin 1998).

python benchmarks/joined.py FOLDER [--own] [--half work|measure] [--errors]

FOLDER holds ``texts/`` and ``gold/``; gold's meetings carry a ``key``. By default readings are made of gold itself, so
that only the joining is measured; with ``--own`` the program reads the texts. Two lines: all reports, and those whose
meeting stands in several texts.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from pourparlers import edtf, read
from pourparlers.evaluation.alignment import align
from pourparlers.evaluation.convert import as_gold
from pourparlers.evaluation.corpus import Text, texts
from pourparlers.evaluation.names import canonical
from pourparlers.languages import names_schema as schema
from pourparlers.languages.pack import load
from pourparlers.model import Actor, Article, MeetingReport, Office, Participant, Place, Published, Reading
from pourparlers.record.build import record_of
from pourparlers.record.told import Told

Item = tuple[str, int]


def bcubed(gold: dict[Item, str], predicted: dict[Item, str]) -> tuple[float, float, float]:
    """Precision, recall and F1; an item without a prediction is alone."""
    pairs = {item: (gold[item], predicted.get(item, repr(item))) for item in gold}
    both: dict[tuple[str, str], int] = defaultdict(int)
    ours: dict[str, int] = defaultdict(int)
    theirs: dict[str, int] = defaultdict(int)
    for g, p in pairs.values():
        both[g, p] += 1
        ours[g] += 1
        theirs[p] += 1
    precision = sum(both[pair] / theirs[pair[1]] for pair in pairs.values()) / len(pairs)
    recall = sum(both[pair] / ours[pair[0]] for pair in pairs.values()) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


class Atlas:
    """Gold's places, which are names only, as readings have them."""

    def __init__(self) -> None:
        self._places: dict[str, Place] = {}
        for name in ("cities", "places"):
            for line in load("world", name, schema.Lines).lines.splitlines():
                fields = line.split("|")
                if len(fields) > 3:
                    city = fields[0].partition(",")[0]
                    place = Place(name=city, country=fields[1], latitude=float(fields[2]), longitude=float(fields[3]))
                    self._places.setdefault(city.lower(), place)
        for state in load("world", "states", schema.WorldStates).state:
            self._places[canonical(state.name)] = Place(name=state.name, country=state.code)

    def place(self, name: str | None) -> Place | None:
        """The place of a name; one that no list knows has only its name."""
        if not name:
            return None
        return self._places.get(name.lower()) or self._places.get(canonical(name)) or Place(name=name)


def reading_of(text: Text, atlas: Atlas, persons: set[str]) -> Reading:
    """The reading that gold is. Persons are those whom any gold text names as such."""
    gold = text.gold
    serves = {canonical(p.name): canonical(p.affiliation) for p in gold.people if p.affiliation}
    named = sorted({canonical(n) for m in gold.meetings for n in m.participants or ()} | set(serves.values()))
    actors = tuple(
        Actor(id=n, kind="person", name=n.title(), offices=(Office(title="", affiliation=serves.get(n)),))
        if n in persons
        else Actor(id=n, kind="organisation", name=n)
        for n in named
    )
    meetings = tuple(
        MeetingReport(
            id=f"m{number:03}",
            kind=m.kind or "other",  # type: ignore[arg-type]
            format=m.format,
            when=m.date if m.date and edtf.parse(m.date) else None,
            place=atlas.place(m.place),
            participants=tuple(Participant(actor=a) for a in dict.fromkeys(map(canonical, m.participants or ()))),
            status=m.status or "unknown",  # type: ignore[arg-type]
        )
        for number, m in enumerate(gold.meetings)
    )
    published = Published(value=gold.published, basis="given") if gold.published else None
    article = Article(text=text.text, language=gold.language, published=published)
    return Reading(article=article, actors=actors, meetings=meetings)


def own_numbers(text: Text, reading: Reading) -> dict[str, int]:
    """Which gold meeting each of the program's own is a reading of."""
    pairs = align(text.gold, as_gold(reading)).meetings
    return {reading.meetings[ours].id: gold for gold, ours in pairs}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--own", action="store_true", help="from the program's own readings")
    parser.add_argument("--languages", help="only these, as in fr,en,uk")
    parser.add_argument("--half", choices=("work", "measure"))
    parser.add_argument("--errors", action="store_true", help="list what is joined wrongly or not at all")
    given = parser.parse_args()
    languages = given.languages.split(",") if given.languages else None
    chosen = [t for t in texts(given.folder, half=given.half) if not languages or t.language in languages]
    atlas = Atlas()
    persons = {canonical(p.name) for t in chosen for p in t.gold.people}
    told, numbers = [], {}
    for text in chosen:
        reading = read(text.text, text.given_date) if given.own else reading_of(text, atlas, persons)
        told.append(Told(text.id, reading))
        numbers[text.id] = (
            own_numbers(text, reading) if given.own else {m.id: n for n, m in enumerate(reading.meetings)}
        )
    record = record_of(told).record
    predicted = {
        (r.article, numbers[r.article][r.meeting]): meeting.id
        for meeting in record.meetings
        for r in meeting.reports
        if r.meeting in numbers[r.article]
    }
    gold = keys_of(given.folder, chosen)
    spread: dict[str, set[str]] = defaultdict(set)
    for (article, _), key in gold.items():
        spread[key].add(article)
    several = {item: key for item, key in gold.items() if len(spread[key]) > 1}
    for name, items in (("all reports", gold), ("in several texts", several)):
        figures = bcubed(items, {item: p for item, p in predicted.items() if item in items})
        print(f"{name:17} {len(items):4}  precision {figures[0]:.4f}  recall {figures[1]:.4f}  F1 {figures[2]:.4f}")
    if given.errors:
        list_errors(gold, predicted)


def keys_of(folder: Path, chosen: list[Text]) -> dict[Item, str]:
    """Gold's key of each report."""
    return {
        (text.id, number): meeting["key"]
        for text in chosen
        for number, meeting in enumerate(json.loads((folder / "gold" / f"{text.id}.json").read_bytes())["meetings"])
        if meeting.get("key")
    }


def list_errors(gold: dict[Item, str], predicted: dict[Item, str]) -> None:
    """Meetings in several records, and records of several meetings."""
    for title, by, of in (("split", gold, predicted), ("joined", predicted, gold)):
        groups: dict[str, set[str]] = defaultdict(set)
        for item, group in by.items():
            if item in of:
                groups[group].add(of[item])
        for group, parts in sorted(groups.items()):
            if len(parts) > 1:
                print(f"{title}: {group}: {', '.join(sorted(parts))}")


if __name__ == "__main__":
    main()
