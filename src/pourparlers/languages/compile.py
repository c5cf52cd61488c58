"""Store every pack's files as MessagePack beside a digest of the source (``make forms``, and when a wheel is built)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pourparlers.languages.pack import COMPILED, HERE, digest, parse


def compile_all(folder: Path = COMPILED) -> int:
    """Write the compiled twin of each TOML file; returns how many there are."""
    folder.mkdir(exist_ok=True)
    count = 0
    for path in sorted(HERE.glob("*/*.toml")):
        source = path.read_bytes()
        twin = folder / f"{path.parent.name}.{path.stem}.mp"
        twin.write_bytes(digest(source) + msgspec.msgpack.encode(parse(path, source)))
        count += 1
    return count


if __name__ == "__main__":
    print(f"{compile_all()} files of packs compiled")
