"""trafilatura with its defaults over the pages of ``fundus.py``.

One JSON line a page, with the CPU time of its text, and of text and metadata.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from pathlib import Path

import trafilatura
from fundus import pages
from texts import pin


def main() -> None:
    pin()
    folder = Path(sys.argv[1])
    for _, _, data, _ in islice(pages(folder), 1):
        trafilatura.extract(data)
    for _, page, data, _ in pages(folder):
        start = time.process_time()
        text = trafilatura.extract(data) or ""
        middle = time.process_time()
        trafilatura.extract(data, with_metadata=True)
        stated = time.process_time() - middle
        print(json.dumps({"page": page, "text": text, "seconds": middle - start, "stated": stated}))


if __name__ == "__main__":
    main()
