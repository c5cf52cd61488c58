"""The pages with gold of flairNLP/fundus, and which half of the outlets a page belongs to.

Get them once, outside the repository::

    git clone --depth 1 https://github.com/flairNLP/fundus FOLDER      # or only its tests/resources

A folder a country holds gzipped pages (``Outlet_YYYY_MM_DD.html.gz``), one JSON an outlet with the gold by version of
the parser, and ``meta.info`` with address and time of the crawl. Versions and pages of an outlet have the same order.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

Half = Literal["tuned", "kept"]


def pages(folder: Path) -> Iterator[tuple[str, str, bytes, dict[str, Any]]]:
    """(outlet, page id, HTML, gold) of each page; the gold has ``url`` and ``crawl_date`` beside fundus' fields."""
    root = next((path.parent for path in sorted(folder.rglob("test_data"))), folder) / "test_data"
    for gold_file in sorted(root.glob("*/*.json")):
        outlet = gold_file.stem
        told = json.loads((gold_file.parent / "meta.info").read_text("utf-8"))
        versions = json.loads(gold_file.read_text("utf-8"))
        files = sorted(path for path in gold_file.parent.glob("*.html.gz") if path.name.split("_", 1)[0] == outlet)
        for (version, gold), file in zip(sorted(versions.items()), files, strict=True):
            yield outlet, f"{gold_file.parent.name}/{outlet}/{version}", gzip.decompress(file.read_bytes()), {
                **gold, **told[file.name],
            }  # fmt: skip


def half(outlet: str) -> Half:
    """Rules are worked out on the outlets of one half; the other half's pages are only measured."""
    return "tuned" if hashlib.sha256(outlet.encode()).digest()[0] % 2 == 0 else "kept"
