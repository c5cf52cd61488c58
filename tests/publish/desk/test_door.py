"""The door: who may come, wrong passwords by the thousand, sessions that end, forms that are nobody's."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from pourparlers.publish.desk.door import Door, Tries, network_of
from pourparlers.publish.desk.passwords import Passwords
from pourparlers.publish.desk.sessions import COOKIE, DOOR, Sessions, is_sealed, seal
from pourparlers.store import audit, users
from pourparlers.store.engine import Store
from pourparlers.store.schema import desk_session

from .conftest import PASSWORD, QUICK, Made, Person, desk_over

FLOOD, MOST_LOOKED_AT = 10_000, 100


def logged(made: Made) -> list[tuple[str, str]]:
    return [(line.who, line.what) for line in made.store.look(audit.lines)]


def test_the_desk_is_there_only_for_who_logs_in(made: Made) -> None:
    nobody = Person(made.site)
    for address in ("/desk", "/desk/add", "/desk/log", "/desk/meeting/x", "/desk/nothing", "/uk/desk"):
        answer = nobody.client.get(address)
        assert answer.status_code == (404 if address == "/uk/desk" else 303), address
        assert answer.headers.get("location", "/desk/login").startswith("/desk/login")
    assert nobody.client.post("/desk", data={"do": "hide"}).headers["location"].startswith("/desk/login")
    assert Person(made.site, "ann EXAMPLE").page("/desk").css_first(".leave") is not None


def test_a_store_without_users_has_no_desk(made: Made) -> None:
    for name in ("Ann Example", "Ben Example"):
        made.store.write(lambda connection, name=name: users.remove(connection, name))
    client = TestClient(made.site)
    assert client.get("/desk").status_code == client.get("/desk/login").status_code == 404
    assert client.post("/desk/login", data={"name": "x"}).status_code == 404


def test_unknown_names_and_wrong_passwords_are_answered_alike(made: Made) -> None:
    nobody = Person(made.site)
    answers = [nobody.login(name, "wrong words entirely") for name in ("Ann Example", "Zed Example")]
    bodies = {
        a.text.replace("Zed", "Ann").replace(str(a.text.split('name="seal" value="')[1][:97]), "") for a in answers
    }
    assert [a.status_code for a in answers] == [401, 401]
    assert len(bodies) == 1
    assert logged(made) == [("", "refused"), ("Ann Example", "refused")]


def test_ten_thousand_wrong_logins(made: Made) -> None:
    """Few of them are looked at, none brings anybody in, and the log does not fill."""
    sessions, passwords = Sessions(made.store, made.clock), Passwords(QUICK)
    door = Door(made.store, made.clock, sessions, passwords, Tries())
    looked_at = 0
    for n in range(FLOOD):
        answer = door.enter("Ann Example" if n % 2 else f"guess {n}", f"guess number {n}", "192.0.2.1")
        assert not answer.token
        looked_at += not answer.wait
    assert 0 < looked_at <= MOST_LOOKED_AT
    assert len(logged(made)) == looked_at
    assert door.enter("Ann Example", PASSWORD, "192.0.2.1").wait > 0
    assert door.enter("Ben Example", PASSWORD, "192.0.2.2").token


def test_a_flood_of_wrong_logins_is_told_to_wait_and_others_come_in(made: Made) -> None:
    attacker = Person(made.site)
    sent = {"name": "Ann Example", "password": "guess", "seal": attacker.seal("/desk/login")}
    answers = [attacker.client.post("/desk/login", data=sent) for _ in range(60)]
    assert {answer.status_code for answer in answers} == {401, 429}
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert "Too many attempts" in answers[-1].text
    assert attacker.client.post("/desk/login", data=sent | {"password": PASSWORD}).status_code == 429
    assert Person(made.site, at="192.0.2.7").login("Ben Example").status_code == 303


def test_a_name_is_guarded_from_many_addresses(copy: Store) -> None:
    made = desk_over(copy, by_address="1000/minute", by_name="5/minute")
    codes = [Person(made.site, at=f"192.0.2.{n}").login("Ann Example", "x").status_code for n in range(8)]
    assert codes == [401] * 5 + [429] * 3


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"), ("testclient", "testclient"), ("", "")],
)
def test_an_ipv6_household_counts_as_one(address: str, network: str) -> None:
    assert network_of(address) == network


def test_cookies_are_of_the_desk_alone(made: Made) -> None:
    person = Person(made.site)
    came = person.login("Ann Example")
    cookie = next(c for c in came.headers.get_list("set-cookie") if c.startswith(COOKIE + "="))
    assert {"HttpOnly", "Path=/desk", "SameSite=strict"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    token = person.client.cookies[COOKIE]
    rows = made.store.look(lambda connection: connection.execute(select(desk_session)).all())
    assert token not in repr(rows)
    safe = Person(made.site, base="https://testserver")
    assert all("Secure" in c for c in safe.login("Ann Example").headers.get_list("set-cookie"))
    for address in ("/", "/calendar", "/about", "/static/none"):
        answer = TestClient(made.site).get(address)
        assert "set-cookie" not in answer.headers
        assert "/desk" not in answer.text


def test_nothing_of_the_desk_is_kept(made: Made, ann: Person, talks: str) -> None:
    for address in ("/desk", "/desk/login", "/desk/log", f"/desk/meeting/{talks}", "/desk/nothing"):
        answer = ann.client.get(address)
        assert answer.headers["cache-control"] == "no-store", address
        assert "form-action 'self'" in answer.headers["content-security-policy"]
        assert "script-src" not in answer.headers["content-security-policy"]
        assert "etag" not in answer.headers
        assert answer.headers["x-robots-tag"].startswith("noindex")


def test_a_login_begins_a_session_of_its_own(made: Made) -> None:
    person = Person(made.site)
    planted = {"cookie": f"{COOKIE}=planted; {DOOR}=known"}
    page = person.client.get("/desk/login", headers=planted)
    assert "set-cookie" not in page.headers
    sent = {"name": "Ann Example", "password": PASSWORD, "seal": seal("known")}
    came = person.client.post("/desk/login", data=sent, headers=planted)
    given = came.headers.get_list("set-cookie")
    assert any(re.match(rf"{COOKIE}=[\w-]{{40,}};", cookie) for cookie in given)
    assert any(cookie.startswith(f'{DOOR}=""; ') for cookie in given)


@pytest.mark.parametrize(("after", "comes_in"), [("13:59:00", True), ("14:01:00", False)])
def test_a_session_ends_when_nothing_is_done(made: Made, ann: Person, after: str, comes_in: bool) -> None:
    made.clock.now = f"2022-01-09T{after}Z"
    assert ann.client.get("/desk").status_code == (200 if comes_in else 303)


def test_a_session_ends_in_any_case(made: Made, ann: Person) -> None:
    for hour in range(13, 24):
        made.clock.now = f"2022-01-09T{hour}:00:00Z"
        assert ann.client.get("/desk").status_code == 200
    made.clock.now = "2022-01-10T00:00:01Z"
    assert "late=1" in ann.client.get("/desk").headers["location"]


def test_who_leaves_is_gone(made: Made, ann: Person) -> None:
    token, sealed = ann.client.cookies[COOKIE], ann.seal("/desk")
    assert ann.client.get("/desk/logout").status_code == 404
    assert ann.client.post("/desk/logout", data={"seal": "x"}).status_code == 403
    assert ann.client.post("/desk/logout", data={"seal": sealed}).status_code == 303
    assert COOKIE not in ann.client.cookies
    ann.client.cookies.set(COOKIE, token, path="/desk")
    assert ann.client.get("/desk").status_code == 303
    assert logged(made)[0] == ("Ann Example", "logout")


def test_who_is_removed_or_has_a_new_password_is_sent_to_the_door(made: Made, ann: Person, ben: Person) -> None:
    made.store.write(lambda connection: users.remove(connection, "Ann Example"))
    found = made.store.look(lambda connection: users.named(connection, "Ben Example"))
    made.store.write(lambda connection: users.end_all(connection, found.id))
    assert ann.client.get("/desk").status_code == ben.client.get("/desk").status_code == 303


@pytest.mark.parametrize(
    ("to", "where"),
    [
        ("/meeting/x", "/desk/meeting/x"),
        ("//evil.example/", "/desk/evil.example"),
        ("https://evil.example/", "/desk/https%3A/evil.example"),
        ("/\\evil.example", "/desk/%5Cevil.example"),
        ("/../../calendar", "/desk/calendar"),
        ("javascript:alert(1)", "/desk/javascript%3Aalert%281%29"),
        ("\r\nset-cookie: x=1", "/desk/set-cookie%3A%20x%3D1"),
        ("", "/desk"),
    ],
)
def test_after_the_login_one_stays_at_the_desk(made: Made, to: str, where: str) -> None:
    assert Person(made.site).login("Ann Example", to=to).headers["location"] == where


def test_forms_of_others_are_not_taken(made: Made, ann: Person, ben: Person, talks: str) -> None:
    sent = {"do": "hide", "id": talks, "reason": "x", "back": "/"}
    for seal_of in ("", "x", "x.y", seal("another"), ben.seal("/desk")):
        assert ann.client.post("/desk", data=sent | {"seal": seal_of}).status_code == 403
    good = sent | {"seal": ann.seal("/desk")}
    assert ann.client.post("/desk", data=good, headers={"origin": "https://evil.example"}).status_code == 403
    assert ann.client.post("/desk", data=good, headers={"origin": "null"}).status_code == 403
    assert ann.client.post("/desk", data=good, headers={"origin": "http://testserver"}).status_code == 303
    assert (
        Person(made.site).client.post("/desk/login", data={"name": "Ann Example", "password": PASSWORD}).status_code
        == 403
    )


def test_seals_differ_each_time_and_fit_only_their_token() -> None:
    assert seal("a") != seal("a")
    assert is_sealed("a", seal("a"))
    assert not is_sealed("b", seal("a"))
    assert not is_sealed("", seal(""))
    assert not is_sealed("a", "é.ü")


def test_bodies_that_are_too_long_or_no_forms(made: Made, ann: Person) -> None:
    assert ann.client.post("/desk", data={"reason": "x" * 70_000}).status_code == 413
    assert ann.client.post("/desk", json={"do": "hide"}).status_code == 415
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert ann.client.post("/desk", content=iter([b"x" * 40_000] * 3), headers=form).status_code == 413
    assert ann.client.post("/desk", content="&".join(f"a{n}=1" for n in range(600)), headers=form).status_code == 400
    assert ann.client.post("/desk", content=b"\xff\xfe=1", headers=form).status_code == 400
    assert ann.client.post("/desk", content=b"", headers=form | {"content-length": "-3"}).status_code in (400, 413)
    assert ann.client.put("/desk").status_code == 405
