"""Sources followed turn by turn: what is new, what has changed, what was taken away, and what goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from pourparlers.errors import StoreError
from pourparlers.gather.door import Door
from pourparlers.gather.limits import Limits
from pourparlers.store.engine import open_store
from pourparlers.watching.watch import is_due

from ..gather import misbehaving as bad  # noqa: TID252
from ..gather.misbehaving import Answer, Part, Request, Site, whole  # noqa: TID252
from ..postgresql import Server  # noqa: TID252
from .conftest import Newsroom
from .local_site import ENGLISH, FRENCH, UKRAINIAN, agenda, feed, page, tagged

if TYPE_CHECKING:
    from pourparlers.gather.worker import Workers

RSS = "application/rss+xml"
ESTONIA = ("1", "20300522", "Meeting of the foreign ministers of Estonia and Latvia in Tallinn")
FINLAND = ("2", "20300523", "Visit of the President of Finland to Sweden")
PAST = ("3", "20300510", "Visit of the President of Austria to Spain")


@pytest.fixture
def news(newsroom: Newsroom, site: Site) -> Site:
    """A feed of three pages, added as a source."""
    site.answers |= {"/en": whole(page(ENGLISH)), "/fr": whole(page(FRENCH)), "/uk": whole(page(UKRAINIAN))}
    site.answers["/feed"] = tagged(feed(site, "/en", "/fr", "/uk"), RSS)
    newsroom.add("news", "feed", site.url("/feed"), outlet="Sample News")
    return site


def test_what_is_new_is_kept_and_told_once_it_is(newsroom: Newsroom, news: Site) -> None:
    told = newsroom.follow()
    kept = newsroom.articles()
    assert len(kept) == 3 == len(newsroom.articles(outlet="Sample News", source="news"))
    assert {event.article for event in told if event.event == "article"} == {one.id for one in kept}
    turn = told[-1]
    assert (turn.event, turn.source, turn.outcome, turn.new, turn.failed) == ("turn", "news", "changed", 3, 0)
    state = newsroom.source("news").fetched
    assert state.etag and state.due == turn.due and state.failures == 0


def test_before_its_time_nobody_is_asked(newsroom: Newsroom, news: Site) -> None:
    newsroom.follow()
    news.asked.clear()
    newsroom.later(minutes=1)
    assert newsroom.follow() == [] and news.asked == []
    assert newsroom.turns(everything=True)["news"].outcome == "same"


def test_nothing_new_is_one_question(newsroom: Newsroom, news: Site) -> None:
    newsroom.follow()
    news.asked.clear()
    newsroom.later(minutes=20)
    assert newsroom.turns()["news"].outcome == "same"
    assert news.paths() == ["/feed"]


def test_one_more_in_the_feed_is_one_more_page(newsroom: Newsroom, news: Site) -> None:
    newsroom.follow()
    news.asked.clear()
    newsroom.later(minutes=20)
    news.answers["/more"] = whole(page(ENGLISH._replace(headline="Norway and Iceland to meet in Oslo")))
    news.answers["/feed"] = tagged(feed(news, "/more", "/en", "/fr", "/uk"), RSS)
    assert newsroom.turns()["news"].new == 1
    assert news.paths() == ["/feed", "/more"]


def test_a_page_asked_again_is_asked_only_whether_it_has_changed(newsroom: Newsroom, news: Site) -> None:
    news.answers["/en"] = tagged(page(ENGLISH), "text/html")
    newsroom.follow()
    for hours in (2, 3):
        newsroom.later(hours=hours)
        news.answers["/feed"] = tagged(feed(news, "/en") + b" " * hours, RSS)
        news.asked.clear()
        turn = newsroom.turns()["news"]
        assert (turn.outcome, turn.new, turn.known) == ("same", 0, 1)
        [asked] = [request for request in news.asked if request.path == "/en"]
        assert asked.headers["if-none-match"]
    newsroom.later(minutes=30)
    news.asked.clear()
    newsroom.turns(everything=True)
    assert "/en" not in news.paths()
    newsroom.later(hours=8)
    news.answers["/en"] = tagged(page(ENGLISH._replace(headline="France and Germany to talk")), "text/html")
    news.answers["/feed"] = tagged(feed(news, "/en"), RSS)
    assert newsroom.turns(everything=True)["news"].changed == 1


def test_a_page_that_has_changed_is_a_new_version(newsroom: Newsroom, news: Site) -> None:
    newsroom.follow()
    newsroom.later(hours=2)
    put_off = ENGLISH.paragraphs[0].replace("21 May", "28 May")
    news.answers["/en"] = whole(page(ENGLISH._replace(paragraphs=(put_off, *ENGLISH.paragraphs[1:]))))
    news.answers["/feed"] = whole(feed(news, "/en", "/fr", "/uk"), RSS)
    turn = newsroom.turns()["news"]
    assert (turn.changed, turn.known, turn.new) == (1, 2, 0)
    assert sorted(one.versions for one in newsroom.articles()) == [1, 1, 2]


def test_a_page_behind_a_redirect_is_known_by_the_address_in_the_list(newsroom: Newsroom, news: Site) -> None:
    news.answers |= {"/go": bad.moved("/there"), "/there": whole(page(ENGLISH._replace(headline="Talks in Oslo")))}
    news.answers["/feed"] = whole(feed(news, "/go"), RSS)
    assert newsroom.turns()["news"].new == 1
    news.asked.clear()
    newsroom.later(minutes=20)
    assert newsroom.turns()["news"].outcome == "same"
    assert news.paths() == ["/feed"]


def test_a_page_that_is_gone_is_withdrawn_and_comes_back(newsroom: Newsroom, news: Site) -> None:
    newsroom.follow()
    french, news.answers["/feed"] = news.answers.pop("/fr"), whole(feed(news, "/en", "/fr", "/uk"), RSS)
    newsroom.later(hours=2)
    told = newsroom.follow()
    assert [event.problem for event in told if event.event == "withdrawn"] == [
        f"{news.url('/fr')}: its address answers 404"
    ]
    assert len(newsroom.articles(withdrawn=True)) == 1
    news.answers["/fr"] = french
    newsroom.later(hours=9)
    newsroom.follow()
    assert newsroom.articles(withdrawn=True) == []


def test_a_page_that_can_not_be_had_is_left_alone_for_a_while(newsroom: Newsroom, news: Site) -> None:
    news.answers["/uk"] = whole(b"", status="503 Service Unavailable")
    told = newsroom.follow()
    problems = [event.problem for event in told if event.event == "problem"]
    assert problems == [f"{news.url('/uk')}: answers with an error, expected 200 OK, got 503 Service Unavailable"]
    assert (told[-1].new, told[-1].failed) == (2, 1)
    assert newsroom.source("news").fetched.etag is None, "or the server would say that there is nothing new"
    news.asked.clear()
    newsroom.later(minutes=20)
    newsroom.follow()
    assert news.paths() == ["/feed"]
    news.answers["/uk"] = whole(page(UKRAINIAN))
    newsroom.later(hours=1)
    assert newsroom.turns()["news"].new == 1
    assert newsroom.source("news").fetched.etag


def test_a_host_whose_pages_all_fail_is_not_asked_for_each(newsroom: Newsroom, site: Site) -> None:
    paths = [f"/{number}" for number in range(20)]
    site.answers |= dict.fromkeys(paths, whole(b"", status="500 Internal Server Error"))
    site.answers["/feed"] = tagged(feed(site, *paths), RSS)
    newsroom.add("news", "feed", site.url("/feed"))
    assert newsroom.turns()["news"].failed == 5
    site.answers |= {path: whole(page(ENGLISH._replace(headline=f"Talks, part {path}"))) for path in paths}
    newsroom.later(hours=2)
    assert newsroom.turns()["news"].new == 20


def test_what_is_too_much_for_one_turn_is_left_for_the_next(
    newsroom: Newsroom, news: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pourparlers.gather import following

    monkeypatch.setattr(following, "MOST_FOLLOWED", 2)
    turn = newsroom.turns()["news"]
    assert (turn.new, turn.note) == (2, "1 more left out")
    newsroom.later(minutes=20)
    assert newsroom.turns()["news"].new == 1


def test_an_agenda_s_entries_are_articles_each_with_a_life_of_its_own(newsroom: Newsroom, site: Site) -> None:
    site.answers["/a.ics"] = tagged(agenda(ESTONIA, FINLAND, PAST), "text/calendar")
    newsroom.add("ministry", "agenda", site.url("/a.ics"), outlet="Sample Foreign Ministry")
    assert newsroom.turns()["ministry"].new == 3
    site.answers["/a.ics"] = tagged(agenda((*ESTONIA[:2], f"{ESTONIA[2]}, put off"), FINLAND, PAST), "text/calendar")
    newsroom.later(hours=2)
    turn = newsroom.turns()["ministry"]
    assert (turn.new, turn.changed, turn.known) == (0, 1, 2)


def test_an_agenda_moves_an_entry_and_drops_another(newsroom: Newsroom, site: Site) -> None:
    site.answers["/a.ics"] = tagged(agenda(ESTONIA, FINLAND, PAST), "text/calendar")
    newsroom.add("ministry", "agenda", site.url("/a.ics"), outlet="Sample Foreign Ministry")
    newsroom.turns()
    site.answers["/a.ics"] = tagged(agenda((ESTONIA[0], "20300529", ESTONIA[2])), "text/calendar")
    newsroom.later(hours=2)
    turn = newsroom.turns()["ministry"]
    assert (turn.changed, turn.withdrawn) == (1, 1)
    withdrawn = newsroom.articles(withdrawn=True)
    assert [(one.headline, one.withdrawn_why) for one in withdrawn] == [(FINLAND[2], "it is no longer in the agenda")]


def test_a_source_in_trouble_does_not_stop_the_others(newsroom: Newsroom, news: Site) -> None:
    answers: dict[str, Answer] = {
        "drip": bad.slow_drip, "bomb": bad.bomb(), "lol": bad.entity_bomb, "html": whole(b"<html><p>Hello</p></html>"),
        "dropped": bad.dropped, "circle": bad.moved("/circle"), "nonsense": whole(b"\x00\xff" * 99, RSS),
        "cause": lambda request: [bad.head("304 Not Modified")], "inward": bad.moved("http://169.254.169.254/"),
    }  # fmt: skip
    for name, answer in answers.items():
        news.answers[f"/{name}"] = answer
        newsroom.add(name, "feed", news.url(f"/{name}"))
    newsroom.limits["whole"] = 2.0
    turns = newsroom.turns()
    assert turns["news"].new == 3
    for name in answers:
        assert turns[name].outcome == "failed" and turns[name].problem, name
        state = newsroom.source(name).fetched
        assert state.failures == 1 and state.problem == turns[name].problem
        assert "\n" not in turns[name].problem and "mistake of the program" not in turns[name].problem


@pytest.mark.parametrize(
    "answer", [bad.deep(100_000), bad.attributes(40_000_000)], ids=["100,000 levels", "40 MB of attributes"]
)
def test_pages_made_to_hurt_hurt_nobody(newsroom: Newsroom, news: Site, answer: Answer) -> None:
    """What becomes of such a page is the page room's; here, that nothing ends, and that the others are kept."""
    newsroom.limits["compressed"] = 50_000_000
    news.answers["/hurts"] = answer
    news.answers["/feed"] = whole(feed(news, "/hurts", "/en", "/fr", "/uk"), RSS)
    turn = newsroom.turns()["news"]
    assert turn.new >= 3 and turn.failed <= 1


