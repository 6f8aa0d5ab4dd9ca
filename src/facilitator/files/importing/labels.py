"""Lines that say what a meeting is called, and when and where it is: "Datum: 2026-03-10"."""

from __future__ import annotations

import re
from typing import Final

from facilitator.core.base.language import phrase
from facilitator.core.base.text import clean_line
from facilitator.files.importing.calendars.zones import displayed
from facilitator.files.importing.days import Days
from facilitator.files.importing.programme import Source
from facilitator.files.importing.written import dates
from facilitator.files.importing.written.line import take_times, times_anywhere
from facilitator.files.importing.written.values import ZONE, Times, times, zone_meant
from facilitator.files.toml.suggest import shown

_WHEN: Final = re.compile(
    r"(?:datum(?: och tid)?|mötesdag|mötestid|dag|tid(?:punkt)?|när|dates?(?: and time)?|day|"
    r"times?|when|datum/tid|tid och plats|time and place|när och var)"
    r"(?P<sign> ?[:?] ?|(?<!dag)(?<!day) )(?P<what>.+)",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(
    r"(?:plats|lokal|var|adress|location|place|venue|where|room|rum) ?[:?] ?(?P<what>.+)",
    re.IGNORECASE,
)


_PAPER: Final = (
    r"(?:kallelse|program(?:me)?|dagordning|agenda|schema|schedule|körschema|inbjudan|invitation"
    r"|föredragningslista|timetable|run sheet)"
)
_DOCUMENT: Final = re.compile(rf"{_PAPER}(?:(?: ?/ ?| och | and ){_PAPER})?[:!.]?", re.IGNORECASE)

_MOST_WORDS: Final = 4
"""So many words may stand beside the date and the hours of a meeting, such as a place."""

_TITLE: Final = re.compile(
    r"(?:titel|rubrik|möte|ämne|title|meeting|subject|event) ?: ?(?P<what>.+)", re.IGNORECASE
)


_ZONE_SHOWN: Final = re.compile(r"\((?:UTC|GMT)(?:[+\u2212-][0-9]{1,2}:?[0-9]{2})?\) [^;|]*$")
_TIMES_ARE: Final = (
    r"(?<![^\W_])(?:all |alla )?(?:times|hours|tider|klockslag)(?: below)?"
    r"(?: are| is| är)?(?: given| listed| shown| angivna)?(?: in| i)? (?:the )?"
)
_ZONE_SAID: Final = re.compile(
    rf"{_TIMES_ARE}(?:(?:[^\W\d_]+ ){{1,3}}time \(?)?{ZONE.format('')}", re.IGNORECASE
)
_ZONES_BY_NAME: Final = {
    "eastern": "America/New_York",
    "central european": "Europe/Berlin",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
    "british": "Europe/London",
    "swedish": "Europe/Stockholm",
    "svensk": "Europe/Stockholm",
    "finnish": "Europe/Helsinki",
    "finsk": "Europe/Helsinki",
    "norwegian": "Europe/Oslo",
    "norsk": "Europe/Oslo",
    "danish": "Europe/Copenhagen",
    "dansk": "Europe/Copenhagen",
}
_ZONE_BY_NAME: Final = re.compile(
    rf"{_TIMES_ARE}(?P<name>(?P<zone>{'|'.join(_ZONES_BY_NAME)})"
    r" (?:standard |daylight |summer )?(?:time|tid))(?![^\W_])",
    re.IGNORECASE,
)
_SURELY_TIMES: Final = re.compile(r"[0-9][:.][0-9]{2}|kl")
_NOT_A_NUMBER: Final = re.compile(r"[^0-9]")
_SENTENCE: Final = re.compile(r"\. (?=[^\W\d_a-zåäö])")

_BEGINS: Final = re.compile(
    r"(?:(?:vi|we) )?(?:starttid|start(?:ar|s)?|börjar|begins?)(?: at)?:? (?P<what>.+)",
    re.IGNORECASE,
)
_FEW_WORDS: Final = 4

_NOT_OF_IT: Final = re.compile(
    r"uppdatera|ändra|senast|version|publice|utskrive|skicka|anmäl|diarie|\bdnr\b|updated|changed"
    r"|latest|deadline|published|printed|sent|register|modified|draft|revised",
    re.IGNORECASE,
)
"""A date beside one of these words is that of a paper, not of the meeting."""

_OF_IT: Final = re.compile(
    r"(?<![^\W_])(?:agendan?|dagordning(?:en)?|program(?:met|me)?|schema(?:t)?|kalla[sr]?|kallelse"
    r"|sammanträde[t]?|möte[t]?|workshop(?:en)?|seminari(?:um|et)|kurs(?:en)?|konferens(?:en)?"
    r"|träff(?:en)?|välkom(?:men|na)|inbjud(?:an|en|na)|schedule|meeting|seminar|course"
    r"|conference|retreat|welcome|invited?|takes? place|we meet|äger rum|hålls|vi ses|ses vi"
    r")(?![^\W_])",
    re.IGNORECASE,
)
"""A sentence with one of these words and a date says when the meeting is."""

_OF_ANOTHER: Final = re.compile(
    r"(?<![^\W_])(?:last|previous|next|nästa|förra|föregående|protokoll\w*|minutes|besluta\w*"
    r"|decided|efter|after|före|before|since|sedan|redan|was|were|var)(?![^\W_])",
    re.IGNORECASE,
)
_LONGEST_SENTENCE: Final = 200


def take_label(source: Source, days: Days, line: int, text: str) -> bool:
    """Read a line that says something of the whole meeting; False if it is no such line."""
    text = clean_line(text)
    if take_zone_said(source, line, text):
        return True
    if match := _WHEN.fullmatch(text):
        return _when(source, days, line, text, match["what"], alone=not match["sign"].strip())
    if (match := _TITLE.fullmatch(text)) and not source.title:
        source.title = match["what"]
        source.use(line, text[: match.start("what")])
        return True
    return take_place(source, line, text)


def times_labelled(text: str) -> Times | None:
    """Read a line that says when something is and nothing else: "Tid: 10:00-10:30"."""
    match = _WHEN.fullmatch(clean_line(text))
    return times(match["what"]) if match else None


def begins_labelled(text: str) -> int | None:
    """Read a line that says when all of it begins and nothing else: "Start: 13:00"."""
    match = _BEGINS.fullmatch(clean_line(text))
    found = _whole_times(match["what"], alone=True) if match else None
    return found.start if found and found.end is None else None


def is_of_paper(text: str) -> bool:
    """Return whether a line says that the date below it is not that of the meeting."""
    short = len(text.split()) <= _FEW_WORDS and dates.find(text) is None
    return short and _NOT_OF_IT.search(text) is not None


def take_place(source: Source, line: int, text: str) -> bool:
    """Read a line that says where everything is; False if it is no such line."""
    match = _WHERE.fullmatch(clean_line(text))
    if match is None or source.place:
        return False
    where, *rest = _SENTENCE.split(match["what"], maxsplit=1)
    source.place = clean_line(where)
    source.use(line, text[: match.start("what")])
    for more in rest:
        if not take_zone_said(source, line, more):
            source.no_session(line, more)
    return True


def wants_title(source: Source) -> bool:
    """Return whether no title is known but what kind of paper it is: "Kallelse"."""
    return not source.title or _DOCUMENT.fullmatch(source.title) is not None


def is_label(text: str) -> bool:
    """Return whether a line has the form of those that say something of the whole meeting."""
    text = clean_line(text)
    when = _WHEN.fullmatch(text)
    alone = when is not None and not when["sign"].strip()
    known = when and (
        not alone or dates.whole(when["what"]) or _whole_times(when["what"], alone=True)
    )
    return bool(known or _TITLE.fullmatch(text) or _WHERE.fullmatch(text))


def take_hours(source: Source, days: Days, line: int, text: str) -> str:
    """Read when the day that is on begins and ends, and give the rest of the text."""
    hours, rest = take_times(text)
    if hours is None or not take_zone(source, line, hours.zone):
        return text
    days.lasts(hours.start, hours.end)
    source.use(line, text)
    return rest


def _is_about_it(text: str, rest: str) -> bool:
    """Return whether a sentence says when this meeting is; `rest` is the text beside its date."""
    return bool(
        _OF_IT.search(text)
        and not (_NOT_OF_IT.search(text) or _OF_ANOTHER.search(text))
        and dates.find(rest) is None
        and len(text) < _LONGEST_SENTENCE
    )


def take_when(source: Source, days: Days, line: int, text: str) -> bool:
    """Read a line that is a date and times and little else; False if it is no such line."""
    found = dates.find(text)
    if found is None:
        return False
    hours, rest = take_times(dates.beside(text, found))
    if hours is None or (len(rest.split()) > _MOST_WORDS and not _is_about_it(text, rest)):
        return False
    return _when(source, days, line, text, text, alone=False)


def take_dated(source: Source, days: Days, line: int, text: str) -> bool:
    """Read a line that is a date with its year and little else; False if it is no such line."""
    found = dates.find(text)
    if found is None or found.year is None or _NOT_OF_IT.search(text):
        return False
    rest = dates.beside(text, found)
    few = len(rest.split()) <= _MOST_WORDS or _is_about_it(text, rest)
    if not few or times_anywhere(rest):
        return False
    if days.on(line, text, found):
        message = phrase("Of “{text}” only the day is taken over.", text=shown(text))
        source.left_out(line, message, rest, timing=True)
    return True


def _without_zone(source: Source, days: Days, line: int, text: str) -> str:
    """Take the zone that Outlook shows after a time with its cities, and give the rest."""
    match = _ZONE_SHOWN.search(text)
    zone = displayed(match[0].rstrip(" ."), days.here) if match else None
    if match is None or zone is None or not take_zone(source, line, str(zone)):
        return text
    return text[: match.start()].rstrip()


def take_zone_said(source: Source, line: int, text: str) -> bool:
    """Take the zone from "All times are in CET"; False if that is not all that a text says."""
    match = _ZONE_SAID.search(text) or _ZONE_BY_NAME.search(text)
    if match is None:
        return False
    name = match["zone"]
    zone = _ZONES_BY_NAME.get(name.casefold(), name)
    if not take_zone(source, line, zone):
        return False
    if zone != name:
        message = phrase("“{letters}” is taken for {zone}.", letters=match["name"], zone=zone)
        source.assumed(line, message, timing=True)
    source.use(line, match[0])
    return match[0].strip(" .()*") == text.strip(" .()*")


def take_subject(source: Source, days: Days) -> None:
    """Take the day that a title above the text names, as in an e-mail, where nothing else does."""
    found = dates.find(source.title)
    if (
        source.first
        or found is None
        or _NOT_OF_IT.search(source.title)
        or _OF_ANOTHER.search(source.title)
    ):
        return
    source.first = days.read(1, source.title, found, dates.weekday_after(source.title, found))
    if source.first is not None:
        take_hours(source, days, 1, dates.beside(source.title, found))


def take_zone(source: Source, line: int, letters: str) -> bool:
    """Set the zone that stands after the hours of a meeting; False if another is set already."""
    meant = zone_meant(letters)
    if not meant or source.zone == meant:
        return True
    if source.zone:
        return False
    source.zone = meant
    if meant != letters:
        message = phrase("“{letters}” is taken for {zone}.", letters=letters, zone=meant)
        source.assumed(line, message, timing=True)
    return True


def _whole_times(text: str, *, alone: bool) -> Times | None:
    """Read a text that is times; behind no sign only those that can be nothing else."""
    surely = _SURELY_TIMES if alone else _NOT_A_NUMBER
    return times(text) if surely.search(text) else None


def _when(  # noqa: PLR0913
    source: Source, days: Days, line: int, text: str, what: str, *, alone: bool
) -> bool:
    """Take a date and hours; `alone` is whether nothing else may stand there."""
    what = _without_zone(source, days, line, what)
    found = dates.find(what)
    rest = dates.beside(what, found) if found else what
    whole = _whole_times(rest, alone=alone)
    hours, rest = (whole, "") if whole else take_times(rest)
    if (found is None and hours is None) or (alone and rest):
        return False
    source.use(line, text)
    if found:
        days.on(line, what, found)
    if hours and take_zone(source, line, hours.zone):
        days.lasts(hours.start, hours.end)
    elif hours:
        rest = what
    if rest:
        message = phrase("Of “{text}” only the day and the time are taken over.", text=shown(text))
        source.left_out(line, message, rest)
    return True
