"""The letters that readers get: to confirm, for who follows already, and digests; as text and as markup."""

from __future__ import annotations

import functools
from typing import Any

import jinja2

from pourparlers.mail.message import Draft, one_line
from pourparlers.mail.settings import MailSettings
from pourparlers.publish.follow.digest import Digest
from pourparlers.publish.follow.subject import Subject
from pourparlers.publish.forms import BIDI, TEMPLATES, environment
from pourparlers.publish.links import Links
from pourparlers.publish.tongue import Tongue
from pourparlers.publish.visit import Visit
from pourparlers.store.followers import Follower

LONGEST_LINE = 2000


def links_of(settings: MailSettings, language: str) -> Links:
    """Addresses as letters have them: whole, at the site that the operator named, in the reader's language."""
    return Links(settings.base, language)


def subject_of(follower: Follower) -> Subject:
    return Subject(follower.kind, follower.name)


def confirming(visit: Visit, follower: Follower) -> Draft:
    """The letter that asks whether it was really the reader of this address who signed up."""
    name = subject_of(follower).title(visit.site, visit.words)
    subject = visit.words.tongue.catalogue.gettext("Please confirm: news on %(subject)s") % {"subject": name}
    return _draft(visit, follower, f"confirm/{follower.token}/{follower.asked}", subject, "mail_confirm", name=name)


def known_already(visit: Visit, follower: Follower, day: str) -> Draft:
    """The letter to who signs up for what is followed already."""
    name = subject_of(follower).title(visit.site, visit.words)
    subject = visit.words.tongue.catalogue.gettext("You already follow %(subject)s") % {"subject": name}
    return _draft(visit, follower, f"known/{follower.token}/{day}", subject, "mail_known", name=name)


def telling(visit: Visit, follower: Follower, digest: Digest, key: str) -> Draft:
    """The digest. What it may be got rid of with, programs read in its head and people at its end."""
    subject = subject_of(follower)
    name = subject.title(visit.site, visit.words)
    draft = _draft(
        visit,
        follower,
        key,
        f"{name}{visit.words.colon}{headline_of(visit, digest)}",
        "mail_digest",
        name=name,
        digest=digest,
        page=visit.links.base + subject.address(visit.links),
    )
    leave = whole(visit, "leave", follower)
    return draft._replace(leave=leave, list_name=f"{follower.kind}/{follower.name}")


def headline_of(visit: Visit, digest: Digest) -> str:
    """What a digest holds, in a few words: how much in each group, else the day of the next meeting."""
    words = visit.words
    parts = [f"{words.term('digest', group)} {len(items)}" for group, items in digest.groups]
    if parts:
        return " · ".join(parts)
    return f"{words.term('digest', 'ahead')} {sum(len(items) for _, items in digest.ahead)}"


def whole(visit: Visit, what: str, follower: Follower) -> str:
    """The address of one of a follower's own pages."""
    return visit.links.whole(f"/follow/{what}/{follower.token}")


def _draft(visit: Visit, follower: Follower, key: str, subject: str, template: str, **values: Any) -> Draft:
    tongue = visit.words.tongue
    shared = {
        "site": visit.site,
        "words": visit.words,
        "links": visit.links,
        "tongue": tongue,
        "follower": follower,
        "home": visit.links.whole("/"),
        "own": functools.partial(whole, visit, follower=follower),
        "title": subject,
        "today": visit.known.today.isoformat(),
        **values,
    }
    text = _plain(tongue).get_template(f"{template}.txt").render(shared)
    markup = environment(tongue).get_template(f"{template}.html").render(shared)
    return Draft(key, follower.address, tongue.code, subject, BIDI.sub("", text), BIDI.sub("", markup))


@functools.lru_cache(maxsize=32)
def _plain(tongue: Tongue) -> Any:
    """The templates of text, in which nothing is markup."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.filters["line"] = functools.partial(one_line, longest=LONGEST_LINE)
    made.install_gettext_translations(tongue.catalogue, newstyle=True)  # type: ignore[attr-defined]
    return made
