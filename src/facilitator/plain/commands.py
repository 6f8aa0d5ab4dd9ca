"""The commands: one line is one of them, or an answer, or something to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from facilitator.core.base.clock import SimulatedClock
from facilitator.core.base.language import N_, Language, clock_time, phrase
from facilitator.core.base.reference import perhaps_meant
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line
from facilitator.core.notes.capture import PRIVATE, SIGNS, parse
from facilitator.core.record.move import Move
from facilitator.core.record.state import State
from facilitator.core.rounds import moves as round_moves
from facilitator.core.rounds import standing
from facilitator.core.time import moves, speakers
from facilitator.core.time.next_instant import next_event
from facilitator.core.time.rebalance.propose import accept, propose, rebalance
from facilitator.core.time.rebalance.sentences import sentences
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import Status
from facilitator.core.time.speakers import Swap
from facilitator.files.errors import FileProblem
from facilitator.plain.loop import REPLAN, Loop
from facilitator.plain.reading import PLACES, read
from facilitator.plain.reloading import reload
from facilitator.running import questions as asking
from facilitator.running import remote_lines as remote
from facilitator.running.questions import Answer, Question
from facilitator.running.steps import ANOTHER_DAY, STEPS, Step

LETTERS: Final[Mapping[str, str]] = {
    "n": "next",
    "e": "end",
    "p": "toggle",
    "b": "back",
    "s": "skip",
    "g": "go",
    "u": "undo",
    "y": "redo",
    "a": "add",
    "l": "lost",
    "m": "message",
    "v": "page",
    "c": "countdown",
    "2": "notes",
    "3": "groups",
    "4": "homework",
    "5": "words",
    "6": "people",
    "7": "series",
    "o": "review",
}
"""The app's keys, where they are moves of `control` or places to read."""

NAMING: Final = ("go", "skip", "lost")
"""The moves that name a session, by its id or by a part of its title."""

CAPTURE_SIGNS: Final = "".join(SIGNS.values()) + PRIVATE + "”“„»«"
"""What a line begins with that is kept, with the quotation marks that keyboards make of '"'."""

SPEEDS: Final = (1, 10, 60)
"""How many times as fast as a real clock a rehearsal's may run."""

WAY_LETTERS: Final[Mapping[str, Way | None]] = {
    "b": "breaks",
    "p": "proportional",
    "o": "optional",
    "g": None,
}
"""The ways to make up time that can be named after `r`; the gaps in the plan are always used."""

_MINUTES: Final = re.compile(r"([+-])\s*(\d*)")

HELP: Final[tuple[tuple[str, str], ...]] = (
    ("n, next", N_("go on to the next session")),
    ("start", N_("start the next session, or go on after a pause")),
    ("p, pause", N_("pause, or go on")),
    ("e, end", N_("end the session and wait")),
    ("b, back", N_("go back to the session before")),
    ("+ 5, - 5", N_("give the session minutes, or take them")),
    ("s, skip", N_("leave out the next session, or the one named after it")),
    ("g, go", N_("list the sessions; with one named after it, go to that")),
    ("r", N_("say what replanning the rest of the day would do; r again or r! does it")),
    ("r b, r p, r o, r g", N_("the same with breaks, all, what is optional, or only the gaps")),
    ("a, add", N_("add a session: minutes and title")),
    ("l, lost", N_("say what fits while a remote speaker is away, or hold the session named")),
    ("works", N_("say that the line to the remote speaker works")),
    ("t", N_("give the turn to the next one in a round")),
    ("u, undo", N_("take back the last step")),
    ("y, redo", N_("do again what was taken back")),
    ("reload", N_("tell what was changed in the agenda file, and take it over")),
    ("m, message", N_("show the room a message")),
    ("v, page", N_("choose what the room sees")),
    ("c, countdown", N_("start a countdown: minutes or a clock time, or stop")),
    ("2, notes", N_("read what was captured, session by session")),
    ("3, groups", N_("read who is in which group")),
    ("4, homework", N_("read who has handed in what")),
    ("scan", N_("read what was found in the regions")),
    ("5, words", N_("read which concepts are used by whom")),
    ("6, people", N_("read who is on the list and who is here")),
    ("7, series", N_("read the open actions and the coming meetings")),
    ("o, review", N_("read the times, planned and actual")),
    ("j, f", N_("in a rehearsal: jump ahead, run faster")),
    ("x, export", N_("write the minutes")),
    ("close", N_("close the meeting")),
    ("q", N_("leave; the meeting can be resumed")),
    (
        'i, !, >, ", ?, #, =, %',
        N_(
            "before a text: keep a note, decision, action, quote, question, idea, summary, private "
            "note"
        ),
    ),
)
"""What each command does."""


