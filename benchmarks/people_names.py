"""How names of one person are joined over spellings, cases and scripts: B-cubed over names as articles give them.

python benchmarks/people_names.py FOLDER        # BSNLP-2021: FOLDER holds TOPIC/annotated/LANGUAGE/*, kept outside
python benchmarks/people_names.py --list        # the project's own list, names_of_people.tsv

Of BSNLP-2021 each person of each document counts once, by the base form that it gives and the identifier that holds
over languages; documents tell no offices, so names alone are compared, topic by topic, for identifiers hold within one.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from joined import bcubed

from pourparlers.record.same_person import Named, identities

LIST = Path(__file__).with_name("names_of_people.tsv")
Row = tuple[Named, str]


def bsnlp(folder: Path) -> Iterator[Row]:
    """Persons of each document: the base form, and who it is."""
    for file in sorted(folder.glob("*/annotated/*/*")):
        article = file.relative_to(folder).as_posix()
        seen = set()
        for line in file.read_text(encoding="utf-8-sig").splitlines():
            fields = line.split("\t")
            if len(fields) == 4 and fields[2] == "PER" and fields[1] not in seen:
                seen.add(fields[1])
                who = fields[3].strip().casefold()
                if who.startswith("per-") or who.isdigit():  # not those marked as peoples, bodies, places
                    yield Named(article, fields[1], fields[1], frozenset()), who


def own_list() -> Iterator[Row]:
    """The list: who it is, whom the office serves (if told), the name as printed, one a line."""
    for number, line in enumerate(LIST.read_text(encoding="utf-8").splitlines()):
        who, serves, name = line.split("\t")
        yield Named(str(number), name, name, frozenset([serves] if serves else ())), who


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", nargs="?", type=Path)
    asked.add_argument("--list", action="store_true")
    given = asked.parse_args()
    topics: dict[str, list[Row]] = defaultdict(list)
    for person, who in own_list() if given.list else bsnlp(given.folder):
        topics[person.article.partition("/")[0] if not given.list else ""].append((person, who))
    gold, predicted = {}, {}
    for topic, rows in topics.items():
        found = identities(person for person, _ in rows)
        gold.update({(p.article, p.actor): f"{topic}/{who}" for p, who in rows})
        predicted.update({(p.article, p.actor): f"{topic}/{found[p.article, p.actor]}" for p, _ in rows})
    p, r, f = bcubed(gold, predicted)
    print(f"{len(gold)} names of {len(set(gold.values()))} persons: precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}")


if __name__ == "__main__":
    main()
