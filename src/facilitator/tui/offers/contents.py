"""What is in the meeting: its people and its sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_, Language, clock_time
from facilitator.core.people import attendance, roster
from facilitator.core.record.people import Person
from facilitator.core.time.schedule import PAST, Row, Schedule, Status, day_at
from facilitator.core.time.view import View
from facilitator.running.messages import SESSION_KINDS
from facilitator.running.prompts.prompt import Effect
from facilitator.running.prompts.sure import go, skip
from facilitator.tui.frame import keys
from facilitator.tui.frame.place import Place
from facilitator.tui.host import Host
from facilitator.tui.offers import doing
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.keyed import key_of
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import in_every_language, split

_OF_THE_RUNNING: Final = N_("now, time left, left, on now, longer, going on")
_OF_THE_NEXT: Final = N_(
    "next, comes next, happens next, coming up, start, start again, begin, begin again"
)
_OF_THE_LAST: Final = N_("last, end, ends, finish, stop, done, go home, end time, the day ends")
"""What is asked for of one session of the day, in English, with commas between."""

_OF_THE_NEXT_BREAK: Final = N_("next break, break soon")
_OF_A_BREAK: Final = N_("coffee, tea")
_OF_A_MEAL: Final = N_("food, eat, meal")
_A_MEAL: Final = 40
"""A break planned for as many minutes is a meal."""


def offers(host: Host, screen: Front) -> Iterator[Offer]:
    """List what there is to go to, and the sessions that can be gone on with."""
    if host.meeting is None or not isinstance(screen, Place):
        return
    view = host.view()
    for row in view.plan.rows:
        if row.status in (Status.UPCOMING, Status.INTERRUPTED):
            yield _go_on(host, screen, view, row)
            yield _skip(host, screen, view, row)
    yield from _people(host, screen, view)
    yield from _sessions(host, screen, view)


def _people(host: Host, screen: Place, view: View) -> Iterator[Offer]:
    day = day_at(view.state, view.plan.now)
    for person in roster.roster(view.state):
        yield Offer(
            Kind.PERSON,
            one_line(person.name),
            partial(doing.reveal, screen, "people", person.id),
            _of_person(view, person, day, host.language),
            key_of(host, "place.people"),
        )


def _sessions(host: Host, screen: Place, view: View) -> Iterator[Offer]:
    # What is over is asked for least: "when is the break" means the next one.
    for row in sorted(view.plan.rows, key=_is_over):
        title, own = one_line(row.session.title), row.session
        yield Offer(
            Kind.SESSION,
            f"{clock_time(row.begins, view.state.zone)} {title}",
            partial(doing.reveal, screen, "programme", own.id),
            _of_session(view, row, host.language),
            key_of(host, keys.PROGRAMME.id),
            words=(
                title,
                *_kind(row),
                *_eaten(row),
                *own.speakers,
                own.description,
                *_asked_for(row, view.plan),
            ),
        )


def _go_on(host: Host, screen: Place, view: View, row: Row) -> Offer:
    """Offer to go to a session now; that is asked about where others count on it."""
    say, title = host.language.say, one_line(row.session.title)
    return Offer(
        Kind.ACT,
        say("{title}: go there now", title=title),
        _with(screen, lambda: go(host.led, row.session.id)),
        f"{_of_session(view, row, host.language)} · "  # as two days may have a lunch each
        f"{say('Ends what runs and starts this session.')}",
        key_of(host, keys.GO_TO.id),
        words=(title, *_kind(row), *in_every_language("Go to")),
        listed=False,
    )


def _skip(host: Host, screen: Place, view: View, row: Row) -> Offer:
    """Offer to skip a session; that is asked about where others count on it."""
    say, title = host.language.say, one_line(row.session.title)
    return Offer(
        Kind.ACT,
        say("{title}: skip it", title=title),
        _with(screen, lambda: skip(host.led, row.session.id)),
        f"{_of_session(view, row, host.language)} · {say('Leaves it out; the minutes say so.')}",
        words=[f"{word} {title}" for word in in_every_language("Skip")],
        listed=False,
    )


def _with(screen: Place, effect: Callable[[], Effect]) -> Callable[[], None]:
    """Do something from the place in front, asking there what has to be asked."""
    return lambda: doing.go(screen, screen.name or "run", lambda there: there.perform(effect()))


def _is_over(row: Row) -> bool:
    return row.status in PAST


def _kind(row: Row) -> Iterator[str]:
    """Name the kind of a session: who looks for the break may not know that it is called coffee."""
    yield from in_every_language(SESSION_KINDS[row.session.kind])


def _eaten(row: Row) -> Iterator[str]:
    """Name what one has in a break."""
    if row.session.kind == "break":
        yield from split(_OF_A_BREAK)
        if row.session.duration >= _A_MEAL:
            yield from split(_OF_A_MEAL)


def _asked_for(row: Row, plan: Schedule) -> Iterator[str]:
    """Name what is asked of whichever session it is: what comes next, when the day ends."""
    of_day = [each for each in plan.rows if each.slot.day == plan.day]
    coming = next((each for each in plan.rows if each.status is Status.UPCOMING), None)
    if row is (plan.current or coming):
        yield from split(_OF_THE_RUNNING)
    if row is coming:
        yield from split(_OF_THE_NEXT)
    breaks = (each for each in plan.rows if each.session.kind == "break" and not _is_over(each))
    if row is next((each for each in breaks if each is not plan.current), None):
        yield from split(_OF_THE_NEXT_BREAK)
    if of_day and row is of_day[-1]:
        yield from split(_OF_THE_LAST)


def _of_person(view: View, person: Person, day: int, language: Language) -> str:
    body = roster.body_name(view.state, person)
    known = attendance.in_words(view.state, day, person.id, language)
    return ", ".join(filter(None, (one_line(body), *known)))


def _of_session(view: View, row: Row, language: Language) -> str:
    zone = view.state.zone
    end = row.expected_end or row.actual_end or row.slot.end
    day = language.weekday_and_day(view.state.dates[row.slot.day])
    return f"{day}, {clock_time(row.begins, zone)}\N{EN DASH}{clock_time(end, zone)}"
