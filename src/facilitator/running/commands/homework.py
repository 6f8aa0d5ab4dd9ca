"""Homework: what was promised and handed in, new tasks, and the findings of the horizon scan."""

from __future__ import annotations

import datetime as dt
from typing import Final

from facilitator.core.base.dates import read_date
from facilitator.core.base.ids import EventId, TaskId
from facilitator.core.base.language import N_, joined, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.homework import moves, scan
from facilitator.core.homework.tasks import tasks, who_hands_in
from facilitator.core.notes.reading import day_first
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.events import AnyFact
from facilitator.core.record.homework import HomeworkStatus
from facilitator.core.record.move import Move, bound
from facilitator.core.record.state import State
from facilitator.running.commands import who
from facilitator.running.commands.command import Command, Words, with_both, with_text

NO_TASK: Final = phrase("There is no homework.")
NOBODY: Final = phrase("Nobody is asked for this task.")
NO_FINDING: Final = phrase("There is no finding yet.")


def _task(state: State, typed: str) -> Task:
    """Find the task meant; the only one there is need not be named."""
    every = tasks(state)
    if not typed and len(every) > 1:
        titles = joined([f"{number} {task.title}" for number, task in enumerate(every, 1)])
        raise Refused(phrase("Name the task after a comma: {titles}.", titles=titles))
    id_ = who.one_of(typed or "1", [(task.id, task.title) for task in every], NO_TASK)
    return next(task for task in every if task.id == id_)


def _meant(state: State, typed: str) -> tuple[TaskId, str]:
    """Name the task and who hands it in: "Blekinge, 2" is the second task of Blekinge."""
    name, _, last = typed.rpartition(",")
    task = _task(state, last.strip() if name else "")
    those = who_hands_in(state, task)
    return task.id, who.one_of(name.strip() or last.strip(), those, NOBODY)


def _marking(status: HomeworkStatus) -> Move[[str]]:
    def move(state: State, now: dt.datetime, typed: str) -> AnyFact:
        task, of = _meant(state, typed)
        return moves.mark(state, now, task, of, status)

    return move


def _hand_in(words: Words) -> Move[[]]:
    head, colon, text = " ".join(words).partition(":")
    if colon:
        return bound(_keep, head.strip(), text.strip())
    return bound(_marking("handed-in"), head.strip())


def _keep(state: State, now: dt.datetime, named: str, text: str) -> AnyFact:
    task, of = _meant(state, named)
    return moves.hand_in(state, now, task, of, text)


def _entrust(state: State, now: dt.datetime, named: str, name: str) -> AnyFact:
    task, of = _meant(state, named)
    return moves.entrust(state, now, task, of, name)


def _set(state: State, now: dt.datetime, line: str) -> AnyFact:
    """Set a task: its title, and after a comma the last day to hand it in."""
    title, _, last = line.rpartition(",")
    today = now.astimezone(state.zone).date()
    due = read_date(last.strip(), today, day_first=day_first(state.agenda)) if title else None
    task = Task(id=TaskId(""), title=title if due else line, due=due)
    return moves.add_task(state, now, task)


def _remove(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return moves.remove_task(state, now, _task(state, typed).id)


# The horizon scan


def findings(state: State) -> tuple[tuple[EventId, str], ...]:
    """List the ids and texts of the findings, in the order in which they are numbered."""
    return tuple((one.id, one.text) for _, _, those in scan.by_body(state) for one in those)


def _finding(state: State, typed: str) -> EventId:
    return who.one_of(typed, findings(state), NO_FINDING)


def _spot(state: State, now: dt.datetime, named: str, text: str) -> AnyFact:
    of = who.one_of(named, [(id_, name) for id_, name, _ in scan.by_body(state)], NOBODY)
    return scan.spot(state, now, of, scan.parse(text))


def _change_finding(state: State, now: dt.datetime, typed: str, text: str) -> AnyFact:
    return scan.change_sighting(state, now, _finding(state, typed), scan.parse(text))


def _spearhead(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return scan.toggle_spearhead(state, now, _finding(state, typed))


def _remove_finding(state: State, now: dt.datetime, typed: str) -> AnyFact:
    return scan.remove_sighting(state, now, _finding(state, typed))


COMMANDS: Final = (
    Command(
        "hand-in",
        N_("WHO[, TASK][: TEXT]"),
        N_("Keeps what was handed in; without a text, that it was."),
        _hand_in,
    ),
    Command(
        "promised",
        N_("WHO[, TASK]"),
        N_("Says that homework is promised."),
        with_text(_marking("promised")),
    ),
    Command(
        "excused",
        N_("WHO[, TASK]"),
        N_("Excuses somebody from homework."),
        with_text(_marking("excused")),
    ),
    Command(
        "not-begun",
        N_("WHO[, TASK]"),
        N_("Says that homework is not begun."),
        with_text(_marking("not-begun")),
    ),
    Command(
        "responsible",
        N_("WHO[, TASK]: [NAME]"),
        N_("Says who answers for homework."),
        with_both(_entrust, nothing_after=True),
    ),
    Command("task", N_("TITLE[, LAST DAY]"), N_("Sets new homework."), with_text(_set)),
    Command(
        "remove-task", N_("TASK"), N_("Takes back homework that was set here."), with_text(_remove)
    ),
    Command(
        "finding",
        N_("WHO: TEXT"),
        N_("Adds something interesting from a region; #words are its tags."),
        with_both(_spot),
    ),
    Command(
        "change-finding", N_("FINDING: TEXT"), N_("Changes a finding."), with_both(_change_finding)
    ),
    Command(
        "spearhead",
        N_("FINDING"),
        N_("Marks a finding as a spearhead, or not."),
        with_text(_spearhead),
    ),
    Command(
        "remove-finding", N_("FINDING"), N_("Takes a finding out."), with_text(_remove_finding)
    ),
)
"""TASK and FINDING are a number or a part of the text."""
