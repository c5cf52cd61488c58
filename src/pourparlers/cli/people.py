"""``pourparlers people`` and ``pourparlers stories``: who is who over all articles, and who carries whose story."""

from __future__ import annotations

from typing import Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.record_options import AsCsv, AsOf, Names, console, desk, print_csv, words_for
from pourparlers.cli.store_options import AsJson, Db, print_lines


def people(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only those of this name.")] = None,
    db: Db = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    names: Names = None,
) -> None:
    """Show the people of the record: offices over time, spellings, and how many articles name them.

    Examples:

      pourparlers people

      pourparlers people Ryabkov --json
    """
    known, _ = desk(db, as_of)
    found = list(known.people(name))
    if as_json:
        print_lines(found)
        return
    if as_csv:
        rows = ((p.name, o.title, o.affiliation, o.since, o.until, len(p.articles)) for p in found for o in p.offices)
        print_csv(("name", "office", "affiliation", "since", "until", "articles"), rows)
        return
    if not found:
        say("nobody" + (f" is known by {name!r}" if name else " in this store yet"))
        return
    from rich.table import Table

    words = words_for(names)
    table = Table.grid(padding=(0, 2))
    for person in sorted(found, key=lambda p: (-len(p.articles), p.name)):
        offices = []
        for office in person.offices:
            whom = f" ({words.actor(office.affiliation)})" if office.affiliation else ""
            offices.append(office.title + whom)
        others = [spelling for spelling in person.spellings if spelling != person.name]
        table.add_row(person.name, "; ".join(offices), str(len(person.articles)), " · ".join(others))
    console().print(table)


def stories(
    db: Db = None,
    as_of: AsOf = None,
    copied: Annotated[bool, typer.Option("--copied", help="Only those that several articles carry.")] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    names: Names = None,
) -> None:
    """Show the stories of the record: who had each first, who carries it, in which languages.

    Examples:

      pourparlers stories --copied
    """
    known, _ = desk(db, as_of)
    found = list(known.stories(copied=copied))
    if as_json:
        print_lines(found)
        return
    if as_csv:
        rows = ((s.published, s.headline, s.agency, len(s.articles), ";".join(s.languages), s.first) for s in found)
        print_csv(("published", "headline", "agency", "articles", "languages", "first"), rows)
        return
    if not found:
        say("no stories" + (" that several articles carry" if copied else " in this store yet"))
        return
    from rich.table import Table

    words = words_for(names)
    table = Table.grid(padding=(0, 2))
    for story in found:
        day = words.day(story.published, weekday=False) if story.published else words.own["unknown_day"]
        carriers = ", ".join(name for name in story.outlets if name)
        table.add_row(
            day, story.headline or "", f"{len(story.articles)}", carriers, " ".join(filter(None, story.languages))
        )
    console().print(table)
