"""What the command says and writes: one line an error, and files that are whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pourparlers.errors import InputError


def say(message: object) -> None:
    """One line on standard error, whatever the message holds."""
    line = " ".join(str(message).split())
    line = line.encode("utf-8", "backslashreplace").decode("utf-8")
    sys.stderr.write(f"pourparlers: {line}\n")
    sys.stderr.flush()


def check_target(target: Path) -> None:
    """Say before hours of reading, not after, that a file can't be written."""
    if target.is_dir():
        raise InputError(str(target), "is a folder", "Name a file to write")
    if not target.parent.is_dir():
        raise InputError(str(target), f"there is no folder {str(target.parent)!r}", "Make it first")
    if not os.access(target.parent, os.W_OK):
        raise InputError(str(target), "this folder can't be written to", "Name a file in another one")


def write_whole(target: Path, content: bytes) -> None:
    """Write beside the target, then put it in its place in one step."""
    with writing_whole(target) as file:
        file.write(content)


@contextmanager
def writing_whole(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target, put in its place in one step when all is written."""
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
            mask = os.umask(0)
            os.umask(mask)
            Path(beside).chmod(0o666 & ~mask)
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(str(target), f"can't be written: {error.strerror or error}", "Name another file") from None


def print_bytes(line: bytes) -> None:
    """Bytes on standard output, as they are, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()


def users_language() -> str:
    """The language of the user's terminal, as POSIX tells it."""
    value = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "en")
    return value[:2].lower()
