"""``pourparlers init``: a dossier's file, with every setting explained."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from pourparlers.cli.output import say
from pourparlers.errors import InputError

NAME = "dossier.toml"


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to put it; it is made if it is not there.")
    ] = Path(),
) -> None:
    """Write a dossier.toml: what a site follows and how it shows it, every setting with its explanation.

    A file that is there already is left as it is.

    Examples:

      pourparlers init winter

      pourparlers serve --dossier winter/dossier.toml
    """
    template = resources.files("pourparlers.publish") / "templates" / NAME
    target = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(template.read_text(encoding="utf-8"))
    except FileExistsError:
        raise InputError(str(target), "is there already", "Name another folder, or edit this one") from None
    except OSError as error:
        raise InputError(str(target), f"can't be written: {error.strerror or error}", "Name another folder") from None
    say(f"{target} written. Edit it, then: pourparlers serve --dossier {target}")
