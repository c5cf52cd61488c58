"""``pourparlers watch``: follow all sources until stopped."""

from __future__ import annotations

import signal
import sys
import threading
from typing import Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.store_options import Db, count, opened
from pourparlers.errors import InputError

ALL_FAILED, SOME_FAILED = 2, 1


def watch(
    once: Annotated[
        bool, typer.Option("--once", help="Give each source that is due one turn, and end: for cron.")
    ] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Begin with all sources, whether they are due or not.")
    ] = False,
    log: Annotated[
        bool, typer.Option("--log", help="Print the log on a terminal too: one JSON object a line, and no table.")
    ] = False,
    together: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Follow so many sources at once.")] = 8,
    jobs: Annotated[int, typer.Option(metavar="N", min=1, max=64, help="Read in so many processes.")] = 1,
    db: Db = None,
) -> None:
    """Follow all sources until stopped (Ctrl-C, SIGTERM), each on its own rhythm.

    A source is asked as often as it changes, between every five minutes and once a day. What is new is read and kept;
    a page that has changed is a new version; what a source takes away is marked as withdrawn. A source that can't be
    reached is tried again later, and the others go on. On a terminal there is a table, elsewhere a log: an article that
    the log names is safe in the store.

    Examples:

      pourparlers watch                        until Ctrl-C

      pourparlers watch --once                 one turn of each that is due

      pourparlers watch --once --all           every source now

      pourparlers watch --log | jq .event      the log, also on a terminal

    One watch follows a store at a time; another is refused while it runs.

    It asks as "pourparlers/VERSION"; set POURPARLERS_CONTACT to an address at which a site's keeper can reach you.
    With --once the exit code is 1 if some sources failed, 2 if all did.
    """
    from pourparlers.cli.watch_shows import shows
    from pourparlers.gather.door import Door, now
    from pourparlers.gather.limits import limits_from
    from pourparlers.gather.worker import Workers
    from pourparlers.store.only import Only
    from pourparlers.store.sources import all_sources
    from pourparlers.watching.revisiting import Failing
    from pourparlers.watching.turn import Desk
    from pourparlers.watching.watch import Watch

    limits = limits_from()
    with opened(db, create=True) as store, Only(store) as only, Door(limits) as door, Workers(jobs) as workers:
        if not store.look(lambda connection: list(all_sources(connection))):
            hint = "Add one: pourparlers sources add https://example.org/"
            if once:
                raise InputError("watch", "there are no sources yet", hint)
            say(f"there are no sources yet. {hint} (this program will see it)")
        with shows(table=sys.stdout.isatty() and not log) as show:
            desk = Desk(store, door, workers, show.tell, now, threading.Event(), Failing())
            watching = Watch(desk, together, only.held)
            show.follow(watching)
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, watching.stop)
            outcomes = watching.run(once=once, everything=everything)
    failed = outcomes["failed"]
    if once:
        say(f"{count(outcomes.total(), 'source')} followed" + (f", {failed} failed" if failed else ""))
    if once and failed:
        raise typer.Exit(SOME_FAILED if failed < outcomes.total() else ALL_FAILED)
