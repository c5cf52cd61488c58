"""The shape of ``meetings.toml``: what announces, moves, cancels and tells of a meeting in one language."""

from __future__ import annotations

from typing import Literal

import msgspec

from pourparlers.model import Level, MeetingKind, Role, Stance, Status

Frame = Literal[
    "meet",  # subject with object or "with": both take part
    "receive",  # subject is host, object guest
    "travel",  # subject goes to a place
    "call",  # by telephone or video: no place
    "gather",  # subject alone comes together
    "attend",  # subject takes part in the noun that follows
    "hold",  # subject takes part in the noun that follows, which it holds
    "happen",  # the noun before it takes place
    "convene",  # subject calls the noun that follows
    "invite",  # subject invites object to a place or a meeting
    "due",  # subject is expected at a place
    "brief",  # subject consults object
    "join",  # object or subject joins the meeting at hand
    "guests",  # who else takes part in the meeting at hand stands behind it: "also attending were"
]


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns of one kind. ``weak`` ones count only beside a verb of meeting, a participant or a format."""

    kind: MeetingKind
    forms: tuple[str, ...]
    weak: bool = False
    level: Level | None = None
    remote: bool = False
    general: bool = False


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of one frame. ``aspect`` says which end of the meeting is told; ``weak`` as for nouns.

    ``transitive`` ones tell of no meeting without anyone who takes part.
    The subject of one that is ``outside`` tells of the meeting and takes no part by that (announce).
    ``bare`` ones tell of a meeting only where their object is someone in office and nothing hangs on it: "called the
    president on Monday", not "called the president to order".
    A ``light`` one (have) tells of the noun right behind it alone. ``joint`` ones (agree) tell of one where nothing
    else in the sentence does, and persons of two sides do so on a day and in a place.
    """

    frame: Frame
    forms: tuple[str, ...]
    kind: MeetingKind = "talks"
    aspect: Literal["", "begin", "end", "go on"] = ""
    weak: bool = False
    remote: bool = False
    hosts: bool = False
    transitive: bool = False
    outside: bool = False
    bare: bool = False
    light: bool = False
    joint: bool = False


CALLS_OFF, TELLS = 3, 2
"""The strength of a cue that calls off, moves or refuses a meeting whatever its verb says; and of one that tells a
status by itself. One of 1 needs the meeting close by, one of 0 tells nothing."""


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell a status. ``moves`` gives a new date; ``former`` ones tell of the
    day behind them that it was given up; ``stance`` is that of the cue's subject."""

    status: Status
    forms: tuple[str, ...]
    stance: Stance | None = None
    moves: bool = False
    former: bool = False
    strength: int = 1


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that put one meeting in time or place beside another: after, before, on the margins of, during.

    ``frame``: in the framework of an event, or of a body or format in which the meeting is held. ``back``: the event is
    the one told of before them ("on whose margins", "en marge duquel").
    """

    relation: Literal["after", "before", "margin", "during", "frame"]
    forms: tuple[str, ...]
    back: bool = False


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions and words that give a participant its role; role "topic" marks what is talked of, "cause" why: its
    days, places and names are none of the meeting's."""

    role: Role | Literal["topic", "cause", "away", "absent", "pair", "of", "by"]
    forms: tuple[str, ...]


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand for the parties of a meeting, how many (0: any number from two), and of what rank.

    ``states``: they mean the states alone ("the two countries"), not those who serve them.
    """

    forms: tuple[str, ...]
    count: int = 0
    level: Level | None = None
    states: bool = False


class Capacity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell the part of those named before them, or of the subject: "as observers"."""

    role: Role
    forms: tuple[str, ...]


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell what a meeting is on.

    ``beside``: the preposition behind a noun of meeting and its complements; ``after``: words that the topic follows,
    anywhere behind the meeting; ``before``: words that it stands before, in their clause; ``never``: only alike.
    """

    frame: Literal["beside", "after", "before", "never"]
    forms: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that tell what a meeting brought, with the object that makes them tell it: "agreed on", "signed a deal".

    ``plain`` ones tell it in any tense and without a verb: "without agreement".
    """

    forms: tuple[str, ...]
    plain: bool = False


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One meeting that an example must give; fields left out are not checked.

    ``time`` is "10:00", "10:00-12:00 Europe/Brussels" and so on; ``part_of`` the kind of the frame; ``roles`` and
    ``stances`` are lines like "Norway: host", of those that the example is about.
    """

    kind: str | None = None
    when: str | None = None
    place: str | None = None
    participants: tuple[str, ...] | None = None
    status: str | None = None
    format: str | None = None
    time: str | None = None
    part_of: str | None = None
    title: str | None = None
    topic: str | None = None
    outcome: str | None = None
    roles: tuple[str, ...] | None = None
    stances: tuple[str, ...] | None = None


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text of the pack's own and the meetings that reading it gives (an empty list: none)."""

    text: str
    published: str
    meetings: tuple[Sentence, ...] = ()


class Meetings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``meetings.toml``.

    ``genitive``: who takes part stands right behind the noun, in a case that says so. ``articles``: nouns have them;
    where there are none, a noun that opens its sentence is one told of before. ``objects`` are pronouns that
    stand before the verb, ``partners`` those behind it, ``speakers`` those by which who speaks means himself.
    ``aside``: adverbs that may stand inside any verb of several words ("is also expected at").
    ``deciding`` words tell that something is settled or offered: a day right behind one is that of the decision where
    what it is about follows ("agreed on Monday to meet"), behind one of ``that``, ``infinitive`` or ``determiners``.
    ``confirming`` phrases confirm what the sentence before announced ("that was confirmed", "confirmed the date").
    ``two`` tells that a group is a pair, whose meeting is neither a summit nor a ministerial by that.
    ``appeals``: words behind an object by which it is asked for something.
    ``purposes``: prepositions that tell what one goes or is received for. ``matters`` are nouns whose place is none of
    a meeting's. ``first`` words count a meeting and tell of no other before it ("her first visit since May"), with
    ``since``. ``again``: words of a next session of the same circle, ``former`` those of one before
    ("had last met"). ``also``: words by which a verb tells of another meeting on the same occasion ("she also met").
    ``same_day``: times of day that, with no day beside them, are those of the meeting told of before.
    ``owned``: nouns by which a body's name before them is no sitting of it ("a Security Council resolution").
    ``separate``: words of talks that some of a larger circle have by themselves, on its occasion ("in private").
    ``within``: prepositions by which a meeting is but
    the setting of what a sentence tells ("on a visit").
    ``subjects``: what the next sentence calls those who met, or the meeting; ``ends``: small words at which a noun
    phrase is over; ``skips``: those between the words that announce a topic and the topic; ``naming``: those inside
    names of meetings ("Summit for the Future").
    """

    noun: tuple[Noun, ...] = ()
    verb: tuple[Verb, ...] = ()
    cue: tuple[Cue, ...] = ()
    genitive: bool = False
    articles: bool = True
    link: tuple[Link, ...] = ()
    part: tuple[Part, ...] = ()
    group: tuple[Group, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    topic: tuple[Topic, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    subjects: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    skips: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    it: tuple[str, ...] = ()
    their: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    deciding: tuple[str, ...] = ()
    two: tuple[str, ...] = ()
    confirming: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    appeals: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    sport: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    example: tuple[Example, ...] = ()
