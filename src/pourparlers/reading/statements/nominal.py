"""Acts told by nouns: at the invitation of X, American claims; a contested claim is the other side's."""

from __future__ import annotations

from collections.abc import Callable

from pourparlers.languages.statements_schema import Noun
from pourparlers.reading.statements.sayings import Saying, span_of
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.statements.speech import Word
from pourparlers.reading.words.lexicon import Hit
from pourparlers.reading.words.mentions import Mention

NEAR = 8
CONTESTING = frozenset({"deny", "refuse", "criticise"})


def noun_sayings(
    unit: Unit, speakers: Speakers, found: list[tuple[Hit[Word], Noun]], cues: list[Cue],
    serves: Callable[[str], str | None],
) -> list[Saying]:  # fmt: skip
    """The sayings of a unit's nouns whose author is named beside them."""
    out = []
    for hit, noun in found:
        cue = next((c for c in reversed(cues) if c.i < hit.i and hit.i - c.j < NEAR), None)
        contested = cue is not None and cue.rules[0].act in CONTESTING
        if noun.contested and not contested:
            continue
        author = _author(unit, speakers, hit)
        if author is None or not author.actors or (cue is not None and author in cue.who):
            continue
        if cue is not None and not noun.contested and any(r.act == noun.act for r in cue.rules):
            continue
        for source in author.actors[:1]:
            saying = Saying(source, noun.act, hit.i, (), serves(source))
            saying.cue = unit.passage.excerpt(hit.i, hit.j)
            saying.spans = [span_of(saying.cue), span_of(unit.passage.excerpt(author.i, author.j))]
            out.append(saying)
    return out


def _author(unit: Unit, speakers: Speakers, hit: Hit[Word]) -> Mention | None:
    """Whose the noun is: by a possessive or adjective before it, an adjective or genitive after it."""
    words, speech = unit.passage.words, unit.speech
    before = unit.ending.get(hit.i)
    if before is not None and before.form in ("adjective", "demonym") and not speakers.mute(before):
        return before
    if hit.i - 1 > unit.i and words[hit.i - 1] in speech.possessive:
        owner = unit.ending.get(hit.i - 1) or unit.ending.get(hit.i)
        return owner if owner is not None and not speakers.mute(owner) else None
    after = unit.beginning.get(hit.j)
    if after is not None and after.form == "adjective":
        return after
    k = hit.j
    if k < unit.j and (words[k] in speech.of or words[k] in speech.agent):
        k += 1
        if k < unit.j and words[k] in speech.determiners:
            k += 1
        owner = unit.beginning.get(k) or unit.beginning.get(k - 1)
    else:
        owner = after if after is not None and after.case and "gen" in after.case else None
    if owner is None or owner.form == "adjective" or speakers.mute(owner):
        return None
    return owner
