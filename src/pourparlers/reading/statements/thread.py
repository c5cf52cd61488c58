"""The thread of an article's speech: what must be remembered from one sentence and paragraph to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from pourparlers.model import Act
from pourparlers.reading.statements.quotes import Quotation
from pourparlers.reading.statements.strangers import Strangers
from pourparlers.reading.words.paragraph import Paragraph


@dataclass(slots=True)
class Thread:
    """Who spoke last and how, whom the last sentence was about, and the voice that answers in a briefing.

    ``near`` is whom the sentence right before, in the same paragraph, tells of without telling of speech.
    ``closing`` is the last person that the sentence before names, whom "the latter" stands for.
    ``labels`` counts the paragraphs that say who speaks in them.
    ``waiting`` is a quotation that stands alone until a cue claims it; ``fresh``: the sentence before told something.
    """

    strangers: Strangers
    last: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    act: Act = "say"
    fresh: bool = False
    waiting: tuple[Paragraph, Quotation] | None = None
    voice: str | None = None
    answering: bool = False
    labels: int = 0
    asking: bool = False
    spokespersons: set[str] = field(default_factory=set)

    def spoke(self, sources: tuple[str, ...], act: Act, *, person: bool = True) -> None:
        self.last, self.act = sources, act
        if person:
            self.topic = sources
