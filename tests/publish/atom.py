"""Atom (RFC 4287) and JSON Feed 1.1 as strict readers see them: every rule of the two that these feeds can break."""

from __future__ import annotations

import json
import re
from collections import Counter
from xml.etree import ElementTree as Xml

NAMESPACE = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[!#$%&'()*+,/:;=?@\[\]A-Za-z0-9_.~-]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
OF_FEED = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle",
           "title", "updated", "entry"}  # fmt: skip
OF_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary",
            "title", "updated"}  # fmt: skip
ONCE = {"generator", "icon", "id", "logo", "rights", "subtitle", "title", "updated", "content", "published", "source",
        "summary"}  # fmt: skip


def faults_of_atom(content: bytes) -> list[str]:
    """What RFC 4287 forbids in a feed."""
    feed = Xml.fromstring(content)
    found = [] if feed.tag == f"{NAMESPACE}feed" else ["the root is no feed"]
    found += _element(feed, OF_FEED)
    entries = feed.findall(f"{NAMESPACE}entry")
    for entry in entries:
        found += _element(entry, OF_ENTRY)
    if not any(link.get("rel") == "self" for link in feed.findall(f"{NAMESPACE}link")):
        found.append("no link to itself")
    if feed.find(f"{NAMESPACE}author") is None and any(e.find(f"{NAMESPACE}author") is None for e in entries):
        found.append("nobody is named as author")
    ids = Counter((e.findtext(f"{NAMESPACE}id"), e.findtext(f"{NAMESPACE}updated")) for e in entries)
    found += [f"two entries are {name}" for name, n in ids.items() if n > 1]
    if not LANGUAGE.fullmatch(feed.get("{http://www.w3.org/XML/1998/namespace}lang", "")):
        found.append("no language")
    return found


def _element(parent: Xml.Element, allowed: set[str]) -> list[str]:
    names = Counter(child.tag.removeprefix(NAMESPACE) for child in parent)
    found = [f"{name} does not belong into {parent.tag}" for name in names if name not in allowed]
    found += [f"{name} stands {n} times" for name, n in names.items() if name in ONCE and n > 1]
    found += [f"{name} is missing" for name in ("id", "title", "updated") if name not in names]
    for child in parent:
        name, text = child.tag.removeprefix(NAMESPACE), child.text or ""
        if name in ("updated", "published") and not MOMENT.fullmatch(text):
            found.append(f"{text!r} is no moment")
        if name == "id" and not ADDRESS.fullmatch(text):
            found.append(f"{text!r} is no identifier")
        if name == "link" and not ADDRESS.fullmatch(child.get("href", "")):
            found.append(f"{child.get('href')!r} is no address")
        if name in ("title", "summary") and (len(child) or child.get("type", "text") != "text"):
            found.append(f"{name} is no plain text")
        if name == "author" and not child.findtext(f"{NAMESPACE}name"):
            found.append("an author without a name")
    links = Counter(
        (link.get("rel"), link.get("type"), link.get("hreflang")) for link in parent.findall(f"{NAMESPACE}link")
    )
    return found + [f"{n} links are {kind}" for kind, n in links.items() if n > 1]


def faults_of_json_feed(content: bytes) -> list[str]:
    """What JSON Feed 1.1 forbids in a feed."""
    feed = json.loads(content)
    found = [] if feed.get("version") == "https://jsonfeed.org/version/1.1" else ["another version"]
    found += [f"no {name}" for name in ("title", "home_page_url", "feed_url", "items") if name not in feed]
    if not all(author.get("name") for author in feed.get("authors", [])):
        found.append("an author without a name")
    for item in feed["items"]:
        if not isinstance(item.get("id"), str) or not item["id"]:
            found.append("an item without an identifier")
        if not (item.get("content_text") or item.get("content_html")):
            found.append(f"{item.get('id')} says nothing")
        if not ADDRESS.fullmatch(item.get("url", "")):
            found.append(f"{item.get('url')!r} is no address")
        found += [f"{item[name]!r} is no moment" for name in ("date_published", "date_modified")
                  if name in item and not MOMENT.fullmatch(item[name])]  # fmt: skip
    ids = Counter(item.get("id") for item in feed["items"])
    return found + [f"two items are {name}" for name, n in ids.items() if n > 1]
