"""The report that a desk editor reads: each article's head, meetings by date, statements by actor, and people."""

from __future__ import annotations

import functools
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pourparlers.cli.page_labels import PageLabels, page_labels
from pourparlers.cli.report_notes import name_of, notes_after, notes_before
from pourparlers.model import Actor, Excerpt, MeetingReport, Participant, Reading, Statement, Status
from pourparlers.showing.days import days_of
from pourparlers.showing.evidence import sentence_of
from pourparlers.showing.say_date import say_date

WIDTH_IN_A_FILE = 100
"""How wide the report is where no terminal says."""
COLOUR: dict[Status, str] = {
    "proposed": "yellow",
    "planned": "cyan",
    "confirmed": "green",
    "ongoing": "bold green",
    "held": "blue",
    "postponed": "magenta",
    "cancelled": "red",
    "refused": "red",
    "unknown": "dim",
}
LATEST = (9999, 13, 32)
ALWAYS_THERE = "participant"


class Words(NamedTuple):
    """The report's own words, and those that it shares with the page."""

    own: dict[str, str]
    shared: PageLabels

    def day(self, edtf: str | None) -> str:
        return say_date(edtf, self.shared.dates)


@functools.cache
def words_in(language: str) -> Words:
    """The words of a language, or the English ones."""
    shared = page_labels(language)
    tables = tomllib.loads(Path(__file__).with_name("report.toml").read_text(encoding="utf-8"))
    return Words(tables.get(shared.language, tables["en"]), shared)


def print_report(readings: Sequence[Reading], language: str) -> None:
    """Print each article's report in a language, and behind several the diary of them all."""
    width = None if sys.stdout.isatty() else WIDTH_IN_A_FILE
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    words = words_in(language)
    for reading in readings:
        console.print(report_of(reading, words))
    if len(readings) > 1:
        console.print(_diary(readings, words))


def report_of(reading: Reading, words: Words) -> RenderableType:
    """One article's report."""
    actors = {actor.id: actor for actor in reading.actors}
    parts: list[RenderableType] = [_head(reading, words)]
    if reading.meetings:
        parts += [_title("calendar", words), _meetings(reading, actors, words)]
    if reading.statements:
        parts += [_title("statements", words), _statements(reading.statements, actors, words)]
    people = [actor for actor in reading.actors if actor.kind == "person" and actor.offices]
    if people:
        parts += [_title("people", words), _people(people, actors, words)]
    if len(parts) == 1:
        parts.append(Text(words.shared("nothing"), "dim"))
    return Group(*parts, Text())


def _head(reading: Reading, words: Words) -> RenderableType:
    article, shared = reading.article, words.shared
    if article.published is None:
        published = shared("published_unknown")
    else:
        basis = shared(f"basis_{article.published.basis}")
        published = f"{shared('published')}{shared('colon')}{words.day(article.published.value)} ({basis})"
    about = (article.outlet, article.section, article.byline, article.agency)
    lines = [
        Text(_line(article.headline or words.own["no_headline"]), "bold"),
        Text(" · ".join(_line(part) for part in about if part)),
        Text(
            " · ".join(
                part for part in (published, article.language, _line(article.url or article.path or "")) if part
            ),
            "dim",
        ),
    ]
    return Group(Rule(style="dim"), *(line for line in lines if line.plain))


def _title(key: str, words: Words) -> RenderableType:
    return Text(f"\n{words.shared(key)}", "bold cyan")


def _meetings(reading: Reading, actors: dict[str, Actor], words: Words) -> RenderableType:
    table = _table()
    table.leading = 1
    table.add_column(words.own["when"], min_width=12, max_width=26)
    table.add_column(words.own["where"], max_width=16)
    table.add_column(words.own["what"], ratio=1)
    table.add_column(words.own["status"], no_wrap=True)
    for meeting in sorted(reading.meetings, key=_date_order):
        what = _what(meeting, actors, words)
        for note in notes_before(meeting, reading, words.shared):
            what.append(f"\n{_line(note.text)}", note.style)
        said = sentence_of(reading.article, meeting)
        if said:
            what.append(f"\n{_quoted(said, words)}", "dim italic")
        for note in notes_after(meeting, reading, words.shared):
            what.append(f"\n{_line(note.text)}", note.style)
        table.add_row(_when(meeting, words), _where(meeting), what, _status(meeting, words))
    return table


def _diary(readings: Sequence[Reading], words: Words) -> RenderableType:
    table = _table()
    table.add_column(words.own["when"], min_width=12, max_width=28)
    table.add_column(words.own["where"], max_width=18)
    table.add_column(words.shared("participants"), ratio=1)
    table.add_column(words.own["status"], no_wrap=True)
    table.add_column(words.own["article"], max_width=22, style="dim")
    rows: dict[str, tuple[tuple[Text, str, Text, Text], list[str]]] = {}
    reports = [(meeting, reading) for reading in readings for meeting in reading.meetings]
    for meeting, reading in sorted(reports, key=lambda report: _date_order(report[0])):
        actors = {actor.id: actor for actor in reading.actors}
        what = _what(meeting, actors, words, marks=False)
        cells = (_when(meeting, words), _where(meeting), what, _status(meeting, words))
        _, sources = rows.setdefault("\n".join(str(cell) for cell in cells), (cells, []))
        sources.append(_line(reading.article.outlet or Path(reading.article.path or "-").stem))
    for cells, sources in rows.values():
        table.add_row(*cells, "\n".join(dict.fromkeys(sources)))
    title = Text(words.own["diary"].format(n=len(readings)), "bold cyan")
    return Group(Rule(style="dim"), title, table)


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, pad_edge=False, header_style="dim")


