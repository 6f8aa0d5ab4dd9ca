"""The parts that minutes are made of, each Markdown with its own heading, in their order.

What a reader looks for first stands first: what was decided, what is to be done, when all meet
again. Then comes what was said, day by day, and last who was there and what rules hold. A part with
nothing to tell is empty, and so is one that is not for publication, unless it is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.notes.rules import ground_rules
from facilitator.core.record.agenda import Minutes, Participant
from facilitator.core.record.notes import Note, Notes
from facilitator.core.record.state import State
from facilitator.export import dates
from facilitator.export.markdown import actions, captures, days, earlier
from facilitator.export.markdown import text as md
from facilitator.export.markdown.account import was_held
from facilitator.export.markdown.ahead import upcoming
from facilitator.export.markdown.attendance import Presences, attendance
from facilitator.export.markdown.brief import brief
from facilitator.export.markdown.homework import reviewed, tasks, until_next
from facilitator.export.markdown.lead import draft, lead
from facilitator.export.markdown.people import People, speakers
from facilitator.export.markdown.review import lines as review
from facilitator.export.markdown.scan import scan
from facilitator.export.markdown.times import times
from facilitator.export.markdown.words import concepts
from facilitator.export.programme import programme
from facilitator.export.prose import sentence
from facilitator.export.wording import Wording, listed


class Wanted(NamedTuple):
    """What else is to be told than what is published without anybody's asking for it.

    `shown` is as the agenda has it if it is None. `private` are the private notes, if what is
    private was asked for: then it is also told where people join and what their numbers are.
    """

    shown: Minutes | None = None
    private: Notes | None = None


PUBLISHED: Final = Wanted()
ALL: Final = Wanted(Minutes(times=True, review=True))
"""Everything but what is private."""


def parts(
    state: State,
    now: dt.datetime,
    language: Language,
    before: State | None = None,
    wanted: Wanted = PUBLISHED,
) -> Mapping[str, str]:
    """Write all parts by name, as of the instant `now`; one with nothing to tell is "".

    `before` is the meeting of the series with which concepts are compared.
    """
    return _written(_Minutes(state, now, language, wanted).parts(before))


def timed(state: State, now: dt.datetime, language: Language) -> Mapping[str, str]:
    """Write the parts on times and their review, whether or not the agenda wants them told."""
    return _written(_Minutes(state, now, language, ALL).timed())


def _written(named: Iterator[tuple[str, Iterable[str]]]) -> Mapping[str, str]:
    return {name: "\n\n".join(filter(None, blocks)) for name, blocks in named}


class _Minutes:
    """A writer of minutes; each method gives one part as blocks of Markdown."""

    def __init__(
        self,
        state: State,
        now: dt.datetime,
        language: Language,
        wanted: Wanted,
    ) -> None:
        self.state = state
        self.agenda = state.agenda
        self.language = language.in_print()
        self.say = language.say
        self.shown = wanted.shown or state.agenda.minutes
        self.private = wanted.private
        self.words = Wording(state, now, self.language)
        self.people = People(state, self.language)
        self.programme = programme(state, now)
        self.titles = {slot.session.id: md.inline(slot.session.title) for slot in state.slots}

    def parts(self, before: State | None) -> Iterator[tuple[str, Iterable[str]]]:
        say, state, language = self.say, self.state, self.language
        own = actions.own(state)
        left = list(earlier.brought(state, language))
        yield "title", self.title()
        yield "facts", [" ".join(lead(state, self.shown, language))]
        yield "summary", md.section(say("In brief"), brief(state, self.programme.outside, language))
        yield "decisions", md.section(say("Decisions"), [self.gathered(captures.decisions(state))])
        yield "actions", md.section(say("Actions"), [actions.items(own, state, language)])
        yield "earlier", md.section(earlier.heading(state, language), left)
        yield "homework", self.homework()
        yield "upcoming", md.section(say("Upcoming meetings"), [upcoming(state, language)])
        yield "programme", self.days()
        yield "outside", md.section(say("Outside the programme"), self.outside())
        yield "parking", md.section(say("Parking lot"), [self.gathered(self.of_kind("parking"))])
        yield "concepts", md.section(say("Concepts"), concepts(state, language, before))
        yield "scan", md.section(say("Horizon scan"), scan(state, language))
        there = attendance(state, self.shown, language, self.people)
        listed_ = list(filter(None, self.participants()))
        yield "participants", md.section(say("Participants"), listed_)
        yield "attendance", there if listed_ else md.section(say("Participants"), there)
        rules = md.items(map(md.block, ground_rules(state)))
        yield "rules", md.section(say("Ground rules"), [rules])
        yield from self.timed()
        yield "private", md.section(say("Private notes"), [self.gathered(self.secrets())])
        yield "notes_by", self.notes_by()

    # The head

    def title(self) -> Iterator[str]:
        title = md.heading(self.agenda.title)
        if self.state.rehearsal:
            yield f"# {self.say('Rehearsal: {title}', title=title)}"
            yield f"**{self.say('This was a rehearsal; the meeting was not held.')}**"
        else:
            yield f"# {self.say('Minutes of {title}', title=title)}"
        if not self.state.finished:
            yield f"*{draft(self.words)}*"

    # What was asked for

    def homework(self) -> Iterator[str]:
        say, state = self.say, self.state
        yield from md.section(say("Homework"), tasks(until_next(state), self.words))
        over = tasks(reviewed(state), self.words, past=True)
        yield from md.section(say("Homework for this meeting"), over)

    # What was said

    def days(self) -> Iterator[str]:
        for held in self.programme.days:
            yield from days.day(held, self.words, self.people, times=self.shown.times)

    def outside(self) -> Iterator[str]:
        """Write what was captured outside any session, but for what is told elsewhere."""
        told = [
            note
            for note in self.programme.outside
            if note.kind not in ("action", "parking") and not captures.of_meeting(note)
        ]
        return captures.blocks(told, self.language)

    def of_kind(self, kind: str) -> list[Note]:
        return [note for note in self.state.notes.values() if note.kind == kind]

    def gathered(self, notes: Iterable[Note]) -> str:
        return captures.gathered(notes, self.titles, self.language)

    # Who was there

    def participants(self) -> Iterator[str]:
        """Write what is known of who takes part without anybody's having been seen there."""
        if self.shown.attendance == "none":
            return
        there = Presences(self.state)
        seen = {person.name for person in there.everybody if there.came(person)}
        entries = (entry for day in self.programme.days for entry in day.entries)
        held = [entry.slot.session for entry in entries if was_held(entry)]
        spoke = [self.people.named(name) for name in speakers(held) if name not in seen]
        word = self.language.count("Speaker", "Speakers", len(spoke))
        yield self.named(word, spoke)
        if not there.days:
            bodies = [md.inline(body.name) for body in self.agenda.organisations]
            yield self.named(self.say("Organisations"), bodies)
            people = self.state.people.persons.values()
            listed_ = [self.people.in_list(p) for p in people if p.role != "speaker"]
            yield self.named(self.say("Registered"), listed_)
        ways = [] if self.private is None else [*map(self.joining, self.agenda.participants)]
        if any(ways):
            yield md.label(self.say("Link and phone"))
            yield md.items(filter(None, ways))

    def named(self, word: str, names: list[str]) -> str:
        """Name some in a paragraph; nothing if there are none."""
        return f"{md.label(word)} {sentence(listed(self.language, names))}" if names else ""

    def joining(self, person: Participant) -> str:
        """Say where somebody joins by link, and what their number is."""
        ways = [md.link(person.link)] if person.link else []
        ways += [md.inline(person.phone)] if person.phone else []
        return f"{md.label(md.inline(person.name))} {', '.join(ways)}" if ways else ""

    # What is told only if it is asked for

    def timed(self) -> Iterator[tuple[str, Iterable[str]]]:
        yield "times", md.section(self.say("Planned and actual times"), self.times())
        yield "review", md.section(self.say("Time review"), self.review())

    def times(self) -> Iterator[str]:
        if self.shown.times:
            for held in self.programme.days:
                if len(self.programme.days) > 1:
                    yield f"### {capital(dates.day(held.date, self.language))}"
                yield from times(held, self.words)

    def review(self) -> Iterable[str]:
        return review(self.state, self.words.now, self.language) if self.shown.review else ()

    def secrets(self) -> Iterable[Note]:
        return self.private.values() if self.private else ()

    def notes_by(self) -> Iterator[str]:
        if self.agenda.notes_by:
            yield self.say("Minutes taken by {name}", name=md.inline(self.agenda.notes_by))
