"""The short version of the minutes, in Markdown: one page that a reader of a web page reads whole.

It has a lead, a paragraph for each session that there is something to tell of, quotations with a
dash before them, and what comes next. Where the page is too small for everything, what was noted
gives way, first in sessions that were summed up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.notes.actions import open_actions
from facilitator.core.notes.rules import ground_rules
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.notes import Note
from facilitator.core.record.series import Coming
from facilitator.core.record.state import State
from facilitator.core.series.coming import votes_for
from facilitator.export import dates
from facilitator.export.markdown import actions, days
from facilitator.export.markdown import text as md
from facilitator.export.markdown.account import Account
from facilitator.export.markdown.ahead import coming, meeting, status
from facilitator.export.markdown.captures import decisions, of_meeting
from facilitator.export.markdown.groups import in_a_sentence
from facilitator.export.markdown.homework import figures, reviewed, until_next
from facilitator.export.markdown.lead import draft, took_part, when_and_where
from facilitator.export.markdown.people import People
from facilitator.export.markdown.session import about, word_for_questions
from facilitator.export.programme import programme
from facilitator.export.prose import ended, sentence, unended
from facilitator.export.wording import Wording, listed

WIDTH: Final = 95
"""How many characters a line on paper has room for."""

HEIGHT: Final = 63
"""How many lines a page has room for."""

_AROUND_HEADING: Final = 1.5
_AROUND_PARAGRAPH: Final = 0.5
"""How much room is left around a block, in lines."""


class _Room(Struct, frozen=True):
    """How much a page tells: notes of each session, of one that was summed up, and quotations."""

    notes: int
    beside_summary: int
    quotes: int


_DASH: Final = re.compile(r"\A\s*[-\N{EN DASH}\N{EM DASH}]\s+")
"""The dash with which somebody may have begun to type a quotation."""

_ROOMS: Final = (
    _Room(20, 20, 10),
    _Room(20, 0, 5),
    _Room(5, 0, 3),
    _Room(2, 0, 2),
    _Room(1, 0, 2),
    _Room(0, 0, 2),
    _Room(0, 0, 1),
    _Room(0, 0, 0),
)
"""From the most that is told to the least; the first that a page has room for is taken."""


def short(state: State, now: dt.datetime, language: Language) -> str:
    """Write the short version as of the instant `now`."""
    written = ""
    for room in _ROOMS:
        written = md.joined(_Short(state, now, language, room).blocks())
        if fits(written):
            break
    return written


def fits(written: str) -> bool:
    """Return whether a document has room on one page of paper."""
    return sum(map(_height, written.strip().split("\n\n"))) <= HEIGHT


def _height(block: str) -> float:
    """Return the height of a block on paper, in lines."""
    around = _AROUND_HEADING if block.startswith("#") else _AROUND_PARAGRAPH
    return around + sum(-(-len(line) // WIDTH) for line in block.split("\n"))


class _Short:
    """A writer of the short version; each method gives blocks or a block of Markdown."""

    def __init__(self, state: State, now: dt.datetime, language: Language, room: _Room) -> None:
        self.state = state
        self.language = language.in_print()
        self.say = language.say
        self.room = room
        self.words = Wording(state, now, self.language)
        self.people = People(state, self.language)
        self.programme = programme(state, now)

    def blocks(self) -> Iterator[str]:
        yield from self.head()
        for held in self.programme.days:
            every = days.accounts(held, self.words)
            told = list(filter(None, self.day(every)))
            missed = " ".join(days.not_held(every, self.words))
            if (told or missed) and len(self.programme.days) > 1:
                yield f"## {days.heading(held, self.words)}"
            yield from (*told, missed)
        yield self.handed_in()
        ahead = [self.decided(), self.coming(), self.rules(), *self.homework(), *self.todo()]
        if any(ahead):
            yield f"## {self.say('What comes next')}"
            yield from ahead
        if self.state.agenda.notes_by:
            yield self.say("Minutes taken by {name}", name=md.inline(self.state.agenda.notes_by))

    def head(self) -> Iterator[str]:
        title = md.heading(self.state.agenda.title)
        if self.state.rehearsal:
            title = self.say("Rehearsal: {title}", title=title)
        yield f"# {title}"
        if not self.state.finished:
            yield f"*{draft(self.words)}*"
        shown = self.state.agenda.minutes
        yield " ".join(
            [
                *when_and_where(self.state, shown, self.language, weekdays=True),
                *(running(note.text) for note in filter(of_meeting, self.programme.outside)),
                *took_part(self.state, shown, self.language),
            ]
        )

    # Days

    def day(self, every: list[Account]) -> Iterator[str]:
        bare = []
        for of in every:
            if blocks := list(filter(None, self.session(of))):
                yield from blocks
            elif not of.decisions:  # they are told with what comes next
                bare.append(of)
        yield days.only_held(bare, self.words)

    def session(self, of: Account) -> Iterator[str]:
        """Write a session as a paragraph, with quotations below it."""
        if not of.told:
            return
        who, text = about(of, self.words, self.people)
        first = text.pop(0) if text and "\n" not in text[0] else ""
        told = [self.title(of, who), who, first, *self.noted(of)]
        if any(told[2:]) or text or of.of.speakers:
            yield " ".join(filter(None, told))
        yield from text
        yield self.quotes(of.quotes[: self.room.quotes])

    def title(self, of: Account, who: str) -> str:
        """Write the title of a session, where its account does not tell what it was about."""
        told = bool(of.of.speakers and of.about) and not who
        only_groups = bool(self.groups(of)) and not (of.about or of.written)
        bare = of.summaries or told or only_groups
        return "" if bare else f"**{ended(md.inline(of.of.title))}**"

    def noted(self, of: Account) -> Iterator[str]:
        """Write what was noted in a session as running text, or else what was discussed."""
        most = self.room.beside_summary if of.summaries else self.room.notes
        notes = [note for note in of.points if note.kind == "note"][:most]
        asked = of.of.questions if of.answered else ()
        if asked and not (of.summaries or notes):
            word = word_for_questions(len(asked), self.words)
            yield f"{word}: {' '.join(ended(running(question)) for question in asked)}"
        yield from (sentence(running(note.text)) for note in notes)
        yield self.groups(of)

    def groups(self, of: Account) -> str:
        return in_a_sentence(of.of.id, self.words) if of.held else ""

    def quotes(self, quotes: tuple[Note, ...]) -> str:
        """Write quotations as speech; of several in a row by one person the first tells who."""
        lines, before = [], ""
        for note in quotes:
            who = self.people.named(note.who) if note.who and note.who != before else ""
            before = note.who
            lines.append(spoken(note.text, who, self.language))
        return "\\\n".join(lines)

    # What comes next

    def decided(self) -> str:
        made = [sentence(running(note.text)) for note in decisions(self.state)]
        return self.paragraph(self.language.count("Decision", "Decisions", len(made)), made)

    def coming(self) -> str:
        alike: dict[tuple[object, ...], list[Coming]] = {}
        for one in coming(self.state):
            key = (one.status, one.theme) if one.place and not one.date else (one.id,)
            alike.setdefault(key, []).append(one)
        return self.paragraph(
            self.say("Upcoming meetings"), list(map(self.meetings, alike.values()))
        )

    def meetings(self, alike: list[Coming]) -> str:
        """Write a coming meeting, or several proposals on the same theme, as sentences."""
        one = alike[0]
        which = status(one, self.state, self.language)
        if len(alike) == 1:
            return f"{which}: {meeting(one, self.state, self.language)}"
        told = ended(f"{which}: {listed(self.language, list(map(self.place, alike)))}")
        theme = self.say("Theme: {theme}", theme=md.inline(one.theme)) if one.theme else ""
        return f"{told} {ended(theme)}".rstrip()

    def place(self, one: Coming) -> str:
        n = len(votes_for(self.state, one.id))
        votes = self.language.count("{n} vote", "{n} votes", n)
        return f"{md.inline(one.place)} ({votes})" if n else md.inline(one.place)

    def rules(self) -> str:
        rules = [sentence(md.inline(rule)) for rule in ground_rules(self.state)]
        return self.paragraph(self.say("Ground rules"), rules)

    def homework(self) -> Iterator[str]:
        tasks = until_next(self.state)
        dues = {task.due for task in tasks}
        alone = dues.pop() if len(dues) == 1 else None
        if tasks:
            yield md.label(self.due(self.say("Homework"), alone))
            yield md.items(self.task(task, None if alone else task.due) for task in tasks)

    def due(self, text: str, date: dt.date | None) -> str:
        if date is None:
            return text
        date_ = dates.near(date, max(self.state.dates), self.language)
        return self.say("{what}, by {date}", what=text, date=date_)

    def task(self, task: Task, due: dt.date | None) -> str:
        """Write a task as one item; its title is in bold, also where instructions begin with it."""
        say, told = self.say, " ".join(task.instructions.split())
        opened = None if due else md.opened(task.title, told)
        title = f"**{ended(self.due(md.inline(task.title), due))}**"
        parts = [opened or " ".join(filter(None, [title, md.inline(told)]))]
        if task.purpose:
            parts.append(ended(say("Purpose: {text}", text=running(task.purpose))))
        if count := figures(self.state, task, self.language):
            parts.append(count)
        if task.compilers:
            names = listed(self.language, [md.inline(name) for name in task.compilers])
            parts.append(ended(say("Compiled by {names}", names=names)))
        return " ".join([*parts, *map(md.link, task.links)])

    def handed_in(self) -> str:
        """Say what was handed in of the homework that was gone through."""
        told = ((task, figures(self.state, task, self.language)) for task in reviewed(self.state))
        said = [f"*{ended(md.inline(task.title))}* {count}" for task, count in told if count]
        return self.paragraph(self.say("Homework"), said)

    def todo(self) -> Iterator[str]:
        """Write what is to be done: what was taken on, then what the meetings before left."""
        left = open_actions(self.state)
        for title, earlier in ((self.say("To do"), False), (capital(self.say("still open")), True)):
            those = [one for one in left if bool(one.meeting) is earlier]
            written = [actions.sentence(one, self.state, self.language, line=True) for one in those]
            yield self.paragraph(title, written)

    def paragraph(self, title: str, sentences: list[str]) -> str:
        """Write sentences as a paragraph led by its title."""
        return f"**{ended(title)}** {' '.join(sentences)}" if sentences else ""


def running(text: str) -> str:
    """Write a text as Markdown in one line, whatever line ends it has."""
    return md.inline(" ".join(text.split()))


def spoken(text: str, who: str, language: Language) -> str:
    """Write a quotation as speech; `who` (Markdown) says it, unless that is clear."""
    said = running(_DASH.sub("", text))
    if not who:
        return language.say("“{said}”", said=said)
    if said.endswith(("?", "!", "…")):
        return language.say("“{text}” says {name}.", text=said, name=who)
    return language.say("“{text},” says {name}.", text=unended(said), name=who)
