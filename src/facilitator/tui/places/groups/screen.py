"""Groups is the place where breakout groups are formed, filled, rotated and heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Concatenate, Final, NamedTuple

from textual import events
from textual.binding import BindingType

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import clean
from facilitator.core.base.times import read_seconds
from facilitator.core.groups import moves as group_moves
from facilitator.core.groups import timers
from facilitator.core.groups.board import label
from facilitator.core.people import moves as people_moves
from facilitator.core.people import person_line, roster
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupFormed, GroupRule
from facilitator.core.record.move import Move, P
from facilitator.core.record.people import PersonAdded
from facilitator.tui.places.groups.keys import KEYS
from facilitator.tui.places.groups.page import (
    GROUP,
    PERSON,
    digits,
)
from facilitator.tui.places.groups.projector import Projector
from facilitator.tui.places.groups.shown import ShownGroups
from facilitator.tui.widgets.columns import Columns

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


class Groups(ShownGroups):
    """The place of groups (3)."""

    CSS_PATH = "screen.tcss"
    LIST = Columns
    PASSING = (SEEK,)
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show the groups that are at hand."""
        super().__init__()
        self._asked: Asked | None = None

    def _act(
        self, move: Move[Concatenate[str, P]], *args: P.args, **options: P.kwargs
    ) -> AnyFact | None:
        """Make a move in the session shown; give the fact if it was not refused."""
        event = self.host.act(move, self._board.session, *args, **options)
        return event.fact if event is not None else None

    def _place(self, those: Sequence[str], place: Callable[[], AnyFact | None]) -> None:
        """Move people; after a chosen one who was in no group the next of those is chosen."""
        alone = [each.id for each in self._board.nowhere]
        chosen = self._columns.chosen.removeprefix(PERSON)
        after: str | None = None
        if chosen in alone and chosen in those:
            at = alone.index(chosen)
            beside = [*alone[at + 1 :], *reversed(alone[:at])]
            after = next((each for each in beside if each not in those), None)
        if place() is None:
            return
        self._marked.clear()
        self._columns.renew()
        if after is not None:
            self._columns.chosen = PERSON + after

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Take digits as the number of a group; any other key gives a number begun up."""
        if self.typing:
            return
        character = event.character or ""
        if character.isascii() and character.isdigit():
            event.stop()
            self._type_digit(character)
        elif self._typed and event.key != "escape":
            self._type("")

    def _type(self, typed: str) -> None:
        self._typed = typed
        self.update()

    def _type_digit(self, digit: str) -> None:
        """Move those marked, or the chosen person, once the number of a group is whole."""
        typed = self._typed + digit
        if not self._board.tables:
            self.host.tell(phrase("There is no group yet. n forms one, Escape goes to Run."))
        elif len(typed) < digits(self._board):
            self._type(typed)
        else:
            self._type("")
            self._put(int(typed))

    def _put(self, number: int) -> None:
        if number > len(self._board.tables):
            self.host.tell(phrase("There is no group {number}.", number=number))
        elif those := self._people():
            group = self._board.tables[number - 1].group.id if number else None
            first, *others = those
            self._place(those, lambda: self._act(group_moves.put, first, group, *others))

    def action_put(self) -> None:
        """Leave digits to `on_key`."""

    def action_join(self) -> None:
        """Put those marked, or the chosen person, into the group that needs them most."""
        if those := self._people():
            first, *others = those
            self._place(those, lambda: self._act(group_moves.join, first, *others))

    def action_balance(self) -> None:
        """Put everybody into groups of even size; again, another way."""
        if self._act(group_moves.deal, everyone=self._everyone) is not None:
            self._columns.chosen = PERSON + self._board.placed[0].id

    def action_widen(self) -> None:
        """Take in speakers and facilitators, or leave them out again."""
        self._everyone = not self._everyone
        self._renew()
        self.host.tell(
            phrase("Speakers and facilitators can be put into groups too.")
            if self._everyone
            else phrase("Speakers and facilitators are left out, unless they are in a group.")
        )

    def action_dissolve(self) -> None:
        """Dissolve the chosen group."""
        if (table := self._group()) is not None:
            self._act(group_moves.dissolve, table.group.id)

    def action_mark(self) -> None:
        """Mark the chosen person to be moved with others or for a rule, or no longer."""
        if (person := self._person()) is not None:
            self._marked ^= {person}
            self._columns.renew()

    def action_rule(self, rule: GroupRule) -> None:
        """Make a rule for those who are marked; one alone can be fixed without a mark."""
        those = tuple(self._marked)
        if rule == "fixed" and not those:
            person = self._person()
            if person is None:
                return
            those = (person,)
        if self._act(group_moves.set_rule, rule, sorted(those)) is not None:
            self._marked.clear()
            self._columns.renew()

    def action_clear_rules(self) -> None:
        """Let no rule count any more."""
        self._act(group_moves.clear_rules)

    def action_host(self) -> None:
        """Let the chosen person be the host of their group, or no longer."""
        if (person := self._person()) is not None:
            self._act(group_moves.name_host, person)

    def action_rotate(self) -> None:
        """Send everybody but the hosts on to another group."""
        self._act(group_moves.rotate)

    def action_stop_timer(self) -> None:
        """Stop the groups' timer."""
        self._act(timers.stop_timer)

    def action_show_list(self) -> None:
        """Show the groups large, for everybody in the room."""
        self.app.push_screen(Projector(self._state, self._board, self._left))

    def action_choose_session(self) -> None:
        """Ask for the session whose groups are to be shown."""
        from facilitator.tui.dialogs.go_to import GoTo

        def choose(session: str | None) -> None:
            if session is not None:
                self._wanted = session or None
                self._renew()

        language = self.host.language
        every = language.say("the groups that are at hand")
        self.app.push_screen(GoTo(self.host.view(), language, every=every), choose)

    def action_back_out(self) -> None:
        """Give up a number begun, then what is marked, then go to Run."""
        if self._typed:
            self._type("")
        elif self._marked:
            self._marked.clear()
            self._columns.renew()
        else:
            self.action_place("run")

    # Lines to type in

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a stop while time runs."""
        if action == "stop_timer":
            return self._board.grouping.timer is not None
        return super().check_action(action, parameters)

    def _ask(self, purpose: str, asked: Asked, offered: str = "", *, about: str = "") -> None:
        self._asked = asked
        self.open_line(purpose, offered, about=about)

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
        words = phrase("New group: its name, or “name: focus”. Enter forms it, Escape is done.")

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
        words = phrase("Who: name, organisation (Anna Berg, Blekinge). Escape is done.")
        roles = {
            self.host.language.say(word): role for role, word in person_line.ROLE_WORDS.items()
        }

        def take(text: str) -> bool:
            event = self.host.act(people_moves.add, person_line.read(text, roles))
            if event is not None and isinstance(event.fact, PersonAdded):
                self._columns.chosen = PERSON + event.fact.person
            return event is not None

        self._ask(PERSON_LINE, Asked(words, take, more=True))

    def action_set_timer(self) -> None:
        """Ask how long the groups have."""

        def take(text: str) -> bool:
            return self._act(timers.start_timer, read_seconds(text) or 0) is not None

        self._ask(
            TIMER, Asked(phrase("How long do the groups have from now? 20, 1h30m, or 90s"), take)
        )

    def action_seek(self) -> None:
        """Ask for a part of a name, and go to the next who has it."""

        def take(text: str) -> bool:
            found = [p.id for p in roster.find(self._board.everybody, text)]
            if not found:
                self.host.tell(phrase("Nobody here is called that."))
                return False
            here = self._columns.chosen.removeprefix(PERSON)
            after = found[found.index(here) + 1 :] if here in found else found
            self._columns.chosen = PERSON + (after or found)[0]
            return True

        self._ask(SEEK, Asked(phrase("Find somebody by any part of the name."), take))

    # What groups report

    def action_capture(self, sign: str = "") -> None:
        """Open the line for what the chosen group reports."""
        table = self._table()
        if table is not None:
            self.open_line(REPORT, sign, about=table.group.id, hint=None)
        else:
            super().action_capture(sign)
            self.ask()
