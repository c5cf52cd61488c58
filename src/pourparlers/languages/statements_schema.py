"""What a pack's ``statements.toml`` holds: the words by which a language tells who says what.

Words are written as in every file of a pack: as they stand, or ``stem|class`` with the endings of ``language.toml``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from pourparlers.model import Act

Needs = Literal["speech", "object", "thing", "infinitive", "quote", "nothing"]


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every table of the file is: closed, so that a misspelt field is told."""


class Verb(Entry, frozen=True):
    """Cues of one act, with what must stand by one before it is a statement.

    ``needs``: "speech", a quotation, a clause that a complementizer or colon opens, or a sentence that the cue closes;
    "object", any of these or whatever follows; "thing", what follows must not be an infinitive of the speaker's own;
    "infinitive", one must follow in the clause ("asked them to go"); "quote", a quotation must follow; "nothing".
    ``plain``: the content may make the act more specific. ``denied``: the act under negation, none where empty.
    ``agent``: the passive participle counts, with its agent as speaker. ``person``: what follows is the addressee.
    ``bare``: what is said may follow with no complementizer ("said it would"). ``greeting``: no statement where a
    place is named that one comes to ("welcomed them to Geneva").
    ``reversed``: the speaker is what follows ("in a statement by").
    """

    act: Act
    verbs: tuple[str, ...]
    needs: Needs = "speech"
    plain: bool = False
    denied: Act | Literal[""] = ""
    agent: bool = False
    person: bool = False
    bare: bool = False
    greeting: bool = False
    reversed: bool = False


class Noun(Entry, frozen=True):
    """Nouns that tell an act of a party named beside them ("at the invitation of", "American claims").

    ``contested``: it counts only as the object of a denial or refusal, and is the other side's.
    """

    act: Act
    nouns: tuple[str, ...]
    contested: bool = False


class Described(Entry, frozen=True):
    """Words for a speaker whom the text only describes, and what such a one is called in English."""

    title: str
    words: tuple[str, ...]


class Turn(Entry, frozen=True):
    """An object that turns the act of its verb: to reject an accusation is to deny."""

    acts: tuple[Act, ...]
    words: tuple[str, ...]
    act: Act


class Content(Entry, frozen=True):
    """Words in what is said that make a plain cue's act more specific; those of the first table prevail.

    ``own``: only in the speaker's own words; ``start``: only as their first words.
    """

    act: Act
    words: tuple[str, ...]
    own: bool = False
    start: bool = False


class Marks(Entry, frozen=True):
    """Small words by their part in a statement.

    ``homographs``: present forms of verbs are nouns too, so that only their place tells; ``commas``: a comma always
    stands before a complementizer; ``infinitives``: the endings of one; ``definite``: determiners of what is known;
    ``about``: what the statement is on follows.
    """

    homographs: bool = False
    commas: bool = False
    infinitives: tuple[str, ...] = ()

    complementizers: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    governing: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    fronting: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    impersonal: tuple[str, ...] = ()
    latter: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    according: tuple[str, ...] = ()
    sourced: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()
    fronted: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    backwards: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    spokespersons: tuple[str, ...] = ()
    questioners: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    participial: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


class Told(Entry, frozen=True):
    """What an example must give: the speaker as printed, the act, the first words of the quotation, what it is on."""

    who: str
    act: Act
    quote: str = ""
    about: str | None = None


class SpeechExample(Entry, frozen=True):
    """Sentences in the pack author's own words, the speakers that stand in them, and the statements they must give.

    ``actors``: forms as printed, each an actor of its own; "Berg=Anna Berg" is another form of one, "Danish~=Denmark"
    an adjective, "Anna Berg@Denmark" serves a state, "Denmark@" is one.
    """

    text: str
    actors: tuple[str, ...] = ()
    gives: tuple[Told, ...] = ()


class StatementsFile(Entry, frozen=True):
    """The whole file."""

    verb: tuple[Verb, ...] = ()
    noun: tuple[Noun, ...] = ()
    described: tuple[Described, ...] = ()
    turn: tuple[Turn, ...] = ()
    content: tuple[Content, ...] = ()
    marks: Marks = Marks()
    example: tuple[SpeechExample, ...] = ()
