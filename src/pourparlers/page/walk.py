"""The tree of a page to a list of runs of text in reading order, each in the frame of elements that it stands in.

One pass, no recursion. What no reader sees (scripts, templates, forms' fields) is left out; what is hidden by its
names keeps its frame and is judged later, for pages also hide the story until a script shows it.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pourparlers.page.elements import address_of, hint_in, is_sign
from pourparlers.page.markup import FILM, HIDDEN, PICTURE, markup

_FILE = markup()
_PASSED, _BLOCKS = frozenset(_FILE.elements.passed.split()), frozenset(_FILE.elements.blocks.split())
_UNREAD = _PASSED - frozenset(("link", "meta", "source", "track"))
_RUNNING = frozenset(_FILE.elements.running.split())
# What an inline element may hint at so that its text stands for itself.
TEXT, IMAGE, AMP_IMAGE, NO_TAG = "-text", "img", "amp-img", "-!_"
_SIGNED = re.compile(r"©[^©|]{2,80}$|(?<=\|)[^|©]{3,80}$")
MOST_TITLE = 300
_IMAGES = frozenset((IMAGE, AMP_IMAGE))
_PHRASES = frozenset(("b", "strong", "em", "i", "u"))
_ROUND, _ARTICLES = frozenset(_FILE.elements.round.split()), frozenset(_FILE.elements.articles.split())
_HOLDING = _FILE.elements.holding
# So long what is taken as one may be, and all that is looked at for it.
MOST_ROUND, MOST_LOOKED, LEAST_LOOKED = 6_000, 500_000, 1_000
# What is taken as one by its names where it shows nothing.
_WHOLE = frozenset(
    ("navigation", "related", "trending", "advertisement", "newsletter", "consent", "comments", "paid", HIDDEN)
)
_SHOWING = f"{_HOLDING}, {_FILE.elements.showing}"
_LEAVES = _PASSED | _IMAGES | {"br"}
_PICTURED = frozenset(("caption", "credit"))
_SPLITTING = frozenset(("caption", "credit", "byline", "published-label", HIDDEN, "share"))
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# What tells nothing of itself: a heading's parts are headings.
_PLAIN = frozenset(("div", "span", "p", "a"))
_STOP = re.compile(r"[.!?…։؟۔।。！？｡»”\"]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")
LEAST_PROSE = 50
# So short a run may be nothing but marks.
MOST_MARKS, _TOLD = 8, re.compile(r"[^\W_]")
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
        "end", "film", "first", "hint", "image", "images", "index", "kind", "names", "parent", "picture", "pictured",
        "prose", "story", "tag",
    )  # fmt: skip

    def __init__(self, index: int, tag: str, parent: int, first: int) -> None:
        self.index, self.tag, self.parent = index, tag, parent
        self.first = self.end = first
        self.images = self.prose = 0
        self.hint = self.names = self.kind = self.picture = ""
        self.story = self.pictured = self.film = False
        self.image: str | None = None


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
    return len(text) if text.isascii() or not _WIDE.search(text) else len(text) + WIDTH * len(_WIDE.findall(text))


def walked(tree: LexborHTMLParser) -> Page:
    """The frames and runs of a page's body."""
    page = Page()
    root = tree.body or tree.root
    tree.strip_tags(list(_UNREAD))
    if root is not None:
        _Walk(page).over(root)
    return page


