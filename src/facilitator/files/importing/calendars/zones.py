"""The time zones of a calendar: by their names, by Windows' names, or as the calendar has them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from facilitator.files.agenda.checks import zone_named
from facilitator.files.importing.written import values

_DISPLAYED: Final = re.compile(
    r"\(?(?:UTC|GMT)(?:(?P<sign>[+\u2212-])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?)?"
    r"(?:\) *|$)(?P<cities>.*)"
)
_AT_END: Final = re.compile(r"[A-Z][A-Za-z_]+/[A-Z][A-Za-z_+-]+(?:/[A-Z][A-Za-z_]+)?$")
_KNOWN_AS: Final[Mapping[str, str]] = {
    "rom": "rome",
    "wien": "vienna",
    "köpenhamn": "copenhagen",
    "bryssel": "brussels",
    "prag": "prague",
    "warszawa": "warsaw",
    "aten": "athens",
    "helsingfors": "helsinki",
    "lissabon": "lisbon",
    "moskva": "moscow",
    "kairo": "cairo",
    "peking": "shanghai",
    "beijing": "shanghai",
    "hanoi": "ho_chi_minh",
    "osaka": "tokyo",
    "mumbai": "kolkata",
    "eastern time": "new_york",
    "central time": "chicago",
    "mountain time": "denver",
    "pacific time": "los_angeles",
    "atlantic time": "halifax",
    "brasilia": "sao_paulo",
}


def named(key: str, preferred: str = "", at: dt.datetime | None = None) -> ZoneInfo | None:
    """Return the zone that a calendar's name for it means, or None.

    Of the cities that Outlook displays together the one in the `preferred` zone counts.
    """
    key = key.replace("\\", "").strip().strip('"')
    if key.casefold() == "tzone://microsoft/utc":
        return ZoneInfo("UTC")
    for name in (key, _windows(key), *_AT_END.findall(key), values.zone_meant(key)):
        if name and (zone := zone_named(name)) is not None:
            return zone
    return displayed(key, preferred, at)


def displayed(key: str, preferred: str, at: dt.datetime | None = None) -> ZoneInfo | None:
    """Return the zone that Outlook shows with its cities: "(UTC+01:00) Rome, Stockholm"."""
    match = _DISPLAYED.match(key)
    return _of_cities(match, preferred, at or dt.datetime(2026, 1, 15)) if match else None  # noqa: DTZ001


def _windows(key: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON.get(key, "")


def _of_cities(match: re.Match[str], preferred: str, at: dt.datetime) -> ZoneInfo | None:
    offset = _offset(match)
    cities = [city.strip().casefold() for city in re.split(r"[,;(]", match["cities"])]
    names = [_KNOWN_AS.get(city, city).replace(" ", "_") for city in cities]
    found = [zone for name in names for zone in _cities().get(name, ()) if _fits(zone, offset, at)]
    if preferred in found:
        return ZoneInfo(preferred)
    return ZoneInfo(found[0]) if found else None


def offset_in(key: str) -> dt.timezone | None:
    """Return the time of a zone that is known only by its distance from UTC."""
    match = _DISPLAYED.match(key.replace("\\", "").strip().strip('"'))
    return dt.timezone(_offset(match)) if match else None


def _offset(match: re.Match[str]) -> dt.timedelta:
    minutes = min(int(match["hours"] or 0), 23) * 60 + int(match["minutes"] or 0)
    return dt.timedelta(minutes=-minutes if match["sign"] in ("-", "\u2212") else minutes)


def _fits(name: str, offset: dt.timedelta, at: dt.datetime) -> bool:
    """Return whether a zone has this offset, but for summer time."""
    instant = at.replace(tzinfo=ZoneInfo(name))
    summer = instant.dst() or dt.timedelta()
    return (instant.utcoffset() or dt.timedelta()) - summer == offset


@cache
def _cities() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(available_timezones()):
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/")):
            found.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    return found
