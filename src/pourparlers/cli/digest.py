"""``pourparlers digest``: mail to who follows: sent, listed, ended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pourparlers.cli.output import print_bytes, say
from pourparlers.cli.store_options import AsJson, Db, count, opened, print_lines
from pourparlers.errors import InputError
from pourparlers.model import Record

if TYPE_CHECKING:
    from pourparlers.publish.dossier import Dossier
    from pourparlers.publish.follow.sending import Due, Round
    from pourparlers.publish.follow.signing import Office
    from pourparlers.store.engine import Store

app = typer.Typer(help="Mail to readers who follow: send digests, list the readers, remove one.", no_args_is_help=True)
SOME_FAILED = 1
OfDossier = Annotated[
    Path | None, typer.Option("--dossier", metavar="FILE", help="The dossier whose [mail] says how letters go out.")
]


class Reader(Record, frozen=True, kw_only=True):
    """Who follows what, how often, in which language; asked and agreed to when, in which words."""

    address: str
    kind: str
    name: str
    rhythm: str
    language: str
    asked: str
    confirmed: str | None
    wording: str
    last_digest: str | None


@app.command()
def send(
    dossier: OfDossier = None,
    db: Db = None,
    now: Annotated[
        bool, typer.Option("--now", help="Don't wait for the hour, nor for the next attempt of what did not leave.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print to whom what would go; nothing is kept.")
    ] = False,
) -> None:
    """Send the digests that are due, and what is waiting in the queue. For cron; serve --dossier does the same.

    Each reader gets one digest a day, however often this runs. What the mail server does not take now waits, and is
    tried again later. Exit code 1: something could not be sent yet, or at all.

    Examples:

      pourparlers digest send --dossier winter/dossier.toml

      pourparlers digest send --dossier winter/dossier.toml --now --dry-run
    """
    from pourparlers import intake
    from pourparlers.cli.serve import site_installed
    from pourparlers.mail.door import Door
    from pourparlers.mail.queue import send_due

    with site_installed("digest send"):
        from pourparlers.publish.follow.sending import put_due, would_be_due
        from pourparlers.publish.follow.signing import Office, tidy
    settled, folder = _settled(dossier)
    assert settled.mail is not None
    password = "" if dry_run else settled.mail.password(folder)
    with opened(settled.store_at(db, folder)) as store:
        office = Office(store, settled.mail, intake.now)
        if dry_run:
            _print(office, would_be_due(office, _round(store, settled, at_once=now)))
            return
        tidy(office)
        made = put_due(office, _round(store, settled, at_once=now))
        with Door(settled.mail, password) as door:
            done = send_due(store, door, intake.now, at_once=now)
    rest = f", {done.waiting:,} waiting" if done.waiting else ""
    rest += f", {done.ended:,} not taken" if done.ended else ""
    say(f"{count(len(made), 'digest')} made, {count(done.sent, 'letter')} sent{rest}")
    if done.problem:
        say(done.problem)
        raise typer.Exit(SOME_FAILED)


@app.command(name="list")
def list_readers(db: Db = None, as_json: AsJson = False, dossier: OfDossier = None) -> None:
    """List who follows by mail, and what is waiting to be sent.

    Examples:

      pourparlers digest list --db winter.db

      pourparlers digest list --json
    """
    from pourparlers.store import followers, letters

    with opened(_store(db, dossier)) as store, store.looking() as connection:
        readers = list(followers.everyone(connection))
        queue = letters.counts(connection)
    told = [
        Reader(
            address=one.address,
            kind=one.kind,
            name=one.name,
            rhythm=one.rhythm,
            language=one.language,
            asked=one.asked,
            confirmed=one.confirmed,
            wording=one.wording,
            last_digest=one.served if one.confirmed else None,
        )
        for one in readers
    ]
    if as_json:
        print_lines(told)
        return
    for one in told:
        what = f"{one.kind} {one.name}".strip()
        since = f"since {one.confirmed[:10]}" if one.confirmed else f"asked {one.asked[:10]}, not confirmed"
        last = f", last digest {one.last_digest[:16].replace('T', ' ')}" if one.last_digest else ""
        print_bytes(f"{one.address}  {what}, {one.rhythm}, {one.language}, {since}{last}\n".encode())
    say(f"{count(len(told), 'reader')}" + "".join(f"; {n:,} {state}" for state, n in sorted(queue.items())))


@app.command()
def remove(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS...", help="As digest list shows them.")],
    db: Db = None,
    dossier: OfDossier = None,
) -> None:
    """Delete an address with everything that it follows, and what was still to go out to it.

    Examples:

      pourparlers digest remove reader@example.org
    """
    from functools import partial

    from pourparlers.store import followers

    with opened(_store(db, dossier)) as store:
        for address in addresses:
            numbers = store.look(partial(followers.of_address, address=address))
            if not numbers:
                raise InputError(address, "nobody follows with this address", "pourparlers digest list shows all")
            for number in numbers:
                store.write(partial(followers.remove, number=number))
            say(f"{address}: deleted, {count(len(numbers), 'subscription')}")


def _settled(file: Path | None) -> tuple[Dossier, Path]:
    """The dossier, which must say how mail goes out, and its folder."""
    from pourparlers.cli.serve import dossier_at

    if file is None:
        hint = "Name it with --dossier; pourparlers init writes one"
        raise InputError("digest send", "how mail goes out stands in a dossier's file", hint)
    settled, folder = dossier_at(file)
    if settled.mail is None:
        raise InputError(str(file), "it has no [mail]", "See what pourparlers init writes about it")
    return settled, folder


def _store(db: str | None, file: Path | None) -> str | None:
    from pourparlers.cli.serve import dossier_at

    settled, folder = dossier_at(file)
    return settled.store_at(db, folder)


def _round(store: Store, settled: Dossier, *, at_once: bool) -> Round:
    from pourparlers import intake
    from pourparlers.publish.follow.sending import Round
    from pourparlers.publish.fresh import Fresh
    from pourparlers.publish.tongue import tongues

    spoken = tongues()
    there = {code: spoken[code] for code in settled.languages or spoken}
    known = Fresh(store, intake.now, issues=settled.issue).now()
    return Round(known, settled.site._replace(mail=True), there, intake.now(), at_once)


def _print(office: Office, due: list[Due]) -> None:
    for one in due:
        if one.draft is not None:
            print_bytes(f"To: {one.draft.recipient}\nSubject: {one.draft.subject}\n\n{one.draft.text}\n".encode())
    say(f"{count(len(due), 'digest')} would be made; nothing was sent or kept")
