"""Homework in Markdown: what is to be done, and how far everybody has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import Language, Phrase, counted, phrase
from facilitator.core.homework import tasks as hw
from facilitator.core.record.agenda import Collects
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import NOT_BEGUN, OF_SESSION, HandIn, HomeworkStatus
from facilitator.core.record.state import State
from facilitator.core.time.passed_by import took_place
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.markdown.description import description
from facilitator.export.prose import BETWEEN, ended, sentence
from facilitator.export.wording import Wording, listed

_COLLECTED: Final[dict[Collects, Phrase]] = {
    "terms": phrase("a list of concepts"),
    "text": phrase("a text"),
    "file-reference": phrase("a file"),
}
_COUNTED: Final[dict[Collects, Phrase]] = {
    "terms": counted("{done} of {n} list handed in", "{done} of {n} lists handed in", 0),
    "text": counted("{done} of {n} text handed in", "{done} of {n} texts handed in", 0),
    "file-reference": counted("{done} of {n} file handed in", "{done} of {n} files handed in", 0),
}


def until_next(state: State) -> list[Task]:
    """List the homework that is to be done after the meeting."""
    last = max(state.dates)
    before = {work.task for work in state.earlier.work}
    return [
        task for task in hw.tasks(state) if (task.due > last if task.due else task.id not in before)
    ]


def reviewed(state: State) -> list[Task]:
    """List the homework that was to be done for the meeting."""
    ahead = {task.id for task in until_next(state)}
    return [task for task in hw.tasks(state) if task.id not in ahead]


def gone_through(words: Wording) -> Iterator[str]:
    """Write what came of the homework for the meeting; that of which nothing came is only named."""
    bare = [task for task in reviewed(words.state) if not any(standing(task, words))]
    yield from tasks((task for task in reviewed(words.state) if task not in bare), words, past=True)
    if bare:
        titles = BETWEEN.join(md.inline(task.title) for task in bare)
        yield ended(words.language.say("Also set as homework: {titles}", titles=titles))


def tasks(some: Iterable[Task], words: Wording, *, past: bool = False) -> Iterator[str]:
    """Write homework as blocks, each task under a heading of its own; see `homework`."""
    state, language = words.state, words.language
    for task in some:
        if task.id.startswith(OF_SESSION) and task.id not in state.homework.own:
            yield from _of_session(task, state, language)
        else:
            yield from homework(task, max(state.dates), language, past=past)
        yield from standing(task, words)


def homework(
    task: Task, today: dt.date, language: Language, *, past: bool = False
) -> Iterator[str]:
    """Write a task as blocks under a heading of its own; one that is `past` is not asked for.

    A date has its year unless it is that of `today`.
    """
    yield f"### {md.heading(task.title)}"
    if task.instructions:
        yield md.block(task.instructions)
    yield from filter(None, ["\n".join(_facts(task, today, language, past=past))])


def _of_session(task: Task, state: State, language: Language) -> Iterator[str]:
    """Write what a session that became homework was to be about."""
    yield f"### {md.heading(task.title)}"
    id_ = SessionId(task.id.removeprefix(OF_SESSION))
    if took_place(state, id_):
        yield language.say("There was not time for all of this at the meeting.")
    else:
        yield language.say("There was no time for this at the meeting.")
    session = state.session(id_)
    if session is not None and session.description:
        yield description(session.description)
    if session is not None and session.questions:
        yield md.items(map(md.block, session.questions))


def standing(task: Task, words: Wording) -> Iterator[str]:
    """Write how far everybody has come with a task, if anything at all has come of it.

    Texts that were handed in are quoted in full; of terms only the number is told, and of files the
    name. People who have not handed in are not named, and organisations only once it was due.
    """
    state, language = words.state, words.language
    found = [(name, state.homework.of(task.id, id_)) for id_, name in hw.who_hands_in(state, task)]
    if all(what == NOT_BEGUN for _, what in found):
        return
    yield from filter(None, [figures(state, task, language)])
    done = [(name, what) for name, what in found if what.done]
    say = language.say
    who = say("Participant") if task.of == "participant" else say("Organisation")
    header = [who, say("Handed in"), say("Contents"), say("Responsible")]
    rows = [_row(name, what, state, language) for name, what in done if not _is_text(what)]
    yield from filter(None, [md.table(header, rows)])
    yield from _rest(task, found, words)
    for name, what in done:
        if what.text:
            yield md.label(_text_of(name, what, state, language))
            yield md.quoted(md.block(what.text))


def figures(state: State, task: Task, language: Language) -> str:
    """Say how many have handed in, of how many; nothing if nobody has.

    As of when is said if that was after the meeting.
    """
    count = hw.tally(state, task)
    if not count.handed_in:
        return ""
    said = _COUNTED[task.collects]
    told = language.count(said.text, said.plural, count.asked - count.excused, done=count.handed_in)
    if count.excused:
        told = language.count(
            "{told}, {n} excused", "{told}, {n} excused", count.excused, told=told
        )
    return sentence(as_of(told, [task], state, language))


def as_of(told: str, some: Iterable[Task], state: State, language: Language) -> str:
    """Let what is told of what was handed in say as of when, if that was after the meeting."""
    handed_in = (
        _date(state.homework.of(task.id, of), state)
        for task in some
        for of, _ in hw.who_hands_in(state, task)
    )
    last, meeting = max(filter(None, handed_in), default=None), max(state.dates)
    if last is None or last <= meeting:
        return told
    return language.say("As of {date}: {told}", date=dates.near(last, meeting, language), told=told)


def _rest(task: Task, found: Sequence[tuple[str, HandIn]], words: Wording) -> Iterator[str]:
    """Name those who have promised or were excused, and what was not handed in once it was due.

    On the day that it is due there is time for it until the meeting is closed.
    """
    state, language, say = words.state, words.language, words.language.say
    due = task.due is not None and task.due <= max(state.dates)
    over = (due and state.finished) or (task.due is not None and task.due < words.today)
    known: list[tuple[HomeworkStatus, str]] = [
        ("promised", say("Promised, not handed in") if over else say("Promised")),
        ("excused", say("Excused")),
    ]
    if due and task.of == "organisation":
        known.append(("not-begun", say("Not handed in") if over else say("Still missing")))
    for status, word in known:
        names = [md.inline(name) for name, what in found if what.status == status]
        if names:
            yield sentence(f"{md.label(word)} {listed(language, names)}")


def _date(what: HandIn, state: State) -> dt.date | None:
    return what.at.astimezone(state.zone).date() if what.done and what.at else None


def _row(name: str, what: HandIn, state: State, language: Language) -> list[str]:
    date = _date(what, state)
    return [
        md.inline(name),
        dates.near(date, max(state.dates), language) if date else "",
        _content(what, language),
        md.inline(what.responsible),
    ]


def _is_text(what: HandIn) -> bool:
    """Return whether what was handed in is a text alone, which is quoted."""
    return bool(what.text) and not (what.terms or what.file)


def _text_of(name: str, what: HandIn, state: State, language: Language) -> str:
    """Say whose text is quoted, and what no table says of it."""
    about = [md.inline(name)]
    if _is_text(what):
        date = _date(what, state)
        about += [md.inline(what.responsible)] if what.responsible else []
        about += [dates.near(date, max(state.dates), language)] if date else []
    return ", ".join(about)


def _content(what: HandIn, language: Language) -> str:
    parts = []
    if what.terms:
        parts.append(language.count("{n} concept", "{n} concepts", len(what.terms)))
    if what.file:
        parts.append(md.link(what.file))
    return ", ".join(parts)


def _facts(task: Task, today: dt.date, language: Language, *, past: bool) -> Iterator[str]:
    say = language.say
    if task.purpose:
        yield md.fact(say("Purpose"), md.block(task.purpose))
    if not past:
        yield md.fact(say("Hand in"), _asked(task, today, language))
    if task.compilers:
        names = listed(language, [md.inline(name) for name in task.compilers])
        yield md.fact(say("Compiled by"), names)
    if task.links:
        label = language.count("Link", "Links", len(task.links))
        yield md.fact(label, ", ".join(map(md.link, task.links)))


def _asked(task: Task, today: dt.date, language: Language) -> str:
    """Say what is to be handed in by whom, and by when."""
    say, what = language.say, _COLLECTED[task.collects]
    if task.of == "organisation":
        told = say("{what} from each organisation", what=what)
    else:
        told = say("{what} from each participant", what=what)
    if task.due:
        date = dates.near(task.due, today, language, weekday=True)
        told = say("{what}, by {date}", what=told, date=date)
    return told
