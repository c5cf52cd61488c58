"""A record whose every word is hostile: what sources, people and agendas could send, in every field that is text."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from pourparlers.desk import Desk
from pourparlers.model import Reading
from pourparlers.publish.known import Found, Known, Narrow
from pourparlers.record.build import record_of
from pourparlers.record.entry import WorldRecord
from pourparlers.record.ledger import Ledger
from pourparlers.record.told import Told
from pourparlers.showing.outlets import outlet_of
from pourparlers.store.excerpt import Excerpt

HOSTILE = {
    "markup": "\"><script>alert(1)</script><img src=x onerror=alert(2)>'--><svg/onload=alert(3)></bdi></title></h1>",
    "template": "{{ 7*7 }}{% raw %}{{ config }}%(num)s {num}",
    "directions": "\u202eevil\u202d\u2066\u2067\u200f\u061c",
    "giant": "Donaudampfschiff" * 300,
    "nothing": "\u200b\u200c\u200d\ufeff\u00ad" * 40,
    "controls": "\x00\x07\x08\x1b[31m\x7f\x85\ufffe",
    "lines": "\r\nATTENDEE:mailto:x@example.org\r\nEND:VEVENT\r\nBEGIN:VALARM\n\u2028\u2029",
    "wide": "𝕿𝖆𝖑𝖐𝖘 👩‍👩‍👧‍👦 ١٢٣ שלום",
}
FREE = {
    "name", "name_as_printed", "title", "headline", "outlet", "outlets", "section", "byline", "agency", "venue",
    "format", "affiliation", "spellings", "authors", "canonical", "path", "url", "country",
}  # fmt: skip


def hostile(known: Known, poison: str) -> Known:
    """The same record, each of its words with something behind it, each text made of nothing else."""
    record = known.record
    articles, ledger = list(record.articles()), Ledger()
    whole = record_of(articles, ledger, known.today).record
    turned = _turned(msgspec.to_builtins(whole), poison)
    told = [_told(one, poison) for one in articles]
    world = msgspec.convert(turned, WorldRecord)

    marked = {outlet_of(one): "state-media" for one in told}

    def search(words: str, narrow: Narrow, most: int) -> list[Found]:
        return [Found(one.key, Excerpt(text=poison * 2)) for one in told]

    return Known(Desk(world, told, ledger), date(2022, 1, 9), f"hostile {len(poison)}", search, markers=marked)


def _told(one: Told, poison: str) -> Told:
    reading = msgspec.to_builtins(one.reading)
    length = len(reading["article"]["text"])
    turned = _turned(reading, poison)
    turned["article"]["text"] = (poison * (length // len(poison) + 1))[:length]
    url = f"javascript:alert(1)//{poison}" if len(poison) % 2 else f"https://example.org/{poison}"
    return Told(
        one.key,
        msgspec.convert(turned, Reading),
        outlets=tuple(name + poison for name in one.outlets or ("Courier",)),
        voice=one.voice,
        section=poison,
        url=url,
    )


def _turned(value: Any, poison: str, field: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _turned(inner, poison, name) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_turned(inner, poison, field) for inner in value]
    return value + poison if isinstance(value, str) and field in FREE else value
