"""What is in the meeting: its people, its sessions, and what was captured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.notes.capture import SIGNS
from facilitator.core.people import attendance, roster
from facilitator.core.record.people import Person
from facilitator.core.time.schedule import Row, Status, day_at
from facilitator.core.time.view import View
from facilitator.running.messages import SESSION_KINDS
from facilitator.running.prompts.prompt import Effect
from facilitator.running.prompts.sure import go, skip
from facilitator.tui.frame import keys
from facilitator.tui.frame.place import Place
from facilitator.tui.host import Host
from facilitator.tui.offers import doing
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import in_every_language
from facilitator.tui.rows.captures import words as note_words


def offers(host: Host, screen: Front) -> Iterator[Offer]:
    """List what there is to go to, and the sessions that can be gone on with."""
    if host.meeting is None or not isinstance(screen, Place):
        return
    view, language = host.view(), host.language
    for row in view.plan.rows:
        if row.status in (Status.UPCOMING, Status.INTERRUPTED):
            yield _go_on(host, screen, view, row)
            yield _skip(host, screen, view, row)
    day = day_at(view.state, view.plan.now)
    for person in roster.roster(view.state):
        yield Offer(
            Kind.PERSON,
            one_line(person.name),
            partial(_reveal, screen, "people", person.id),
            _of_person(view, person, day, language),
            _key(host, "place.people"),
        )
    for row in view.plan.rows:
        yield Offer(
            Kind.SESSION,
            f"{clock_time(row.begins, view.state.zone)} {one_line(row.session.title)}",
            partial(_reveal, screen, "programme", row.session.id),
            _of_session(view, row, language),
            _key(host, keys.PROGRAMME.id),
            words=(
                one_line(row.session.title),
                *_kind(row),
                *row.session.speakers,
                row.session.description,
            ),
        )
    for note in reversed([*view.state.notes.values()]):
        about = view.state.session(note.session)
        sign = SIGNS[note.kind]
        yield Offer(
            Kind.NOTE,
            f"{sign} {clock_time(note.at, view.state.zone)} {note_words(note, language)}".strip(),
            partial(_reveal, screen, "notes", note.id),
            one_line(about.title) if about else "",
            _key(host, "place.notes"),
        )


def _key(host: Host, id_: str | None) -> str:
    """Name the key of an act that every place has."""
    return next((host.key_names(each)[0] for each in keys.COMMON if each.id == id_), "")


def _reveal(screen: Front, place: str, id_: str) -> None:
    doing.go(screen, place, lambda there: there.reveal(id_))


def _go_on(host: Host, screen: Place, view: View, row: Row) -> Offer:
    """Offer to go to a session now; that is asked about where others count on it."""
    say, title = host.language.say, one_line(row.session.title)
    return Offer(
        Kind.ACT,
        say("{title}: go there now", title=title),
        _with(screen, lambda: go(host.led, row.session.id)),
        f"{_of_session(view, row, host.language)} · "  # as two days may have a lunch each
        f"{say('Ends what runs and starts this session.')}",
        _key(host, keys.GO_TO.id),
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


def _kind(row: Row) -> Iterator[str]:
    """Name the kind of a session: who looks for the break may not know that it is called coffee."""
    return in_every_language(SESSION_KINDS[row.session.kind])


def _of_person(view: View, person: Person, day: int, language: Language) -> str:
    body = roster.body_name(view.state, person)
    known = attendance.in_words(view.state, day, person.id, language)
    return ", ".join(filter(None, (one_line(body), *known)))


def _of_session(view: View, row: Row, language: Language) -> str:
    zone = view.state.zone
    end = row.expected_end or row.actual_end or row.slot.end
    day = language.weekday_and_day(view.state.dates[row.slot.day])
    return f"{day}, {clock_time(row.begins, zone)}\N{EN DASH}{clock_time(end, zone)}"
