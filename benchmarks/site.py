"""The site over a made world: what each page costs, the first time and after, when nothing of it is kept.

python benchmarks/site.py 20000 [--turns 20]

Milliseconds of the program's CPU time a page: the first (which makes what the page needs of the record), the middle and
the slowest of the others; each with an address of its own, so that no answer is given twice.
"""

from __future__ import annotations

import argparse
import statistics
import time

from made_world import told_of
from starlette.testclient import TestClient

from pourparlers.desk import Desk
from pourparlers.publish.app import site_of
from pourparlers.publish.known import Known
from pourparlers.publish.links import slug
from pourparlers.record.build import record_of
from pourparlers.record.ledger import Ledger


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("reports", type=int)
    asked.add_argument("--turns", type=int, default=20)
    wanted = asked.parse_args()
    articles = list(told_of(wanted.reports))
    days = sorted(told.day for told in articles if told.day)
    today = days[len(days) // 2]
    ledger = Ledger()
    desk = Desk(record_of(articles, ledger, today).record, articles, ledger)
    known = Known(desk, today, "made", lambda words, narrow, most: [])
    client = TestClient(site_of(lambda: known))
    told_most = max(known.all, key=lambda meeting: len(meeting.reports))
    print(f"{len(articles):,} articles, {len(known.all):,} meetings; today is {today}")
    print("| page | first, ms | middle, ms | slowest, ms | kB |\n| --- | ---: | ---: | ---: | ---: |")
    for address in (
        "/calendar",
        f"/calendar/{today:%Y-%m}",
        f"/meeting/{told_most.id}",
        f"/article/{articles[0].key[:16]}",
        f"/actor/{slug(known.busiest_actors[0][0])}",
        f"/place/{slug(known.busiest_places[0][0])}",
        "/timeline",
        "/map",
        "/search?q=russia",
        "/search?status=planned",
        "/sources",
        "/en/calendar.png",
        "/changes",
        "/stories",
        "/people",
        "/positions",
        "/",
    ):
        costs, size = [], 0
        for turn in range(wanted.turns):
            begun = time.process_time()
            answer = client.get(address, params={"turn": turn})
            costs.append(1000 * (time.process_time() - begun))
            assert answer.status_code == 200, address
            size = len(answer.content)
        rest = sorted(costs[1:])
        kind = "/" + address.split("/")[1]
        print(f"| {kind} | {costs[0]:.0f} | {statistics.median(rest):.0f} | {rest[-1]:.0f} | {size / 1000:.0f} |")


if __name__ == "__main__":
    main()
