"""``pourparlers serve``: the record as a site."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.cli.store_options import Db, opened
from pourparlers.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from pourparlers.delivery import Source
    from pourparlers.publish.dossier import Dossier
    from pourparlers.publish.follow.replies import Following
    from pourparlers.publish.fresh import Fresh
    from pourparlers.publish.visit import Site
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
    identifiers of new meetings, the sources that a dossier names and readers who follow by mail, where its [mail] says
    how letters go out; no cookie is set, nothing is asked of any other site. At /desk those whom pourparlers user added
    review and correct the record. Options outrank what the dossier says.

    Examples:

      pourparlers serve

      pourparlers serve --db winter.db --as-of 2022-01-11

      pourparlers serve --dossier winter/dossier.toml --host 0.0.0.0 --port 80

      pourparlers serve --behind 127.0.0.1               behind a server of this machine that speaks TLS
    """
    from functools import partial

    from pourparlers.cli.record_options import whole_day

    with site_installed("serve"):
        from pourparlers.publish.app import site_of
        from pourparlers.publish.desk.app import Room
        from pourparlers.publish.server import serve as run
    from pourparlers import intake
    from pourparlers.publish.fresh import Fresh
    from pourparlers.publish.visit import TEXTS

    shown = next((kind for kind in TEXTS if kind == texts), None)
    if texts is not None and shown is None:
        raise InputError("--texts", f"there is no {texts!r}", f"Choose one of {', '.join(TEXTS)}")
    run = partial(run, proxies=[_network(named) for named in behind or ()])
    past = whole_day("--as-of", as_of, end=True)
    settled, folder = dossier_at(dossier)
    site = settled.site._replace(name=name or settled.title, texts=shown or settled.texts)
    with opened(settled.store_at(db, folder), create=bool(settled.source)) as store:
        _follow(store, settled.sources(folder), intake.now())
        fresh = Fresh(store, intake.now, as_of=past, issues=site.issues)
        room = Room(store, fresh, site, intake.now)
        with _by_mail(store, settled, folder, fresh, site) as following:
            made = site_of(fresh.now, site, rooms=room.routes, following=following)
            run(made, host, port, lambda at: _told(at, store))


def _told(at: str, store: Store) -> None:
    """Say where the site is, and how one comes to its desk."""
    from pourparlers.store import users

    opens = f"pourparlers user add NAME --db {store.place.name} opens its desk"
    say(f"serving {at} until Ctrl-C; {f'the desk is at {at}desk' if store.look(users.anyone) else opens}")


@contextmanager
def site_installed(command: str) -> Iterator[None]:
    """Where what is imported is not installed, the command says what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        hint = "Install it with: pip install 'pourparlers[site]'"
        raise InputError(command, f"{error.name} is not installed", hint) from None


@contextmanager
def _by_mail(store: Store, settled: Dossier, folder: Path, fresh: Fresh, site: Site) -> Iterator[Following | None]:
    """What takes and serves readers who follow by mail, where the dossier says how and the site tells of today."""
    if settled.mail is None or fresh.now().past:
        yield None
        return
    from pourparlers import intake
    from pourparlers.publish.follow.postman import Postman
    from pourparlers.publish.follow.replies import Following
    from pourparlers.publish.follow.signing import Office
    from pourparlers.publish.tongue import tongues

    spoken = tongues()
    there = {code: spoken[code] for code in settled.languages or spoken}
    office, password = Office(store, settled.mail, intake.now), settled.mail.password(folder)
    with Postman(office, password, fresh.now, site, there) as postman:
        yield Following(postman.office, there)


def dossier_at(file: Path | None) -> tuple[Dossier, Path]:
    """A dossier and its folder; where none is named, one that says nothing."""
    from pourparlers.publish.dossier import Dossier, dossier_of
    from pourparlers.publish.tongue import tongues

    if file is None:
        return Dossier(), Path()
    return dossier_of(file, tuple(tongues())), file if file.is_dir() else file.parent


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
