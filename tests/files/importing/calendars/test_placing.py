"""Of several time zones one is chosen, and no instant moves."""

from __future__ import annotations

from pathlib import Path

from files.importing.made import Made, event


def test_a_calendar_may_say_the_zone_of_events_in_utc(tmp_path: Path) -> None:
    one = event("A", ":20130321T080000Z", "DURATION:PT45M")
    for zone, plan_, told in (("", "09:00-09:45", 1), ("Europe/London", "08:00-08:45", 0)):
        made = Made(tmp_path, "p.ics", f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\n{one}")
        assert made.plan == [f"21 {plan_} A"]
        assert sum("The times are in UTC" in line for line in made.assumed) == told


def test_several_zones_are_told(tmp_path: Path) -> None:
    london = event("A", ";TZID=Europe/London:20130321T100000", "DURATION:PT1H")
    stockholm = event("B", ";TZID=Europe/Stockholm:20130321T120000", "DURATION:PT1H")
    made = Made(tmp_path, "p.ics", london + stockholm)
    assert made.left_out == []
    assert made.plan == ["21 10:00-11:00 A", "21 11:00-12:00 B"]
    assert made.assumed[0] == (
        "0: The events are in several time zones: Europe/London, Europe/Stockholm. "
        "All are given in Europe/London."
    )


def test_of_several_zones_the_calendars_own_counts_or_the_commonest(tmp_path: Path) -> None:
    london = event("A", ";TZID=Europe/London:20130321T100000", "DURATION:PT1H")
    stockholm = event("B", ";TZID=Europe/Stockholm:20130321T120000", "DURATION:PT1H")
    another = event("C", ";TZID=Europe/Stockholm:20130321T130000", "DURATION:PT1H")
    made = Made(tmp_path, "p.ics", f"X-WR-TIMEZONE:Europe/Paris\n{london}{stockholm}")
    assert made.agenda is not None
    assert made.agenda.timezone == "Europe/Paris"
    made = Made(tmp_path, "p.ics", london + stockholm + another)
    assert made.plan == ["21 11:00-12:00 A", "21 12:00-13:00 B", "21 13:00-14:00 C"]
