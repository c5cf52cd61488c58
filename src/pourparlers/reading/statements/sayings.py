"""Sayings: the statements of an article as they are found, before those of one speaker are joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pourparlers.model import Act, Excerpt, Span, Statement


@dataclass(slots=True)
class Saying:
    """One statement of one source; ``words`` counts those of its quotation."""

    source: str | None
    act: Act
    at: int
    via: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    cue: Excerpt | None = None
    content: Excerpt | None = None
    quote: Excerpt | None = None
    words: int = 0
    addressee: str | None = None
    about: Excerpt | None = None
    said: str | None = None
    spans: list[Span] = field(default_factory=list)

    def statement(self) -> Statement:
        spans = sorted({(s.start, s.end) for s in self.spans})
        return Statement(
            source=self.source, act=self.act, via=self.via, on_behalf_of=self.on_behalf_of, cue=self.cue,
            content=self.content, quote=self.quote, addressee=self.addressee, about=self.about, said=self.said,
            spans=tuple(Span(start=a, end=b) for a, b in spans),
        )  # fmt: skip


def joined(sayings: list[Saying]) -> list[Saying]:
    """Statements of one speaker with the same act are one, as long as no other speaker stands between.

    Those who speak jointly do not stand between each other's statements.
    """
    out: list[Saying] = []
    run: dict[tuple[str | None, Act], Saying] = {}
    speaking: set[str | None] = set()
    for group in _groups(sayings):
        sources = {s.source for s in group}
        if not sources <= speaking:
            run, speaking = {}, sources
        for saying in group:
            first = run.get((saying.source, saying.act))
            if first is not None:
                _join(first, saying)
                continue
            run[saying.source, saying.act] = kept = replace(saying, spans=list(saying.spans))
            out.append(kept)
    return out


def _groups(sayings: list[Saying]) -> list[list[Saying]]:
    """The sayings of one cue together: a joint statement has several."""
    out: list[list[Saying]] = []
    for saying in sayings:
        if out and saying.cue is not None and out[-1][0].cue == saying.cue:
            out[-1].append(saying)
        else:
            out.append([saying])
    return out


def _join(first: Saying, other: Saying) -> None:
    if other.words > first.words:
        first.quote, first.words = other.quote, other.words
    first.via = first.via or other.via
    first.content = first.content or other.content
    first.addressee = first.addressee or other.addressee
    first.about = first.about or other.about
    first.said = first.said or other.said
    first.spans += other.spans


def span_of(excerpt: Excerpt) -> Span:
    return Span(start=excerpt.start, end=excerpt.end)
