"""The tree of a page to a list of runs of text in reading order, each in the frame of elements that it stands in.

One pass, no recursion. What no reader sees (scripts, templates, forms' fields) is left out; what is hidden by its
names keeps its frame and is judged later, for pages also hide the story until a script shows it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.page.markup import HIDDEN, hint_of, markup

_FILE = markup()
_PASSED, _BLOCKS = frozenset(_FILE.elements.passed.split()), frozenset(_FILE.elements.blocks.split())
_RUNNING = frozenset(_FILE.elements.running.split())
_UNSEEN = re.compile(_FILE.attributes.unseen, re.IGNORECASE)
# What an inline element may hint at so that its text stands for itself.
TEXT, IMAGE, AMP_IMAGE, NO_TAG = "-text", "img", "amp-img", "-!_"
_SIGNED = re.compile(r"©[^©|]{2,80}$|(?<=\|)[^|©]{3,80}$")
MOST_TITLE = 300
_IMAGES = frozenset((IMAGE, AMP_IMAGE))
_PICTURED = frozenset(("caption", "credit"))
_SPLITTING = frozenset(("caption", "credit", "byline", "published-label", HIDDEN, "share"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What tells nothing of itself: a heading's parts are headings.
_PLAIN = frozenset(("div", "span", "p", "a"))
_STOP = re.compile(r"[.!?…։؟۔।。！？｡»”\"]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
LEAST_PROSE = 50
MOST_IMAGES = 500
# Images of a frame are counted up to here.
MANY = 2
# Stands for a line break inside a run; white space everywhere else, so that no text of a page holds it.
BREAK = "\v"
# A letter of these scripts tells as much as so many Latin ones.
WIDTH = 3


class Frame:
    """An element that sets text apart: what it is, what its names hint at, where it stands, what it holds."""

    __slots__ = (
        "end",
        "first",
        "hint",
        "image",
        "images",
        "index",
        "kind",
        "names",
        "parent",
        "picture",
        "pictured",
        "prose",
        "story",
        "tag",
    )

    def __init__(self, index: int, tag: str, parent: int, first: int) -> None:
        self.index, self.tag, self.parent = index, tag, parent
        self.hint, self.story, self.pictured, self.names = "", False, False, ""
        self.first, self.end = first, first
        self.images = 0
        self.image: str | None = None
        self.prose = 0
        self.kind = self.picture = ""


class Run:
    """A paragraph's worth of text: its characters, how many of them are links, the frame that it stands in."""

    __slots__ = ("frame", "image", "links", "prose", "size", "tag", "text")

    def __init__(self, text: str, links: int, frame: int, tag: str, image: int) -> None:
        self.text, self.links, self.frame, self.tag, self.image = text, links, frame, tag, image
        self.size = width_of(text)
        told = self.size >= LEAST_PROSE and links * 2 < len(text) and _STOP.search(text) is not None
        self.prose = self.size if told else 0


class Page:
    """A page walked: frames (a parent before its children), runs in reading order, addresses of its images."""

    __slots__ = ("frames", "images", "runs")

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.runs: list[Run] = []
        self.images: list[str] = []


def width_of(text: str) -> int:
    """How much a text says, in letters of an alphabet."""
    return len(text) if text.isascii() or max(text) < "\u0e00" else len(text) + WIDTH * len(_WIDE.findall(text))


def walked(tree: LexborHTMLParser) -> Page:
    """The frames and runs of a page's body."""
    page = Page()
    root = tree.body or tree.root
    if root is not None:
        _Walk(page).over(root)
    return page


