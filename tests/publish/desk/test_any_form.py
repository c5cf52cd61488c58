"""Whatever a form holds, it is done, or told why not: never a mistake of the program."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparlers.publish.desk.acts import DEEDS

from .conftest import Made, Person

WORDS = st.text(max_size=30) | st.sampled_from(
    (
        *(
            "",
            "2022-01-10",
            "9999-12-31",
            "0000",
            "2022-13",
            "../..",
            "Russia",
            "talks",
            "held",
            "out",
            "title",
            "when",
        ),
        *("time", "hand-1#m1", "-1", "1", "9" * 20, "٣", "😀", "\u202e", "x" * 600, "nord*", "*", "%", "09:30-08:00"),
    )
)
NAMES = (
    *("field", "value", "party", "stance", "other", "typed", "article", "first", "second", "number", "name", "phrases"),
    *("title", "kind", "status", "when", "time", "place", "actors", "persons", "back", "upto", "seen"),
)


@pytest.fixture
def sealed(ann: Person) -> str:
    return ann.seal("/desk")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(do=st.sampled_from([*DEEDS, "none"]), whole=st.booleans(), fields=st.dictionaries(st.sampled_from(NAMES), WORDS))
def test_any_form(made: Made, ann: Person, sealed: str, do: str, whole: bool, fields: dict[str, str]) -> None:
    meetings = made.fresh.now().all
    sent = {"do": do, "id": meetings[0].id if whole and meetings else "x", "reason": "why", "seal": sealed}
    safe = {name: value.encode("utf-8", "ignore").decode() for name, value in fields.items()}
    for address in ("/desk", "/desk/add"):
        answer = ann.client.post(address, data=safe | sent)
        assert answer.status_code in (303, 400, 409), (answer.status_code, answer.text[:500])
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/desk")
            assert ann.client.get(answer.headers["location"]).status_code in (200, 404)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=40), query=st.text(max_size=40))
def test_any_address(made: Made, ann: Person, path: str, query: str) -> None:
    path, query = (quote(said.encode("utf-8", "ignore")) for said in (path, query))
    assert ann.client.get(f"/desk/{path}?q={query}&{query}").status_code in (200, 303, 404)
