"""Which predicted meeting, statement, quotation and person answers which of gold."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pourparlers.evaluation import dates
from pourparlers.evaluation.gold import Gold, GoldMeeting, GoldPerson, GoldStatement
from pourparlers.evaluation.matching import Pairs, match
from pourparlers.evaluation.names import canonical, normal, same_name, same_place

_ELLIPSIS = "..."
_END_WORDS = 3


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Index pairs, gold then predicted. Quotations are indexed among all statements."""

    meetings: Pairs
    speakers: Pairs
    acts: Pairs
    quotes: Pairs
    people: Pairs


def align(gold: Gold, predicted: Gold) -> Alignment:
    """The best one-to-one matching of each sort of fact."""
    return Alignment(
        meetings=match(gold.meetings, predicted.meetings, meeting_weight),
        speakers=match(gold.statements, predicted.statements, same_speaker),
        acts=match(gold.statements, predicted.statements, lambda g, p: same_speaker(g, p) and g.act == p.act),
        quotes=_quotes(gold.statements, predicted.statements),
        people=match(gold.people, predicted.people, _same_person),
    )


def shared_names(gold: Sequence[str], predicted: Sequence[str]) -> Pairs:
    """The names that mean the same actors, equal forms preferred."""
    return match(gold, predicted, lambda g, p: 2 if canonical(g) == canonical(p) else int(same_name(g, p)))


def f1(hits: int, gold: int, predicted: int) -> float:
    """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
    return 2 * hits / (gold + predicted) if gold + predicted else 1.0


def meeting_weight(gold: GoldMeeting, predicted: GoldMeeting) -> float:
    """How well two meetings agree; 0 if they may not be the same.

    Dates must not exclude each other, place or a participant must agree, and of date and place one positively.
    """
    predicted_date = predicted.date if dates.days(predicted.date) else None
    dated = bool(gold.date and predicted_date)
    if gold.date and predicted_date and not dates.overlap(gold.date, predicted_date):
        return 0
    place = same_place(gold.place, predicted.place)
    ours, theirs = gold.participants or (), predicted.participants or ()
    shared = len(shared_names(ours, theirs))
    telling = dated and not dates.is_vague(gold.date or "", predicted_date or "")
    if not (place or shared) or not (telling or place):
        return 0
    closeness = 0.0 if not dated else 1.0 if dates.inside(gold.date or "", predicted_date or "") else 0.5
    return (
        1000
        + 100 * closeness
        + 50 * place
        + 40 * f1(shared, len(ours), len(theirs))
        + 5 * (gold.status == predicted.status)
        + 2 * (gold.kind == predicted.kind)
    )


def same_speaker(gold: GoldStatement, predicted: GoldStatement) -> bool:
    """Whether one source is named."""
    return same_name(gold.speaker, predicted.speaker)


def _quotes(gold: Sequence[GoldStatement], predicted: Sequence[GoldStatement]) -> Pairs:
    quoting = [i for i, statement in enumerate(gold) if statement.quote]
    candidates = [j for j, statement in enumerate(predicted) if statement.quote]
    pairs = match([gold[i] for i in quoting], [predicted[j] for j in candidates], _quoted_alike)
    return [(quoting[i], candidates[j]) for i, j in pairs]


def _quoted_alike(gold: GoldStatement, predicted: GoldStatement) -> int:
    weight = quote_weight(gold.quote or "", predicted.quote or "")
    return weight and weight * 10 + same_speaker(gold, predicted)


def quote_weight(gold: str, predicted: str) -> int:
    """2 if both ends of the quotations agree, 1 if one does; by three words."""
    (gold_first, gold_last), (first, last) = _ends(gold), _ends(predicted)
    if not first:
        return 0
    begins = gold_first == first[: len(gold_first)]
    closes = bool(gold_last) and gold_last == last[-len(gold_last) :]
    return begins + closes


def _ends(quote: str) -> tuple[list[str], list[str]]:
    quote = quote.replace("…", _ELLIPSIS)
    left, right = quote.split(_ELLIPSIS, 1) if _ELLIPSIS in quote else (quote, quote)
    first, last = normal(left).split(), normal(right).split()
    return first[:_END_WORDS], (last or first)[-_END_WORDS:]


def _same_person(gold: GoldPerson, predicted: GoldPerson) -> bool:
    return same_name(gold.name, predicted.name)
