"""Run the examples of a pack's ``statements.toml``: sentences, the speakers in them, the statements they must give."""

from __future__ import annotations

from pourparlers.languages.pack import load
from pourparlers.languages.statements_schema import SpeechExample
from pourparlers.languages.words import Language
from pourparlers.model import ActorKind, Statement
from pourparlers.reading.statements.article import Statements
from pourparlers.reading.words.mentions import Form, Mention
from pourparlers.reading.words.paragraph import Paragraph
from pourparlers.reading.words.passage import Passage, cut


class Stage:
    """The actors of an example: printed forms to ids, and whom each serves."""

    def __init__(self, actors: tuple[str, ...], language: Language) -> None:
        self.forms: list[tuple[tuple[str, ...], str, Form, ActorKind]] = []
        self.serves: dict[str, str] = {}
        for entry in actors:
            form, at, state = entry.partition("@")
            form, _, who = form.partition("=")
            shape: Form = "adjective" if form.endswith("~") else "name"
            form = form.rstrip("~")
            who = who or form
            kind: ActorKind = "state" if at and not state else "person"
            self.forms.append((tuple(cut(form, language)), who, shape, kind))
            if at:
                self.serves[who] = state or who
        self.forms.sort(key=lambda f: -len(f[0]))

    def state_of(self, actor_id: str) -> str | None:
        return self.serves.get(actor_id)

    def person(self, printed: str) -> str:
        return printed

    def actor(self, kind: ActorKind, name: str) -> str:
        return name

    def unnamed(self, office: str, of: str | None) -> str:
        return " ".join(filter(None, (of, office)))

    def mentions(self, passage: Passage) -> list[Mention]:
        """The longest printed forms in a passage, in order."""
        out: list[Mention] = []
        k, words = 0, passage.words
        while k < len(words):
            found = next((f for f in self.forms if tuple(words[k : k + len(f[0])]) == f[0]), None)
            if found is not None:
                j = k + len(found[0])
                out.append(Mention(k, j, (found[1],), found[3], found[2], (k, j)))
            k = out[-1].j if found is not None else k + 1
        return out


def told(code: str, text: str, actors: tuple[str, ...]) -> tuple[Statement, ...]:
    """The statements of a text whose speakers are given; sources are the printed forms."""
    language = load(code, "language", Language)
    stage, base = Stage(actors, language), 0
    statements = Statements(code, stage)
    for number, line in enumerate(text.split("\n")):
        if line.strip():
            passage = Passage(line, base, language, frozenset(language.abbreviations))
            statements.read(Paragraph(passage, "body", number, stage.mentions(passage)))
        base += len(line) + 1
    return statements.finish()


def misread(code: str, example: SpeechExample) -> str:
    """What is wrong with the reading of an example, "" where it gives what it must."""
    found = told(code, example.text, example.actors)
    got = [(s.source or "", s.act, s.quote.text if s.quote else "", s.about.text if s.about else "") for s in found]
    want = [(t.who, t.act, t.quote, t.about) for t in example.gives]
    same = len(got) == len(want) and all(_bears_out(g, w) for g, w in zip(got, want, strict=True))
    asked = any(w[3] is not None for w in want)
    shown = got if asked else [g[:3] for g in got], want if asked else [w[:3] for w in want]
    return "" if same else f"{example.text!r} gives {shown[0]}, not {shown[1]}"


def _bears_out(got: tuple[str, str, str, str], wanted: tuple[str, str, str, str | None]) -> bool:
    quoted = bool(got[2]) == bool(wanted[2]) and got[2].startswith(wanted[2])
    return got[:2] == wanted[:2] and quoted and wanted[3] in (None, got[3])