def obey(loop: Loop, line: str) -> None:
    """Do what a line says; a question that waits for an answer comes first."""
    text = clean(line).strip()
    words = text.split()
    if text == "?":
        _help(loop)
    elif text[:1] and text[0] in CAPTURE_SIGNS:
        _keep(loop, text)
    elif words[:1] and words[0].lower() == "i":
        _keep(loop, text[1:].strip(), note=True)
    elif not _answered(loop, clean_line(text).lower()):
        _command(loop, text)


def _answered(loop: Loop, word: str) -> bool:
    """Take a line as the answer to the question asked last; any other command drops it."""
    if not loop.asked:
        return False
    asked = loop.asked[-1]
    if not loop.seen(asked):
        return False
    answers = asked.question.answers
    value = next((one.value for one in answers if one.key.lower() == word), None)
    if value is None and word in asked.first:
        value = answers[0].value
    if value is None and not asked.question.escape and word == "q":
        return False  # the question is open as long as the meeting is
    if value is None and not (word and asked.question.escape):
        loop.voice.ask(asked.question)
        return True
    loop.asked.pop()
    waiting = loop.asked[-1:]
    asked.then(value)
    if value is not None and waiting and loop.asked[-1:] == waiting and not loop.left:
        loop.voice.ask(loop.asked[-1].question)
    return value is not None


def _command(loop: Loop, text: str) -> None:
    words = text.split()
    if not words:
        loop.tell_where()
    elif found := _MINUTES.fullmatch(text):
        sign, number = found.groups()
        _step(loop, "extend", [f"{sign}{number or 1}"])
    else:
        name = words[0].lower()
        name = LETTERS.get(name, name)
        if len(words) == 1 and name in OWN:
            OWN[name](loop)
        elif name == REPLAN and all(word.lower() in WAY_LETTERS for word in words[1:]):
            named = {WAY_LETTERS[word.lower()] for word in words[1:]}
            _propose(loop, [way for way in WAYS if way in named])
        elif name in STEPS:
            _step(loop, name, words[1:])
        else:
            _unknown(loop, words[0])


def _unknown(loop: Loop, word: str) -> None:
    loop.tell(
        phrase(
            "“{word}” is no command. ? lists the commands; “i” before a text keeps it as a note.",
            word=word,
        )
    )


def _step(loop: Loop, name: str, words: Sequence[str]) -> None:
    """Make one of the moves that `control` makes."""
    step = STEPS[name]
    try:
        if name in NAMING and words:
            words = [_session(loop, " ".join(words))]
        elif name == "skip":
            words = _next_of_day(loop)
        if not _fits(step, words):
            _tell_usage(loop, name, step)
            return
        args = step.read(words)
    except Refused as wrong:
        loop.tell(wrong.phrase)
        return
    _sure(loop, _doubt(loop, name, words), ANOTHER_DAY.get(name, step.move), args)


def _doubt(loop: Loop, name: str, words: Sequence[str]) -> Question | None:
    """Ask whether a session of another day is meant, or one to be skipped that others count on."""
    (state, plan), language = loop.look(), loop.voice.language
    slot = state.slot(words[0]) if words else moves.ended_last(state, plan.now)
    if name in ANOTHER_DAY:
        return asking.another_day(slot, state, plan.now, language)
    return asking.skipping(slot, state, language) if name == "skip" and words else None


def _next_of_day(loop: Loop) -> list[str]:
    """Name the session that is skipped when none is named; none if nothing is left to skip."""
    state, plan = loop.look()
    slot = moves.skipped_next(state, plan.now)
    return [slot.session.id] if slot is not None else []


