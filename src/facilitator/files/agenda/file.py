"""An agenda file is TOML that becomes an `Agenda`, or a list of every problem in it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from facilitator.core.base.language import phrase
from facilitator.core.record.agenda import Agenda
from facilitator.files.agenda.build import build
from facilitator.files.agenda.checks import blamed, check, zone_named
from facilitator.files.agenda.format import FORMAT, AgendaForm
from facilitator.files.agenda.times import check_day, check_nights, place_day
from facilitator.files.toml.problems import Issue, Problem, placed
from facilitator.files.toml.shape import shaped
from facilitator.files.toml.text import BrokenToml, UnreadableFile, load, normalise, read

__all__ = ["Parsed", "Problem", "UnreadableFile", "parse", "read"]


class Parsed(Struct, frozen=True):
    """What an agenda file says: an agenda exactly when there are no problems.

    Problems and warnings are sorted by place.
    """

    agenda: Agenda | None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def parse(text: str, *, warnings: bool = True) -> Parsed:
    """Read the text of an agenda file; never raises, whatever the text is.

    Who needs only the agenda leaves out the `warnings`, which cost a second parse to place.
    """
    text = normalise(text)
    try:
        raw = load(text)
    except BrokenToml as error:
        parsed = Parsed(None, (error.problem,))
    else:
        if _is_newer(raw):
            return Parsed(None, placed(text, [_newer(raw)]))
        parsed = _checked(text, raw, warnings=warnings)
    return parsed if parsed.agenda is not None else _with_headers(text, parsed)


def _with_headers(text: str, parsed: Parsed) -> Parsed:
    """Add what is wrong with headers, and what else is wrong when they are put right."""
    from facilitator.files.toml.headers import check_headers  # loaded only when something is wrong

    headers = check_headers(text, AgendaForm)
    if not headers.problems:
        return parsed
    try:
        raw = load(headers.text)
    except BrokenToml as error:
        return Parsed(None, headers.beside(() if headers.homeless else (error.problem,)))
    return Parsed(None, headers.beside(_checked(headers.text, raw, warnings=False).problems))


def _is_newer(raw: Mapping[str, object]) -> bool:
    version = raw.get("format")
    return isinstance(version, int) and FORMAT < version < 10**9


def _newer(raw: Mapping[str, object]) -> Issue:
    message = phrase(
        "This agenda is written for a newer version of facilitator (format {format}; "
        "this version reads up to {newest}).",
        format=raw["format"],
        newest=FORMAT,
    )
    return Issue(("format",), message)


def _checked(text: str, raw: Mapping[str, object], *, warnings: bool) -> Parsed:
    form, issues = shaped(raw, AgendaForm)
    issues += tuple(check(form, issues))
    zone = zone_named(form.timezone)
    if zone is None:
        return Parsed(None, placed(text, issues))
    unsound = blamed(issues)
    sound = [index for index in range(len(form.day)) if ("day", index) not in unsound]
    days = [place_day(form.day[index], index, zone) for index in sound]
    for day in days:
        issues += tuple(check_day(day, zone))
    # The nights say something when every day is known and they are in order.
    if ("day",) not in unsound:
        issues += tuple(check_nights(days, zone))
    if issues:
        return Parsed(None, placed(text, issues))
    if not warnings:
        return Parsed(build(form, days))
    from facilitator.files.agenda.warnings import warn

    return Parsed(build(form, days), (), placed(text, warn(form, days, zone)))
