"""What stands with a cue: the clause that it opens, the sentence that it closes, the quotations that are its own."""

from __future__ import annotations

from pourparlers.languages.statements_schema import Verb
from pourparlers.reading.statements.quotes import Quotation
from pourparlers.reading.statements.sentence import Cue, Unit
from pourparlers.reading.statements.speakers import Speakers
from pourparlers.reading.statements.speech import Speech

THAT, COLON, INFINITIVE, TEXT, NOTHING = "that", "colon", "infinitive", "text", ""
STEPS, TAIL, FAR, CROWD, SHORT = 16, 9, 60, 6, 3
TOWARDS = "to"
TOLD = frozenset({"say", "confirm", "deny"})
# The marks that set off an aside, each closed by its like.
ASIDE = frozenset(",\u2013\u2014")


def follows(unit: Unit, speakers: Speakers, cue: Cue) -> tuple[str, int]:
    """What follows a cue, and the word at which it begins."""
    if cue.follow is None:
        cue.follow = _follow(unit, speakers, cue)
    return cue.follow


def _follow(unit: Unit, speakers: Speakers, cue: Cue) -> tuple[str, int]:
    speech, words = unit.speech, unit.passage.words
    k = cue.hi if cue.inverted else cue.j
    text, governed = -1, False
    for _ in range(STEPS):
        if k >= (cue.limit or unit.j) or unit.hidden(k):
            break
        word = words[k]
        if word in speech.complementizers:
            return THAT, k + 1
        if word == ":":
            return COLON, k + 1
        if k in speakers.fillers or k in unit.starts:
            k, governed = speakers.fillers.get(k) or unit.starts[k], False
            continue
        mention = unit.beginning.get(k)
        if mention is not None:
            text = k if text < 0 and not governed else text
            k = mention.j
            governed = False
            continue
        if not word[0].isalnum():
            clause = _over_comma(unit, k, text < 0)
            return (TEXT, text) if text >= 0 and clause[0] != THAT else clause
        if text < 0 and (word in speech.infinitive or _is_infinitive(word, speech)):
            return INFINITIVE, k
        if word in speech.grammar.adverbs:
            text = k if text < 0 and not governed and word in speech.grammar.negations else text
            k += 1
            continue
        if word in speech.governing:
            governed = True
        elif not (word in speech.determiners and governed):
            text = k if text < 0 and not governed else text
            governed = False
        k += 1
    return (TEXT, text) if text >= 0 else (NOTHING, k)


def _over_comma(unit: Unit, k: int, bare: bool) -> tuple[str, int]:
    """A clause that opens behind a comma, or behind what two commas or dashes set off.

    Right behind a comma it belongs to the cue if nothing else does (``bare``), or if the language always puts one.
    """
    words, complementizers = unit.passage.words, unit.speech.complementizers
    if words[k] not in ASIDE:
        return NOTHING, k
    if k + 1 < unit.j and words[k + 1] in complementizers:
        return (THAT, k + 2) if bare or unit.speech.commas else (NOTHING, k)
    for at in range(k + 1, min(k + STEPS, unit.j - 1)):
        if words[at] == words[k] and not unit.hidden(at):
            if words[at + 1] in complementizers:
                return THAT, at + 2
            quoted = any(q.lo < k for q in unit.quotes)
            return (TEXT, at + 1) if bare and at + 1 in unit.beginning and not quoted else (NOTHING, k)
    return NOTHING, k


def _is_infinitive(word: str, speech: Speech) -> bool:
    endings = speech.infinitives
    return bool(endings) and len(word) > 3 and word.endswith(endings) and word not in speech.governing


def closes(unit: Unit, speakers: Speakers, cue: Cue) -> bool:
    """Whether a cue with its speaker stands behind or inside what it tells, set off by a comma, dash or mark."""
    words = unit.passage.words
    k = cue.lo - 1
    while k > unit.i and (words[k] in unit.speech.asides or unit.speech.clitic(words[k])):
        k -= 1
    k = _over_adjectives(unit, cue, k)
    if not cue.near or k <= unit.i or words[k][0].isalnum() or words[k] == ":":
        return False
    count, at = tail(unit, speakers, cue)
    inside = at < unit.j and words[at] == "," and not unit.hidden(at)
    if k - unit.i < SHORT and not (inside and k - unit.i > 1) and not unit.hidden(k) and not unit.hidden(k - 1):
        return False
    return count <= TAIL


def _over_adjectives(unit: Unit, cue: Cue, k: int) -> int:
    """Over the few words that a description has before what names it: "two senior Western officials said"."""
    words, speech, begin = unit.passage.words, unit.speech, k
    if cue.inverted:
        return k
    while k > unit.i and begin - k < SHORT and words[k][0].isalnum():
        if words[k] in speech.governing or words[k] in speech.complementizers or k + 1 in unit.ending:
            return begin
        k -= 1
    return k


