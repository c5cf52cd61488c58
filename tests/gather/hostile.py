"""Input that means no good: valid samples damaged in every way, and bytes of no form at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from pourparlers.errors import PourparlersError

MOST = 4000
often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def damaged(*samples: bytes) -> st.SearchStrategy[bytes]:
    """A sample with stretches cut, doubled, overwritten or moved; now and then plain bytes."""
    return st.one_of(st.binary(max_size=400), st.sampled_from(samples).flatmap(_damaged))


def _damaged(sample: bytes) -> st.SearchStrategy[bytes]:
    at = st.integers(0, len(sample))
    change = st.tuples(st.sampled_from(["cut", "double", "bytes", "digits", "move"]), at, st.integers(1, 60), at)
    noise = st.one_of(
        st.binary(max_size=12), st.sampled_from([b"<", b">", b"&", b"\x00", b"]]>", b'"', b"\r\n", b"-1", b"\xff"])
    )
    return st.lists(st.tuples(change, noise), min_size=1, max_size=6).map(lambda changes: _changed(sample, changes))


def _changed(sample: bytes, changes: Iterable[tuple[tuple[str, int, int, int], bytes]]) -> bytes:
    for (how, at, length, to), noise in changes:
        piece = sample[at : at + length]
        rest = sample[:at] + sample[at + length :]
        if how == "cut":
            sample = rest
        elif how == "double":
            sample = sample[:at] + piece * 3 + sample[at + length :]
        elif how == "digits":
            sample = (
                sample[:at] + bytes(57 if 48 <= letter <= 57 else letter for letter in piece) + sample[at + length :]
            )
        elif how == "move":
            sample = rest[:to] + piece + rest[to:]
        else:
            sample = sample[:at] + noise + sample[at + length :]
    return sample


def only_our_errors(parse: Callable[[], Iterable[object]]) -> list[object]:
    """What the parser gives before it ends or says in one of our errors why it can't go on."""
    found: list[object] = []
    try:
        for one in parse():
            found.append(one)
            assert len(found) <= MOST
    except PourparlersError as error:
        told = str(error)
    else:
        told = "no error"
    assert told
    return found
