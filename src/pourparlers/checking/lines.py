"""The line of each table, field and list item of a TOML text, by its path, such as ``("verb", 3, "forms", 0)``.

The text must have been parsed already: what is no TOML is not told here.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter

Path = tuple[str | int, ...]
TOKEN = re.compile(
    r'"""(?:\\[\s\S]|(?!""")[\s\S])*"{3,5}' r"|'''[\s\S]*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"
    r"""|#[^\n]*|\n|[\[\]{},=.]|[^\s\[\]{},=.#"']+"""
)  # fmt: skip
END = "\n"


def lines_of(source: str) -> dict[Path, int]:
    """The line, from 1, of everything in a TOML text that has a path."""
    return _Scan(source.replace("\r\n", "\n")).run()


def line_at(lines: dict[Path, int], path: Path) -> int | None:
    """The line of a path, or of the nearest thing round it that has one."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


class _Scan:
    def __init__(self, source: str) -> None:
        self.tokens: list[tuple[str, int]] = []
        line, at = 1, 0
        for match in TOKEN.finditer(source):
            line += source.count("\n", at, match.start())
            at = match.start()
            if match[0][0] != "#":
                self.tokens.append((match[0], line))
        self.tokens.append((END, line))
        self.k = 0
        self.lines: dict[Path, int] = {}
        self.tables: Counter[Path] = Counter()

    def run(self) -> dict[Path, int]:
        prefix: Path = ()
        while self.k < len(self.tokens):
            token, line = self.tokens[self.k]
            if token == END:
                self.k += 1
            elif token == "[":
                prefix = self._head()
                self.lines.setdefault(prefix, line)
            else:
                self._pair(prefix)
        return self.lines

    def _head(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the path that the fields after it stand under."""
        many = self.tokens[self.k + 1][0] == "["
        self.k += 2 if many else 1
        line = self.tokens[self.k][1]
        keys = self._keys("]")
        path: Path = ()
        for key in keys[:-1]:
            path = self._under((*path, key))
        self.k += 1 if many else 0
        if not many:
            return self._under((*path, keys[-1]))
        self.lines.setdefault((*path, keys[-1]), line)
        self.tables[(*path, keys[-1])] += 1
        return self._under((*path, keys[-1]))

    def _under(self, path: Path) -> Path:
        return (*path, self.tables[path] - 1) if path in self.tables else path

    def _keys(self, until: str) -> list[str]:
        """The parts of a dotted key; the mark after it is passed."""
        keys: list[str] = []
        while (token := self.tokens[self.k][0]) != until:
            if token != ".":
                keys.append(tomllib.loads(f"k = {token}")["k"] if token[0] in "\"'" else token)
            self.k += 1
        self.k += 1
        return keys

    def _pair(self, prefix: Path) -> None:
        line = self.tokens[self.k][1]
        path = (*prefix, *self._keys("="))
        self.lines.setdefault(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        token, line = self.tokens[self.k]
        self.lines.setdefault(path, line)
        if token == "[":
            self._items(path)
        elif token == "{":
            self._fields(path)
        else:
            while self.tokens[self.k][0] not in (",", "]", "}", END):
                self.k += 1

    def _items(self, path: Path) -> None:
        self.k += 1
        index = 0
        while (token := self.tokens[self.k][0]) != "]":
            if token in (",", END):
                self.k += 1
                continue
            self._value((*path, index))
            index += 1
        self.k += 1

    def _fields(self, path: Path) -> None:
        self.k += 1
        while (token := self.tokens[self.k][0]) != "}":
            if token in (",", END):
                self.k += 1
                continue
            self._pair(path)
        self.k += 1