def tail(unit: Unit, speakers: Speakers, cue: Cue) -> tuple[int, int]:
    """How many words that are no times or fillers stand between a cue and the next mark, and where that stands."""
    k, count, words = cue.hi if cue.inverted else cue.j, 0, unit.passage.words
    while k < unit.j and not unit.hidden(k):
        if k in unit.starts:
            k = unit.starts[k]
        elif k in speakers.fillers:
            k = speakers.fillers[k]
        elif not words[k][0].isalnum():
            break
        else:
            count, k = count + 1, k + 1
    return count, k


def fits(unit: Unit, speakers: Speakers, cue: Cue, rule: Verb) -> bool:
    """Whether what the rule needs stands by the cue."""
    if rule.needs == "nothing" or cue.backwards or (cue.passive and cue.who):
        return True
    if cue.quotes and rule.needs != "infinitive":
        return True
    if rule.act in TOLD and cue.i > unit.i and cue.v > cue.i and unit.passage.words[cue.i - 1] in unit.speech.objects:
        return True  # "l'a confirmé": what was told before
    if rule.needs == "quote":
        return False
    words, speech = unit.passage.words, unit.speech
    if cue.negated and rule.denied:
        return follows(unit, speakers, cue)[0] != NOTHING
    if cue.near and not cue.inverted and _fronted(unit, cue.lo - 1):
        return True
    if rule.needs == "object" and cue.j - cue.v > 1 and words[cue.j - 1] not in speech.governing:
        return True
    kind, at = follows(unit, speakers, cue)
    if rule.needs == "infinitive":
        return _infinitive(unit, cue)
    if kind in (THAT, COLON) or (kind == INFINITIVE and rule.needs != "thing"):
        return True
    if rule.needs == "thing":
        return kind == TEXT and words[cue.j] not in speech.infinitive
    if closes(unit, speakers, cue):
        return True
    if rule.needs == "speech":
        return kind == TEXT and rule.bare and at - cue.j < 8 and not _about(unit, cue)
    if rule.greeting and any(p.role == TOWARDS and 0 <= p.i - cue.j < STEPS for p in unit.places):
        return False
    return kind == TEXT or (at > cue.j and at - cue.j > 1)


def _fronted(unit: Unit, k: int) -> bool:
    """Whether a relative that stands for the object opens the clause at word ``k``: "ce que Kigali dément"."""
    words, speech = unit.passage.words, unit.speech
    if k <= unit.i or words[k] not in speech.fronting:
        return False
    return not words[k - 1][0].isalnum() or words[k - 1] in speech.determiners


def _about(unit: Unit, cue: Cue) -> bool:
    words = unit.passage.words
    k = cue.j
    return k < unit.j and words[k] in unit.speech.governing and not (k in unit.starts or k + 1 in unit.starts)


def _infinitive(unit: Unit, cue: Cue) -> bool:
    words, speech = unit.passage.words, unit.speech
    for k in range(cue.j, min(unit.j, cue.j + STEPS)):
        if words[k] in speech.infinitive or (speech.infinitives and words[k].endswith(speech.infinitives)):
            return k > cue.j or not speech.infinitive
        if words[k] in ".;:" or words[k] in speech.complementizers:
            return False
    return False


def assign(unit: Unit, speakers: Speakers, found: list[Cue]) -> list[Quotation]:
    """Give each quotation to the cue that it stands nearest to; returns those that no cue may have."""
    left: list[Quotation] = []
    for quote in unit.quotes:
        best, least = None, FAR
        for n, cue in enumerate(found):
            cost = _cost(unit, quote, cue)
            if not cue.rules[0].plain and cost > SHORT and follows(unit, speakers, cue)[0] != THAT:
                cost += FAR * any(cue.hi <= k < quote.lo for k in speakers.openers())
            between = min(quote.hi, cue.hi), max(quote.lo, cue.lo)
            cost += CROWD * sum(1 for m, c in enumerate(found) if m != n and between[0] <= c.i < between[1])
            if cost < least:
                best, least = cue, cost
        if best is None:
            left.append(quote)
        else:
            best.quotes.append(quote)
    return left


def _cost(unit: Unit, quote: Quotation, cue: Cue) -> int:
    """How far a quotation stands from a cue: right before a cue is nearest, then right after it."""
    words = unit.passage.words
    if quote.lo >= cue.hi or (quote.lo >= cue.j and not cue.inverted):
        gap = quote.lo - (cue.hi if cue.inverted else cue.j)
        stops = sum(words[k] in ".;?!" for k in range(cue.j, quote.lo)) if gap < FAR else 2
        return gap + 12 * stops + (4 if cue.loose else 0)
    if quote.hi <= cue.lo:
        gap = cue.lo - quote.hi + 12 * sum(words[k] in ".;" for k in range(quote.hi, min(cue.lo, quote.hi + FAR)))
        joined = words[cue.lo - 1] in unit.speech.grammar.coordinators
        return gap - 2 if gap <= 3 and not joined else gap + 10 + (20 if not cue.rules[0].plain else 0)
    return 0
