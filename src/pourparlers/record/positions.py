"""Positions: what each party says, demands, denies or promises on which issue, over time.

A function of the set of articles, like the record itself. A statement is on every named issue whose words it holds and
on every meeting that it speaks of; one that is on none goes by likeness with others of its language.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.model import Act
from pourparlers.record.alike import Vector, cosine, groups_of, vectors
from pourparlers.record.calendar import Calendar
from pourparlers.record.entry import Issue, Meeting, Position, Said, Stand, StandChange
from pourparlers.record.issues import ENGLISH, Phrases, named_phrases, names_in, own_phrases, told_by
from pourparlers.record.same_person import identities, persons_of
from pourparlers.record.sayings import Saying, sayings_of
from pourparlers.record.told import Told

YES: frozenset[Act] = frozenset(("agree", "promise", "support", "confirm", "propose", "demand"))
NO: frozenset[Act] = frozenset(("refuse", "deny"))
# Whose word speaks against whose, on one issue.
AT_ODDS: Mapping[Act, frozenset[Act]] = {
    "refuse": frozenset(("demand", "propose")),
    "deny": frozenset(("accuse", "warn", "threaten")),
}
# From so like a content on, the opposite of it is a change of mind.
SAME_MATTER = 0.3
# On so many later days a party must have spoken on the issue without a demand for it to count as not repeated.
SPOKEN_SINCE = 2
LONGEST_NAME = 80
KINDS = ("own", "named", "meeting", "alike")


class Placed(NamedTuple):
    """A statement on an issue, and its words as they are compared."""

    issue: Issue
    saying: Saying
    vector: Vector


def positions_of(
    known: Calendar,
    own: Sequence[OwnIssue] = (),
    language: str = ENGLISH,
    spoken: Callable[[str, str], bool] | None = None,
) -> tuple[Position, ...]:
    """The positions that a set of articles tells, by issue, those of most voices first; issues are called as
    ``language`` does. ``spoken`` tells by party and speaker which statements are asked for."""
    articles = {told.key: told for told in known.articles()}
    names = identities(person for told in articles.values() for person in persons_of(told.key, told.reading))
    voice = {article: story.first for story in known.stories() for article in story.articles}
    sayings = sayings_of(articles, names, voice)
    placed: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for one in _placed(sayings, known, own_phrases(own), names_in(language)):
        placed[one.issue.key, one.saying.party].append(one)
    odds = _at_odds(placed)
    asked = ([one for one in of_one if spoken is None or _is_asked(one, spoken)] for of_one in placed.values())
    made = [_against(_position(of_one), odds) for of_one in asked if of_one]
    weight: dict[str, int] = defaultdict(int)
    for position in made:
        weight[position.issue.key] += position.voices
    return tuple(
        sorted(
            made,
            key=lambda p: (KINDS.index(p.issue.kind), -weight[p.issue.key], p.issue.key, -p.voices, p.party),
        )
    )


def _is_asked(one: Placed, spoken: Callable[[str, str], bool]) -> bool:
    return spoken(one.saying.party, one.saying.speaker)


def _placed(sayings: Sequence[Saying], known: Calendar, own: Phrases, called: Mapping[str, str]) -> Iterator[Placed]:
    meetings = {(r.article, r.meeting): m for m in known.meetings() for r in m.reports}
    by_language: dict[str, list[int]] = defaultdict(list)
    for n, saying in enumerate(sayings):
        by_language[saying.language].append(n)
    weighed: dict[int, Vector] = {}
    for ns in by_language.values():
        weighed.update(zip(ns, vectors([sayings[n].words for n in ns]), strict=True))
    alone: dict[str, list[int]] = defaultdict(list)
    for n, saying in enumerate(sayings):
        issues = [*_told(saying, own, called), *_of_meetings(saying, known.article(saying.article), meetings)]
        for issue in issues:
            yield Placed(issue, saying, weighed[n])
        if not issues:
            alone[saying.language].append(n)
    for ns in alone.values():
        for group in groups_of([weighed[n] for n in ns]):
            of_group = [sayings[ns[at]] for at in group]
            issue = _alike(of_group)
            yield from (Placed(issue, sayings[ns[at]], weighed[ns[at]]) for at in group)


def _told(saying: Saying, own: Phrases, called: Mapping[str, str]) -> Iterator[Issue]:
    for name in told_by(saying.words, saying.named, own):
        yield Issue(key=name, kind="own", name=name)
    for key in told_by(saying.words, saying.named, named_phrases(saying.language)):
        yield Issue(key=key, kind="named", name=called[key])


def _of_meetings(saying: Saying, told: Told | None, meetings: Mapping[tuple[str, str], Meeting]) -> Iterator[Issue]:
    """The meetings whose naming words stand in the statement."""
    met: set[str] = set()
    for report in told.reading.meetings if told else ():
        meeting = meetings.get((saying.article, report.id))
        within = any(
            span.slot == "trigger" and saying.start <= span.start and span.end <= saying.end for span in report.spans
        )
        if meeting and within and meeting.id not in met:
            met.add(meeting.id)
            where = meeting.place.name if meeting.place else None
            parts = (meeting.title or meeting.format or meeting.kind, where, meeting.when)
            yield Issue(key=meeting.id, kind="meeting", name=", ".join(part for part in parts if part))


def _alike(sayings: Sequence[Saying]) -> Issue:
    """The issue of statements that say alike, under the shortest words that one of them has for it."""
    said = [s.statement for s in sayings]
    abouts = [s.about.text for s in said if s.about]
    contents = [part.text for s in said for part in (s.content or s.quote or s.cue,) if part]
    name = " ".join(min(abouts or contents, key=lambda text: (len(text), text), default="").split())
    short = name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"
    first = min((s.article, s.start) for s in sayings)
    digest = hashlib.blake2s(repr(first).encode(), digest_size=4).hexdigest()
    return Issue(key=f"words-{digest}", kind="alike", name=short)


def _position(placed: Sequence[Placed]) -> Position:
    """One party's word on one issue; the statements come in the order in which they were said."""
    party = placed[0].saying
    changes = list(_changes(placed))
    return Position(
        party=party.party,
        person=party.person,
        issue=placed[0].issue,
        voices=len({one.saying.voice for one in placed}),
        stands=tuple(_stands([one.saying for one in placed])),
        said=tuple(_said(one.saying, change) for one, change in zip(placed, changes, strict=True)),
    )


