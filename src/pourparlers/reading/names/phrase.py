"""An office or body in the text, with whom it serves: what offices.py reads and names.py gives to its holder."""

from __future__ import annotations

from dataclasses import dataclass, field

RELATIVE = frozenset({"counterpart", "colleague", "predecessor"})


@dataclass(slots=True)
class Phrase:
    """One office or body in the text: its words without article, English title, rank, and owners' keys in order.

    ``loose``: owners told by a word that means them only where they are named ("the bloc"); ``body``: the ministry or
    palace that an office belongs to; ``boss``: words of a person it serves; ``organ``: words of an organisation that
    no list knows; ``adjective``: where a word stands that may be of a city; ``to``: where an envoy is sent;
    ``determiner``: the word before; ``anyone``: a definite one tells of somebody named before.
    """

    i: int
    j: int
    title: str = ""
    level: str = ""
    kind: str = ""
    plural: bool = False
    former: bool = False
    is_body: bool = False
    national: bool = False
    anyone: bool = False
    owners: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    default: str = ""
    portfolio: str = ""
    body: str = ""
    name: str = ""
    venue: str = ""
    boss: tuple[int, int] | None = None
    organ: tuple[int, int] | None = None
    to: str = ""
    adjective: int = -1
    determiner: str = ""
    pair: Phrase | None = None
    inner: list[Phrase] = field(default_factory=list)

    def served(self) -> list[str]:
        """The owners told, else whom the office serves if nothing is told."""
        return self.owners or ([self.default] if self.default else [])
