"""Positions: statements gathered by party and issue, what changed, who is at odds."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparlers.desk import Desk
from pourparlers.languages.issues_schema import OwnIssue
from pourparlers.model import Act, Actor, Article, Block, Excerpt, Office, Published, Reading, Span, Statement
from pourparlers.record.alike import groups_of, vectors
from pourparlers.record.build import record_of
from pourparlers.record.issues import by_beginning, named_phrases, phrase, told_by, words_of
from pourparlers.record.ledger import Ledger
from pourparlers.record.positions import positions_of
from pourparlers.record.told import Told

SERVES = {"Sergei Lavrov": "Russia", "Antony Blinken": "United States", "Jens Stoltenberg": "NATO"}


def said(key: str, day: str, *sayings: tuple[str, Act, str], language: str = "en", text: str = "") -> Told:
    """An article of statements: who, by which act, what; a party is named where its name stands in what is said."""
    lines = [f"{who} {act}s: {content}." for who, act, content in sayings]
    whole = text or "\n".join(lines)
    names = sorted({who for who, _, _ in sayings} | set(SERVES.values()))
    actors = tuple(
        Actor(
            id=name,
            kind="person" if name in SERVES else "organisation" if name.isupper() else "state",
            name=name,
            offices=(Office(title="Envoy", affiliation=SERVES[name]),) if name in SERVES else (),
            spans=tuple(_spans(whole, name)),
        )
        for name in names
    )
    statements, at = [], 0
    for (who, act, content), line in zip(sayings, lines, strict=True):
        start = at + line.index(content)
        statements.append(
            Statement(
                source=who,
                act=act,
                on_behalf_of=SERVES.get(who, who),
                content=Excerpt(start=start, end=start + len(content), text=content),
            )
        )
        at += len(line) + 1
    article = Article(
        text=whole,
        language=language,
        published=Published(value=day, basis="given"),
        blocks=(Block(kind="body", start=0, end=len(whole)),),
    )
    return Told(key, Reading(article=article, actors=actors, statements=tuple(statements)))


def _spans(text: str, name: str):
    at = text.find(name)
    while at >= 0:
        yield Span(start=at, end=at + len(name))
        at = text.find(name, at + 1)


def positions(*articles: Told, **more: object):
    return positions_of(Desk(record_of(articles).record, articles, Ledger()), **more)  # type: ignore[arg-type]


def of(found, issue: str, party: str):
    return next(p for p in found if p.issue.key == issue and p.party == party)


ASKED = said("1", "2022-01-10", ("Sergei Lavrov", "demand", "an end to the enlargement of NATO"))
AGAIN = said("2", "2022-01-14", ("Russia", "demand", "that NATO enlargement must stop for good"))
REFUSED = said("3", "2022-01-12", ("Jens Stoltenberg", "refuse", "to close the door of NATO to new members"))


def test_a_state_speaks_through_its_officials():
    found = of(positions(ASKED, AGAIN), "nato-enlargement", "Russia")
    assert [(s.speaker, s.act, s.change) for s in found.said] == [
        ("Sergei Lavrov", "demand", "new"),
        ("Russia", "demand", "kept"),
    ]
    (stand,) = found.stands
    assert (stand.since, stand.latest, stand.voices) == ("2022-01-10", "2022-01-14", 2)


def test_who_refuses_what_another_asks_of_it_is_at_odds():
    found = positions(ASKED, REFUSED)
    assert of(found, "nato-enlargement", "Russia").against == ("NATO",)
    assert of(found, "nato-enlargement", "NATO").against == ("Russia",)
    elsewhere = said("4", "2022-01-12", ("Jens Stoltenberg", "refuse", "to lift sanctions"))
    assert of(positions(ASKED, elsewhere), "nato-enlargement", "Russia").against == ()


def test_a_denial_meets_only_who_accuses_the_denier():
    denied = said("1", "2022-01-10", ("Russia", "deny", "plans to attack"))
    warned = said("2", "2022-01-11", ("Antony Blinken", "warn", "that Russia may attack at any time"))
    vague = said("3", "2022-01-11", ("NATO", "warn", "that the risk of war has grown"))
    found = positions(denied, warned, vague)
    assert of(found, "attack", "Russia").against == ("United States",)
    assert of(found, "attack", "NATO").against == ()


def test_a_change_of_mind_is_on_the_same_matter():
    no = said("1", "2022-01-10", ("Russia", "refuse", "to withdraw its troops from the northern border"))
    yes = said("2", "2022-01-20", ("Russia", "agree", "to withdraw troops from the northern border"))
    other = said("3", "2022-01-20", ("Russia", "support", "peacekeepers on a distant island"))
    noise = [said(f"n{n}", "2022-01-01", ("NATO", "say", f"something new about matter number {n}")) for n in range(9)]
    assert [s.change for s in of(positions(no, yes, *noise), "troops", "Russia").said] == ["new", "turned"]
    assert [s.change for s in of(positions(no, other, *noise), "troops", "Russia").said] == ["new", "new"]


def test_a_demand_that_is_not_repeated():
    on = [said(f"s{n}", f"2022-01-{15 + n}", ("Russia", "say", "NATO enlargement is a danger")) for n in range(2)]
    (demand,) = [s for s in of(positions(ASKED, *on), "nato-enlargement", "Russia").stands if s.act == "demand"]
    assert demand.unrepeated
    (demand,) = [s for s in of(positions(ASKED, *on[:1]), "nato-enlargement", "Russia").stands if s.act == "demand"]
    assert not demand.unrepeated


def test_copies_of_a_wire_are_one_voice():
    long = ("Russia", "demand", "an end to the enlargement of NATO and to all exercises near its border this winter")
    copies = [said(name, "2022-01-10", long, text="Russia demands: " + long[2] + ". " + "More of it. " * 30)
              for name in "ab"]  # fmt: skip
    found = of(positions(*copies), "nato-enlargement", "Russia")
    assert (found.voices, [s.articles for s in found.said]) == (1, [("a", "b")])


def test_issues_go_across_languages():
    french = said("f", "2022-01-11", ("Russia", "demand", "la fin de l'élargissement de l'OTAN"), language="fr")
    assert of(positions(ASKED, french), "nato-enlargement", "Russia").voices == 2


def test_a_users_own_issue_comes_first():
    own = [OwnIssue(name="The straits", words=("strait*",))]
    found = positions(ASKED, said("2", "2022-01-10", ("Russia", "promise", "free passage of the straits")), own=own)
    assert next((p.issue.kind, p.issue.name) for p in found) == ("own", "The straits")


def test_what_no_issue_holds_goes_by_likeness():
    texts = [
        "fishing rights in the northern lakes must be shared",
        "the northern lakes and their fishing rights",
        "a bridge over the river will be painted",
        "the choir sang for an hour",
    ]
    assert groups_of(vectors([words_of(text) for text in texts])) == [[0, 1], [2], [3]]


def test_weak_words_count_beside_their_actors():
    words = words_of("membership must be open to all")
    assert list(told_by(words, frozenset({"NATO"}), named_phrases("en"))) == ["nato-enlargement"]
    assert list(told_by(words, frozenset({"Peru"}), named_phrases("en"))) == []


def test_phrases_keep_their_order_and_stay_close():
    phrases = by_beginning([phrase("x", "written answer*")])
    assert list(told_by(words_of("a written and clear answer"), frozenset(), phrases)) == ["x"]
    assert not list(told_by(words_of("answers that were written"), frozenset(), phrases))
    assert not list(told_by(words_of("written by one who knew no answer"), frozenset(), phrases))


SAYINGS = st.tuples(
    st.sampled_from(["Sergei Lavrov", "Russia", "NATO", "Antony Blinken"]),
    st.sampled_from(["say", "demand", "refuse", "deny", "agree", "accuse"]),
    st.sampled_from(["an attack on the north", "the enlargement of NATO", "fishing rights in a lake", "lake fishing"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SAYINGS, st.integers(1, 28)), max_size=10), st.randoms(use_true_random=False))
def test_order_does_not_matter(rows, chance: random.Random):
    articles = [said(f"a{n:02}", f"2022-01-{day:02}", saying) for n, (saying, day) in enumerate(rows)]
    found = positions(*articles)
    again = articles + articles[:3]
    chance.shuffle(again)
    unique = {told.key: told for told in again}
    assert msgspec.json.encode(positions(*unique.values())) == msgspec.json.encode(found)
    assert all(position.stands and position.said for position in found)
