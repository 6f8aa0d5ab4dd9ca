"""What a line does: it is a command, an answer, a place to read, or something to keep."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, clock_time, phrase
from facilitator.core.base.reference import nearest
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, clean_line, fold
from facilitator.core.base.times import read_length
from facilitator.core.notes import reading
from facilitator.core.notes.capture import PRIVATE, SIGNS
from facilitator.core.people import moves as people_moves
from facilitator.core.people import roster
from facilitator.core.people.person_line import Line
from facilitator.core.record.move import bound
from facilitator.core.telling.undoable import UNDO
from facilitator.core.time import moves
from facilitator.core.time.rebalance.propose import rebalance
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import Status
from facilitator.files.errors import FileProblem
from facilitator.plain.command_list import LETTERS, OWN, every, few
from facilitator.plain.loop import Loop
from facilitator.plain.phones import phones
from facilitator.plain.places.table import PLACES
from facilitator.plain.reloading import reload
from facilitator.running import rehearsing
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, fits, parted, usage
from facilitator.running.commands.people import read_line
from facilitator.running.commands.table import COMMANDS
from facilitator.running.prompts.deal import deal
from facilitator.running.prompts.early import finish
from facilitator.running.prompts.lost_speaker import at_hand
from facilitator.running.prompts.organisation import ask_organisation
from facilitator.running.prompts.prompt import Act, Decision, Effect, Prompt
from facilitator.running.prompts.replan import replan
from facilitator.running.prompts.sure import back, go, skip
from facilitator.running.sounds.kinds import SOUNDS
from facilitator.running.together.laptops import not_shared
from facilitator.running.together.listing import in_words

Words = Sequence[str]

CAPTURE_SIGNS: Final = "".join(SIGNS.values()) + PRIVATE + "”“„»«"
"""What a line begins with that is kept, with the quotation marks that keyboards make of '"'."""

NOTE: Final = "i"
"""What stands before a text that is kept though it begins like a command."""

GOES_ON: Final = "\\"
"""What a line ends with that goes on in the next."""

SENTENCE: Final = 3
"""How many words make a line that is no command, for all that it begins like one."""

MORE: Final = ("? more", "? mer")

WAY_LETTERS: Final[Mapping[str, Way | None]] = {
    "b": "breaks",
    "p": "proportional",
    "o": "optional",
    "g": None,
}
"""The ways to make up time that can be named after `r`; the gaps in the plan are always used."""

_ANSWER: Final = re.compile(r"a ?([0-9])", re.IGNORECASE)
_MINUTES: Final = re.compile(r"([+-])\s*(.*)")


def obey(loop: Loop, line: str) -> None:
    """Do what a line says, once it does not go on in the next."""
    text = loop.begun + clean(line).strip()
    loop.begun = ""
    if text.endswith(GOES_ON):
        loop.begun = f"{text.removesuffix(GOES_ON).rstrip(' ')}\n"
        return
    kept, loop.unkept = loop.unkept, ""
    if text == "?":
        loop.read(few())
    elif fold(text) in MORE:
        loop.read(every())
    elif who.number(text) is not None:
        _place(loop, text)
    elif answer := _ANSWER.fullmatch(text):
        loop.questions.answer(answer[1])
    elif text[:1] and text[0] in CAPTURE_SIGNS:
        _keep(loop, text)
    elif text == NOTE and kept:
        _keep(loop, _as_note(kept))
    elif not loop.questions.again(text.lower()):
        _do(loop, text)


def _do(loop: Loop, text: str) -> None:
    word, words = parted(text) if text else ("", [])
    name = LETTERS.get(word.lower(), word.lower())
    if word == NOTE and words and _is_set_before(words[0], loop):
        _keep(loop, _as_note(" ".join(words)))
    elif not word:
        loop.tell_where()
        loop.questions.ask_again()
    elif text == NOTE:
        loop.tell(phrase("i before a text keeps it as a note."))
    elif minutes := _extension(text):
        name, words = "extend", [minutes]
        loop.questions.drop()
        _move(loop, COMMANDS[name], words, text)
    elif name in READ and not words:
        READ[name](loop)
    elif name in ASKED and ASKED[name](loop, words):
        return
    elif name in COMMANDS:
        _command(loop, COMMANDS[name], words, text)
    else:
        _keep(loop, _as_note(text))
        _perhaps_meant(loop, text)


def _extension(text: str) -> str:
    """Read minutes that are given or taken by a sign alone; "" if it is none."""
    found = _MINUTES.fullmatch(text)
    if found is None or (found[2] and read_length(found[2]) is None):
        return ""
    return f"{found[1]}{found[2] or 1}"


def _is_set_before(word: str, loop: Loop) -> bool:
    """Return whether an i before a text is none of its words, as it is in Swedish ("i dag")."""
    name = LETTERS.get(word.lower(), word.lower())
    like_a_command = word[0] in CAPTURE_SIGNS or name in {NOTE, *COMMANDS, *READ, *ASKED}
    return like_a_command or loop.voice.language.code != "sv"


def _command(loop: Loop, command: Command, words: Words, text: str) -> None:
    """Make a move, unless its words are a sentence that only begins like one."""
    typed = usage(OWN.get(command.name, command))
    try:
        command.move(words)
    except Refused as wrong:
        if len(words) + 1 >= SENTENCE:
            _keep(loop, _as_note(text))
            loop.tell(typed)
        elif fits(command, words) and wrong.phrase != typed:
            loop.questions.drop()
            loop.tell(wrong.phrase, typed)
        else:
            loop.questions.drop()
            loop.tell(typed)
    else:
        loop.questions.drop()
        _move(loop, command, words, text)


def _move(loop: Loop, command: Command, words: Words, text: str) -> None:
    """Make the move of a command, asking first where there is something to ask."""
    before = loop.failures
    try:
        effect = _effect(loop, command, words)
    except Refused as wrong:
        loop.refuse(wrong)
    else:
        loop.perform(effect)
    if loop.failures > before and len(words) + 1 >= SENTENCE:
        loop.unkept = text
        loop.tell(phrase("i alone keeps what you typed as a note."))


def _effect(loop: Loop, command: Command, words: Words) -> Effect:
    """Say what a command means: some are asked about first."""
    move = command.move(words, another_day=True, journal=loop.meeting.journal.path)
    if command.ahead is not None:
        return deal(loop.leading, move, command.name)
    state = loop.meeting.state
    match command.name:
        case "back":
            return back(loop.leading)
        case "go":
            return go(loop.leading, who.session(state, " ".join(words)))
        case "skip":
            return skip(loop.leading, _skipped(loop, words))
        case "person" | "change-person":
            return _of_unknown(loop, command.name, words) or Act(move)
        case _:
            return Act(move)


def _of_unknown(loop: Loop, name: str, words: Words) -> Prompt | None:
    """Ask who somebody is whose organisation is none of the meeting's, None if it is one."""
    state, text = loop.meeting.state, " ".join(words)
    if name == "person":
        return ask_organisation(loop.leading, [read_line(state, text)], _take)
    named, _, text = text.partition(":")
    person = who.person(state, named.strip())
    before = roster.person_of(state, person)
    return ask_organisation(
        loop.leading,
        [read_line(state, text, before)],
        lambda line: bound(people_moves.change, person, line),
        before=before,
    )


