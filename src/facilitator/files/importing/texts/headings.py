"""The headings of a text: each is its title, a day, a session, or what others stand under."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.core.base.language import phrase
from facilitator.core.base.text import fold
from facilitator.files.importing.labels import take_hours, take_label, wants_title
from facilitator.files.importing.texts.blocks import Said
from facilitator.files.importing.texts.collected import HEADINGS, Collected, with_links
from facilitator.files.importing.texts.entries import Entry
from facilitator.files.importing.texts.overview import POINT
from facilitator.files.importing.texts.waiting import Waiting
from facilitator.files.importing.written import dates, named_days
from facilitator.files.importing.written.values import Times
from facilitator.files.toml.suggest import shown


class Headings:
    """Reads the headings, and knows which one what is read stands under."""

    def __init__(self, found: Collected, waiting: Waiting) -> None:
        """Begin under none."""
        self.found = found
        self.source, self.days, self.nesting = found.source, found.days, found.nesting
        self.waiting = waiting
        self.day_level = 0
        """The level of the headings that are days."""
        self.about: Entry | None = None
        """The session whose title a heading repeats: all below it describes that one."""
        self.about_level = 0
        self.untimed: Said | None = None
        """The last heading, if it is no day: a line below may say when it is."""

    def read(self, said: Said, level: int, *, top: bool) -> None:
        """Take the title of the text, a day, a session, or what others stand under."""
        depth = HEADINGS + level
        if self.waiting.named_below(said, depth, item=self.untimed is not None):
            return
        self.found.before = said.text
        found = dates.find(said.text)
        parsed = self.found.parsed(said)
        if parsed.times and (parsed.at_start or not (found or top)):
            if parsed.title:
                self.found.session(said, parsed, depth)
            else:
                self.waiting.wait(said, parsed, depth)
            return
        self.nesting.begin(depth, None)
        self.found.heading, self.untimed, self.found.no_day = said.text, None, None
        self.found.timed.clear()
        if (
            top
            and wants_title(self.source)
            and not self.found.entries
            and not self._only_a_day(said.text)
        ):
            self._title(said, found)
            return
        if level > 1 and take_label(self.source, self.days, said.line, said.text):
            return
        rest = self.days.take(said.line, said.text)
        if rest is None:
            self._no_day(said)
            self.found.no_day = said if level <= self.day_level else None
            return
        self.day_level = level
        self._beside_day(said, rest)

    def _beside_day(self, said: Said, rest: str) -> None:
        """Take when a day begins and ends from what else stands in its heading."""
        left = take_hours(self.source, self.days, said.line, rest)
        if left and left != rest:
            message = phrase(
                "Of “{text}” only the day and the time are taken over.", text=shown(said.text)
            )
            self.source.left_out(said.line, message, left)
        elif rest and left:
            message = phrase("Of “{text}” only the day is taken over.", text=shown(said.text))
            self.source.left_out(said.line, message, rest)

    def is_about(self, said: Said, level: int) -> bool:
        """Take a heading that repeats the title of a session, and those below such a one."""
        if self.about is not None and level > self.about_level:
            self.found.attach(self.about, said.text, said)
            return True
        self.about, self.about_level = self._titled_so(said.text), level
        if self.about is not None:
            self.source.use(said.line, said.text)
        return self.about is not None

    def _titled_so(self, text: str) -> Entry | None:
        entries, title = (one for one in self.found.entries if isinstance(one, Entry)), fold(text)
        return next((one for one in entries if fold(one.row.title) == title), None)

    def _title(self, said: Said, found: dates.Written | None) -> None:
        self.source.title = said.text
        if found is None:
            return
        self.days.on(said.line, said.text, found)
        take_hours(self.source, self.days, said.line, dates.beside(said.text, found))

    @staticmethod
    def _only_a_day(text: str) -> bool:
        found = dates.find(text)
        return bool(
            (found and not dates.beside(text, found))
            or named_days.names_a_day(text)
            or (named_days.weekday_named(text) and not named_days.spans_days(text))
        )

    def _no_day(self, said: Said) -> None:
        if match := POINT.fullmatch(said.text):
            self.found.point(said, match["what"], HEADINGS)
        else:
            self.source.no_session(said.line, with_links(said))
            self.untimed = said
            if self.days.contradicted(said.text):
                self.days.unclear(said.line, said.text)

    def timed_below(self, heading: Said, said: Said, times: Times) -> None:
        """Take a heading whose time stands in a line of its own below it."""
        remarks = self.source.remarks
        del remarks[next(n for n, one in enumerate(remarks) if one.line == heading.line)]
        self.untimed = None
        self.source.use(said.line, said.text)
        self.found.session(heading, replace(self.found.parsed(heading), times=times), HEADINGS + 1)
