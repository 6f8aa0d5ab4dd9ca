"""The lines that are typed in Groups: groups, people, how long they have, and what they report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Final, NamedTuple

from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import Phrase, phrase, quoted
from facilitator.core.base.text import clean
from facilitator.core.base.times import read_seconds
from facilitator.core.groups import moves as group_moves
from facilitator.core.groups import timers
from facilitator.core.groups.board import label
from facilitator.core.people import moves as people_moves
from facilitator.core.people import person_line, roster
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupFormed
from facilitator.core.record.move import Move, P
from facilitator.core.record.people import PersonAdded
from facilitator.tui.frame.capturing import CAPTURE
from facilitator.tui.places.groups.frames import GROUP
from facilitator.tui.places.groups.page import PERSON
from facilitator.tui.places.groups.shown import ShownGroups
from facilitator.tui.rows.names import Organisations
from facilitator.tui.widgets.completion import Naming

FORM: Final = "form"
EDIT: Final = "edit"
PERSON_LINE: Final = "list_person"
TIMER: Final = "set_timer"
SEEK: Final = "seek"
REPORT: Final = "report"
"""What the line is opened for: a report is a capture of the group that it is about."""


class Asked(NamedTuple):
    """What a line asks for, who takes the answer (False: it has to be mended), and for more."""

    words: Phrase
    take: Callable[[str], bool]
    more: bool = False


class GroupLines(ShownGroups):
    """What a line asks for in Groups, and who takes the answer."""

    PASSING = (SEEK,)
    TEXTS = (CAPTURE, REPORT)

    def __init__(self) -> None:
        """Ask for nothing yet."""
        super().__init__()
        self._asked: Asked | None = None

    def _act(
        self, move: Move[Concatenate[SessionId, P]], *args: P.args, **options: P.kwargs
    ) -> AnyFact | None:
        """Make a move in the session shown; give the fact if it was not refused."""
        event = self.host.act(move, self._board.session, *args, **options)
        return event.fact if event is not None else None

    # Lines to type in

    def _ask(self, purpose: str, asked: Asked, offered: str = "", *, about: str = "") -> None:
        self._asked = asked
        self.open_line(purpose, offered, about=about)

    def naming(self) -> Naming | None:
        """Complete everybody's names in a report, organisations' beside a new person."""
        return Organisations(self.host) if self.purpose == PERSON_LINE else super().naming()

    def question(self) -> str:
        """Say what the line is open for."""
        say = self.host.language.say
        if self.purpose == REPORT:
            table = self._board.table(self.about)
            return say("Report from group {group}:", group=label(table) if table else "")
        return say(self._asked.words) if self._asked is not None else ""

    def about_captures(self) -> str:
        """Say of a capture that is typed here whose it is not."""
        return self.host.language.say("For the meeting, not of one group:") if self.typing else ""

    def answered(self, text: str) -> None:
        """Do with what was typed what it was asked for; an empty line closes."""
        if not clean(text).strip():
            self.close_line()
        elif self.purpose == REPORT:
            session, what = self._board.session, self.read_line(text)
            if self.host.note(what, session, group=self.about) is not None:
                self.capture_line.clear()
        elif self._asked is None:
            self.close_line()
        elif self._asked.take(text):
            if self._asked.more:
                self.capture_line.clear()
            else:
                self.close_line()

    def action_form(self) -> None:
        """Ask for groups to form, one after the other."""
        words = phrase("New group: its name, or “name: focus”. ⏎ forms it, Esc is done.")

        def take(text: str) -> bool:
            fact = self._act(group_moves.form, *group_moves.read_line(text))
            if isinstance(fact, GroupFormed):
                self._columns.chosen = GROUP + fact.group
            return fact is not None

        self._ask(FORM, Asked(words, take, more=True))

    def action_edit(self) -> None:
        """Ask for another name and focus of the chosen group."""
        table = self._group()
        if table is None:
            return
        group = table.group
        before = f"{group.name}: {group.focus}" if group.focus else group.name

        def take(text: str) -> bool:
            if text == before:
                return True
            return self._act(group_moves.change, group.id, *group_moves.read_line(text)) is not None

        asked = Asked(phrase("The group: its name, or “name: focus”."), take)
        self._ask(EDIT, asked, before, about=group.id)

    def action_list_person(self) -> None:
        """Ask for people who take part, one after the other."""
        words = phrase("Who: name, organisation (Anna Berg, Blekinge). Esc is done.")
        roles = {
            self.host.language.say(word): role for role, word in person_line.ROLE_WORDS.items()
        }

        def take(text: str) -> bool:
            event = self.host.act(people_moves.add, person_line.read(text, roles))
            if event is not None and isinstance(event.fact, PersonAdded):
                self._columns.chosen = PERSON + event.fact.person
            return event is not None

        self._ask(PERSON_LINE, Asked(words, take, more=True))

    def action_set_timer(self, group: str = "") -> None:
        """Ask how long the groups have, or a group alone."""

        def take(text: str) -> bool:
            seconds = read_seconds(text) or 0
            return self._act(timers.start_timer, seconds, group or None) is not None

        words = phrase("How long do the groups have from now? 20, 1h30m, or 90s")
        if (table := self._board.table(group)) is not None:
            words = phrase(
                "How long does {group} have from now? 20, 1h30m, or 90s",
                group=quoted(one_line(label(table))),
            )
        self._ask(TIMER, Asked(words, take), about=group)

    def action_find(self) -> None:
        """Ask for a part of a name, and go to the next who has it."""

        def take(text: str) -> bool:
            found = [p.id for p in roster.find(self._board.everybody, text)]
            if not found:
                self.host.tell(phrase("Nobody here is called that."))
                return False
            here = PersonId(self._columns.chosen.removeprefix(PERSON))
            after = found[found.index(here) + 1 :] if here in found else found
            one = (after or found)[0]
            self._columns.chosen = PERSON + one
            self._marked |= {one}
            self._show_lifted()
            return True

        self._ask(SEEK, Asked(phrase("Find somebody by any part of the name: ⏎ lifts."), take))

    def tab(self) -> None:
        """Look for the same in all meetings."""
        if self.purpose == SEEK:
            self.find_everywhere()
        else:
            super().tab()

    # What groups report

    def action_capture(self, sign: str = "") -> None:
        """Open the line for what the chosen group reports."""
        table = self._table()
        if table is not None:
            self.open_line(REPORT, sign, about=table.group.id, hint=None)
        else:
            super().action_capture(sign)
            self.ask()