class _Walk:
    """The state of one pass: the frames that are open, the words of the run so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words: list[str] = []
        self.links = 0
        self.linked = self.articles = self.figures = self.looked = 0
        self.frame = Frame(0, "body", -1, 0)
        page.frames.append(self.frame)

    def over(self, root: LexborNode) -> None:
        """Every node in the order of the document. What is open stands in a list: the frame round it, if it has one."""
        node = root.first_child
        open_: list[tuple[Frame | None, bool]] = []
        while node is not None:
            tag = node.tag
            if tag == TEXT:
                self.take(node.text_content or "")
            elif tag in _LEAVES:
                self.met(tag, node)
            elif tag is not None and tag[0] not in NO_TAG:
                child = node.first_child
                if child is not None and (entered := self.entered(tag, node)):
                    open_.append(entered)
                    node = child
                    continue
            after = node.next
            while after is None and open_:
                node = node.parent
                if node is None:
                    break
                before, link = open_.pop()
                if before is not None:
                    self.close_run()
                    self.articles -= self.frame.tag in _ARTICLES
                    self.figures -= self.frame.tag == "figure"
                    self.frame.end = len(self.page.runs)
                    self.frame = before
                if link:
                    self.linked -= 1
                after = node.next
            node = after
        self.close_run()
        self.page.frames[0].end = len(self.page.runs)

    def taken_whole(self, tag: str, node: LexborNode, hint: str, names: str) -> bool:
        """Whether an element is taken as one run: a menu and the like, with no picture, headline or paragraph in it."""
        if self.looked > MOST_LOOKED:
            return False
        self.looked += LEAST_LOOKED
        if node.css_first(_HOLDING if tag in _ROUND else _SHOWING) is not None:
            return False
        text = node.text(deep=True, separator="\n", strip=True)
        self.looked += len(text)
        if len(text) > MOST_ROUND:
            return False
        lines = [line for line in text.split("\n") if line]
        if tag not in _ROUND and any(len(line) >= LEAST_PROSE and _STOP.search(line) for line in lines):
            return False
        self.close_run()
        kept = Frame(len(self.page.frames), tag, self.frame.index, len(self.page.runs))
        kept.hint, kept.names = hint, names
        self.page.frames.append(kept)
        told = "" if hint == HIDDEN else "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
        if told:
            links = len(told) if tag in _ROUND or self.linked or node.css_first("a") is not None else 0
            self.page.runs.append(Run(told, links, kept.index, tag, len(self.page.images)))
        kept.end = len(self.page.runs)
        return True

    def take(self, text: str) -> None:
        self.words.append(text.replace("\n", BREAK) if self.frame.tag == "pre" else text)
        if self.linked:
            self.links += len(text.strip())

    def met(self, tag: str, node: LexborNode) -> None:
        """What has no text of its own: a break, a picture, or what no reader sees."""
        if tag in _IMAGES:
            self.pictured(node)
        elif tag == "br" and self.words:
            if self.words[-1] == BREAK or self.frame.hint in _PICTURED:
                self.close_run()
            else:
                self.words.append(BREAK)

    def entered(self, tag: str, node: LexborNode) -> tuple[Frame | None, bool] | None:
        """Open an element: the frame round it if it has one, and whether it is a link; None where it is taken whole."""
        if tag in _ROUND and not self.articles and self.taken_whole(tag, node, "navigation", tag):
            return None
        attributes = node.attributes
        if tag not in _BLOCKS:
            if tag == "a":
                self.linked += 1
                return None, True
            if not attributes or tag in _PHRASES:
                return None, False
            hint, story, of = hint_in(tag, attributes)
            if hint not in _SPLITTING:
                if self.words and tag == "span" and self.frame.tag not in _RUNNING:
                    self.words.append(" ")
                return None, False
        else:
            hint, story, of = hint_in(tag, attributes)
        if hint in _WHOLE and not (story or of or self.figures):
            if self.taken_whole(tag, node, hint, f"{tag} {attributes.get('class') or ''}"):
                return None
        if self.words:
            self.close_run()
        around, page = self.frame, self.page
        within = around.tag if tag in _PLAIN and around.tag in HEADINGS else tag
        self.frame = frame = Frame(len(page.frames), within, around.index, len(page.runs))
        if hint:
            frame.hint, frame.names = hint, f"{tag} {attributes.get('class') or ''}"
        if story:
            frame.story = True
        if of:
            frame.pictured, frame.film = of == PICTURE, of == FILM
        page.frames.append(frame)
        self.articles += within in _ARTICLES
        self.figures += within == "figure"
        return around, False

    def pictured(self, node: LexborNode) -> None:
        if len(self.page.images) >= MOST_IMAGES:
            return
        attributes = node.attributes
        address = address_of(attributes)
        if is_sign(attributes, address):
            return
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

    def close_run(self) -> None:
        if not self.words:
            return
        joined = "".join(self.words)
        self.words = []
        text = folded(joined) if BREAK in joined else " ".join(joined.split())
        if len(text) > MOST_MARKS or (text and _TOLD.search(text)):
            self.page.runs.append(Run(text, self.links, self.frame.index, self.frame.tag, len(self.page.images)))
        self.links = 0


def folded(text: str) -> str:
    """The lines of a run that has line breaks, white space folded in each."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split(BREAK))))