def _sure(loop: Loop, question: Question | None, move: Move, args: Sequence[object]) -> None:
    """Make a move, after asking if there is something to ask."""
    if question is None:
        loop.act(move, *args)
        return

    def answered(answer: str | None) -> None:
        if answer is not None:
            loop.act(move, *args)

    loop.ask(question, answered)


def _fits(step: Step, words: Sequence[str]) -> bool:
    return len(words) >= step.least and (step.most is None or len(words) <= step.most)


def _tell_usage(loop: Loop, name: str, step: Step) -> None:
    if not step.words:
        loop.tell(phrase("{move} takes no words after it.", move=name))
        return
    words = loop.voice.language.say(step.words)
    loop.tell(phrase("Say it like this: {move} {words}", move=name, words=words))


def _session(loop: Loop, named: str) -> str:
    """Find a session by its id or a part of its title; what names none is for the move to refuse.

    Raises `Refused` if several are meant.
    """
    sessions = (slot.session for slot in loop.meeting.state.slots)
    found = perhaps_meant(named, [(session.id, session.title) for session in sessions])
    return found[0] if found else named


def _keep(loop: Loop, text: str, *, note: bool = False) -> None:
    state = loop.meeting.state
    today = loop.meeting.clock.now().astimezone(state.zone).date()
    people = [person.name for person in state.people.persons.values()]
    if note:
        text = f"\\{text}" if text[:1] and text[0] in CAPTURE_SIGNS else text
    loop.note(parse(text, today=today, people=people))


def _help(loop: Loop) -> None:
    loop.voice.list(phrase("An empty line tells where the meeting stands."))
    say = loop.voice.language.say
    for names, what in HELP:
        loop.voice.list(f"{names}: {say(what)}.")


def _next(loop: Loop) -> None:
    _finish(loop, "next")


def _end(loop: Loop) -> None:
    _finish(loop, "wait")


def _finish(loop: Loop, meant: str) -> None:
    """End a session; one that is over early is asked about."""
    state, plan = loop.look()
    asked = asking.early(plan, state, loop.voice.language, meant=meant)
    if asked is None:
        _finished(loop, meant)
    else:
        loop.ask(asked, lambda answer: _finished(loop, answer), ("",))


def _finished(loop: Loop, answer: str | None) -> None:
    match answer:
        case "next":
            loop.act(moves.next_session)
        case "bank":
            loop.act(moves.next_session, hold=True)
        case "wait":
            loop.act(moves.end)
        case _:
            pass


def _sessions(loop: Loop) -> None:
    """List the sessions with the words that go to them."""
    state, plan = loop.look()
    for row in plan.rows:
        start = row.expected_start or row.actual_start or row.slot.start
        loop.voice.list(
            phrase(
                "{id}: “{title}”, day {day} at {at}, {status}.",
                id=row.session.id,
                title=clean_line(row.session.title),
                day=row.slot.day + 1,
                at=clock_time(start, state.zone),
                status=phrase(STATUSES[row.status]),
            )
        )


def _propose(loop: Loop, ways: Sequence[Way] = WAYS) -> None:
    """Say what a rebalance would do in these ways, and ask whether to do it."""
    state, plan = loop.look()
    found = propose(state, plan.now, ways)
    for sentence in sentences(found, state.zone):
        loop.tell(sentence)
    say, lost = loop.voice.language.say, found.lost
    answers = [Answer("r", say("apply"), "apply")] if found.changes else []
    if lost is not None:
        title = clean_line(lost.session.title)
        answers.append(Answer("m", say("move what is fixed by what is left over"), "move"))
        words = say("accept that {title} begins late", title=title)
        answers.append(Answer("a", words, "accept"))
    if not answers:
        return

    def answered(answer: str | None) -> None:
        if answer == "apply":
            loop.act(rebalance, ways)
        elif answer == "move" and lost is not None:
            moving = [slot.session.id for slot in loop.meeting.state.slots]
            loop.act(rebalance, ways, moving=moving)
        elif answer == "accept" and lost is not None:
            loop.act(accept, lost.session.id)

    asked = say("Replan the rest of the day?")
    loop.ask(Question(asked, tuple(answers), escape=say("leave as it is")), answered)


