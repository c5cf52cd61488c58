"""Gold made wrong at random, to see that two scorers count the same mistakes."""

from __future__ import annotations

import copy
import datetime
import random
from collections.abc import Callable
from typing import Any

Facts = dict[str, Any]

DATES = ["2022-01-13", "2022-01", "2022", "XXXX-01-12", "2021-11-29/..", "../2022-01-05", "2022-02-09~", "2022-01-12?",
         "2022-21", "2021-24", "2022-01-10/2022-01-13", "XXXX-12-30/XXXX-01-02", "2010/2030", "soon", "", None,
         "2022-01-12T10:00", "2022-XX-12", "2022-13-45"]  # fmt: skip
NAMES = """
United Arab Emirates;UAE;UK;the US;U.S. State Department;Russian Foreign Ministry;Riabkov;Sergey Lavrov;Lavrow
Zelensky;unnamed EU official;unnamed American diplomat;North Macedonia;Macedonia;Foreign Ministry of Russia
Northern Macedonia;Saudi Arabia;NATO;North Atlantic Alliance;Türkiye;Erdoğan;British government;Kremlin
South African Presidency;Élysée Palace;Korea;Deputy Foreign Office;Poutine;Choigou;Shoigu;government of Mali
U.S. officials;unnamed sources""".replace("\n", ";").split(";")
PLACES = [
    *["Kiev", "Kyiv", "The Hague", "Hague, Netherlands", "Brussels (NATO)", "Geneva/Vienna", "Washington DC", "UAE"],
    None,
    "",
]
STATUSES = ["proposed", "planned", "confirmed", "ongoing", "held", "postponed", "cancelled", "refused", "unknown", None]
KINDS = ["talks", "council", "summit", "visit", "call", None]
ACTS = ["say", "deny", "demand", "accuse", None]


def mutated(facts: Facts, chance: random.Random, rate: float) -> Facts:
    """A copy in which each item is changed, dropped or repeated now and then."""
    copied = copy.deepcopy(facts)
    for sort, change in (("meetings", _meeting), ("statements", _statement), ("people", _person)):
        copied[sort] = _shaken(copied.get(sort) or [], chance, rate, change)
    return copied


def _shaken(items: list[Facts], chance: random.Random, rate: float, change: Callable[..., None]) -> list[Facts]:
    kept = []
    for item in items:
        if chance.random() < rate / 3:
            continue
        for _ in range(2 if chance.random() < rate / 4 else 1):
            changed = copy.deepcopy(item)
            change(changed, chance, rate)
            kept.append(changed)
    chance.shuffle(kept)
    return kept


def _meeting(meeting: Facts, chance: random.Random, rate: float) -> None:
    for key, values in (("status", STATUSES), ("kind", KINDS), ("place", PLACES), ("level", ["leaders", "ministers"]),
                        ("time", ["10:00", "10:00:30", "9"]), ("format", NAMES)):  # fmt: skip
        if chance.random() < rate:
            meeting[key] = chance.choice(values)
    if chance.random() < rate:
        meeting["date"] = _other_date(meeting.get("date"), chance)
    names = [name for name in meeting.get("participants") or [] if chance.random() > rate / 2]
    meeting["participants"] = names + [
        chance.choice(NAMES) for _ in range(chance.randrange(3)) if chance.random() < rate
    ]
    meeting["stances"] = {name: chance.choice(["accepted", "declined", "unsaid"]) for name in meeting["participants"]}
    if chance.random() < 0.5:
        meeting["cited"] = [f"« {meeting.get('evidence')} … »" if chance.random() > rate else "elsewhere"]


def _other_date(date: str | None, chance: random.Random) -> str | None:
    """Another date; now and then a day or a month from the true one."""
    try:
        day = datetime.date.fromisoformat((date or "")[:10]) + datetime.timedelta(chance.choice([-1, 1, 6, 30]))
    except ValueError:
        return chance.choice(DATES)
    near = [day.isoformat(), f"{day.isoformat()}~", day.isoformat()[:7], f"XXXX{day.isoformat()[4:]}", f"{date}?"]
    return chance.choice([*near, *DATES])


def _statement(statement: Facts, chance: random.Random, rate: float) -> None:
    if chance.random() < rate:
        statement["speaker"] = chance.choice([*NAMES, (statement.get("speaker") or "").split(" ")[-1]])
    if chance.random() < rate:
        statement["act"] = chance.choice(ACTS)
    if chance.random() < rate:
        words = (statement.get("quote") or "we shall see").split()
        statement["quote"] = chance.choice(
            [None, " ".join(words[1:]), " ".join(words[:-1]), " ".join(words).upper(), "no"]
        )


def _person(person: Facts, chance: random.Random, rate: float) -> None:
    for key in ("name", "affiliation"):
        if chance.random() < rate:
            person[key] = chance.choice([*NAMES, None, f"{person.get(key)}y", (person.get(key) or "").upper()])
