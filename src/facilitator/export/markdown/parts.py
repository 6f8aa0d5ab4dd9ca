"""The parts that minutes are made of, each Markdown with its own heading, in their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from facilitator.core.base.language import Language
from facilitator.core.notes.actions import actions
from facilitator.core.notes.rules import ground_rules
from facilitator.core.record.notes import NO_NOTES, CaptureKind, Notes
from facilitator.core.record.state import State
from facilitator.export.markdown import captures
from facilitator.export.markdown import text as md
from facilitator.export.markdown.ahead import upcoming
from facilitator.export.markdown.attendance import attendance
from facilitator.export.markdown.earlier import since_last_time, status
from facilitator.export.markdown.homework import tasks
from facilitator.export.markdown.people import People
from facilitator.export.markdown.review import lines as review
from facilitator.export.markdown.scan import scan
from facilitator.export.markdown.session import session, told
from facilitator.export.markdown.times import times
from facilitator.export.markdown.words import concepts
from facilitator.export.programme import HeldDay, programme
from facilitator.export.wording import Wording, listed


def parts(
    state: State,
    now: dt.datetime,
    language: Language,
    earlier: State | None = None,
    private: Notes = NO_NOTES,
) -> Mapping[str, str]:
    """Write all parts by name, as of the instant `now`; one with nothing to tell is "".

    `earlier` is the meeting of the series with which concepts are compared, `private` the private
    notes that somebody asked for.
    """
    writer = _Minutes(state, now, language, earlier)
    made = [*writer.parts(), ("private", writer.private(private))]
    return {name: "\n\n".join(blocks) for name, blocks in made}


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
        self.found = captures.sorted_out(state.notes.values())

    def parts(self) -> Iterator[tuple[str, Iterable[str]]]:
        say, language = self.say, self.language
        present = attendance(self.state, language)
        whole = [note for note in self.programme.outside if captures.of_meeting(note)]
        others = [note for note in self.programme.outside if not captures.of_meeting(note)]
        outside = captures.by_kind(others, language)
        compared = concepts(self.state, language, self.earlier)
        coming = upcoming(self.state, language)
        before = since_last_time(self.state, self.today, language)
        yield "title", self.title()
        yield "facts", ["\n".join(self.facts())]
        yield "summary", _section(say("In brief"), captures.summary(whole))
        yield "participants", self.participants(heading=bool(present))
        yield "attendance", present
        yield (
            "rules",
            _section(say("Ground rules"), [md.items(map(md.block, ground_rules(self.state)))]),
        )
        yield "earlier", _section(say("Since last time"), before)
        yield "programme", self.days()
        yield "outside", _section(say("Outside the programme"), outside)
        yield "decisions", _section(say("All decisions"), [self.gathered("decision")])
        yield "actions", _section(say("All actions"), [self.actions()])
        yield "parking", _section(say("Parking lot"), [self.gathered("parking")])
        yield "homework", _section(say("Homework"), tasks(self.words))
        yield "concepts", _section(say("Concepts"), compared)
        yield "scan", _section(say("Horizon scan"), scan(self.state, language))
        yield "upcoming", _section(say("Coming meetings"), [coming])
        yield "times", _section(say("Planned and actual times"), self.times())
        yield "review", _section(say("Time review"), review(self.state, self.words.now, language))

    @property
    def today(self) -> dt.date:
        """The local date of the instant that counts as now."""
        return self.words.now.astimezone(self.state.zone).date()

    def title(self) -> Iterator[str]:
        title = md.heading(self.agenda.title)
        if self.state.rehearsal:
            yield f"# {self.say('Rehearsal: {title}', title=title)}"
            yield f"**{self.say('This was a rehearsal; the meeting was not held.')}**"
        else:
            yield f"# {self.say('Minutes: {title}', title=title)}"
        if not self.state.finished:
            yield f"*{self.draft()}*"

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

    def participants(self, *, heading: bool) -> Iterator[str]:
        """List everybody, under a heading that attendance stands under, too."""
        facts = "\n".join(self.people.facts())
        if facts or heading:
            yield f"## {self.say('Participants')}"
        if facts:
            yield facts

    def days(self) -> Iterator[str]:
        for day in self.programme.days:
            yield from self.day(day)

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

    # What a reader looks for first, from everywhere: it has to be acted on.

    def gathered(self, kind: CaptureKind) -> str:
        return captures.gathered(self.found.get(kind, ()), self.titles, self.language)

    def actions(self) -> str:
        done = {
            one.id: status(one, self.today, self.state, self.language)
            for one in actions(self.state)
            if one.done is not None
        }
        found = self.found.get("action", ())
        return captures.actions(found, self.titles, self.language, done)

    def private(self, notes: Notes) -> Iterator[str]:
        listed = captures.gathered(notes.values(), self.titles, self.language)
        return _section(self.say("Private notes"), [listed])

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
