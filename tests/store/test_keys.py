"""What is the same article, and what is not; what names one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparlers.store.keys import address_of

from .conftest import offer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The talks  begin\non Monday.", "The talks begin on Monday."),
        ("« Les pourparlers »", '"Les pourparlers"'),
        ("L’accord", "L'accord"),
        ("10–12 January", "10-12 January"),
        ("nego\u00adtiations", "negotiations"),
        ("Gene\u0300ve", "Genève"),
        ("THE TALKS", "The talks"),
    ],
)
def test_how_it_is_set_does_not_matter(one: str, other: str) -> None:
    assert offer(one).keys == offer(other).keys


@pytest.mark.parametrize(
    ("one", "other"),
    [("10 January", "11 January"), ("1.5", "15"), ("has come", "has not come"), ("Geneva", "Genova")],
)
def test_what_it_says_matters(one: str, other: str) -> None:
    assert offer(one).keys.key != offer(other).keys.key


def test_a_caption_is_content_but_no_prose() -> None:
    bare, pictured = offer("The talks begin.").keys, offer("The talks begin.", caption="The hall in Geneva").keys
    assert bare.prose == pictured.prose
    assert bare.key != pictured.key
    assert bare.extent < pictured.extent


def test_parts_do_not_run_into_each_other() -> None:
    assert offer("x y", headline="z").keys.key != offer("y", headline="z x").keys.key


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://Example.org:443/a/?utm_source=x&id=2&fbclid=3", "example.org/a?id=2"),
        ("http://example.org", "example.org/"),
        ("https://example.org/a/", "example.org/a"),
        ("http://example.org:8080/a#entry-2", "example.org:8080/a#entry-2"),
        ("mid:1@example.org", "mid:1@example.org"),
        ("http://[broken", "http://[broken"),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, address: str | None) -> None:
    assert address_of(url) == address


@given(st.text())
def test_any_address_has_a_form(url: str) -> None:
    address = address_of(url)
    assert address is None or address_of(address) == address or "://" not in url