class _Walk:
    """The state of one pass: the frames that are open, the words of the run so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words: list[str] = []
        self.links = 0
        self.linked = 0
        self.open: list[tuple[Frame | None, bool]] = []
        self.frame = Frame(0, "body", -1, 0)
        page.frames.append(self.frame)

    def over(self, root: LexborNode) -> None:
        node = root.first_child
        depth = 0
        while node is not None:
            tag = node.tag
            if tag == TEXT:
                self.take(node.text_content or "")
            elif tag == "br":
                self.broken()
            elif tag in _IMAGES:
                self.pictured(node)
            elif tag is not None and tag not in _PASSED and tag[0] not in NO_TAG:
                child = node.first_child
                if child is not None and self.enter(tag, node):
                    node = child
                    depth += 1
                    continue
            after = node.next
            while after is None and depth:
                node = node.parent
                depth -= 1
                if node is None:
                    break
                self.leave()
                after = node.next
            node = after
        self.close_run()
        self.page.frames[0].end = len(self.page.runs)

    def take(self, text: str) -> None:
        self.words.append(text.replace("\n", BREAK) if self.frame.tag == "pre" else text)
        if self.linked and not text.isspace():
            self.links += len(text.strip())

    def broken(self) -> None:
        if (self.words and self.words[-1] == BREAK) or self.frame.hint in _PICTURED:
            self.close_run()
        elif self.words:
            self.words.append(BREAK)

    def pictured(self, node: LexborNode) -> None:
        if len(self.page.images) >= MOST_IMAGES:
            return
        attributes = node.attributes
        address = address_of(attributes)
        if address:
            self.page.images.append(address)
        self.signed(attributes)
        frame = self.frame
        while frame.images < MANY:
            frame.images += 1
            frame.image = frame.image or address
            if frame.parent < 0:
                break
            frame = self.page.frames[frame.parent]

    def signed(self, attributes: dict[str, str | None]) -> None:
        """A run for the credit that a picture's own title ends with, after a sign or a bar."""
        for name in _FILE.attributes.titles:
            mark = _SIGNED.search((attributes.get(name) or "")[-MOST_TITLE:])
            if mark:
                self.close_run()
                frame = Frame(len(self.page.frames), IMAGE, self.frame.index, len(self.page.runs))
                frame.hint, frame.pictured = "credit", True
                frame.names = IMAGE
                self.page.frames.append(frame)
                self.page.runs.append(Run(" ".join(mark[0].split()), 0, frame.index, IMAGE, len(self.page.images)))
                frame.end = len(self.page.runs)
                return

    def enter(self, tag: str, node: LexborNode) -> bool:
        """Open an element; False where it holds nothing to read."""
        attributes = node.attributes
        link = tag == "a"
        if not attributes and tag not in _BLOCKS:
            self.open.append((None, False))
            return True
        hint, story, picture = hint_in(tag, attributes)
        if tag not in _BLOCKS and hint not in _SPLITTING:
            if link:
                self.linked += 1
            elif self.words and tag == "span" and self.frame.tag not in _RUNNING:
                self.words.append(" ")
            self.open.append((None, link))
            return True
        self.close_run()
        within = self.frame.tag if self.frame.tag in HEADINGS and tag in _PLAIN else tag
        frame = Frame(len(self.page.frames), within, self.frame.index, len(self.page.runs))
        frame.hint, frame.story, frame.pictured, frame.names = (
            hint,
            story,
            picture,
            f"{tag} {attributes.get('class') or ''}" if hint else "",
        )
        if link:
            self.linked += 1
        self.page.frames.append(frame)
        self.open.append((self.frame, link))
        self.frame = frame
        return True

    def leave(self) -> None:
        before, link = self.open.pop()
        if before is not None:
            self.close_run()
            self.frame.end = len(self.page.runs)
            self.frame = before
        if link:
            self.linked -= 1

    def close_run(self) -> None:
        if not self.words:
            return
        joined = "".join(self.words)
        self.words = []
        text = folded(joined) if BREAK in joined else " ".join(joined.split())
        if text:
            self.page.runs.append(Run(text, self.links, self.frame.index, self.frame.tag, len(self.page.images)))
        self.links = 0


def folded(text: str) -> str:
    """The lines of a run that has line breaks, white space folded in each."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split(BREAK))))


def hint_in(tag: str, attributes: dict[str, str | None]) -> tuple[str, bool, bool]:
    """What an element's tag, role and names hint at; whether it is the story's own, and of a picture."""
    if not attributes:
        return _FILE.tags.get(tag, ""), False, False
    get = attributes.get
    style = get("style")
    if "hidden" in attributes or (style and _UNSEEN.search(style)):
        return HIDDEN, False, False
    role = get("role")
    if role and (of_role := _FILE.roles.get(role)):
        return of_role, False, False
    names = " ".join([value for name in _FILE.attributes.names if (value := get(name))])
    if not names:
        return _FILE.tags.get(tag, ""), False, False
    told = hint_of(names)
    return told.kind or _FILE.tags.get(tag, ""), told.story, told.picture


def address_of(attributes: dict[str, str | None]) -> str | None:
    """Where a picture is: what the page loads late stands in other attributes than what it loads at once."""
    for name in _FILE.attributes.images:
        value = (attributes.get(name) or "").strip()
        if value and not value.startswith(_FILE.attributes.inline):
            return value.split()[0].rstrip(",")[:2000]
    return None
