"""An entry of an official agenda read: what its data say stands, its words give kind, place and parties."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pourparlers import flow
from pourparlers.delivery import Delivery
from pourparlers.gather.sheet import sheet_of
from pourparlers.model import AgendaEvent, Attendee, Clock, Reading

VOICE = "Council of the European Union"


def reading_of(language: str | None = "en", **told: object) -> Reading:
    event = AgendaEvent(**{"uid": "1", "start": "2026-12-03", "voice": VOICE, **told})  # type: ignore[arg-type]
    data = sheet_of(event).text.encode("utf-8", "replace")
    (reading,) = flow.read_delivery(Delivery(data=data, event=event, language=language))
    return reading


def named(reading: Reading) -> dict[str, tuple[str, str]]:
    """Who takes part in the entry's meeting, by name: role and stance."""
    names = {actor.id: actor.name for actor in reading.actors}
    return {names[p.actor]: (p.role, p.stance) for p in reading.meetings[0].participants}


def shown(reading: Reading, slot: str) -> list[str]:
    text = reading.article.text
    return [text[e.start : e.end] for e in reading.meetings[0].spans if e.slot == slot]


def test_an_entry_with_all_that_an_agenda_can_say() -> None:
    reading = reading_of(
        title="Meeting of EU foreign ministers",
        start="2026-12-03T09:30",
        end="2026-12-03T17:00",
        zone="Europe/Tallinn",
        location="Tallinn, Estonia",
        status="confirmed",
        attendees=(Attendee(name="Ana Sample", answer="declined"),),
        description="The Ukrainian foreign minister Andrii Sybiha will take part.",
    )
    (meeting,) = reading.meetings
    assert (meeting.when, meeting.when_basis) == ("2026-12-03", "stated")
    assert meeting.time == Clock(start="09:30", end="17:00", zone="Europe/Tallinn")
    assert meeting.place is not None and (meeting.place.name, meeting.place.country) == ("Tallinn", "EE")
    assert (meeting.kind, meeting.status, meeting.title) == (
        "ministerial",
        "confirmed",
        "Meeting of EU foreign ministers",
    )
    told = named(reading)
    assert told["Council of the EU"] == ("convener", "convened")
    assert told["Ana Sample"] == ("participant", "declined")
    assert {"European Union", "Andrii Sybiha", "Ukraine"} <= told.keys()
    assert shown(reading, "when") == ["2026-12-03 09:30–17:00 Europe/Tallinn"]
    assert shown(reading, "place") == ["Tallinn, Estonia"]
    assert "Meeting of EU foreign ministers" in shown(reading, "trigger")
    assert shown(reading, "status") == ["CONFIRMED"]
    assert reading.dates[0].resolved == "2026-12-03"


@pytest.mark.parametrize(
    ("location", "name", "country", "venue"),
    [
        ("Europa building, Brussels", "Brussels", "BE", "Europa building, Brussels"),
        ("Berlin (Germany)", "Berlin", "DE", None),
        ("Estonia", "Estonia", "EE", None),
        ("Room 35.4", "Room 35.4", None, None),
    ],
)
def test_places(location: str, name: str, country: str | None, venue: str | None) -> None:
    place = reading_of(title="Talks", location=location).meetings[0].place
    assert place is not None and (place.name, place.country, place.venue) == (name, country, venue)


@pytest.mark.parametrize("location", ["Online", "https://video.example.org/1", None])
def test_no_place_for_video(location: str | None) -> None:
    meeting = reading_of(title="Meeting of foreign ministers", location=location).meetings[0]
    assert (meeting.place, meeting.kind) == (None, "ministerial")


@pytest.mark.parametrize(
    ("status", "told"),
    [(None, "planned"), ("tentative", "planned"), ("confirmed", "confirmed"), ("cancelled", "cancelled")],
)
def test_status(status: str | None, told: str) -> None:
    assert reading_of(title="Talks", status=status).meetings[0].status == told


def test_days_and_a_time_of_no_zone() -> None:
    assert reading_of(title="Summit", end="2026-12-04").meetings[0].when == "2026-12-03/2026-12-04"
    assert reading_of(title="Summit", start="2026-12-03T10:00").meetings[0].time == Clock(start="10:00", zone="local")


def test_other_languages() -> None:
    reading = reading_of("uk", title="Зустріч міністрів закордонних справ України та Польщі", location="м. Київ")
    place = reading.meetings[0].place
    assert place is not None and place.name == "Kyiv"
    assert {"Ukraine", "Poland"} <= named(reading).keys()


def test_a_language_without_a_pack_has_the_meeting_by_its_data() -> None:
    reading = reading_of("xx", title="Kohtumine", location="Tallinn", status="confirmed", voice="Välisministeerium")
    meeting = reading.meetings[0]
    assert (meeting.when, meeting.status, meeting.place and meeting.place.name) == (
        "2026-12-03",
        "confirmed",
        "Tallinn",
    )
    assert named(reading) == {"Välisministeerium": ("convener", "convened")}


def test_what_a_description_tells_of_another_day_is_a_meeting_of_its_own() -> None:
    reading = reading_of(
        title="Talks between France and Germany",
        location="Paris",
        description="The foreign ministers of Poland and Italy will meet in Rome on 20 January 2027.",
    )
    assert [(meeting.when, meeting.place and meeting.place.name) for meeting in reading.meetings] == [
        ("2026-12-03", "Paris"),
        ("2027-01-20", "Rome"),
    ]
    assert len({meeting.id for meeting in reading.meetings}) == 2


line = st.none() | st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=40).map(
    lambda text: " ".join(text.split()) or None
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    title=line,
    location=line,
    voice=line,
    organizer=line,
    description=line,
    language=st.sampled_from(["en", "fr", "uk", None]),
)
def test_any_entry_gives_a_meeting_whose_spans_lie_in_its_text(language: str | None, **told: str | None) -> None:
    reading = reading_of(language, **told)
    text = reading.article.text
    actors = {actor.id for actor in reading.actors}
    meeting = reading.meetings[0]
    assert meeting.when == "2026-12-03"
    assert {participant.actor for participant in meeting.participants} <= actors
    spans = [*meeting.spans, *(span for actor in reading.actors for span in actor.spans)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
