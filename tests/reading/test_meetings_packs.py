"""Every pack's examples of meetings: the text, and the meetings that reading it must give."""

from __future__ import annotations

import pytest

from pourparlers import read
from pourparlers.languages.meetings_schema import Example, Meetings
from pourparlers.languages.pack import has, known, load

CASES = [
    (language, example)
    for language in known()
    if has(language, "meetings")
    for example in load(language, "meetings", Meetings).example
]


@pytest.mark.parametrize(("language", "example"), CASES, ids=lambda v: v.text[:60] if isinstance(v, Example) else v)
def test_example(language: str, example: Example) -> None:
    reading = read(example.text, published=example.published, language=language)
    names = {actor.id: actor.name for actor in reading.actors}
    got = [
        {
            "kind": m.kind,
            "when": m.when,
            "place": m.place.name if m.place else None,
            "participants": sorted(names[p.actor] for p in m.participants),
            "status": m.status,
        }
        for m in reading.meetings
    ]
    want = [
        {
            "kind": m.kind,
            "when": m.when,
            "place": m.place,
            "participants": sorted(m.participants) if m.participants is not None else None,
            "status": m.status,
        }
        for m in example.meetings
    ]
    assert len(got) == len(want), got
    for expected in want:
        told = {key: value for key, value in expected.items() if value is not None}
        assert any(all(g[key] == value for key, value in told.items()) for g in got), (told, got)
