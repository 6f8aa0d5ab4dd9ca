"""Minutes in Markdown, to be published as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from facilitator.core.language import Language
from facilitator.core.state import State
from facilitator.export import markdown_captures as captures
from facilitator.export import markdown_text as md
from facilitator.export.markdown_ahead import upcoming
from facilitator.export.markdown_attendance import attendance
from facilitator.export.markdown_homework import tasks
from facilitator.export.markdown_people import People
from facilitator.export.markdown_scan import scan
from facilitator.export.markdown_session import session, told
from facilitator.export.markdown_times import times
from facilitator.export.markdown_words import concepts
from facilitator.export.programme import HeldDay, programme
from facilitator.export.wording import Wording, listed


def minutes(
    state: State, now: dt.datetime, language: Language, earlier: State | None = None
) -> str:
    """Write the minutes as of the instant `now`.

    `earlier` is the meeting of the series with which concepts are compared.

    What people typed reads back as they typed it in every reader of CommonMark; only a session's
    description is taken as Markdown by its author.
    """
    return "\n\n".join(_Minutes(state, now, language, earlier).blocks()) + "\n"


class _Minutes:
    """A writer of minutes; each method gives one part as blocks of Markdown."""

    def __init__(
        self, state: State, now: dt.datetime, language: Language, earlier: State | None
    ) -> None:
        self.state = state
        self.earlier = earlier
        self.agenda = state.agenda
        self.language = language
        self.say = language.say
        self.words = Wording(state, now, language)
        self.people = People(state.agenda, language, state.people.persons.values())
        self.programme = programme(state, now)
        self.titles = {slot.session.id: md.inline(slot.session.title) for slot in state.slots}

    def blocks(self) -> Iterator[str]:
        say = self.say
        yield from self.front()
        yield from _section(
            say("Participants"),
            ["\n".join(self.people.facts()), *attendance(self.state, self.language)],
        )
        yield from _section(say("Ground rules"), [md.items(map(md.block, self.agenda.rules))])
        for day in self.programme.days:
            yield from self.day(day)
        outside = captures.by_kind(self.programme.outside, self.language)
        yield from _section(say("Outside the programme"), outside)
        yield from self.collected()
        yield from _section(say("Homework"), tasks(self.words))
        yield from _section(say("Concepts"), concepts(self.state, self.language, self.earlier))
        yield from _section(say("Horizon scan"), scan(self.state, self.language))
        yield from _section(say("Coming meetings"), [upcoming(self.agenda.upcoming, self.language)])
        yield from _section(say("Planned and actual times"), self.times())

    def front(self) -> Iterator[str]:
        title = md.heading(self.agenda.title)
        if self.state.rehearsal:
            yield f"# {self.say('Rehearsal: {title}', title=title)}"
            yield f"**{self.say('This was a rehearsal; the meeting was not held.')}**"
        else:
            yield f"# {self.say('Minutes: {title}', title=title)}"
        if not self.state.finished:
            yield f"*{self.draft()}*"
        yield "\n".join(self.facts())

    def draft(self) -> str:
        local = self.words.now.astimezone(self.state.zone)
        return self.say(
            "Draft as of {time} on {date}: the meeting is not over.",
            time=f"{local:%H:%M}",
            date=self.language.date(local.date()),
        )

    def facts(self) -> Iterator[str]:
        dates = [self.language.date(date) for date in self.state.dates]
        yield md.fact(
            self.language.count("Date", "Dates", len(dates)), listed(self.language, dates)
        )
        if self.agenda.place:
            yield md.fact(self.say("Place"), md.inline(self.agenda.place))
        if self.agenda.theme:
            yield md.fact(self.say("Theme"), md.inline(self.agenda.theme))
        if self.agenda.series:
            yield md.fact(self.say("Series"), md.inline(self.agenda.series))

    def day(self, day: HeldDay) -> Iterator[str]:
        if len(self.programme.days) == 1:
            yield f"## {self.say('Programme')}"
        else:
            yield f"## {self.heading_of(day)}"
        if day.date != day.planned:
            yield self.say("Planned for {date}.", date=self.language.date(day.planned))
        for entry in filter(told, day.entries):
            yield from session(entry, self.words, self.people)

    def heading_of(self, day: HeldDay) -> str:
        return self.say("Day {n}: {date}", n=day.index + 1, date=self.language.date(day.date))

    def collected(self) -> Iterator[str]:
        """Gather from everywhere what a reader looks for first: it has to be acted on."""
        say, language, titles = self.say, self.language, self.titles
        found = captures.sorted_out(self.state.notes.values())
        decisions = captures.gathered(found.get("decision", ()), titles, language)
        actions = captures.actions(found.get("action", ()), titles, language)
        parked = captures.gathered(found.get("parking", ()), titles, language)
        yield from _section(say("All decisions"), [decisions])
        yield from _section(say("All actions"), [actions])
        yield from _section(say("Parking lot"), [parked])

    def times(self) -> Iterator[str]:
        for day in self.programme.days:
            if len(self.programme.days) > 1:
                yield f"### {self.heading_of(day)}"
            yield times(day, self.words)


def _section(title: str, blocks: Iterable[str]) -> Iterator[str]:
    """Put blocks under a heading, which is left out with them when there is nothing in them."""
    filled = [block for block in blocks if block]
    if filled:
        yield f"## {title}"
        yield from filled
