"""A reading made by hand, and the command run as a user would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pourparlers.model import (
    Actor,
    Article,
    Block,
    Clock,
    Evidence,
    Excerpt,
    MeetingReport,
    Office,
    Participant,
    Place,
    Published,
    Reading,
    Span,
    Statement,
)

TEXT = """The Sample Courier

Talks in Geneva

Russia and the United States will hold talks in Geneva on 10 January 2022 at 9:00 a.m. They may meet again in spring.

Russian Deputy Foreign Minister Sergei Ryabkov confirmed that he will take part.
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def excerpt(words: str) -> Excerpt:
    start, end = at(words)
    return Excerpt(start=start, end=end, text=words)


def evidence(words: str, slot: str) -> Evidence:
    start, end = at(words)
    return Evidence(start=start, end=end, slot=slot)  # type: ignore[arg-type]


@pytest.fixture
def reading() -> Reading:
    start, end = at("Sergei Ryabkov")
    parties = (Participant(actor="a1", stance="accepted"), Participant(actor="a2"))
    return Reading(
        article=Article(
            text=TEXT,
            path="talks.txt",
            outlet="The Sample Courier",
            language="en",
            headline="Talks in Geneva",
            published=Published(value="2022-01-04", basis="given"),
            blocks=(Block(kind="body", start=0, end=len(TEXT.rstrip())),),
        ),
        actors=(
            Actor(id="a1", kind="state", name="Russia", country="RU"),
            Actor(id="a2", kind="state", name="United States", country="US"),
            Actor(
                id="a3",
                kind="person",
                name="Sergei Ryabkov",
                offices=(Office(title="Deputy Foreign Minister", affiliation="a1"),),
                spans=(Span(start=start, end=end),),
            ),
        ),
        meetings=(
            MeetingReport(
                id="m2",
                kind="talks",
                when="2022-21",
                status="proposed",
                participants=parties,
                spans=(evidence("meet again", "trigger"),),
            ),
            MeetingReport(
                id="m1",
                kind="talks",
                when="2022-01-10",
                time=Clock(start="09:00", zone="Europe/Zurich"),
                place=Place(name="Geneva", country="CH"),
                participants=parties,
                status="planned",
                spans=(evidence("will hold talks", "trigger"), evidence("10 January 2022", "when")),
            ),
            MeetingReport(id="m3", kind="call", status="unknown", participants=parties),
        ),
        statements=(
            Statement(
                source="a3",
                act="confirm",
                cue=excerpt("confirmed"),
                content=excerpt("that he will take part"),
            ),
        ),
    )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the command in a folder of its own; English, no terminal."""

    def run_command(*arguments: str, given: bytes = b"", **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", **variables}
        done = subprocess.run(
            [sys.executable, "-m", "pourparlers", *arguments],
            input=given, capture_output=True, cwd=tmp_path, env=environment, check=False,
        )  # fmt: skip
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_command
