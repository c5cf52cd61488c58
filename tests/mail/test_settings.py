"""The settings of mail: what can't be is told, and where a password is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pourparlers.errors import InputError
from pourparlers.mail.settings import MailSettings, address_of

GOOD = {"host": "mail.example.org", "sender": "Talks <talks@example.org>", "site": "https://talks.example.org"}


def settings(**more: object) -> MailSettings:
    return MailSettings(**(GOOD | more))  # type: ignore[arg-type]


def test_what_is_right() -> None:
    plain = settings()
    assert plain.faults() == []
    assert (plain.whole_port, plain.sender_name, plain.sender_address) == (587, "Talks", "talks@example.org")
    assert [settings(security=kind).whole_port for kind in ("tls", "none")] == [465, 25]
    assert settings(security="none", host="127.0.0.1", user="a", password_env="B").faults() == []
    assert settings(site="https://talks.example.org/").base == "https://talks.example.org"


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("host", {"host": " "}), ("host", {"host": "a b"}), ("port", {"port": 70000}), ("hour", {"hour": 24}),
        ("sender", {"sender": "nobody"}), ("sender", {"sender": "A <a@b.org>\r\nBcc: x@y.org"}),
        ("site", {"site": "talks.example.org"}), ("site", {"site": "https://a.org/?x"}),
        ("site", {"site": "https://bücher.example"}), ("site", {"site": "https://a.org/\r\nX: y"}),
        ("user", {"user": "a"}), ("password_file", {"password_file": "a", "password_env": "B"}),
        ("security", {"security": "none", "user": "a", "password_env": "B"}),
    ],
)  # fmt: skip
def test_what_is_wrong(name: str, more: dict[str, object]) -> None:
    assert [fault.name for fault in settings(**more).faults()] == [name]


def test_the_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALKS", "one")
    (tmp_path / "secret").write_text("two\n", encoding="utf-8")
    assert settings(user="a", password_env="TALKS").password(tmp_path) == "one"
    assert settings(user="a", password_file="secret").password(tmp_path) == "two"
    assert settings().password(tmp_path) == ""
    for missing in (settings(user="a", password_env="NONE_SUCH"), settings(user="a", password_file="none")):
        with pytest.raises(InputError):
            missing.password(tmp_path)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("Reader@Example.ORG ", "Reader@example.org"),
        ("a.b+c@bücher.example", "a.b+c@xn--bcher-kva.example"),
        ("o'neil@example.org", "o'neil@example.org"),
    ],
)
def test_addresses(given: str, taken: str) -> None:
    assert address_of(given) == taken


@pytest.mark.parametrize(
    "given",
    [
        "", "a", "@b.org", "a@", "a@b", "a@b..org", "a@.org", "a@b.org.", "a@-b.org", "a b@c.org",
        "a@b.org\r\nBcc: x@y.org", "a@b.org\0",
        "a\r\n@b.org", "a@b.org,c@d.org", "<a@b.org>", '"a b"@c.org', ".a@b.org", "a..b@c.org", "a@127.0.0.1",
        "a@[::1]",
        "é@b.org", "a" * 65 + "@b.org", "a@" + "b" * 64 + ".org", "a@" + "b." * 130 + "org", "a@b\x00.org",
    ],
)  # fmt: skip
def test_what_is_no_address(given: str) -> None:
    assert address_of(given) is None
