"""Lighthouse's mobile preset over the pages of a site: python benchmarks/lighthouse.py http://127.0.0.1:8321 /path ...

Needs Lighthouse on the path (npm install -g lighthouse; measured with 12) and Chromium. Without paths, a page of each
kind of the sample dossier. Prints the middle of three runs of each.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys

RUNS = 1
PAGES = (
    "/", "/calendar", "/calendar/2022-01", "/timeline", "/map", "/meeting/2022-01-10-geneva", "/place/geneva",
    "/actor/russia", "/changes", "/positions", "/stories", "/people", "/sources", "/search?q=Geneva", "/about",
)  # fmt: skip
AUDITS = {"largest-contentful-paint": 1000, "cumulative-layout-shift": 1, "total-byte-weight": 1000}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def run(address: str) -> dict[str, float]:
    """One run: the times in seconds, the shift, the weight in kB, the four scores."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    flags = ["--quiet", "--chrome-flags=--headless=new --no-sandbox", "--output=json", "--output-path=stdout"]
    environment = {**os.environ, "CHROME_PATH": chromium}
    told = subprocess.run(["lighthouse", address, *flags], capture_output=True, check=True, env=environment)
    report = json.loads(told.stdout)
    found = {name: report["audits"][name]["numericValue"] / unit for name, unit in AUDITS.items()}
    return found | {name: report["categories"][name]["score"] for name in CATEGORIES}


def main(base: str, paths: tuple[str, ...]) -> None:
    print("| page | LCP s | CLS | kB | performance | accessibility | best practices | SEO |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for path in paths:
        runs = [run(base.rstrip("/") + path) for _ in range(RUNS)]
        middle = {name: statistics.median(one[name] for one in runs) for name in runs[0]}
        scores = " | ".join(f"{middle[name] * 100:.0f}" for name in CATEGORIES)
        paint, shift, weight = (middle[name] for name in AUDITS)
        print(f"| `{path}` | {paint:.2f} | {shift:.3f} | {weight:.0f} | {scores} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], tuple(sys.argv[2:]) or PAGES)
