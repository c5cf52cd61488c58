"""``docs/reading.schema.json`` is what the types say. Renew it: ``python -m tests.test_schema``, at the root."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from pourparlers.model import Reading

FILE = Path(__file__).parents[1] / "docs" / "reading.schema.json"


def schema() -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Reading)}


def written() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def test_the_schema_is_that_of_the_types() -> None:
    assert FILE.read_text(encoding="utf-8") == written()


def test_it_describes_every_noun() -> None:
    nouns = schema()["$defs"]
    assert {"Reading", "Article", "MeetingReport", "Statement", "Actor", "DateMention"} <= nouns.keys()
    assert set(nouns["Evidence"]["properties"]) == {"start", "end", "for"}


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
