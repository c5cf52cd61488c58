"""Spellings of one name, and names that only look alike."""

from __future__ import annotations

import pytest

from pourparlers.record.same_person import Named, identities


def names(*persons: tuple[str, str]) -> list[str]:
    named = [Named(str(n), "a", name, frozenset([of] if of else [])) for n, (name, of) in enumerate(persons)]
    known = identities(named)
    return [known[str(n), "a"] for n in range(len(persons))]


@pytest.mark.parametrize(
    "spellings",
    [
        ["Sergei Ryabkov", "Sergueï Riabkov", "Sergej Rjabkow", "S. Ryabkov", "Ryabkov"],
        ["Kim Jong-un", "Kim Jong Un", "KIM Jong-un"],
        ["Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "Tayyip Erdogan", "Erdogan"],
        ["Maria Zakharova", "Marija Sacharowa"],
        ["Volodymyr Zelensky", "Wolodymyr Selenskyj", "Vladimir Zelenskiy"],
        ["James Stavridis", "Stavridis"],
        ["Antony Blinken", "Anthony Blinken"],
        ["Vladimir Putin", "Wladimir Putin"],
    ],
)
def test_one_person(spellings):
    assert len(set(names(*((name, "their state") for name in spellings)))) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("Emmanuel Macron", "France"), ("Brigitte Macron", "France")),
        (("Li Qiang", "China"), ("Li Keqiang", "China")),
        (("Kim Yong-chol", "North Korea"), ("Kim Jong-un", "North Korea")),
        (("George Bush", "United States"), ("Kate Bush", "")),
        (("Sergei Lavrov", "Russia"), ("Sergei Shoigu", "Russia")),
        (("Tayyip Erdogan", "Turkey"), ("Bilal Erdogan", "a company")),
    ],
)
def test_two_persons(a, b):
    assert len(set(names(a, b))) == 2


def test_a_surname_that_may_mean_two_means_neither():
    both = [("Emmanuel Macron", "France"), ("Brigitte Macron", "France"), ("Macron", "France")]
    assert len(set(names(*both))) == 3


def test_the_fullest_and_most_usual_form_stands_for_all():
    assert set(names(("Ryabkov", "Russia"), ("S. Ryabkov", "Russia"), ("Sergei Ryabkov", "Russia"))) == {
        "Sergei Ryabkov"
    }
