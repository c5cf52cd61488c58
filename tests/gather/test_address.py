"""No address but those of the open internet, and what is allowed: nothing else is even tried."""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

import httpcore2
import pytest

from pourparlers.errors import FetchError, InputError
from pourparlers.gather.address import Refused, checked, refusal
from pourparlers.gather.door import Door
from pourparlers.gather.limits import Limits, contact_of, limits_from, networks_of

from .misbehaving import Site, moved, whole

FORBIDDEN = [
    ("127.0.0.1", "loopback"),
    ("127.8.8.8", "loopback"),
    ("::1", "loopback"),
    ("10.0.0.1", "private"),
    ("172.16.5.4", "private"),
    ("192.168.1.1", "private"),
    ("fd00::1", "private"),
    ("169.254.169.254", "link-local"),
    ("fe80::1", "link-local"),
    ("224.0.0.1", "multicast"),
    ("ff02::1", "multicast"),
    ("0.0.0.0", "unspecified"),
    ("::", "unspecified"),
    ("0.1.2.3", "private"),
    ("100.64.0.1", "reserved"),
    ("192.0.0.8", "reserved"),
    ("198.18.0.1", "reserved"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("192.0.2.1", "private"),
    ("::ffff:127.0.0.1", "loopback"),
    ("::ffff:169.254.169.254", "link-local"),
    ("64:ff9b::7f00:1", "loopback"),
    ("64:ff9b::a9fe:a9fe", "link-local"),
    ("64:ff9b:1::1", "reserved"),
    ("2002:7f00:1::", "loopback"),
    ("2002:c0a8:101::1", "private"),
    ("2001:0:102:304::1", "reserved"),
    ("fec0::1", "reserved"),
    ("::7f00:1", "reserved"),
    ("2001:db8::1", "reserved"),
]
OPEN = ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]


class Recorder(httpcore2.NetworkBackend):
    """Takes the place of the sockets, and sends nothing: it keeps what it was asked to connect to, and refuses."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        self.asked.append(host)
        raise httpcore2.ConnectError("recorded")


class Names:
    """Takes the place of the look-up: one list of addresses after another, and keeps the names asked."""

    def __init__(self, *answers: list[str]) -> None:
        self.asked: list[str] = []
        self._answers = answers

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        return self._answers[min(len(self.asked), len(self._answers)) - 1]


def written_out(host: str, port: int) -> list[str]:
    """The system's look-up for addresses alone: a name is an error, and no question is sent anywhere."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, flags=socket.AI_NUMERICHOST)]


def tried(url: str, *answers: list[str], **limits: Any) -> tuple[str, list[str]]:
    """The error that a fetch ends with, and the addresses that it wanted to connect to."""
    recorder = Recorder()
    with (
        Door(Limits(attempts=1, **limits), resolver=Names(*answers), connector=recorder) as door,
        pytest.raises(FetchError) as caught,
    ):
        door.get(url)
    return str(caught.value), recorder.asked


@pytest.mark.parametrize(("address", "kind"), FORBIDDEN)
def test_what_is_not_of_the_open_internet_is_refused(address: str, kind: str) -> None:
    assert kind in (refusal(ip_address(address)) or "")
    told, connected = tried("http://news.example.org/", [address])
    assert f"leads to a{'n' if kind[0] in 'aeiou' else ''} {kind} address" in told
    assert connected == []


@pytest.mark.parametrize("address", OPEN)
def test_the_open_internet_is_reached_at_the_very_address_found(address: str) -> None:
    told, connected = tried("http://news.example.org/", [address])
    assert connected == [address]
    assert "can't be reached" in told


def test_a_host_with_one_inner_address_is_not_tried_at_its_others() -> None:
    told, connected = tried("http://news.example.org/", ["8.8.8.8", "10.0.0.1"])
    assert "10.0.0.1" in told and connected == []


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "0.0.0.0"])
def test_an_address_that_is_written_out_is_judged_too(host: str) -> None:
    recorder = Recorder()
    with (
        Door(Limits(attempts=1), resolver=written_out, connector=recorder) as door,
        pytest.raises(FetchError, match="leads to a"),
    ):
        door.get(f"http://{host}/")
    assert recorder.asked == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_odd_spellings_of_loopback_lead_nowhere(host: str) -> None:
    recorder = Recorder()
    with Door(Limits(attempts=1), resolver=written_out, connector=recorder) as door, pytest.raises(FetchError):
        door.get(f"http://{host}/")
    assert recorder.asked == []


