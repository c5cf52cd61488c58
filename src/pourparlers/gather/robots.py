"""What a site asks of robots (RFC 9309): read by ``protego``, kept for a day for each origin.

No file (4xx) allows all. A server that fails (5xx) forbids all, and is asked again a little later; one that does not
answer is asked again the next time. Of a file that is too long, the beginning counts.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from typing import NamedTuple

from protego import Protego

from pourparlers.gather.limits import Limits

NAME = "pourparlers"
KEPT = 4096
AGENT = re.compile(r"(\s*user[-\s]*agent\b[\s:]*)([^#]*)", re.I)


class Found(NamedTuple):
    """How asking for the file went: its text, or none where there is none; ``failed`` is an answer that is neither."""

    text: str | None = None
    failed: str | None = None


class Rules(NamedTuple):
    """What is known of an origin, and until when it holds."""

    rules: Protego | None
    failed: str | None
    until: float

    def allow(self, url: str) -> bool:
        """Whether an address may be fetched; see ``failed`` for an origin that could not be asked."""
        return not self.failed and (self.rules is None or self.rules.can_fetch(url, NAME))

    @property
    def delay(self) -> float | None:
        """The pause that the site asks for between two requests."""
        return None if self.rules is None else self.rules.crawl_delay(NAME)


class Robots:
    """The rules of each origin, asked for when first needed; two who need the same ask once."""

    def __init__(self, limits: Limits, fetch: Callable[[str], Found]) -> None:
        self._limits, self._fetch = limits, fetch
        self._known: dict[str, Rules] = {}
        self._asking: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def of(self, origin: str) -> Rules:
        """The rules of an origin such as ``https://example.org``."""
        with self._lock:
            asking = self._asking.setdefault(origin, threading.Lock())
        with asking:
            rules = self._known.get(origin)
            if rules is None or rules.until <= time.monotonic():
                rules = self._ask(origin)
                with self._lock:
                    if len(self._known) >= KEPT:
                        self._known.clear()
                        self._asking.clear()
                    self._known[origin] = rules
            return rules

    def _ask(self, origin: str) -> Rules:
        found = self._fetch(f"{origin}/robots.txt")
        kept = self._limits.robots_retry if found.failed else self._limits.robots_kept
        rules = None if found.text is None else Protego.parse(of_few_agents(found.text))
        return Rules(rules, found.failed, time.monotonic() + kept)


def of_few_agents(text: str) -> str:
    """The same rules for us: other agents become one, since every rule is stored for each agent above it."""

    def ours(match: re.Match[str]) -> str:
        name = match[2].strip().lower()
        bare = name.replace("*", "")
        return match[1] + (name if name == "*" else bare if bare and NAME.startswith(bare) else "other")

    return "\n".join(AGENT.sub(ours, line, count=1) if AGENT.match(line) else line for line in text.splitlines())
