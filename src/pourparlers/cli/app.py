"""The command line's root: its groups, its version, and how errors reach a person."""

from __future__ import annotations

import typer

from pourparlers import __version__

app = typer.Typer(name="pourparlers", add_completion=False, no_args_is_help=True)


@app.command()
def version() -> None:
    """Print the version."""
    print(__version__)


def run() -> None:
    """Run the command that the user typed."""
    app()
