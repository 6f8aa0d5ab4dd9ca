"""What the app asks, as words and answers: on a screen keys give them, without one lines do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Language, clock_time
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.move import Move
from facilitator.core.record.plan import Anchor, Slot
from facilitator.core.record.sessions import AwayChoice, LeftoverChoice
from facilitator.core.record.state import State
from facilitator.core.time.moves import can_wait, left_over, on_another_day, upcoming
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.schedule import Schedule, day_at
from facilitator.opening import Opening, Request
from facilitator.running.away import Away
from facilitator.running.vigil import LONG, Absence

REHEARSE: Final = "rehearse"
AS_IT_IS: Final = "as-it-is"

MOST_TITLES: Final = 6
LONGEST_TITLE: Final = 60
"""As much of what was left over as leaves room for the answers."""

MOST_DAYS: Final = 9
"""As many as there are digits, but for the one that is left for the last answer."""

EARLY: Final = 2 * MINUTE
"""From how much time left on it is asked what becomes of it."""


class Answer(NamedTuple):
    """One answer: the key that gives it, its words, and the value it stands for."""

    key: str
    words: str
    value: str


class Question(NamedTuple):
    """A question with its answers; `escape` says what no answer means, "" that there has to be one.

    `detail` is what to know about it.
    """

    words: str
    answers: tuple[Answer, ...]
    detail: str = ""
    escape: str = ""


def _numbered(answers: Iterable[tuple[str, str]]) -> tuple[Answer, ...]:
    """Give each answer (words and value) a digit as its key, for questions that open by themselves.

    Letters would be those of a text that is being typed, or of a place.
    """
    return tuple(Answer(str(n % 10), *answer) for n, answer in enumerate(answers, 1))


def day(opening: Opening, language: Language) -> Question:
    """Ask which day of the programme today is."""
    say = language.say
    today = language.date(opening.today) if opening.today else ""
    answers = [
        (say("today is day {day} (planned {date})", day=n, date=date), str(n))
        for n, date in enumerate(map(language.date, opening.dates[:MOST_DAYS]), 1)
    ]
    if opening.record is None:
        answers.append((say("rehearse at the planned time"), REHEARSE))
    else:
        answers.append((say("open the record as it is"), AS_IT_IS))
    return Question(
        say("The programme has no day on {today}", today=today),
        _numbered(answers),
        say("Dates move to the day you choose; clock times stay."),
        say("Cancel"),
    )


def day_answer(
    answer: str | None, opening: Opening, request: Request
) -> tuple[Opening, Request] | None:
    """Say what to open after the answer, None for nothing."""
    if answer is None:
        return None
    if answer == REHEARSE:
        return replace(opening, rehearsal=True, today=None), replace(request, rehearse=True)
    if answer == AS_IT_IS:
        return replace(opening, today=None), request
    return opening, replace(request, day=int(answer))


def leave(
    language: Language,
    *,
    running: bool,
    unsaved: Sequence[str] = (),
    half_typed: Sequence[str] = (),
) -> Question:
    """Ask whether to leave while a session runs, or with text that was not kept.

    `unsaved` names the places and the forms in which text stands that would be lost, `half_typed`
    those in which it stands again when the meeting is resumed.
    """
    say = language.say
    detail = []
    if unsaved:
        detail.append(say("Leaving discards the text in: {places}", places=_listed(unsaved)))
    if half_typed:
        said = say("The text in {places} will be there again.", places=_listed(half_typed))
        detail.append(said)
    if running:
        detail.append(
            say("Everything is saved, and time goes on. “facilitator” resumes the meeting.")
            if not (unsaved or half_typed)
            else say("Time goes on, and “facilitator” resumes the meeting.")
        )
    return Question(
        say("A session is running. Leave all the same?")
        if running
        else say("There is text that was not kept. Leave all the same?"),
        (Answer("y", say("leave"), "leave"),),
        "\n".join(detail),
        say("stay"),
    )


def _listed(names: Sequence[str]) -> str:
    return " · ".join(cut(one_line(name), LONGEST_TITLE) for name in names)


def away(asked: Away, state: State, language: Language) -> Question:
    """Ask what the time away was; what was taken back need not be said anew."""
    absence = asked.absence
    say = language.say
    times = {
        "length": language.minutes(absence.length),
        "since": clock_time(absence.since, state.zone),
        "until": clock_time(absence.until, state.zone),
    }
    back = absence.length < ZERO
    words = (
        say("The clock went back {length}, from {since} to {until}", **times)
        if back
        else say("Away {length}, from {since} to {until}", **times)
    )
    session = state.session(state.current)
    answers = [
        (say("count it: the session went on"), "counted"),
        (say("a pause: it does not count"), "paused"),
    ]
    if not back:
        answers.append((say("the session ended at {since}", since=times["since"]), "ended"))
    long = not asked.again and (absence.length > LONG or _other_date(absence, state))
    title = session.title if session else ""
    return Question(words, _numbered(answers), title, "" if long else say("count it"))


def _other_date(absence: Absence, state: State) -> bool:
    zone = state.zone
    return absence.since.astimezone(zone).date() != absence.until.astimezone(zone).date()


def away_choice(answer: str | None) -> AwayChoice:
    """Read the answer; none means that the time counts."""
    match answer:
        case "paused":
            return "paused"
        case "ended":
            return "ended"
        case _:
            return "counted"


def another_day(
    slot: Slot | None, state: State, now: dt.datetime, language: Language
) -> Question | None:
    """Ask whether to go to a session, if it is on another day than the meeting."""
    if slot is None or not on_another_day(state, now, slot):
        return None
    say = language.say
    words = say(
        "“{title}” is on day {day}, {date}. Go there now?",
        title=_short(slot),
        day=slot.day + 1,
        date=language.date(state.dates[slot.day]),
    )
    here = day_at(state, now)
    passed = sum(left.day >= here for left in left_over(state, slot.day))
    detail = language.count(
        "{n} session before it would not be held.",
        "{n} sessions before it would not be held.",
        passed,
    )
    answers = (Answer("y", say("go there"), "go"),)
    return Question(words, answers, detail if passed else "", say("stay"))


def skipping(slot: Slot | None, state: State, language: Language) -> Question | None:
    """Ask whether to skip a session that others count on: it is fixed, remote or has groups."""
    if slot is None or state.of(slot.session.id).over or slot.session.id == state.current:
        return None
    reasons = list(_counted_on(slot, state, language))
    if not reasons:
        return None
    say = language.say
    answers = (Answer("y", say("skip it"), "skip"),)
    words = say("Skip “{title}”?", title=_short(slot))
    return Question(words, answers, "\n".join(reasons), say("hold it"))


def _counted_on(slot: Slot, state: State, language: Language) -> Iterator[str]:
    say, session = language.say, slot.session
    if slot.anchor is Anchor.FIXED:
        yield say("It begins at a fixed time: {at}.", at=clock_time(slot.start, state.zone))
    if session.end_fixed:
        yield say("It ends at a fixed time: {at}.", at=clock_time(slot.end, state.zone))
    if session.remote:
        names = cut(one_line(", ".join(session.speakers)), LONGEST_TITLE)
        yield say("{names} joins by link.", names=names) if names else say("It is held by link.")
    if session.kind == "groups" or state.groupings.get(session.id, NO_GROUPS).groups:
        yield say("It is held in groups.")


def _short(slot: Slot) -> str:
    return cut(one_line(slot.session.title), LONGEST_TITLE)


def early(plan: Schedule, state: State, language: Language, *, meant: str) -> Question | None:
    """Ask what to do when a session is over before its time and the next is planned later.

    `meant` is "next" or "wait", by the key that was pressed; the answer to that comes first.
    """
    row, here = plan.following, plan.current
    if row is None or here is None or plan.remaining is None or plan.remaining < EARLY:
        return None
    if row.slot.day != here.slot.day or row.slot.start <= plan.now:
        return None
    say, zone = language.say, state.zone
    title = cut(one_line(row.session.title), LONGEST_TITLE)
    at = clock_time(row.slot.start, zone)
    answers = [
        Answer("n", say("start {title} now", title=title), "next"),
        Answer("w", say("wait for {title} until {at}", title=title, at=at), "wait"),
    ]
    held = state.slot(can_wait(state, plan.now))
    if held is not None:
        later = clock_time(held.start, zone)
        words = say("start it now, keep the time: the one after waits until {at}", at=later)
        answers.append(Answer("b", words, "bank"))
    if meant == "wait":
        answers[:2] = [Answer("e", answers[1].words, "wait"), answers[0]]
    answers[0] = answers[0]._replace(words=say("{what} (or Enter)", what=answers[0].words))
    left = language.minutes(plan.remaining)
    asked = say("{left} left: over early. What comes now?", left=left)
    return Question(asked, tuple(answers), escape=say("go on with this session"))


# A fixed point in conflict

WORSE: Final = 5 * MINUTE
"""How much worse it must get for a conflict to be asked about again."""


class Conflict(NamedTuple):
    """A fixed point that cutting alone, or nothing, can keep, and by how much it is missed."""

    session: str
    missing: dt.timedelta
    question: Question


class Conflicts:
    """Remembers how bad a conflict was when it was asked about: only a worse one is asked again."""

    def __init__(self) -> None:
        """Begin with nothing asked."""
        self._known: dict[str, dt.timedelta] = {}

    def due(self, plan: Schedule, state: State, language: Language) -> Conflict | None:
        """Give the conflict to ask about now, and remember that it was asked."""
        found = conflict(plan, state, language)
        if found is None:
            return None
        known = self._known.get(found.session)
        if known is None and found.session in state.programme.accepted:
            known = found.missing  # accepted before the program was started
        if known is not None and found.missing < known + WORSE:
            self._known.setdefault(found.session, known)
            return None
        self._known[found.session] = found.missing
        return found

    def forget(self) -> None:
        """Ask anew, as after an undo."""
        self._known.clear()


def conflict(plan: Schedule, state: State, language: Language) -> Conflict | None:
    """Ask what to do about the fixed point ahead, when shortening is no longer enough to keep it.

    Before a day has begun there is nothing to ask.
    """
    point = plan.fixed_point
    if point is None or not point.lost or not state.day_begun(point.row.slot.day):
        return None
    say, zone, row = language.say, state.zone, point.row
    title = cut(one_line(row.session.title), LONGEST_TITLE)
    at = clock_time(row.slot.start, zone)
    late = clock_time(row.expected_start or row.slot.start, zone)
    answers = (
        (say("rebalance: see what can be cut"), "rebalance"),
        (say("accept that it begins late"), "accept"),
        (say("move it to {late} and cut nothing", late=late), "move"),
    )
    saves = propose(state, plan.now).first
    saved = saves is not None and saves.until == row.slot and saves.saved
    detail = (
        say("Only cutting sessions keeps it now.")
        if saved
        else say(
            "Shortening all that comes before it is {missing} too little.",
            missing=language.minutes(point.missing),
        )
    )
    words = say("{title} {at} begins at {late} as things are", title=title, at=at, late=late)
    return Conflict(
        row.session.id,
        point.missing,
        Question(words, _numbered(answers), detail, say("decide later")),
    )


def conflict_move(answer: str | None, session: str) -> tuple[Move, Mapping[str, object]] | None:
    """Give the move that an answer makes at once, with its arguments; None if it makes none."""
    match answer:
        case "move":
            return rebalance, {"ways": (), "moving": (session,)}
        case "accept":
            return accept, {"session": session}
        case _:
            return None


def leftover(slots: tuple[Slot, ...], state: State, language: Language) -> Question:
    """Ask what becomes of sessions that were not held."""
    say, count = language.say, len(slots)
    homework = language.count("make homework of it", "make homework of them", count)
    answers = [
        (homework, "homework"),
        (language.count("drop it", "drop them", count), "dropped"),
    ]
    if all(slot.day + 1 < len(state.dates) for slot in slots):
        answers.insert(0, (_take_up(slots, state, language), "next-day"))
    named = [cut(slot.session.title, LONGEST_TITLE) for slot in slots[:MOST_TITLES]]
    titles = [f"{signs.BULLET} {title}" for title in named]
    if count > MOST_TITLES:
        titles.append(say("and {n} more", n=count - MOST_TITLES))
    words = language.count(
        "{n} session was not held. What becomes of it?",
        "{n} sessions were not held. What becomes of them?",
        count,
    )
    return Question(words, _numbered(answers), "\n".join(titles), say("decide later"))


def _take_up(slots: tuple[Slot, ...], state: State, language: Language) -> str:
    """Offer to hold on the day after what a day did not get round to; that may have come."""
    here = state.slot(state.cursor)
    if here is not None and all(slot.day + 1 == here.day for slot in slots):
        return language.count("take it today", "take them today", len(slots))
    return language.count("take it on the next day", "take them on the next day", len(slots))


def not_held(state: State, now: dt.datetime) -> tuple[Slot, ...]:
    """List what is left of the days that are over: those before the day the meeting is on."""
    if state.cursor is None:
        return ()
    here = day_at(state, now)
    following = upcoming(state, now)
    awaited = state.current is not None or (following is not None and following.day == here)
    return left_over(state, here if awaited else here + 1)


def leftover_choice(answer: str | None) -> LeftoverChoice | None:
    """Read the answer."""
    match answer:
        case "next-day":
            return "next-day"
        case "homework":
            return "homework"
        case "dropped":
            return "dropped"
        case _:
            return None