def _turn(loop: Loop) -> None:
    """Give the turn to the next one in the round that is at hand."""
    session = standing.at_hand(*loop.look())
    if session is None:
        loop.tell(phrase("That session is no round."))
    else:
        loop.act(round_moves.next_turn, session)


def _swaps(loop: Loop) -> None:
    """Ask what is held while the remote speaker at hand is away, of what fits."""
    state, plan = loop.look()
    row = speakers.at_hand(plan)
    if row is None:
        loop.tell(phrase("No session with a remote speaker is at hand."))
        return
    language, session = loop.voice.language, row.session.id
    found = speakers.swaps(state, plan.now, session)
    if not found:
        loop.tell(phrase("Nothing that is still to come today fits before the next fixed point."))
        return
    answers = tuple(
        Answer(str(number), _swap(state, swap, language), swap.session.id)
        for number, swap in enumerate(found, 1)
    )

    def answered(answer: str | None) -> None:
        if answer is not None:
            loop.act(speakers.lost, session, answer)

    say, title = language.say, clean_line(row.session.title)
    asked = say("The speaker of “{title}” is lost. What is held first?", title=title)
    loop.ask(Question(asked, answers, escape=say("leave it so")), answered)


def _swap(state: State, swap: Swap, language: Language) -> str:
    length = language.count("{n} minute", "{n} minutes", swap.minutes)
    title = clean_line(swap.session.title)
    return f"{title} · {length} · {remote.effect(swap, state, language)}"


def _export(loop: Loop) -> None:
    from facilitator.running.minutes_file import write_minutes

    try:
        path = write_minutes(loop.meeting, loop.library)
    except (FileProblem, Refused) as problem:
        loop.tell(problem.phrase)
    else:
        loop.tell(phrase("Minutes written to {path}", path=path))


def _jump(loop: Loop) -> None:
    clock = _rehearsed(loop)
    if clock is None:
        return
    state, plan = loop.look()
    there = next_event(plan, speakers.check_times(state, plan, loop.lead))
    if there is None:
        loop.tell(phrase("The clock is already there. n goes on, e ends the session."))
        return
    clock.advance(there - plan.now)
    loop.look_around()
    loop.tell_where()


def _run_faster(loop: Loop) -> None:
    clock = _rehearsed(loop)
    if clock is None:
        return
    faster = [speed for speed in SPEEDS if speed > clock.speed]
    clock.run_at(faster[0] if faster else SPEEDS[0])
    speed = phrase("{n}×", n=int(clock.speed))  # noqa: RUF001 - the sign for times
    loop.tell(phrase("The clock runs at {speed} speed. f changes it.", speed=speed))


def _rehearsed(loop: Loop) -> SimulatedClock | None:
    clock = loop.meeting.clock
    if isinstance(clock, SimulatedClock) and loop.meeting.state.rehearsal:
        return clock
    loop.tell(phrase("Only a rehearsal's clock can be changed."))
    return None


OWN: Final[Mapping[str, Callable[[Loop], object]]] = {
    "next": _next,
    "end": _end,
    "go": _sessions,
    REPLAN: _propose,
    "r!": lambda loop: loop.act(rebalance),
    "lost": _swaps,
    "reload": reload,
    "t": _turn,
    "x": _export,
    "export": _export,
    "j": _jump,
    "f": _run_faster,
    "undo": Loop.undo,
    "redo": Loop.redo,
    "q": Loop.leave,
    "quit": Loop.leave,
    "help": _help,
    **{place: partial(read, place=place) for place in ("groups", *PLACES)},
}
"""What the app asks about first, or what is no move."""

STATUSES: Final[Mapping[Status, str]] = {
    Status.UPCOMING: N_("to come"),
    Status.RUNNING: N_("running"),
    Status.PAUSED: N_("paused"),
    Status.INTERRUPTED: N_("interrupted"),
    Status.PASSED: N_("not held"),
    Status.DONE: N_("done"),
    Status.SKIPPED: N_("skipped"),
}