def _changes(placed: Sequence[Placed]) -> Iterator[StandChange | None]:
    """What each statement does to what the party said before: the first of its act, the same again, the opposite."""
    for n, one in enumerate(placed):
        side = YES if one.saying.act in YES else NO if one.saying.act in NO else None
        before = placed[:n]
        if side is not None and _opposite(one, before, NO if side is YES else YES):
            yield "turned"
            continue
        same = [other for other in before if other.saying.act == one.saying.act]
        if not same:
            yield "new"
        else:
            yield "kept" if same[-1].saying.day != one.saying.day else None


def _opposite(one: Placed, before: Sequence[Placed], other_side: frozenset[Act]) -> bool:
    """Whether the party's last word on the same matter was on the other side."""
    language = one.saying.language
    matter = [
        other for other in before
        if other.saying.language == language and other.saying.act in YES | NO
        and cosine(other.vector, one.vector) >= SAME_MATTER
    ]  # fmt: skip
    return bool(matter) and matter[-1].saying.act in other_side


def _stands(sayings: Sequence[Saying]) -> Iterator[Stand]:
    by_act: dict[Act, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_act[saying.act].append(saying)
    for act, said in sorted(by_act.items(), key=lambda item: (-len({s.voice for s in item[1]}), item[0])):
        days = [s.day for s in said if s.day]
        since = {s.day for s in sayings if s.day and days and s.day > max(days)}
        yield Stand(
            act=act,
            since=min(days).isoformat() if days else None,
            latest=max(days).isoformat() if days else None,
            voices=len({s.voice for s in said}),
            unrepeated=act in ("demand", "threaten") and len(since) >= SPOKEN_SINCE,
            articles=tuple(dict.fromkeys(a for s in said for a in s.articles)),
        )


def _said(saying: Saying, change: StandChange | None) -> Said:
    said = saying.statement
    cue, content, quote, about = (
        part.text if part else None for part in (said.cue, said.content, said.quote, said.about)
    )
    return Said(
        day=saying.day.isoformat() if saying.day else None,
        speaker=saying.speaker,
        via=saying.via,
        act=saying.act,
        cue=cue,
        content=content,
        quote=quote,
        about=about,
        addressee=saying.addressee,
        change=change,
        article=saying.article,
        start=saying.start,
        end=saying.end,
        articles=saying.articles,
    )


def _at_odds(placed: Mapping[tuple[str, str], Sequence[Placed]]) -> Mapping[tuple[str, str], set[str]]:
    """For each issue and party those it is at odds with: one refuses what the other asks of it or of those it speaks
    of, or denies what the other, naming it, accuses it or warns of."""
    on: dict[str, list[Saying]] = defaultdict(list)
    for (issue, _), of_one in placed.items():
        on[issue].extend(one.saying for one in of_one)
    odds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for issue, said in on.items():
        for one in said:
            for other in said if one.act in AT_ODDS else ():
                if other.act in AT_ODDS[one.act] and other.party != one.party and _meets(one, other):
                    odds[issue, one.party].add(other.party)
                    odds[issue, other.party].add(one.party)
    return odds


def _meets(no: Saying, asked: Saying) -> bool:
    """Whether what is denied or refused may be what was said or asked: that names the party or what it speaks of."""
    spoken_of = no.named if no.act == "refuse" else {no.party}
    return not (asked.named - {asked.party}).isdisjoint(spoken_of) or asked.addressee == no.party


def _against(position: Position, odds: Mapping[tuple[str, str], set[str]]) -> Position:
    return msgspec.structs.replace(position, against=tuple(sorted(odds.get((position.issue.key, position.party), ()))))
