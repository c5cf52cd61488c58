"""Every parser of what comes in from outside, fed with damaged samples: no error but ours, and none that takes long.

    python benchmarks/fuzz.py [--seconds 60] [--only feed warc] [--seed 1]
    python benchmarks/fuzz.py --atheris feed [-- -max_total_time=60]     # needs: pip install atheris

The first way damages the samples of the tests at random. The second lets libFuzzer look for new paths through our own
code (``atheris``, where it is installed); what stands behind ``--`` goes to it.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import io
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gather"))

import samples

from pourparlers.delivery import Delivery
from pourparlers.errors import PourparlersError
from pourparlers.gather import (
    agenda,
    discovery,
    feed,
    formats,
    jsonfeed,
    listing,
    mail,
    newsml,
    ninjs,
    opml,
    sitemap,
    warc,
)  # fmt: skip
from pourparlers.page.article import articles_of

TODAY = datetime.date(2026, 11, 24)
URL = "https://fuzz.example.org/"
SLOW = 2.0
MOST = 5000
SHORT = 16
PAGE = (
    "<html lang='en'><head><title>Talks</title><script type='application/ld+json'>{\"@type\": \"NewsArticle\", "
    '"headline": "Talks", "datePublished": "2022-01-04"}</script></head><body><nav><a href=\'/\'>Home</a></nav>'
    "<article><h1>Talks</h1><figure><img src='a.jpg'><figcaption>The hall. <small>Photo: Sample</small></figcaption>"
    "</figure><p>VIENNA (Sample) - The talks went on.</p><a href='/2022/01/04/a-story-of-talks'>A story of talks</a>"
    "</article></body></html>"
)
WARC = samples.warc_record(URL, PAGE.encode())
Parser = Callable[[bytes], Iterable[object]]

TARGETS: dict[str, tuple[Parser, tuple[bytes, ...]]] = {
    "feed": (lambda data: feed.entries(data, "x", url=URL), (samples.RSS.encode(), samples.ATOM.encode())),
    "json-feed": (lambda data: jsonfeed.entries(data, "x", url=URL), (samples.JSON_FEED.encode(),)),
    "ninjs": (lambda data: ninjs.items(data, "x"), (samples.NINJS_1.encode(), samples.NINJS_3.encode())),
    "newsml": (lambda data: newsml.items(data, "x", url=URL), (samples.NEWSML.encode(), samples.NITF.encode())),
    "sitemap": (
        lambda data: sitemap.addresses(data, "x", url=URL),
        (samples.NEWS_SITEMAP.encode(), samples.SITEMAP_INDEX.encode(), gzip.compress(samples.NEWS_SITEMAP.encode())),
    ),
    "agenda": (lambda data: agenda.entries(data, "x", url=URL, today=TODAY), (samples.AGENDA.encode(),)),
    "mail": (lambda data: mail.messages(data, "x", today=TODAY), (samples.MESSAGE,)),
    "warc": (lambda data: warc.records(io.BytesIO(data), "x"), (WARC * 3, gzip.compress(WARC) * 3)),
    "opml": (lambda data: opml.sources(data, "x"), (samples.OPML.encode(),)),
    "listing": (lambda data: listing.links(data.decode("utf-8", "replace"), URL), (PAGE.encode(),)),
    "discovery": (lambda data: discovery.offers(data.decode("utf-8", "replace"), URL), (PAGE.encode(),)),
    "any": (
        lambda data: formats.deliveries(data, "x", url=URL, today=TODAY),
        (samples.RSS.encode(), samples.AGENDA.encode(), samples.MESSAGE, samples.NINJS_1.encode(), WARC),
    ),
    "page": (lambda data: articles_of(Delivery(data=data, url=URL)), (PAGE.encode(),)),
}
NOISE = (
    b"<",
    b">",
    b"&",
    b"\x00",
    b"]]>",
    b'"',
    b"\r\n",
    b"-1",
    b"\xff",
    b"99999999",
    b"<!--",
    b"=?utf-8?b?",
    b"{",
    b"[",
)


def tried(parser: Parser, data: bytes) -> str | None:
    """What is wrong with how a parser takes some bytes, or nothing."""
    begun = time.monotonic()
    try:
        for number, _ in enumerate(parser(data)):
            if number > MOST:
                return "no end of deliveries"
    except PourparlersError as error:
        if not str(error).strip():
            return "an error that says nothing"
    except Exception:
        return traceback.format_exc()
    spent = time.monotonic() - begun
    return f"took {spent:.1f} s" if spent > SLOW else None


def damaged(sample: bytes, chance: random.Random) -> bytes:
    """The sample with a few stretches cut, doubled, moved or written over."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(sample) + 1)
        length = chance.choice((1, 2, 5, 20, 100))
        piece, rest = sample[at : at + length], sample[:at] + sample[at + length :]
        to = chance.randrange(len(rest) + 1)
        how = chance.randrange(5)
        if how == 0:
            sample = rest
        elif how == 1:
            sample = sample[:at] + piece * chance.choice((2, 3, 50)) + sample[at + length :]
        elif how == 2:
            sample = rest[:to] + piece + rest[to:]
        elif how == 3:
            sample = sample[:at] + chance.choice(NOISE) + sample[at + length :]
        else:
            sample = sample[:at] + chance.randbytes(chance.randint(1, 6)) + sample[at + length :]
    return sample


def inputs(own: tuple[bytes, ...], chance: random.Random) -> Iterator[bytes]:
    while True:
        yield chance.randbytes(chance.randrange(200)) if chance.random() < 0.02 else damaged(chance.choice(own), chance)


def at_random(names: list[str], seconds: float, seed: int) -> int:
    """Damaged samples until the time is over; how many findings there were."""
    findings = 0
    for name in names:
        parser, own = TARGETS[name]
        chance = random.Random(f"{name} {seed}")
        until, number = time.monotonic() + seconds, 0
        for data in inputs(own, chance):
            if time.monotonic() > until:
                break
            number += 1
            wrong = tried(parser, data)
            if wrong:
                findings += 1
                print(f"{name}: {wrong}\n  {data[:2000]!r}", flush=True)
        print(f"{name}: {number:,} inputs", flush=True)
    return findings


def with_atheris(name: str, arguments: list[str]) -> None:
    """libFuzzer with the target's samples as its corpus, in memory."""
    import atheris

    parser, own = TARGETS[name]
    atheris.instrument_all()

    def one(data: bytes) -> None:
        """A short input says how to damage a sample; a long one is taken as it is."""
        given = damaged(own[len(data) % len(own)], random.Random(data)) if len(data) < SHORT else data
        wrong = tried(parser, given)
        if wrong:
            raise AssertionError(wrong)

    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=20, help="for each parser")
    parser.add_argument("--only", nargs="+", choices=[*TARGETS], default=[*TARGETS])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--atheris", choices=[*TARGETS])
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.atheris:
        with_atheris(options.atheris, options.rest)
    elif at_random(options.only, options.seconds, options.seed):
        sys.exit(1)


if __name__ == "__main__":
    main()