def test_a_feed_of_a_hundred_thousand_items_is_bounded(newsroom: Newsroom, site: Site) -> None:
    newsroom.limits["compressed"] = 50_000_000
    site.answers["/feed"] = bad.long_feed(100_000)
    newsroom.add("long", "feed", site.url("/feed"))
    turn = newsroom.turns()["long"]
    assert turn.outcome in ("changed", "same", "failed") and (turn.note or turn.problem)
    assert len(site.paths()) <= 201


def test_the_network_is_lost_and_comes_back(newsroom: Newsroom) -> None:
    with Site() as site:
        newsroom.add("news", "feed", site.url("/feed"))
        address = site.url("/feed")
    for failures in (1, 2, 3):
        assert newsroom.turns()["news"].outcome == "failed"
        assert newsroom.source("news").fetched.failures == failures
        newsroom.later(hours=1)
    site = Site.at(address)
    site.answers |= {"/en": whole(page(ENGLISH)), "/feed": whole(feed(site, "/en"), RSS)}
    with site:
        assert newsroom.turns()["news"].new == 1
    assert newsroom.source("news").fetched.failures == 0


def test_a_clock_set_back_silences_nobody(newsroom: Newsroom, news: Site) -> None:
    newsroom.follow()
    newsroom.later(days=-30)
    assert is_due(newsroom.source("news"), newsroom.now)
    assert newsroom.turns()["news"].outcome == "same"