def _take(line: Line) -> Decision:
    return bound(people_moves.take, line)


def _skipped(loop: Loop, words: Words) -> SessionId | None:
    """Name the session that is skipped: if none is named, the next that is not."""
    state, plan = loop.look()
    if words:
        return who.session(state, " ".join(words))
    slot = moves.skipped_next(state, plan.now)
    return slot.session.id if slot is not None else None


# What is kept


def _as_note(text: str) -> str:
    """Write a text so that it is read as a note, whatever sign it begins with."""
    return f"\\{text}" if text[:1] and text[0] in CAPTURE_SIGNS else text


def _keep(loop: Loop, text: str) -> None:
    state = loop.meeting.state
    today = loop.meeting.clock.now().astimezone(state.zone).date()
    if loop.note(reading.read(state, text, today)) is None:
        loop.unkept = text
        loop.tell(phrase("i alone tries again to keep it."))


def _perhaps_meant(loop: Loop, text: str) -> None:
    """Say what may have been meant by a word alone that was kept."""
    if near := nearest(text, [*COMMANDS, *READ, *ASKED]):
        loop.tell(phrase("If you meant {name}: {u} takes the note back.", name=near, u=UNDO))


# What is read


def _place(loop: Loop, digit: str) -> None:
    """Read the place that a number stands for."""
    if digit == "1":
        loop.tell_where()
    elif name := LETTERS.get(digit):
        READ[name](loop)
    else:
        loop.tell(phrase("There is no place {n}: there are 1 to 7.", n=digit))


def _sessions(loop: Loop) -> None:
    """List the sessions with the words that go to them."""
    state, plan = loop.look()
    loop.read(
        phrase(
            "{id}: “{title}”, day {day} at {at}, {status}.",
            id=row.session.id,
            title=clean_line(row.session.title),
            day=row.slot.day + 1,
            at=clock_time(row.begins, state.zone),
            status=phrase(STATUSES[row.status]),
        )
        for row in plan.rows
    )


