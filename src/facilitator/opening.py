"""Opening decides which record an agenda or a reference means, by which clock it goes, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.clock import Clock, SimulatedClock
from facilitator.core.base.language import Phrase, phrase
from facilitator.core.record.agenda import Agenda
from facilitator.core.record.plan import plan
from facilitator.core.record.state import State
from facilitator.core.time.moves import move_day
from facilitator.files.agenda.file import Problem, UnreadableFile, parse, read
from facilitator.files.errors import FileProblem
from facilitator.files.records.followed import Followed
from facilitator.files.records.library import Library, heading
from facilitator.meeting import Meeting, Writer, create, go_on, resume

if TYPE_CHECKING:
    from facilitator.files.records.sharing.joining import Me
    from facilitator.files.records.sharing.shared_meeting import SharedMeeting


class InvalidAgenda(Exception):  # noqa: N818 - it is an answer about a file
    """The agenda file has problems; all of them are listed."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        """List the problems of the file at `path`."""
        super().__init__(str(path))
        self.path = path
        self.problems = problems


class Desk(NamedTuple):
    """What every opening needs: where records live, the real clock and how to sign events.

    `name` is what the user is called where a meeting is shared, and `share` gives a series the
    folder that its meetings are shared through.
    """

    library: Library
    clock: Clock
    by: str
    new_id: Callable[[], str]
    name: str = ""
    share: Mapping[str, Path] = MappingProxyType({})

    @property
    def me(self) -> Me:
        """Who shares a meeting, or joins it."""
        from facilitator.files.records.sharing.joining import Me

        return Me(self.name or self.by, self.by, self.new_id)


class Request(Struct, frozen=True):
    """How to open: as a rehearsal or not, from which instant, at what speed, as which day.

    `day` counts from 1 and makes today that day; `fresh` starts a new record in any case.
    """

    rehearse: bool = False
    at: dt.datetime | None = None
    speed: float = 1
    day: int | None = None
    fresh: bool = False


class Opening(Struct, frozen=True):
    """What is about to be opened, before anything is written.

    `resumed` is the record to go on with, as it reads now, None for a new one; `dates` are the
    days' dates and `today` the local date when none of them is today and the user has to say what
    today is. `joins` is the meeting in a shared folder that the new record is of.
    """

    agenda: Agenda
    text: str
    resumed: Followed | None
    rehearsal: bool
    dates: tuple[dt.date, ...]
    today: dt.date | None = None
    source: Path | None = None
    joins: SharedMeeting | None = None

    @property
    def record(self) -> Path | None:
        """The journal to resume, None for a new record."""
        return self.resumed.journal.path if self.resumed else None


def read_agenda(path: Path, text: str | None = None) -> tuple[Agenda, str]:
    """Read an agenda file, with its text, or the `text` of one that was read already.

    Raises `UnreadableFile` and `InvalidAgenda`.
    """
    text = read(path) if text is None else text
    parsed = parse(text)
    if parsed.agenda is None:
        raise InvalidAgenda(path, parsed.problems)
    return parsed.agenda, text


def of_agenda(desk: Desk, path: Path, request: Request) -> Opening:
    """Prepare to run an agenda file, resuming its unfinished record.

    Raises `UnreadableFile` and `InvalidAgenda`.
    """
    agenda, text = read_agenda(path)
    record = None if request.fresh else desk.library.unfinished(agenda, rehearsal=request.rehearse)
    if record is not None:
        return _resuming(desk, record, path)
    place = desk.share.get(agenda.series)
    if place is not None and not (request.rehearse or request.fresh):
        for meeting in joinable(desk, place):
            if meeting.heading == heading(agenda):
                return of_shared(meeting, path)
    dates = tuple(day.date for day in agenda.days)
    today = None if request.rehearse else _not_planned(desk.clock.now(), agenda, dates)
    return Opening(agenda, text, None, request.rehearse, dates, today, source=path)


def joinable(desk: Desk, *places: Path) -> Iterator[SharedMeeting]:
    """Find the meetings that can be joined in shared folders, by default in all configured."""
    from facilitator.files.records.sharing.joining import meetings, shares

    known = {share.place for share in shares(desk.library)}
    for place in dict.fromkeys(places or desk.share.values()):
        for meeting in meetings(place.absolute()):
            if meeting.folder not in known:
                yield meeting


def of_shared(meeting: SharedMeeting, source: Path | None = None) -> Opening:
    """Prepare to join a meeting that is in a shared folder."""
    fact = meeting.opened
    dates = tuple(day.date for day in fact.agenda.days)
    return Opening(fact.agenda, fact.text, None, False, dates, source=source, joins=meeting)


def of_record(desk: Desk, journal: Path, source: Path | None = None) -> Opening:
    """Prepare to resume a record; raises `JournalError`."""
    return _resuming(desk, Followed.open(journal), source)


def _resuming(desk: Desk, record: Followed, source: Path | None) -> Opening:
    state = record.state
    today = None
    if not (state.rehearsal or state.finished or state.current):
        today = _not_planned(desk.clock.now(), state.agenda, state.dates)
    return Opening(state.agenda, state.text, record, state.rehearsal, state.dates, today, source)


def open_meeting(
    desk: Desk, opening: Opening, request: Request, seconds: Callable[[], float]
) -> Meeting:
    """Open what was prepared; `seconds` is the real clock that a rehearsal's speed multiplies.

    Raises `WriteFailed`, `JournalError` and `Refused` (for a day that cannot be today).
    """
    rehearsal = opening.rehearsal
    if opening.joins is not None:
        return _joined(desk, opening, opening.joins)
    if opening.resumed is None:
        start = request.at or plan(opening.agenda)[0].start
        clock = SimulatedClock(start, request.speed, seconds) if rehearsal else desk.clock
        writer = Writer(clock, desk.by, desk.new_id)
        meeting = create(desk.library, opening.agenda, opening.text, writer, rehearsal=rehearsal)
    else:
        meeting = go_on(opening.resumed, Writer(desk.clock, desk.by, desk.new_id))
        if rehearsal:
            start = _later(meeting.state, request.at)
            clock = SimulatedClock(start, request.speed, seconds)
            meeting.writer = Writer(clock, desk.by, desk.new_id)
    try:
        if request.day is not None and opening.today is not None and not rehearsal:
            meeting.do(move_day, request.day, opening.today)
    finally:
        if opening.resumed is None:  # which meetings came before depends on when this one is held
            _bring_forward(desk.library, meeting)
    _share_as_configured(desk, meeting)
    remember(desk, meeting, opening.source)
    return meeting


def _joined(desk: Desk, opening: Opening, joins: SharedMeeting) -> Meeting:
    """Make a record of a meeting in a shared folder, with all that is there of it."""
    from facilitator.files.records.sharing.exchange import Exchange
    from facilitator.files.records.sharing.joining import join

    path = join(desk.library, joins, desk.me)
    Exchange(path, desk.clock.now, desk.new_id).once(sign=False)
    meeting = resume(path, Writer(desk.clock, desk.by, desk.new_id))
    remember(desk, meeting, opening.source)
    return meeting


def _share_as_configured(desk: Desk, meeting: Meeting) -> None:
    """Begin to share a meeting of a series for which a folder is configured."""
    state, path = meeting.state, meeting.journal.path
    place = desk.share.get(state.agenda.series)
    if place is None or state.rehearsal or state.finished or state.sharing.names:
        return
    from facilitator.files.records.sharing.exchange import Exchange
    from facilitator.files.records.sharing.joining import share

    try:
        share(path, place, desk.me)
    except FileProblem as problem:
        meeting.notices.append(phrase("This meeting is not shared: {why}", why=problem.phrase))
        return
    Exchange(path, desk.clock.now, desk.new_id).once(sign=False)
    meeting.follow()


def remember(desk: Desk, meeting: Meeting, agenda: Path | None) -> None:
    """Remember a meeting as `remember_record` does."""
    remember_record(desk.library, meeting.journal.path, meeting.state, desk.clock.now(), agenda)


def remember_record(
    library: Library, journal: Path, state: State, now: dt.datetime, agenda: Path | None = None
) -> None:
    """Remember a record as the one opened last, and the file of its agenda if it is known.

    A rehearsal is not, while a meeting that is no rehearsal is under way: commands go on to mean
    that one.
    """
    library.opened(journal, agenda, aside=state.rehearsal and meeting_under_way(library, now))


def meeting_under_way(library: Library, now: dt.datetime) -> bool:
    """Return whether the record opened last is of a meeting, no rehearsal, that is under way.

    It is from when it was opened, on its first day, until it is closed or its last day is over;
    where a session still runs after midnight, until that has ended.
    """
    path = library.last_record
    if path is None:
        return False
    with suppress(FileProblem):
        state = Followed.open(path).state
        today = now.astimezone(state.zone).date()
        held = state.current is not None or state.dates[0] <= today <= state.dates[-1]
        return held and not (state.rehearsal or state.finished)
    return False


def _bring_forward(library: Library, meeting: Meeting) -> None:
    """Take over what the meetings of the series before this one left to it."""
    if not meeting.state.agenda.series:
        return
    from facilitator.core.series.carrying import bring_forward
    from facilitator.files.records.series import earlier_text, left_before

    def missed(why: Phrase) -> None:
        meeting.notices.append(
            phrase("Nothing was taken over from a meeting that cannot be read: {why}", why=why)
        )

    earlier = left_before(library, meeting.state, meeting.journal.path, missed)
    if earlier is not None:
        meeting.do(bring_forward, earlier_text(earlier), earlier)


def agenda_of(library: Library, state: State) -> Path | None:
    """Find the file of a record's agenda: the one opened last, if it plans the same meeting."""
    path = library.last_agenda
    if path is None:
        return None
    with suppress(UnreadableFile):
        text = read(path)
        if text == state.text:
            return path
        agenda = parse(text, warnings=False).agenda
        if agenda is not None and heading(agenda) == heading(state.agenda):
            return path
    return None


def _later(state: State, at: dt.datetime | None) -> dt.datetime:
    """Let a rehearsal go on from its last event, or from a later instant that was asked for."""
    last = state.last or dt.datetime.min.replace(tzinfo=dt.UTC)
    return max(last, at) if at else last


def _not_planned(now: dt.datetime, agenda: Agenda, dates: tuple[dt.date, ...]) -> dt.date | None:
    """Return today's local date if the meeting has no day today."""
    today = now.astimezone(ZoneInfo(agenda.timezone)).date()
    return None if today in dates else today