def test_a_mistake_of_ours_costs_one_turn(newsroom: Newsroom, news: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pourparlers.watching.turn import Turn

    def wrong(self: Turn) -> None:
        raise ValueError("oh")

    monkeypatch.setattr(Turn, "_ask", wrong)
    turn = newsroom.turns()["news"]
    assert turn.outcome == "failed" and turn.problem and "please report it" in turn.problem
    assert newsroom.source("news").fetched.failures == 1


def test_a_store_that_fails_ends_it(newsroom: Newsroom, news: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pourparlers.watching import turn

    def full(*_: object) -> None:
        raise StoreError("store", "the disk is full", "Free some space")

    monkeypatch.setattr(turn.sources, "note", full)
    with pytest.raises(StoreError, match="disk is full"):
        newsroom.follow()


def test_stopping_in_the_middle_keeps_what_was_handed_over(newsroom: Newsroom, news: Site) -> None:
    reached = threading.Event()

    def hangs(request: object) -> object:
        reached.set()
        yield 60.0

    news.answers["/uk"] = hangs  # type: ignore[assignment]
    with Door(Limits(**newsroom.limits)) as door:
        watch = newsroom.watch(door)
        thread = threading.Thread(target=watch.run)
        thread.start()
        reached.wait()
        watch.stop()
        thread.join()
    assert [event.outcome for event in newsroom.told if event.event == "turn"] == ["stopped"]
    assert len(newsroom.articles()) == 2
    assert newsroom.source("news").fetched.checked is None, "its turn is made again"
    news.answers["/uk"] = whole(page(UKRAINIAN))
    assert newsroom.turns()["news"].new == 1


def test_a_source_added_meanwhile_is_seen(newsroom: Newsroom, news: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pourparlers.watching import watch as module

    monkeypatch.setattr(module, "LOOK", 0.05)
    with Door(Limits(**newsroom.limits)) as door:
        watch = newsroom.watch(door)
        thread = threading.Thread(target=watch.run)
        thread.start()
        news.answers["/other"] = whole(feed(news), RSS)
        newsroom.add("other", "feed", news.url("/other"))
        while not any(event.source == "other" for event in list(newsroom.told)):
            thread.join(0.02)
        watch.stop()
        thread.join()
    assert newsroom.source("other").fetched.checked


def test_a_folder_is_read_again_only_when_it_changes(newsroom: Newsroom, tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("\n".join(ENGLISH.paragraphs), encoding="utf-8")
    newsroom.add("files", "files", str(folder))
    assert newsroom.turns()["files"].new == 1
    newsroom.later(days=20_000)
    assert newsroom.turns()["files"].known == 0
    (folder / "a.txt").unlink()
    folder.rmdir()
    newsroom.later(days=1)
    [problem] = [event.problem for event in newsroom.follow() if event.event == "problem"]
    assert problem and str(folder) in problem


def test_a_store_s_server_restarted_in_the_middle_of_a_turn_loses_and_doubles_nothing(
    postgresql: Server, workers: Workers, site: Site
) -> None:
    def restarting(request: Request) -> Iterable[Part]:
        postgresql.stop()
        threading.Timer(0.5, postgresql.start, kwargs={"tied": False}).start()
        return whole(page(FRENCH))(request)

    site.answers |= {"/en": whole(page(ENGLISH)), "/fr": restarting, "/uk": whole(page(UKRAINIAN))}
    site.answers["/feed"] = tagged(feed(site, "/en", "/fr", "/uk"), RSS)
    with open_store(postgresql.store(), create=True) as store:
        newsroom = Newsroom(store, workers)
        newsroom.add("news", "feed", site.url("/feed"))
        assert newsroom.turns()["news"].new == 3
        assert len({one.headline for one in newsroom.articles()}) == len(newsroom.articles()) == 3
