"""Who is quoted, on real political news: PolNeAR (Newell et al. 2018), English, annotated by hand.

python benchmarks/attributions.py FOLDER [--first N]

FOLDER holds ``text/`` and ``attributions/``, as each part of the corpus does. A content of the gold is found where a
prediction covers more than the share named of its characters, each prediction used once (the rule of the Gender Gap
Tracker, Asr et al. 2021). The program tells acts of speech: PolNeAR also marks what people think, want and are
expected to do, so its recall of indirect speech is low by design. Statements are taken before those of one speaker
are joined; a quotation that goes on without a cue belongs to what stands before it.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pourparlers import read
from pourparlers.model import Statement
from pourparlers.reading.statements import article as reading

Spans = list[tuple[int, int]]
GAP = 120
SHARES = (0.3, 0.8)
QUOTED = re.compile('[\u201c\u201d"]')


class Attribution(NamedTuple):
    """A content with its source, as characters of the text."""

    content: set[int]
    source: set[int]


def gold(path: Path) -> Iterator[Attribution]:
    """The attributions of a file in brat's format; those without content are left out."""
    spans: dict[str, Spans] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.split("\t")[0].partition(" ")[2]
            spans[name] = [(int(a), int(b)) for a, b in (p.split() for p in places.split(";"))]
        elif name.startswith("E"):
            roles: dict[str, Spans] = {"Content": [], "Source": []}
            for part in rest.split():
                role, _, of = part.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(of, []))
            if roles["Content"]:
                yield Attribution(characters(roles["Content"]), characters(roles["Source"]))


def predicted(text: str) -> list[Attribution]:
    """The statements of a text."""
    out: list[tuple[str | None, Attribution]] = []
    for said in read(text, published="2016-06-01", language="en").statements:
        content = [(e.start, e.end) for e in (said.content, said.quote) if e is not None]
        if not content:
            continue
        goes_on = said.cue is None and out and out[-1][0] == said.source
        if goes_on and 0 <= content[0][0] - max(out[-1][1].content) < GAP:
            out[-1][1].content.update(characters(content))
        else:
            out.append((said.source, Attribution(characters(content), characters(_source(said, content)))))
    return [a for _, a in out]


def _source(said: Statement, content: Spans) -> Spans:
    cue = [(said.cue.start, said.cue.end)] if said.cue is not None else []
    taken = content + cue
    return [(s.start, s.end) for s in said.spans if not any(s.start < b and a < s.end for a, b in taken)]


def characters(spans: Spans) -> set[int]:
    return {k for a, b in spans for k in range(a, b)}


def matched(ours: list[Attribution], theirs: list[Attribution], share: float) -> dict[int, int]:
    """Gold's number to ours, the best covered first."""
    covered = (
        (len(g.content & p.content) / len(g.content), i, j) for i, g in enumerate(theirs) for j, p in enumerate(ours)
    )
    out: dict[int, int] = {}
    used: set[int] = set()
    for rate, i, j in sorted(covered, reverse=True):
        if rate > share and i not in out and j not in used:
            out[i] = j
            used.add(j)
    return out


def kind(text: str, content: set[int]) -> str:
    """Direct (all of it in quotation marks), mixed or indirect."""
    a, b = min(content), max(content) + 1
    marks = len(QUOTED.findall(text[max(0, a - 1) : b + 1]))
    inside = sum(len(x) for x in re.findall('[\u201c"]([^\u201d"]*)', text[max(0, a - 1) : b + 1]))
    return "indirect" if not marks else "direct" if inside > 0.85 * (b - a) else "mixed"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--first", type=int, default=None, metavar="N", help="only the first N texts")
    asked = options.parse_args()
    reading.joined = lambda sayings: sayings  # type: ignore[assignment]
    counts = dict.fromkeys(SHARES, (0, 0, 0, 0, 0))
    kinds: dict[str, list[int]] = {}
    for path in sorted((asked.folder / "text").glob("*.txt"))[: asked.first]:
        notes = sorted((asked.folder / "attributions").glob(path.stem + "*"))
        text = path.read_bytes().decode("utf-8")
        ours, theirs = predicted(text), list(gold(notes[0])) if notes else []
        for share in SHARES:
            pairs = matched(ours, theirs, share)
            sourced = [(i, j) for i, j in pairs.items() if theirs[i].source]
            right = sum(bool(theirs[i].source & ours[j].source) for i, j in sourced)
            here = (len(pairs), len(ours), len(theirs), right, len(sourced))
            counts[share] = tuple(a + b for a, b in zip(counts[share], here, strict=True))  # type: ignore[assignment]
            if share == SHARES[0]:
                for i, g in enumerate(theirs):
                    of = kinds.setdefault(kind(text, g.content), [0, 0])
                    of[0] += i in pairs
                    of[1] += 1
    for share, (found, ours_n, theirs_n, right, sourced_n) in counts.items():
        p, r = found / ours_n, found / theirs_n
        print(f"content over {share}: precision {p:.3f} recall {r:.3f}; source right {right / sourced_n:.3f}")
    print("found, by kind:", ", ".join(f"{k} {a}/{b} = {a / b:.3f}" for k, (a, b) in sorted(kinds.items())))


if __name__ == "__main__":
    main()
