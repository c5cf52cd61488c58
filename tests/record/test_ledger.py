"""The ledger: identifiers stay, a merge leaves a redirect, a split says so, and its lines say it all."""

from __future__ import annotations

from pourparlers.record.ledger import Entry, Ledger, slug_of
from pourparlers.record.report import Key

A, B, C, D = (Key(article, "m1") for article in "abcd")


def named(ledger: Ledger, *groups: tuple[Key, ...]) -> tuple[list[str], list[Entry]]:
    return ledger.name([(group, "talks") for group in groups])


def test_an_identifier_stays_when_reports_join():
    ledger = Ledger()
    (first,), _ = named(ledger, (B,))
    (again,), lines = named(ledger, (A, B, C))
    assert again == first
    assert [(e.kind, e.id, e.reports) for e in lines] == [("given", first, ("a#m1", "c#m1"))]


def test_a_merge_leaves_a_redirect_to_the_older():
    ledger = Ledger()
    (old, young), _ = named(ledger, (A,), (B,))
    (one,), lines = named(ledger, (A, B))
    assert one == old
    assert [(e.kind, e.id, e.other) for e in lines] == [("merged", young, old)]
    assert ledger.leads_to(young) == old


def test_a_split_keeps_the_larger_part_and_says_so():
    ledger = Ledger()
    (whole,), _ = named(ledger, (A, B, C))
    (small, large), lines = named(ledger, (A,), (B, C))
    assert large == whole
    assert [(e.kind, e.id, e.other) for e in lines] == [("split", small, whole)]
    assert ledger.leads_to(whole) == whole


def test_its_lines_say_all_that_it_knows():
    ledger = Ledger()
    lines = [*named(ledger, (A,), (B, C))[1], *named(ledger, (A, B), (C,))[1], *named(ledger, (A, B, C, D))[1]]
    again = Ledger(lines)
    assert named(again, (A, B, C, D)) == named(ledger, (A, B, C, D))
    assert named(again, (A, B, C, D))[1] == []


def test_an_identifier_can_be_read_and_is_never_given_twice():
    ledger = Ledger()
    ids, _ = named(ledger, (A,), (B,), (C,))
    assert len(set(ids)) == 3
    assert all(name.startswith("talks-") for name in ids)
    assert slug_of("2022-01-10", "Genève", None, "talks") == "2022-01-10-geneve-talks"
    assert slug_of(None, "") == "meeting"


def test_what_was_never_given_leads_nowhere():
    assert Ledger().leads_to("talks-1") is None