def _read(place: str) -> Callable[[Loop], object]:
    return lambda loop: loop.read(PLACES[place](loop.look(), loop.voice.language))


def _laptops(loop: Loop) -> None:
    """Read who keeps the meeting, since when nothing could be shared, and other agendas."""
    from facilitator.running.prompts.edited import changes

    laptops, state = loop.leading.laptops, loop.meeting.state
    zone = state.zone
    if not laptops.shared:
        loop.tell(phrase("This meeting is not shared."))
        return
    say = loop.voice.language.say
    told = [", ".join(filter(None, map(say, in_words(each, zone)))) for each in laptops.listed()]
    others = (
        phrase(
            "{name} opened this meeting with another agenda: {changes}",
            name=other.name,
            changes="; ".join(changes(state, other.agenda, loop.voice.language)),
        )
        for other in laptops.other_agendas
    )
    loop.read([*told, *filter(None, [not_shared(laptops, zone)]), *others])


READ: Final[Mapping[str, Callable[[Loop], object]]] = {
    **{place: _read(place) for place in PLACES},
    "laptops": _laptops,
    "tight": Loop.read_tightness,
    "more": Loop.read_on,
    "mer": Loop.read_on,
    "help": lambda loop: loop.read(every()),
}
"""What is only read."""


# What is asked about first


def _replan(loop: Loop, words: Words) -> bool:
    """Ask whether to replan, in the ways that are named; say whether all of them are ways."""
    if any(word.lower() not in WAY_LETTERS for word in words):
        return False
    named = {WAY_LETTERS[word.lower()] for word in words}
    ways = [way for way in WAYS if way in named] if words else WAYS
    loop.questions.drop()
    loop.perform(replan(loop.leading, ways))
    return True


def _alone(do: Callable[[Loop], object]) -> Callable[[Loop, Words], bool]:
    """Do what takes no words; with words it is another command, or none."""

    def done(loop: Loop, words: Words) -> bool:
        if not words:
            loop.questions.drop()
            do(loop)
        return not words

    return done


def _export(loop: Loop) -> None:
    from facilitator.running.minutes_file import write_minutes

    try:
        path = write_minutes(loop.meeting, loop.library)
    except (FileProblem, Refused) as problem:
        loop.tell(problem.phrase)
    else:
        loop.tell(phrase("Minutes written to {path}", path=path))


def _jump(loop: Loop) -> None:
    refused = rehearsing.jump(loop.leading)
    if refused is not None:
        loop.tell(refused)
        return
    loop.look_around()
    loop.tell_where()


def _sound(loop: Loop, words: Words) -> bool:
    """Turn the sounds on or off, or play them; say whether the words were for it."""
    match [word.lower() for word in words]:
        case []:
            loop.questions.drop()
            loop.bell_on = not loop.bell_on
            loop.tell(phrase("The bell is on.") if loop.bell_on else phrase("The bell is off."))
        case ["try"]:
            loop.questions.drop()
            loop.leading.sounds.play(*SOUNDS)
        case _:
            return False
    return True


ASKED: Final[Mapping[str, Callable[[Loop, Words], bool]]] = {
    "next": _alone(lambda loop: loop.perform(finish(loop.leading, "next"))),
    "end": _alone(lambda loop: loop.perform(finish(loop.leading, "wait"))),
    "go": _alone(_sessions),
    "rebalance": _replan,
    "r!": _alone(lambda loop: loop.act(rebalance)),
    "lost": _alone(lambda loop: loop.perform(at_hand(loop.leading))),
    "phones": phones,
    "sound": _sound,
    "reload": _alone(reload),
    "export": _alone(_export),
    "jump": _alone(_jump),
    "faster": _alone(lambda loop: loop.tell(rehearsing.change_speed(loop.leading))),
    "undo": _alone(Loop.undo),
    "redo": _alone(Loop.redo),
    "quit": _alone(Loop.leave),
}
"""What is asked about first, or is no move; each says whether the words were for it."""

STATUSES: Final[Mapping[Status, str]] = {
    Status.UPCOMING: N_("to come"),
    Status.RUNNING: N_("running"),
    Status.PAUSED: N_("paused"),
    Status.INTERRUPTED: N_("interrupted"),
    Status.PASSED: N_("not held"),
    Status.DONE: N_("done"),
    Status.SKIPPED: N_("skipped"),
}
