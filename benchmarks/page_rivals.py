"""trafilatura with its defaults over the pages of ``fundus.py``: one JSON line a page, with the CPU time it took."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import trafilatura
from fundus import pages
from texts import pin


def main() -> None:
    pin()
    for _, page, data, _ in pages(Path(sys.argv[1])):
        start = time.process_time()
        text = trafilatura.extract(data) or ""
        print(json.dumps({"page": page, "text": text, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
