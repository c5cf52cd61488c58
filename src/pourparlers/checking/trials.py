"""The examples of a pack, run: what each must give, and what reading it gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pourparlers.checking import actor_examples, meeting_examples, statement_examples
from pourparlers.errors import PourparlersError
from pourparlers.languages import meetings_schema, names_schema, time_schema
from pourparlers.languages.furniture_schema import FurnitureFile, PageExample
from pourparlers.languages.issues_schema import IssuesFile, IssueWords, WorldIssues
from pourparlers.languages.pack import load
from pourparlers.languages.statements_schema import StatementsFile
from pourparlers.languages.words import Language
from pourparlers.page.text import article_of
from pourparlers.reading.times.line import TimeLine
from pourparlers.reading.words.passage import Passage
from pourparlers.record.issues import named_phrases, told_by, words_of

SHOWN = 60


@dataclass(frozen=True)
class Trial:
    """One example: the file and the number of its table, its text, and what says what is wrong with its reading."""

    file: str
    index: int
    text: str
    misread: Callable[[], str]
    table: str = "example"

    def run(self) -> str:
        """What was expected and what came, "" where they are the same."""
        try:
            told = self.misread()
        except (PourparlersError, LookupError, ValueError) as error:
            told = f"reading it failed: {type(error).__name__}: {error}"
        start = " ".join(self.text.split())
        start = start if len(start) <= SHOWN else start[:SHOWN].rsplit(" ", 1)[0] + " …"
        return told and f"example {start!r}: {told}"


def trials_of(code: str, names: frozenset[str]) -> Iterator[Trial]:
    """The examples of the named files of a pack."""
    files: tuple[tuple[str, Any, Callable[[str, Any], str]], ...] = (
        ("time", time_schema.Times, _times),
        ("actors", names_schema.Actors, actor_examples.misread),
        ("offices", names_schema.Offices, actor_examples.misread),
        ("places", names_schema.Places, actor_examples.misread),
        ("meetings", meetings_schema.Meetings, meeting_examples.misread),
        ("statements", StatementsFile, _statements),
        ("furniture", FurnitureFile, _furniture),
    )
    for name, shape, misread in files:
        if name in names:
            for index, example in enumerate(load(code, name, shape).example):
                yield Trial(name, index, example.text, _run(misread, code, example))
    if "issues" in names:
        for index, issue in enumerate(load(code, "issues", IssuesFile).issue):
            for text in (*issue.examples, *issue.others):
                yield Trial("issues", index, text, _run(_issues, code, (issue, text)), "issue")


def _run(misread: Callable[[str, Any], str], code: str, example: Any) -> Callable[[], str]:
    return lambda: misread(code, example)


def _differ(what: str, wanted: object, got: object) -> str:
    return "" if wanted == got else f"{what}: expected {wanted!r}, got {got!r}"


def _times(code: str, example: time_schema.Example) -> str:
    language = load(code, "language", Language)
    line = TimeLine(language, example.published or None)
    found = []
    for paragraph in example.text.split("\n"):
        found += line.find(Passage(paragraph, 0, language, frozenset(language.abbreviations)))
    got = {
        "dates": tuple(m.edtf for m in found if m.edtf),
        "values": tuple(m.value for m in found),
        "clocks": tuple(m.clock.start for m in found if m.clock),
    }
    wanted = {slot: getattr(example, slot) for slot in got}
    return "; ".join(filter(None, (_differ(s, list(w), list(got[s])) for s, w in wanted.items() if w is not None)))


def _statements(code: str, example: Any) -> str:
    told = statement_examples.misread(code, example)
    gives = told.removeprefix(f"{example.text!r} gives ")
    got, _, wanted = gives.partition(", not ")
    return told and f"expected {wanted}, got {got}"


def _issues(code: str, example: tuple[IssueWords, str]) -> str:
    issue, text = example
    actors = next((one.actors for one in load("world", "issues", WorldIssues).issue if one.key == issue.key), ())
    told = set(told_by(words_of(text), frozenset(actors), named_phrases(code)))
    return _differ(f"is on {issue.key}", text in issue.examples, issue.key in told)


def _furniture(code: str, example: PageExample) -> str:
    kinds = [block.kind for block in article_of(example.text.strip(), language=code).blocks]
    return _differ("kinds", list(example.kinds), kinds)
