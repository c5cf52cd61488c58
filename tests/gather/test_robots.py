"""robots.txt: asked for once, kept to, and no way to use up memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pourparlers.errors import FetchError
from pourparlers.gather.limits import Limits
from pourparlers.gather.pace import Pace
from pourparlers.gather.robots import Found, Robots, of_few_agents

from .misbehaving import Site, head, moved, one_after_another, whole

if TYPE_CHECKING:
    from .conftest import Doors

PAGE = whole(b"page")


def rules(text: str, url: str = "http://a/private/x") -> bool:
    return Robots(Limits(), lambda address: Found(text=text)).of("http://a").allow(url)


def test_what_is_disallowed_is_not_fetched(doors: Doors) -> None:
    text = b"User-agent: *\nDisallow: /private\nAllow: /private/open\n"
    with Site({"/robots.txt": whole(text), "/a": PAGE, "/private/a": PAGE, "/private/open": PAGE}) as site:
        door = doors()
        door.get(site.url("/a"))
        door.get(site.url("/private/open"))
        with pytest.raises(FetchError, match=r"robots\.txt does not allow"):
            door.get(site.url("/private/a"))
    assert [request.path for request in site.asked] == ["/robots.txt", "/a", "/private/open"]


def test_a_redirect_asks_the_other_host_too(doors: Doors) -> None:
    text = whole(b"User-agent: *\nDisallow: /")
    with (
        Site({"/robots.txt": text, "/b": PAGE}) as other,
        Site({"/a": moved(other.url("/b"))}) as site,
        pytest.raises(FetchError, match=r"robots\.txt does not allow"),
    ):
        doors().get(site.url("/a"))
    assert other.paths() == []


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
def test_no_file_allows_all(doors: Doors, status: str) -> None:
    with Site({"/robots.txt": whole(b"User-agent: *\nDisallow: /", status=status), "/a": PAGE}) as site:
        assert doors().get(site.url("/a")).content == b"page"


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"])
def test_a_failing_server_forbids_all_for_a_while(doors: Doors, status: str) -> None:
    with Site({"/robots.txt": whole(b"", status=status), "/a": PAGE}) as site:
        door = doors()
        for _ in range(2):
            with pytest.raises(FetchError, match=f"nothing is allowed for now, got {status[:3]}") as caught:
                door.get(site.url("/a"))
            assert caught.value.later
    assert [request.path for request in site.asked] == ["/robots.txt"]


def test_after_a_while_it_is_asked_for_again(doors: Doors) -> None:
    failing = whole(b"", status="500 Internal Server Error")
    with Site({"/robots.txt": one_after_another(failing, whole(b"")), "/a": PAGE}) as site:
        assert doors({"robots_retry": 0.0, "attempts": 2}).get(site.url("/a")).content == b"page"


def test_a_file_elsewhere_is_followed(doors: Doors) -> None:
    with (
        Site({"/robots.txt": moved("/rules"), "/rules": whole(b"User-agent: *\nDisallow: /a"), "/a": PAGE}) as site,
        pytest.raises(FetchError, match=r"robots\.txt does not allow"),
    ):
        doors().get(site.url("/a"))


def test_of_a_long_file_the_beginning_counts(doors: Doors) -> None:
    def long(request: object) -> object:
        yield head(content_type="text/plain")
        yield b"User-agent: *\nDisallow: /a\n"
        for _ in range(100):
            yield b"# more and more and more\n" * 1000

    with Site({"/robots.txt": long, "/a": PAGE}) as site, pytest.raises(FetchError, match="does not allow"):  # type: ignore[dict-item]
        doors({"robots_bytes": 10_000}).get(site.url("/a"))


def test_a_delay_becomes_the_pace(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> None:
    slowed: list[tuple[str, float]] = []
    monkeypatch.setattr(Pace, "slow", lambda self, host, seconds: slowed.append((host, seconds)))
    with Site({"/robots.txt": whole(b"User-agent: *\nCrawl-delay: 7"), "/a": PAGE}) as site:
        doors().get(site.url("/a"))
    assert slowed == [("127.0.0.1", 7.0)]


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: pourparlers\nDisallow: /private",
        "user agent pourparlers\nDisallow: /private",
        "User-Agent: *\rDisallow: /private",
        "USERAGENT:*\nDisallow: /private",
        "User-agent: a\nUser-agent: *\nDisallow: /private",
        "User-agent: Pourparlers*\nDisallow: /private",
    ],
)
def test_rules_for_us(text: str) -> None:
    assert not rules(text)
    assert rules(text, "http://a/public")


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: otherbot\nDisallow: /private",
        "User-agent: *\nDisallow: /private\n\nUser-agent: pourparlers\nAllow: /",
        "User-agent: *\nDisallow:",
        "<html>Not found</html>",
        "",
    ],
)
def test_rules_for_others(text: str) -> None:
    assert rules(text)


def test_many_agents_are_one_other() -> None:
    agents = "\n".join(f"User-agent: {name}{number}{'*' * (number % 5)}" for number in range(5000) for name in "ap")
    kept = {line for line in of_few_agents(agents + "\nDisallow: /").splitlines() if line.startswith("User")}
    assert kept == {"User-agent: other"}
