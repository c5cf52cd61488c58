"""Trending: a burst is told, chance and more news alone are not."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta

import pytest

from pourparlers.record.trending import Mention, surprise, trends_of

TODAY = date(2022, 1, 31)


def story(number: int, ago: int, *names: str, section: str = "World") -> Mention:
    facts = frozenset(("state", name, name) for name in names)
    return Mention(f"s{number}", TODAY - timedelta(days=ago), frozenset({section}), facts)


def usual(*names: str, each: int = 1, section: str = "World") -> list[Mention]:
    """Stories of the four weeks before, so many a day."""
    return [story(1000 + 10 * d + n, d, *names, section=section) for d in range(3, 31) for n in range(each)]


@pytest.mark.parametrize(("voices", "expected"), [(1, 0.5), (3, 0.5), (10, 2.0), (40, 41.0), (300, 120.0)])
def test_the_surprise_is_the_poisson_tail(voices: int, expected: float):
    terms = (math.exp(k * math.log(expected) - expected - math.lgamma(k + 1)) for k in range(voices, voices + 400))
    exact = -math.log10(sum(terms)) if voices > expected else 0.0
    assert surprise(voices, expected) == pytest.approx(exact, abs=1e-9)


def test_a_burst_trends_and_what_is_always_told_does_not():
    now = [story(n, n % 3, "Kazakhstan", "Russia") for n in range(6)]
    (found,) = trends_of([*usual("Russia"), *now], TODAY)
    assert (found.name, found.voices, found.stories) == ("Kazakhstan", 6, tuple(f"s{n}" for n in range(6)))
    assert found.surprise > 4 and found.usual == 0.5


def test_more_news_alone_makes_no_trend():
    now = [story(n, 0, "Russia") for n in range(30)]
    assert trends_of([*usual("Russia"), *now], TODAY) == []


def test_few_voices_and_no_past_make_no_trend():
    few = [story(n, 0, "Malta") for n in range(3)]
    assert trends_of([*usual("Russia", each=9), *few], TODAY) == []
    assert trends_of([story(n, 0, "Malta") for n in range(9)], TODAY) == []


def test_sections_are_apart_and_the_future_is_not_known():
    sport = [story(n, 0, "Malta", section="Sport") for n in range(5)]
    every = [*usual("Russia"), *usual("Russia", section="Sport"), *sport]
    assert [t.name for t in trends_of(every, TODAY, "Sport")] == ["Malta"]
    assert trends_of(every, TODAY, "World") == []
    assert trends_of(every, TODAY - timedelta(days=1), "Sport") == []


def test_what_was_told_of_lately_is_usual_and_what_was_long_ago_is_not():
    now = [story(n, 0, "Malta") for n in range(4)]
    lately = [story(100 + n, 4, "Malta") for n in range(12)]
    long_ago = [story(100 + n, 90, "Malta") for n in range(12)]
    assert trends_of([*usual("Russia"), *lately, *now], TODAY) == []
    assert [t.name for t in trends_of([*usual("Russia"), *long_ago, *now], TODAY)] == ["Malta"]


def test_chance_alone_trends_no_more_often_than_stated():
    chance = random.Random(7)
    names = [f"n{n}" for n in range(40)]
    told, asked = 0, 0
    for _ in range(12):
        stories = [
            story(100 * d + n, d, *(name for at, name in enumerate(names) if chance.random() < (at + 1) / 100))
            for d in range(31)
            for n in range(12)
        ]
        told += len(trends_of(stories, TODAY))
        asked += len(names)
    assert told / asked <= 0.015
