"""Who lives with whom: nodes and the edges between them, as homes that no edge leaves.

A home has the name of its first member. A node that lives alone has no row at all. What is asked again when something
has changed is asked of whole homes, and then they are settled anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pourparlers.record.keeping.shelf import Drawer, Shelf


class Homes:
    """The homes of one kind of node."""

    def __init__(self, shelf: Shelf, kind: str) -> None:
        self._of = Drawer(shelf, f"{kind} at", str)
        self._members = Drawer(shelf, f"{kind} home", tuple[str, ...])

    def name(self, node: str) -> str:
        """The name of a node's home."""
        return self._of.get(node) or node

    def names(self, nodes: Iterable[str]) -> dict[str, str]:
        """The names of the homes of several."""
        asked = set(nodes)
        found = self._of.many(asked)
        return {node: found.get(node, node) for node in asked}

    def members(self, name: str) -> tuple[str, ...]:
        """Who lives in a home."""
        return self._members.get(name) or (name,)

    def around(self, nodes: Iterable[str]) -> set[str]:
        """Some nodes and all that live with them."""
        names = self.names(nodes)
        homes = self._members.many(names.values())
        return set(names).union(*homes.values())

    def settle(self, nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> None:
        """Give whole homes new ones: those of ``nodes`` that are left, by the edges between them."""
        alive = set(nodes)
        self._of.many(alive)
        self._members.many(alive)
        parent = {node: node for node in alive}
        for a, b in edges:
            one, other = sorted((_root(parent, a), _root(parent, b)))
            parent[other] = one
        homes: dict[str, list[str]] = defaultdict(list)
        for node in sorted(alive):
            homes[_root(parent, node)].append(node)
        for name, members in homes.items():
            shared = len(members) > 1
            self._members.put(name, tuple(members) if shared else None)
            for node in members:
                self._of.put(node, name if shared else None)
                if node != name:
                    self._members.put(node, None)

    def leave(self, nodes: Iterable[str]) -> None:
        """Forget nodes that are gone; their homes are settled anew beside."""
        for node in nodes:
            self._of.put(node, None)
            self._members.put(node, None)

    def close(self) -> None:
        """Write what has changed."""
        self._of.close()
        self._members.close()


def _root(parent: dict[str, str], node: str) -> str:
    while parent[node] != node:
        parent[node] = parent[parent[node]]
        node = parent[node]
    return node
