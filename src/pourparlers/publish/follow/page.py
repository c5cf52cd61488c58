"""The page for following: the addresses of calendar and feeds, and the form for mail."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from pourparlers.publish.follow.subject import Subject, subject_of
from pourparlers.publish.links import Links
from pourparlers.publish.visit import Page, Visit


class Filled(NamedTuple):
    """What a form was sent with, and which of its fields can't be: ``address`` or ``consent``."""

    address: str = ""
    rhythm: str = "daily"
    wrong: frozenset[str] = frozenset()


class FeedAddress(NamedTuple):
    """A feed: its form, its address, and whether it tells of changes."""

    form: str
    address: str
    of_changes: bool


def follow(visit: Visit) -> Page:
    """The page, before anything was filled in."""
    return page_of(visit, subject_of(visit), Filled())


def page_of(visit: Visit, subject: Subject, filled: Filled) -> Page:
    """The page of a subject, with what was filled in."""
    links, words = visit.links, visit.words
    path, query = subject.page()
    calendar = links.base + links.form(path, "ics", query)
    values = {
        "subject": subject,
        "name": subject.title(visit.site, words),
        "back": subject.address(links),
        "calendar": calendar,
        "webcal": "webcal" + calendar.removeprefix(urlsplit(calendar).scheme),
        "feeds": feeds_of(subject, links),
        "by_mail": visit.site.mail and subject.by_mail is not None and not visit.known.past,
        "consent": consent_of(visit, subject),
        "filled": filled,
        "post_to": links.to("/follow", **subject.query()),
    }
    return Page("follow.html", "/follow", words.tongue.catalogue.gettext("Follow"), values, active="follow")


def feeds_of(subject: Subject, links: Links) -> list[FeedAddress]:
    """The feeds of its meetings, and for the whole dossier those of all changes."""
    path, query = subject.page()
    forms = ("atom", "jsonfeed")
    found = [FeedAddress(form, links.base + links.form(path, form, query), False) for form in forms]
    if subject.kind == "dossier":
        found += [FeedAddress(form, links.base + links.form("/changes", form, {}), True) for form in forms]
    return found


def consent_of(visit: Visit, subject: Subject) -> str:
    """The words that a reader agrees to, as they are shown and kept."""
    wording = visit.words.tongue.catalogue.gettext(
        "I want news on %(subject)s by e-mail from %(site)s. My address is kept for this alone, and deleted when I "
        "unsubscribe; a link in each mail does that."
    )
    return wording % {"subject": subject.title(visit.site, visit.words), "site": visit.site.name}
