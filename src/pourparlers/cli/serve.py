"""``pourparlers serve``: the record as a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.store_options import Db, opened
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from pourparlers.delivery import Source
    from pourparlers.publish.dossier import Dossier
    from pourparlers.store.engine import Store


def serve(
    dossier: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The dossier to serve: pourparlers init writes one.")
    ] = None,
    db: Db = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; 0.0.0.0 for everyone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0: any that is free.")] = 8321,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="As it was known on that day, which counts as today."),
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="What the site is called.")] = None,
    texts: Annotated[
        str | None, typer.Option(metavar="extracts|full", help="How much of an article's text is shown.")
    ] = None,
    behind: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A server in front, whose word on who asks is taken; may be said again."),
    ] = None,
) -> None:
    """Serve the record as a site: today, calendar, meetings, articles, people; in French, English or Ukrainian.

    Each page is also data: the same address with .json, .ics or .atom at its end. Nothing is written but the
    identifiers of new meetings and the sources that a dossier names, no cookie is set, nothing is asked of any other
    site. At /desk those whom pourparlers user added review and correct the record. Options outrank what the dossier
    says.

    Examples:

      pourparlers serve

      pourparlers serve --db winter.db --as-of 2022-01-11

      pourparlers serve --dossier winter/dossier.toml --host 0.0.0.0 --port 80

      pourparlers serve --behind 127.0.0.1               behind a server of this machine that speaks TLS
    """
    from functools import partial

    from pourparlers.cli.record_options import whole_day

    try:
        from pourparlers.publish.app import site_of
        from pourparlers.publish.desk.app import Room
        from pourparlers.publish.server import serve as run
    except ModuleNotFoundError as error:
        hint = "Install it with: pip install 'pourparlers[site]'"
        raise InputError("serve", f"{error.name} is not installed", hint) from None
    from pourparlers import intake
    from pourparlers.publish.fresh import Fresh
    from pourparlers.publish.visit import TEXTS

    shown = next((kind for kind in TEXTS if kind == texts), None)
    if texts is not None and shown is None:
        raise InputError("--texts", f"there is no {texts!r}", f"Choose one of {', '.join(TEXTS)}")
    run = partial(run, proxies=[_network(named) for named in behind or ()])
    past = whole_day("--as-of", as_of, end=True)
    settled = _dossier(dossier)
    site = settled.site._replace(name=name or settled.title, texts=shown or settled.texts)
    folder = (dossier if dossier.is_dir() else dossier.parent) if dossier else Path()
    with opened(_store(db, settled, folder), create=bool(settled.source)) as store:
        _follow(store, settled.sources(folder), intake.now())
        fresh = Fresh(store, intake.now, as_of=past, issues=site.issues)
        room = Room(store, fresh, site, intake.now)
        run(site_of(fresh.now, site, rooms=room.routes), host, port, lambda at: _told(at, store))


def _told(at: str, store: Store) -> None:
    """Say where the site is, and how one comes to its desk."""
    from pourparlers.store import users

    opens = f"pourparlers user add NAME --db {store.place.name} opens its desk"
    say(f"serving {at} until Ctrl-C; {f'the desk is at {at}desk' if store.look(users.anyone) else opens}")


def _dossier(file: Path | None) -> Dossier:
    from pourparlers.publish.dossier import Dossier, dossier_of
    from pourparlers.publish.tongue import tongues

    return dossier_of(file, tuple(tongues())) if file is not None else Dossier()


def _store(db: str | None, dossier: Dossier, folder: Path) -> str | None:
    """The store that the options name, else the dossier: a file beside it, or an address."""
    if db is not None or dossier.store is None:
        return db
    return dossier.store if "://" in dossier.store else str(folder / dossier.store)


def _follow(store: Store, named: Sequence[Source], now: str) -> None:
    """Put the sources of a dossier into the store's list, those that are not in it."""
    from pourparlers.store import sources

    def work(connection: Connection) -> list[str]:
        there = list(sources.all_sources(connection))
        taken = {one.name for one in there} | {one.address for one in there}
        new = [one for one in named if one.name not in taken and one.address not in taken]
        return [sources.add(connection, one, now).name for one in new]

    for name in store.write(work) if named else ():
        say(f"{name}: a source of this store from now on")


def _network(named: str) -> str:
    """The address of a server in front, or a network of them."""
    import ipaddress

    try:
        return str(ipaddress.ip_network(named, strict=False))
    except ValueError:
        hint = "Write it as 127.0.0.1, or a network as 10.0.0.0/8"
        raise InputError("--behind", f"{named!r} is no address", hint) from None
