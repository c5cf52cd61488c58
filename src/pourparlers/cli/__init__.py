"""The commands, one module a group. ``main`` is what the console script calls."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command that the user typed."""
    from pourparlers.cli.app import run

    run()