def test_a_name_that_answers_differently_the_second_time_is_judged_each_time() -> None:
    recorder, names = Recorder(), Names(["8.8.8.8"], ["127.0.0.1"])
    with (
        Door(Limits(attempts=2, backoff=0.0), resolver=names, connector=recorder) as door,
        pytest.raises(FetchError, match="loopback"),
    ):
        door.get("http://news.example.org/")
    assert names.asked == ["news.example.org"] * 2
    assert recorder.asked == ["8.8.8.8"]


def test_a_setting_allows_networks_and_no_others() -> None:
    networks = networks_of("10.1.0.0/16, fd00::/8 127.0.0.1")
    assert refusal(ip_address("10.1.2.3"), networks) is None
    assert refusal(ip_address("::ffff:10.1.2.3"), networks) is None
    assert refusal(ip_address("10.2.2.3"), networks)
    assert refusal(ip_address("127.0.0.2"), networks)
    with pytest.raises(Refused):
        checked("a", ["10.1.2.3", "10.2.2.3"], networks)


def test_the_setting_is_told_what_is_wrong_with_it() -> None:
    assert limits_from({"POURPARLERS_ALLOW_ADDRESSES": "10.0.0.0/8"}).allowed == networks_of("10.0.0.0/8")
    with pytest.raises(InputError, match="POURPARLERS_ALLOW_ADDRESSES"):
        limits_from({"POURPARLERS_ALLOW_ADDRESSES": "localhost"})
    assert limits_from({"POURPARLERS_INTERVAL": "0", "POURPARLERS_TIMEOUT": "5"}).interval == 0
    assert limits_from({"POURPARLERS_TIMEOUT": "5"}).read == 5.0
    for setting in ("POURPARLERS_INTERVAL", "POURPARLERS_TIMEOUT"):
        for wrong in ("soon", "-1", "nan", "1e9"):
            with pytest.raises(InputError, match=f"{setting}: '{wrong}' is no time"):
                limits_from({setting: wrong})
    with pytest.raises(InputError, match="POURPARLERS_CONTACT"):
        contact_of("me\r\nHost: other")


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://127.0.0.2/admin", "loopback"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://inner.example.org/", "private"),
        ("http://[::ffff:10.0.0.1]/", "private"),
    ],
)
def test_a_redirect_inwards_is_refused(target: str, kind: str) -> None:
    """Loopback's 127.0.0.1 is allowed here for the server alone; where it sends on to is never connected to."""
    connected: list[str] = []
    names = {"inner.example.org": "192.168.7.7", "news.example.org": "127.0.0.1"}

    class Only(httpcore2.SyncBackend):
        def connect_tcp(self, host: str, *rest: Any, **named: Any) -> httpcore2.NetworkStream:
            connected.append(host)
            assert host == "127.0.0.1"
            return super().connect_tcp(host, *rest, **named)

    limits = Limits(allowed=networks_of("127.0.0.1"), interval=0.0, attempts=1)
    with (
        Site({"/": moved(target)}) as site,
        Door(limits, resolver=lambda host, port: [names.get(host, host)], connector=Only()) as door,
        pytest.raises(FetchError, match=kind),
    ):
        door.get(site.url("/", "news.example.org"))
    assert set(connected) == {"127.0.0.1"}


def test_a_proxy_is_used_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://8.8.4.4:3128")
    monkeypatch.setenv("ALL_PROXY", "http://8.8.4.4:3128")
    assert tried("http://news.example.org/", ["8.8.8.8"])[1] == ["8.8.8.8"]
    assert tried("http://news.example.org/", ["9.9.9.9"], proxy="http://proxy.example.org:3128")[1] == ["9.9.9.9"]
    told, connected = tried("http://10.0.0.1/", ["9.9.9.9"], proxy="http://proxy.example.org:3128")
    assert "private" in told and connected == []


def test_through_a_proxy_the_answer_is_the_same() -> None:
    with (
        Site({"http://news.example.org/": whole(b"by proxy")}) as site,
        Door(Limits(proxy=site.url("")), resolver=lambda host, port: ["127.0.0.1"]) as door,
    ):
        assert door.get("http://news.example.org/").content == b"by proxy"