def _date_order(meeting: MeetingReport) -> tuple[tuple[int, int, int], str]:
    days = days_of(meeting.when)
    day = (days.first or days.last) if days else None
    clock = (meeting.time.start if meeting.time else None) or ""
    return ((day.year, day.month, day.day) if day else LATEST), clock


def _when(meeting: MeetingReport, words: Words) -> Text:
    text = Text(words.day(meeting.when))
    clock = meeting.time
    if clock is not None and clock.start:
        hours = f"{clock.start}–{clock.end}" if clock.end else clock.start
        zone = words.shared("local_time") if clock.zone == "local" else clock.zone
        text.append(f"\n{hours}" + (f" {zone}" if zone else ""))
    return text


def _where(meeting: MeetingReport) -> str:
    if meeting.place is None:
        return ""
    return _line("\n".join(part for part in (meeting.place.name, meeting.place.venue) if part), keep_breaks=True)


def _what(meeting: MeetingReport, actors: dict[str, Actor], words: Words, *, marks: bool = True) -> Text:
    """Kind and parties; ``marks`` tell each party's role and stance."""
    kind = words.shared.of("kind", meeting.kind)
    head = [_line(name_of(meeting, words.shared))]
    if head[0] != kind and (meeting.title or meeting.format):
        head.append(kind)
    if meeting.level:
        head.append(words.shared.of("level", meeting.level))
    text = Text()
    text.append(head[0][:1].upper() + head[0][1:], "bold")
    text.append(f" ({', '.join(head[1:])})" if head[1:] else "")
    parties = [part for part in meeting.participants if part.actor in actors]
    who = [_who(part, actors, words) if marks else _line(actors[part.actor].name) for part in parties]
    if who:
        text.append("\n" + "; ".join(who))
    return text


def _who(part: Participant, actors: dict[str, Actor], words: Words) -> str:
    marks = []
    if part.role != ALWAYS_THERE:
        marks.append(words.shared.of("role", part.role))
    if part.stance not in ("unsaid", "attended"):  # that it was held says who attended
        marks.append(words.shared.of("stance", part.stance))
    return _line(actors[part.actor].name) + (f" ({', '.join(marks)})" if marks else "")


def _status(meeting: MeetingReport, words: Words) -> Text:
    return Text(words.shared.of("status", meeting.status), COLOUR[meeting.status])


def _statements(statements: Sequence[Statement], actors: dict[str, Actor], words: Words) -> RenderableType:
    by_actor: dict[str | None, list[Statement]] = {}
    for statement in statements:
        by_actor.setdefault(statement.source, []).append(statement)
    blocks: list[RenderableType] = []
    for source, said in by_actor.items():
        name = actors[source].name if source in actors else words.shared("unknown_source")
        blocks.append(Text(_line(name), "bold"))
        blocks += [Padding(_said(statement, actors, words), (0, 0, 0, 2)) for statement in said]
    return Group(*blocks)


def _said(statement: Statement, actors: dict[str, Actor], words: Words) -> Text:
    shared = words.shared
    text = Text()
    text.append(shared.of("act", statement.act), "cyan")
    if statement.cue is not None:
        text.append(f" [{_line(statement.cue.text)}]", "dim")
    relations = []
    via = [actors[middle].name for middle in statement.via if middle in actors]
    if via:
        relations.append(shared("via", names=", ".join(via)))
    if statement.on_behalf_of in actors and not _is_own(statement, actors):
        relations.append(shared("on_behalf_of", name=actors[statement.on_behalf_of].name))
    if statement.addressee in actors:
        relations.append(shared("addressee", name=actors[statement.addressee].name))
    if statement.about is not None and not _within(statement.about, statement.content):
        relations.append(shared("about", text=statement.about.text))
    text.append(f" {_line(', '.join(relations))}" if relations else "")
    if statement.content is not None:
        text.append(f"{shared('colon')}{_line(statement.content.text)}")
    quote = statement.quote
    if quote is not None and not (statement.content and quote.text in statement.content.text):
        text.append(f" {_quoted(quote.text, words)}")
    return text


def _within(inner: Excerpt, outer: Excerpt | None) -> bool:
    """Whether the words of one excerpt stand among those of another, which is printed anyway."""
    return outer is not None and outer.start <= inner.start and inner.end <= outer.end


def _is_own(statement: Statement, actors: dict[str, Actor]) -> bool:
    """Whether the source speaks for whom it serves anyway, as its office says."""
    source = actors.get(statement.source or "")
    if source is None:
        return False
    served = (source.id, source.of, *(office.affiliation for office in source.offices[:1]))
    return statement.on_behalf_of in served


def _people(people: Sequence[Actor], actors: dict[str, Actor], words: Words) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for person in people:
        offices = []
        for office in person.offices:
            title = f"{words.shared('former')} {office.title}" if office.former else office.title
            affiliation = actors[office.affiliation].name if office.affiliation in actors else None
            offices.append(f"{title} ({affiliation})" if affiliation else title)
        table.add_row(Text(_line(person.name), "bold"), Text(_line("; ".join(offices))))
    return table


def _quoted(text: str, words: Words) -> str:
    return f"{words.shared('quote_open')}{_line(text)}{words.shared('quote_close')}"


def _line(text: str, *, keep_breaks: bool = False) -> str:
    """Text from an article on one line, without the control characters that would steer a terminal."""
    lines = text.split("\n") if keep_breaks else [text]
    return "\n".join(
        " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in line).split()) for line in lines
    )
