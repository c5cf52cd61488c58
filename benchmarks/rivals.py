"""One rival on a folder of texts, as a line of JSON: megabytes read, CPU seconds, what it found.

Run by ``speed.py`` with the interpreter that the rivals are installed for; it stops after so many CPU seconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from texts import MEGABYTE, pin, repeated, texts_in

Run = Callable[[str, str], int]


def dateparser_search() -> tuple[str, Run]:
    from dateparser.search import search_dates

    return f"dateparser {version('dateparser')} search_dates", lambda code, text: len(
        search_dates(text, languages=[code]) or ()
    )


def spacy_blank() -> tuple[str, Run]:
    import spacy

    pipelines = {}

    def tokens(code: str, text: str) -> int:
        if code not in pipelines:
            pipelines[code] = spacy.blank(code)
        return len(pipelines[code](text))

    return f"spaCy {version('spacy')} blank tokenizer", tokens


RIVALS = {"dateparser": dateparser_search, "spacy": spacy_blank}


def main(name: str, folder: str, megabytes: str, seconds: str, languages: str) -> None:
    pin()
    label, run = RIVALS[name]()
    texts = texts_in(Path(folder), frozenset(languages.split(",")) if languages else None)
    for code, text in dict(texts).items():
        run(code, text)
    begun, done, found = time.process_time(), 0, 0
    for code, text in repeated(texts, float(megabytes)):
        found += run(code, text)
        done += len(text.encode())
        if time.process_time() - begun > float(seconds):
            break
    spent = time.process_time() - begun
    print(json.dumps({"name": label, "megabytes": done / MEGABYTE, "seconds": spent, "found": found}))


if __name__ == "__main__":
    main(*sys.argv[1:])
