"""A kept record is at every moment what the whole made at once is, byte for byte, whatever came, changed and went."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.model import Actor, Office
from pourparlers.record.added import by_hand, is_by_hand
from pourparlers.record.believable import dated
from pourparlers.record.build import record_of
from pourparlers.record.correction import Correction, standing
from pourparlers.record.entry import WorldRecord
from pourparlers.record.keeping import keep as keeping
from pourparlers.record.keeping import view
from pourparlers.record.keeping.articles import spelling_of
from pourparlers.record.keeping.kept import Kept
from pourparlers.record.keeping.shelf import MemoryShelf
from pourparlers.record.ledger import Ledger
from pourparlers.record.people import people_of
from pourparlers.record.stories import story_of
from pourparlers.record.told import Told

from .world import meeting, told

TODAY = date(2022, 1, 20)


class Twin:
    """A kept record, and beside it all that the whole is made of."""

    def __init__(self) -> None:
        self.shelf = MemoryShelf()
        self.there: dict[str, Told] = {}
        self.lines = []
        self.said: list[Correction] = []
        self.today = TODAY

    def change(self, changes: dict[str, Told | None]) -> None:
        kept = Kept(self.shelf)
        for key, one in changes.items():
            self.there.pop(key, None)
            if one is not None and not is_by_hand(key):
                self.there[key] = one
        keeping.keep(kept, changes, self.today, standing(self.said))
        self.lines += keeping.name(kept)
        kept.close()

    def turn(self, today: date) -> None:
        """Another day."""
        otherwise = keeping.dated_otherwise(Kept(self.shelf), self.today, today)
        self.today = today
        hand = {one.key: one for one in by_hand(standing(self.said).all)}
        self.change({key: (self.there | hand)[key] for key in otherwise})

    def say(self, **what) -> None:
        """A correction."""
        number = len(self.said) + 1
        made = f"2022-01-{number:02}T00:00:00Z"
        self.said.append(Correction(by="A", reason="b", made=made, number=number, **what))
        self.change({})

    def kept(self) -> WorldRecord:
        kept = Kept(self.shelf)
        meetings = view.shown(kept, view.every(kept), self.today)
        there = {key: dated(self.there[key], self.today) for key in sorted(self.there)}
        known = there | {one.key: dated(one, self.today) for one in by_hand(standing(self.said).all)}
        spelt = {
            (key, actor.id): spelling_of(actor.name)
            for key, one in known.items()
            for actor in one.reading.actors
            if actor.kind == "person"
        }
        names = view.person_names(kept, spelt.values())
        return WorldRecord(
            meetings=tuple(m for m in meetings if not m.hidden),
            hidden=tuple(m for m in meetings if m.hidden),
            people=people_of(known, {person: names[spelling] for person, spelling in spelt.items()}),
            stories=tuple(story_of(story, known) for story in view.stories(kept, there)),
        )

    def same(self) -> None:
        built = record_of(self.there.values(), Ledger(self.lines), self.today, standing(self.said))
        assert built.lines == []
        kept = self.kept()
        for field in WorldRecord.__struct_fields__:
            ours, theirs = getattr(kept, field), getattr(built.record, field)
            assert msgspec.json.encode(ours) == msgspec.json.encode(theirs), (field, ours, theirs)


WHO = [
    ("Russia", "United States"),
    ("Russia",),
    ("Germany", "Russia"),
    ("Wendy Sherman", "Russia"),
    ("Sergei Ryabkov", "United States", "Russia"),
    ("Riabkov", "United States"),
    ("Sergey Riabkov", "Wendy Sherman"),
    ("Sherman", "Sergei Riabkov"),
    ("Russia", "United States", "Ukraine"),
    (),
]
SERVES = {"Wendy Sherman": "United States", "Sergei Ryabkov": "Russia", "Sergey Riabkov": "Russia",
          "Riabkov": None, "Sherman": "United States", "Sergei Riabkov": None}  # fmt: skip
WHEN = ["2022-01-10", "2022-01-11", "2022-01-12", "2022-01", "2022-02", None, "2022-01-10/2022-01-12", "1022-01-10"]
ROW = st.tuples(
    st.sampled_from(WHEN),
    st.sampled_from(["Geneva", "Lausanne", "Switzerland", "Vienna", None]),
    st.sampled_from(WHO),
    st.sampled_from(["planned", "held", "postponed", "unknown", "ongoing"]),
    st.sampled_from(["talks", "talks", "call", "council", "summit"]),
)
ARTICLE = st.tuples(
    st.integers(1, 23),
    st.lists(ROW, max_size=3),
    st.sampled_from(["", "one", "two"]),
    st.sampled_from([None, None, "Wire"]),
    st.booleans(),
)
NUMBER = st.integers(0, 11)
COME = st.tuples(NUMBER, st.one_of(st.none(), ARTICLE, ARTICLE))
REPORT = st.builds("k{:02}#m{}".format, NUMBER, st.integers(0, 2))
SAY = st.one_of(
    st.builds(lambda a, b: {"kind": "merge", "reports": (a,), "others": (b,)}, REPORT, REPORT),
    st.builds(lambda a: {"kind": "split", "reports": tuple(a)}, st.lists(REPORT, min_size=1, max_size=3)),
    st.builds(lambda a: {"kind": "hide", "reports": tuple(a)}, st.lists(REPORT, min_size=1, max_size=3)),
    st.builds(lambda a: {"kind": "set", "reports": (a,), "field": "when", "value": "2022-01-13"}, REPORT),
    st.builds(lambda a: {"kind": "accept", "reports": (a,), "value": "2022-01-10|Geneva|planned"}, REPORT),
    st.builds(
        lambda a, b, same: {"kind": "same" if same else "different", "names": (a, b)},
        st.sampled_from(sorted(SERVES)), st.sampled_from(sorted(SERVES)), st.booleans(),
    ),
    st.builds(
        lambda when, who: {"kind": "add", "meeting": meeting("m1", when, "Geneva", *who),
                           "actors": tuple(person_of(Actor(id=one, kind="state", name=one)) for one in who)},
        st.sampled_from(WHEN), st.sampled_from(WHO),
    ),
    st.builds(
        lambda a, who: {"kind": "party", "reports": (a,), "value": "declined", "actors": (who,)},
        REPORT,
        st.sampled_from(
            [Actor(id="x", kind="state", name="Russia"), Actor(id="x", kind="person", name="Wendy Sherman")]
        ),
    ),
    st.builds(lambda a: {"kind": "undo", "of": a}, st.integers(1, 4)),
)  # fmt: skip
STEP = st.one_of(st.lists(COME, min_size=1, max_size=4), SAY, st.sampled_from([date(2022, 1, n) for n in (9, 15, 22)]))
TEXTS = {"": "", "one": " ".join(f"word{n}" for n in range(40)), "two": " ".join(f"word{n}" for n in range(4, 44))}


def article(number: int, made) -> Told:
    """An article with up to three reports, the second moved from the first, or the third part of it."""
    day, rows, text, agency, moved = made
    reports = [
        meeting(f"m{n}", when, where, *who, status=status, kind=kind, part_of="m0" if n == 2 else None,
                moved_from="m0" if moved and n == 1 else None)
        for n, (when, where, who, status, kind) in enumerate(rows)
    ]  # fmt: skip
    one = told(f"k{number:02}", f"2022-01-{day:02}", *reports, text=TEXTS[text], agency=agency)
    actors = tuple(person_of(actor) for actor in one.reading.actors)
    return one._replace(reading=msgspec.structs.replace(one.reading, actors=actors))


def person_of(actor: Actor) -> Actor:
    if actor.name not in SERVES:
        return actor
    serves = SERVES[actor.name]
    offices = (Office(title="Envoy", affiliation=serves),) if serves else ()
    return Actor(id=actor.id, kind="person", name=actor.name, offices=offices)


@settings(max_examples=400, deadline=None)
@given(st.lists(STEP, max_size=9))
def test_any_history_gives_the_record_of_what_is_there(steps):
    twin = Twin()
    for step in steps:
        if isinstance(step, date):
            twin.turn(step)
        elif isinstance(step, dict):
            twin.say(**step)
        else:
            twin.change({f"k{number:02}": made and article(number, made) for number, made in step})
        twin.same()
