"""`list --actions` shows what was taken on at the meetings, whichever record says it is done.

With `--json` it gives one `Actions` document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.cli.call import Call
from facilitator.cli.records import in_time_order, read_meetings, read_series
from facilitator.core.base import signs
from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean_line
from facilitator.core.notes.actions import Tracked, across
from facilitator.plain.output import data, out

Which = Literal["open", "done", "overdue"]

SIGNS: Final[dict[Which, str]] = {
    "open": signs.OPEN,
    "done": signs.DONE,
    "overdue": signs.HEED,
}
WORDS: Final[dict[Which, str]] = {
    "open": N_("open"),
    "done": N_("done"),
    "overdue": N_("overdue"),
}


class Wanted(NamedTuple):
    """Which actions are asked for; an overdue one is open, too."""

    series: str | None = None
    who: str | None = None
    which: Which | None = None


class Listed(Struct, frozen=True):
    """An action: who takes it on, by which local date, and at which meeting it was noted.

    `status` is "open", "overdue" or "done"; `done` is when it was ticked off (UTC).
    """

    id: str
    text: str
    who: str
    organisation: str
    due: dt.date | None
    status: Which
    done: dt.datetime | None
    meeting: str
    session: str
    series: str


class Actions(Struct, frozen=True):
    """The whole answer; `format` grows only when a field changes its meaning."""

    format: int
    actions: tuple[Listed, ...]


def show(call: Call, wanted: Wanted, *, as_json: bool) -> None:
    """List the actions that are asked for; raises `Refused` when there is no such series."""
    found = tuple(one for one in _actions(call, wanted) if _stands(one, wanted.which))
    if as_json:
        data(Actions(1, found))
    elif found:
        out("\n".join(_lines(found, call.language)))
    else:
        call.say("No actions match.")


def _of_whom(every: Sequence[Tracked], name: str) -> Sequence[Tracked]:
    """Return the actions of a person or an organisation, else of those whose name has this part."""
    if not name:
        return every
    exact = [one for one in every if name in _names(one)]
    return exact or [one for one in every if any(name in known for known in _names(one))]


def _names(one: Tracked) -> list[str]:
    return [name.casefold() for name in one.names]


def _stands(one: Listed, which: Which | None) -> bool:
    """Return whether an action stands as asked; one that is overdue is open, too."""
    return which in (None, one.status) or (which == "open" and one.status == "overdue")


def _actions(call: Call, wanted: Wanted) -> list[Listed]:
    series = wanted.series
    reads = in_time_order(read_meetings(call)) if series is None else read_series(call, series)
    states = [read.state for read in reads]
    zone = states[-1].zone if states else ZoneInfo("UTC")
    today = call.world.clock.now().astimezone(zone).date()
    found = _of_whom(across(states), clean_line(wanted.who or "").casefold())
    listed = [_listed(one, today) for one in found]
    return sorted(listed, key=lambda one: (one.organisation, one.who, one.due or dt.date.max))


def _listed(one: Tracked, today: dt.date) -> Listed:
    action = one.action
    status: Which = "done" if action.done else "overdue" if action.overdue(today) else "open"
    return Listed(
        action.id,
        action.text,
        action.who,
        one.organisation,
        action.due,
        status,
        action.done,
        action.meeting,
        action.session,
        one.series,
    )


def _lines(found: Sequence[Listed], language: Language) -> Iterator[str]:
    """Write who, and below it what they take on."""
    for (organisation, who), those in groupby(found, key=lambda one: (one.organisation, one.who)):
        names = dict.fromkeys(filter(None, map(clean_line, (who, organisation))))
        yield ", ".join(names) or language.say("nobody named")
        yield from (f"  {_line(one, language)}" for one in those)


def _line(one: Listed, language: Language) -> str:
    about = [language.say(WORDS[one.status])]
    if one.due:
        about.append(language.say("by {date}", date=one.due.isoformat()))
    about.append(clean_line(one.meeting))
    return f"{SIGNS[one.status]} {clean_line(one.text)} ({' · '.join(about)})"
