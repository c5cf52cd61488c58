"""Counts what agrees between gold and a reading, and turns counts into figures."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from pourparlers.evaluation import dates
from pourparlers.evaluation.alignment import Alignment, align, shared_names
from pourparlers.evaluation.gold import Gold, GoldMeeting
from pourparlers.evaluation.names import normal, same_name, same_place, same_service

ATTENDED_OR_UNSAID = ("attended", "unsaid")
"""Stances that are not scored: the one follows from the status, the other says nothing."""

COARSE_STATUS = {
    "proposed": "ahead", "planned": "ahead", "confirmed": "ahead", "ongoing": "ongoing", "held": "held",
    "postponed": "off", "cancelled": "off", "refused": "off", "unknown": "unknown",
}  # fmt: skip


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Items right (``_ok``, ``_tp``) and items they are out of (``_n``, ``_gold``, ``_pred``)."""

    docs: int = 0
    m_tp: int = 0
    m_gold: int = 0
    m_pred: int = 0
    ahead_ok: int = 0
    ahead_n: int = 0
    ev_ok: int = 0
    ev_n: int = 0
    date_ok: int = 0
    date_exact: int = 0
    date_n: int = 0
    place_ok: int = 0
    place_n: int = 0
    status_ok: int = 0
    status_len_ok: int = 0
    kind_ok: int = 0
    part_tp: int = 0
    part_gold: int = 0
    part_pred: int = 0
    clean_docs: int = 0
    false_alarms: int = 0
    s_gold: int = 0
    s_pred: int = 0
    s_tp: int = 0
    sa_tp: int = 0
    q_gold: int = 0
    q_found: int = 0
    q_attr: int = 0
    p_tp: int = 0
    p_gold: int = 0
    p_pred: int = 0
    aff_ok: int = 0
    format_ok: int = 0
    format_n: int = 0
    level_ok: int = 0
    level_n: int = 0
    time_ok: int = 0
    time_n: int = 0
    stance_ok: int = 0
    stance_n: int = 0


FIELDS = Counts.__struct_fields__


def total(counts: Iterable[Counts]) -> Counts:
    """The sum, field by field."""
    every = list(counts)
    return Counts(**{field: sum(getattr(c, field) for c in every) for field in FIELDS})


def score(gold: Gold, predicted: Gold, alignment: Alignment | None = None) -> Counts:
    """The counts of one text."""
    pairs = alignment or align(gold, predicted)
    counts = {
        "docs": 1,
        "m_tp": len(pairs.meetings),
        "m_gold": len(gold.meetings),
        "m_pred": len(predicted.meetings),
        "clean_docs": int(not gold.meetings),
        "false_alarms": 0 if gold.meetings else len(predicted.meetings),
        "s_gold": len(gold.statements),
        "s_pred": len(predicted.statements),
        "s_tp": len(pairs.speakers),
        "sa_tp": len(pairs.acts),
        "q_gold": sum(bool(s.quote) for s in gold.statements),
        "q_found": len(pairs.quotes),
        "q_attr": sum(same_name(gold.statements[i].speaker, predicted.statements[j].speaker) for i, j in pairs.quotes),
        "p_tp": len(pairs.people),
        "p_gold": len(gold.people),
        "p_pred": len(predicted.people),
        "aff_ok": sum(
            same_service(gold.people[i].affiliation, predicted.people[j].affiliation) for i, j in pairs.people
        ),
    }
    return total([Counts(**counts), *(_matched(gold.meetings[i], predicted.meetings[j]) for i, j in pairs.meetings)])


def _matched(gold: GoldMeeting, predicted: GoldMeeting) -> Counts:
    """The counts of the slots of one matched meeting."""
    return Counts(**_date(gold, predicted), **_place_and_status(gold, predicted), **_form(gold, predicted))


def date_right(gold: GoldMeeting, predicted: GoldMeeting) -> bool:
    """Whether the predicted date is there and lies within gold's."""
    return bool(gold.date and predicted.date and dates.days(predicted.date) and dates.inside(gold.date, predicted.date))


def evidence_cited(gold: GoldMeeting, predicted: GoldMeeting) -> bool:
    """Whether a sentence cited holds the words that gold's sentence begins with."""
    return any(normal(gold.evidence) in normal(sentence) for sentence in predicted.cited or ())


def _date(gold: GoldMeeting, predicted: GoldMeeting) -> dict[str, int]:
    if not gold.date:
        return {}
    right = date_right(gold, predicted)
    ahead = COARSE_STATUS.get(gold.status or "") == "ahead"
    dated = predicted.date if dates.days(predicted.date) else None
    return {
        "date_n": 1,
        "date_ok": int(right),
        "date_exact": int(bool(dated and dates.exact(gold.date, dated))),
        "ahead_n": int(ahead),
        "ahead_ok": int(ahead and right),
    }


def _place_and_status(gold: GoldMeeting, predicted: GoldMeeting) -> dict[str, int]:
    ours, theirs = gold.participants or (), predicted.participants or ()
    cites = bool(gold.evidence) and predicted.cited is not None
    return {
        "ev_n": int(cites),
        "ev_ok": int(cites and evidence_cited(gold, predicted)),
        "place_n": int(bool(gold.place)),
        "place_ok": int(same_place(gold.place, predicted.place)),
        "status_ok": int(gold.status == predicted.status),
        "status_len_ok": int(same_coarse_status(gold, predicted)),
        "kind_ok": int(gold.kind == predicted.kind),
        "part_tp": len(shared_names(ours, theirs)),
        "part_gold": len(ours),
        "part_pred": len(theirs),
    }


def same_coarse_status(gold: GoldMeeting, predicted: GoldMeeting) -> bool:
    """Whether both are ahead, under way, over, or off."""
    return COARSE_STATUS.get(gold.status or "") == COARSE_STATUS.get(predicted.status or "", "?")


def _form(gold: GoldMeeting, predicted: GoldMeeting) -> dict[str, int]:
    stances = scored_stances(gold)
    return {
        "format_n": int(bool(gold.format)),
        "format_ok": int(bool(gold.format) and same_name(gold.format, predicted.format)),
        "level_n": int(bool(gold.level)),
        "level_ok": int(bool(gold.level) and gold.level == predicted.level),
        "time_n": int(bool(gold.time)),
        "time_ok": int(same_time(gold.time, predicted.time)),
        "stance_n": len(stances),
        "stance_ok": sum(has_stance(predicted, who, stance) for who, stance in stances),
    }


def same_time(gold: str | None, predicted: str | None) -> bool:
    """Whether both begin at one hour and minute."""
    return bool(gold) and (predicted or "").startswith((gold or "")[:5])


def scored_stances(gold: GoldMeeting) -> list[tuple[str, str | None]]:
    """The stances of gold that count."""
    return [(who, stance) for who, stance in (gold.stances or {}).items() if stance not in ATTENDED_OR_UNSAID]


def has_stance(predicted: GoldMeeting, who: str, stance: str | None) -> bool:
    """Whether the prediction gives that actor that stance."""
    return any(same_name(who, name) and stance == theirs for name, theirs in (predicted.stances or {}).items())
