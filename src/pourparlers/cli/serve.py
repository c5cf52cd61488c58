"""``pourparlers serve``: the record as a site."""

from __future__ import annotations

from typing import Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.store_options import Db, opened
from pourparlers.errors import InputError


def serve(
    db: Db = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; 0.0.0.0 for everyone.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8321,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="As it was known on that day, which counts as today."),
    ] = None,
    name: Annotated[str, typer.Option(metavar="TEXT", help="What the site is called.")] = "Pourparlers",
    texts: Annotated[
        str, typer.Option(metavar="extracts|full", help="How much of an article's text is shown.")
    ] = "extracts",
) -> None:
    """Serve the record as a site: today, calendar, meetings, articles, people; in French, English or Ukrainian.

    Each page is also data: the same address with .json, .ics or .atom at its end. Nothing is written but the
    identifiers of new meetings, no cookie is set, nothing is asked of any other site.

    Examples:

      pourparlers serve

      pourparlers serve --db winter.db --as-of 2022-01-11

      pourparlers serve --host 0.0.0.0 --port 80 --texts full
    """
    from pourparlers.cli.record_options import whole_day

    try:
        from pourparlers.publish.app import site_of
        from pourparlers.publish.server import serve as run
    except ModuleNotFoundError as error:
        hint = "Install it with: pip install 'pourparlers[site]'"
        raise InputError("serve", f"{error.name} is not installed", hint) from None
    from pourparlers import intake
    from pourparlers.publish.fresh import Fresh
    from pourparlers.publish.visit import TEXTS, Site

    shown = next((kind for kind in TEXTS if kind == texts), None)
    if shown is None:
        raise InputError("--texts", f"there is no {texts!r}", f"Choose one of {', '.join(TEXTS)}")
    past = whole_day("--as-of", as_of, end=True)
    with opened(db) as store:
        fresh = Fresh(store, intake.now, as_of=past)
        run(site_of(fresh.now, Site(name, shown)), host, port, lambda at: say(f"serving {at} until Ctrl-C"))
