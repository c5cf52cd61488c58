"""Drafts: what one sentence says of one meeting, before the article's mentions of it are joined."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.languages.meetings_schema import Cue, Noun, Verb
from pourparlers.model import Excerpt, Level, MeetingKind, Role, Slot, Stance
from pourparlers.reading.meetings.events import Trigger
from pourparlers.reading.words.mentions import Mention, PlaceMention, TimeMention
from pourparlers.reading.words.paragraph import Dateline, Paragraph
from pourparlers.reading.words.verbs import NONE, Tense

# Kinds whose meetings have a name or standing of their own.
STANDING = frozenset({"summit", "council", "conference", "ministerial"})
# Verbs that tell of any kind of meeting.
GENERAL = frozenset({"meet", "gather", "due", "travel", "receive"})


@dataclass(slots=True)
class Taker:
    """One who takes part, as a sentence tells it."""

    actor: str
    role: Role = "participant"
    mention: Mention | None = None


# Where words of a draft stand: start, end, the slot that they give, and the status that a cue tells.
Shown = tuple[int, int, Slot, str]


@dataclass(slots=True, eq=False)
class Draft:
    """One meeting in one sentence. ``trigger`` is the range that announces it, ``verb`` the one that tells of it,
    ``ranked`` the rank of a nameless group that meets, ``within`` the event on the margins or in the course of which
    the sentence sets it, ``left`` the place that it was moved from, ``setting`` the body or format in the framework of
    which it is held."""

    paragraph: Paragraph
    sentence: tuple[int, int]
    trigger: Trigger
    kind: MeetingKind
    level: Level | None = None
    format: str | None = None
    owner: str | None = None
    setting: str | None = None
    verb: Trigger | None = None
    frame: str = ""
    aspect: str = ""
    ranked: str = ""
    remote: bool = False
    weak: bool = False
    general: bool = False
    definite: bool = False
    grouped: bool = False
    following: bool = False
    separate: bool = False
    anaphoric: bool = False
    relation: str = ""
    within: Draft | None = None
    whens: list[TimeMention] = field(default_factory=list)
    borrowed: bool = False
    hours: list[TimeMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    takers: dict[str, Taker] = field(default_factory=dict)
    left: PlaceMention | None = None
    cues: list[tuple[int, int, Cue]] = field(default_factory=list)
    subject: list[Mention] = field(default_factory=list)
    shown: tuple[Shown, ...] = ()
    days: int = 0
    back: bool = False
    hangs: bool = False
    aside: bool = False
    far: bool = False
    lasts: bool = False
    dateline: Dateline | None = None
    ends: frozenset[str] = frozenset()
    absorbed: list[Trigger] = field(default_factory=list)
    stances: dict[str, Stance] = field(default_factory=dict)
    title: str | None = None
    topic: Excerpt | None = None
    outcome: Excerpt | None = None

    @property
    def tense(self) -> Tense:
        """The tense of the verb that tells of it."""
        if self.verb:
            return self.verb.tense
        return self.trigger.tense if self.trigger.verb else NONE

    @property
    def scheduled(self) -> bool:
        """Whether its verb only says that it was fixed for a day: "was scheduled for Friday", "est fixé à lundi"."""
        verb = self.verb
        if verb is None or verb is self.trigger:
            return False
        return any(c.status == "planned" and c.strength and i < verb.j and verb.i < j for i, j, c in self.cues)

    @property
    def circle_only(self) -> bool:
        """Whether it only tells who has to do with a meeting told of before: who attends it, who called it."""
        return self.anaphoric and self.frame in ("attend", "convene", "guests")

    @property
    def span(self) -> tuple[int, int]:
        """From the trigger's first word to the end of its last, in words of the passage."""
        return self.trigger.i, self.trigger.j

    def day_before(self, time: TimeMention) -> str | None:
        """The past day told before a planned one in the same sentence, which that follows: "left on Monday for Lima,
        where he was to meet X on Tuesday"."""
        told = [t for t in self.paragraph.times if self.sentence[0] <= t.i < time.i and t.grain == "day"]
        days = [t.edtf for t in told if t.edtf and t.edtf == t.past and t.role == "at" and t.past != t.future]
        return days[-1] if days else None

    def take(self, mention: Mention, role: Role = "participant") -> None:
        """Add the actors of a mention, keeping an earlier, more telling role."""
        for actor in mention.actors:
            known = self.takers.get(actor)
            if known is None:
                self.takers[actor] = Taker(actor, role, mention=mention)
            elif known.role == "participant":
                known.role = role

    def share(self, other: Draft) -> None:
        """Take in who is named by another draft alone."""
        for actor, taker in other.takers.items():
            self.takers.setdefault(actor, taker)

    def house(self, mention: Mention) -> None:
        """Add the place that a mention's words name."""
        if mention.place:
            self.places.append(PlaceMention(mention.i, mention.j, mention.place, "at"))


def from_noun(paragraph: Paragraph, sentence: tuple[int, int], trigger: Trigger, noun: Noun) -> Draft:
    return Draft(
        paragraph, sentence, trigger, noun.kind, noun.level, remote=noun.remote, weak=noun.weak, general=noun.general
    )


def from_verb(paragraph: Paragraph, sentence: tuple[int, int], trigger: Trigger, verb: Verb) -> Draft:
    draft = Draft(
        paragraph,
        sentence,
        trigger,
        verb.kind,
        remote=verb.remote,
        weak=verb.weak,
        frame=verb.frame,
        aspect=verb.aspect,
    )
    draft.verb = trigger
    draft.general = verb.frame in GENERAL
    return draft
