"""A kept record brought up to what is there now: articles that came, changed or went, and the corrections that hold."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date, timedelta

from pourparlers.record.added import by_hand
from pourparlers.record.believable import AHEAD
from pourparlers.record.build import uncollected
from pourparlers.record.correction import Standing
from pourparlers.record.keeping.accounts import accounts_again, touched_by
from pourparlers.record.keeping.articles import take
from pourparlers.record.keeping.days import beside_again, of_days_again
from pourparlers.record.keeping.kept import Kept
from pourparlers.record.keeping.loose import loose_again
from pourparlers.record.keeping.meetings import meetings_again
from pourparlers.record.keeping.naming import name_again
from pourparlers.record.keeping.persons import told_apart
from pourparlers.record.keeping.stories import stories_again
from pourparlers.record.keeping.tellings import retell
from pourparlers.record.keeping.vague import vague_again
from pourparlers.record.ledger import Entry
from pourparlers.record.told import Told

FEW = 100


def keep(
    kept: Kept, changes: Mapping[str, Told | None], today: date | None = None, corrections: Standing | None = None
) -> None:
    """Bring a kept record up to articles that came or changed, or went (``None``), and to the corrections that hold."""
    said = corrections or Standing()
    changes = {**_by_hand(kept, said), **changes}
    with uncollected() if len(changes) > FEW else nullcontext():
        came = take(kept, changes, today)
        others = told_apart(kept, came.spellings, said)
        renamed = _naming(kept, others)
        says = came.says | {row.says for row in kept.reports.many(renamed).values()}
        told = retell(kept, says, came.reports)
        settled = beside_again(kept, of_days_again(kept, told))
        vague_again(kept, told, settled)
        loose_again(kept)
        for name in came.reports - kept.reports.many(came.reports).keys():
            kept.placed.put(name, None)
        meetings = meetings_again(kept, said)
        about = {place.meeting for place in kept.placed.many(came.reports | renamed).values()}
        heard = stories_again(kept, changes, came.texts, meetings | about)
        voiced = {f"{key}#{name}" for key, row in kept.articles.many(heard).items() for name in row.reports}
        about |= {place.meeting for place in kept.placed.many(voiced).values()}
        accounts_again(kept, said, touched_by(kept, said, meetings | about))
        kept.judged.put("", kept.corrections()._replace(standing=said.all))


def _by_hand(kept: Kept, corrections: Standing) -> dict[str, Told | None]:
    """What people added that was not there before, and what they took back."""
    before = {told.key: None for told in by_hand(kept.corrections().standing)}
    now = {told.key: told for told in by_hand(corrections.all)}
    changed = before.keys() ^ now.keys()
    return {key: now.get(key) for key in sorted(changed)}


def name(kept: Kept) -> list[Entry]:
    """Name what has no identifier; the new lines of the ledger."""
    return name_again(kept)


def _naming(kept: Kept, spellings: set[str]) -> set[str]:
    """The reports of the articles that name somebody so."""
    articles = kept.articles.many(kept.articles.any_of(("person", spelling) for spelling in spellings))
    return {f"{key}#{meeting}" for key, row in articles.items() for meeting in row.reports}


def dated_otherwise(kept: Kept, before: date, today: date) -> set[str]:
    """The articles that were dated ahead on one day and are not on another, or the other way round."""
    first, last = sorted((before + AHEAD, today + AHEAD))
    days = [(first + timedelta(days=n + 1)).isoformat() for n in range((last - first).days)]
    return kept.articles.any_of(("printed", day) for day in days)
