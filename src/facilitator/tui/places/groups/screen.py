"""Groups is the place where breakout groups are formed, filled, rotated and heard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from facilitator.core.base.cells import one_line
from facilitator.core.base.language import N_, Phrase, clock_time, countdown, phrase
from facilitator.core.base.span import ZERO
from facilitator.core.base.text import clean
from facilitator.core.groups import moves as group_moves
from facilitator.core.groups import timers
from facilitator.core.groups.board import Board, Table, at_hand, board, label
from facilitator.core.people import moves as people_moves
from facilitator.core.people import person_line, roster
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupFormed, GroupRule
from facilitator.core.record.move import Move
from facilitator.core.record.people import PersonAdded
from facilitator.core.record.state import EMPTY, State
from facilitator.core.time.schedule import Phase, phase_of
from facilitator.core.time.view import View
from facilitator.tui.frame.lined import LinedPlace
from facilitator.tui.places.groups.page import (
    GROUP,
    PERSON,
    Page,
    balance_line,
    counts_line,
    digits,
    nowhere_line,
    rotation_line,
)
from facilitator.tui.places.groups.projector import Projector
from facilitator.tui.rows import group_time
from facilitator.tui.widgets.big_time import BigTime
from facilitator.tui.widgets.columns import Columns, Line
from facilitator.tui.widgets.plain import Plain

NOBODY_CHOSEN: Final = phrase("Choose somebody with the arrow keys first.")
NO_GROUP_CHOSEN: Final = phrase("Choose a group with the arrow keys first.")


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


class Groups(LinedPlace):
    """The place of groups (3)."""

    CSS_PATH = "screen.tcss"
    LIST = Columns
    TYPED = (FORM, EDIT, PERSON_LINE, TIMER, SEEK)
    PASSING = (SEEK,)
    FIRST = (
        "group.put",
        "group.form",
        "group.balance",
        "group.join",
        "capture.open",
        "group.show",
        "group.leave",
        "app.help",
        "group.mark",
        "group.person",
        "group.rotate",
        "group.timer",
        "meeting.undo",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # The digits themselves come to `on_key`: here they are told, and taken from the places.
        Binding("0,1,2,3,4,5,6,7,8,9", "put", N_("Move there"), id="group.put", key_display="0-9"),
        Binding("n,N", "form", N_("New group"), id="group.form", priority=True),
        Binding("e,E,enter", "edit", N_("Rename"), id="group.edit", key_display="e", priority=True),
        Binding("d,D,delete", "dissolve", N_("Dissolve"), id="group.dissolve", key_display="d"),
        Binding("a,A", "balance", N_("Balance"), id="group.balance"),
        Binding("l,L", "join", N_("Latecomer"), id="group.join"),
        Binding("p,P", "list_person", N_("List a person"), id="group.person", priority=True),
        Binding("w,W", "widen", N_("With speakers or not"), id="group.widen"),
        Binding("space", "mark", N_("Mark"), id="group.mark"),
        Binding("t,T", "rule('together')", N_("Keep together"), id="group.together"),
        Binding("k,K", "rule('apart')", N_("Keep apart"), id="group.apart"),
        Binding("f,F", "rule('fixed')", N_("Fix here"), id="group.fix"),
        Binding("c,C", "clear_rules", N_("Clear the rules"), id="group.clear"),
        Binding("h,H", "host", N_("Host or not"), id="group.host"),
        Binding("r,R", "rotate", N_("Next round"), id="group.rotate"),
        Binding("m,M", "set_timer", N_("Minutes"), id="group.timer", priority=True),
        Binding("s,S", "stop_timer", N_("Stop the timer"), id="group.stop"),
        Binding("g,G", "seek", N_("Find somebody"), id="group.find", priority=True),
        Binding("o,O", "choose_session", N_("Other session"), id="group.session"),
        Binding("v,V", "show_list", N_("Show to all"), id="group.show"),
        Binding("escape", "back_out", N_("Run"), id="group.leave"),
    ]

    def __init__(self) -> None:
        """Show the groups that are at hand."""
        super().__init__()
        self._state: State = EMPTY
        self._board = Board("")
        self._wanted: str | None = None
        self._everyone = False
        self._marked: set[str] = set()
        self._typed = ""
        self._asked: Asked | None = None
        self._left: dt.timedelta | None = None
        self._shown: object = None

    def body(self) -> ComposeResult:
        """Lay out what there is to know, the groups, and the lines to type in."""
        with Horizontal(id="overview"):
            yield Plain(id="facts")
            yield BigTime(id="timer")
        yield Columns(self._lay, id="groups")
        yield from super().body()

    @property
    def _columns(self) -> Columns:
        return self.query_one("#groups", Columns)

    # What is shown

    def show(self, view: View) -> None:
        """Show the groups if they have changed, and the time every second."""
        session = self._session(view)
        shown = (view.state, session, self._everyone)
        if shown != self._shown:
            self._shown = shown
            self._state = view.state
            self._board = board(view.state, session, everyone=self._everyone)
            known = {person.id for person in (*self._board.placed, *self._board.nowhere)}
            self._marked &= known
            self._columns.renew()
            self.refresh_bindings()
        self._show_timer(view)
        self.query_one("#facts", Plain).show(self._facts())
        if isinstance(self.app.screen, Projector):
            self.app.screen.show(view.state, self._board, self._left)

    def _session(self, view: View) -> str:
        if self._wanted is not None and view.state.slot(self._wanted) is not None:
            return self._wanted
        return at_hand(view.plan, view.state) or ""

    def _lay(self, width: int) -> list[Line]:
        return Page(self._board, self._state, self.host.language, self._marked).lines(width)

    def _facts(self) -> Content:
        language = self.host.language
        pending = language.say("to group {number}_", number=self._typed) if self._typed else ""
        alone = "bold $text-warning" if self._board.nowhere else ""
        lines = [
            _joined("  ", (self._title(), "bold"), (pending, "bold $text-accent")),
            _joined(
                " · ",
                (counts_line(self._board, language), ""),
                (nowhere_line(self._board, language), alone),
            ),
            Content(balance_line(self._board, language)),
            Content(rotation_line(self._board, language)),
        ]
        timer = self._board.grouping.timer
        if timer is not None:
            words = group_time.line(self._left or ZERO, timer.length, language)
            lines.append(Content.assemble((words, "bold")))
        return Content("\n").join(line for line in lines if line.plain)

    def _title(self) -> str:
        """Name the session and when it was planned."""
        slot, language = self._state.slot(self._board.session), self.host.language
        if slot is None:
            return language.say("The programme is empty: 1 goes to Run, where a adds a session.")
        zone = self._state.zone
        day = language.say("day {day}, ", day=slot.day + 1) if len(self._state.dates) > 1 else ""
        times = f"{clock_time(slot.start, zone)}\N{EN DASH}{clock_time(slot.end, zone)}"
        return f"{one_line(slot.session.title)} · {day}{times}"

    def _show_timer(self, view: View) -> None:
        """Show how much time the groups have left, if they were given any."""
        big, timer = self.query_one("#timer", BigTime), self._board.grouping.timer
        big.display = timer is not None
        if timer is None:
            self._left = None
            return
        self._left = left = timer.left(view.plan.now)
        phase = phase_of(left, timer.length)
        big.time = f"{'+' if left < ZERO else ''}{countdown(left)}"
        for each in Phase:
            big.set_class(phase is each, f"-{each.name.lower()}")

    def _renew(self) -> None:
        self._shown = None
        self.update()

    # Who and what is chosen

    def _person(self) -> str | None:
        """Give the id of the chosen person, or say that nobody is."""
        chosen = self._columns.chosen
        if chosen.startswith(PERSON):
            return chosen.removeprefix(PERSON)
        self.host.tell(NOBODY_CHOSEN)
        return None

    def _table(self) -> Table | None:
        """Give the chosen group: that of the chosen person, or whose heading is chosen."""
        chosen = self._columns.chosen
        if chosen.startswith(PERSON):
            return self._board.table_of(chosen.removeprefix(PERSON))
        return self._board.table(chosen.removeprefix(GROUP))

    def _group(self) -> Table | None:
        """Give the chosen group, or say that none is."""
        table = self._table()
        if table is None:
            self.host.tell(NO_GROUP_CHOSEN)
        return table

    def _act(self, move: Move, *args: object, **options: object) -> AnyFact | None:
        """Make a move in the session shown; give the fact if it was not refused."""
        event = self.host.act(move, self._board.session, *args, **options)
        return event.fact if event is not None else None

    def _people(self) -> list[str]:
        """Give the ids of those who are marked, or else of the chosen person."""
        marked = [each.id for each in self._board.everybody if each.id in self._marked]
        if marked:
            return marked
        person = self._person()
        return [] if person is None else [person]

    def _place(self, move: Move, those: Sequence[str], *args: object) -> None:
        """Move people; after a chosen one who was in no group the next of those is chosen."""
        alone = [each.id for each in self._board.nowhere]
        chosen = self._columns.chosen.removeprefix(PERSON)
        after: str | None = None
        if chosen in alone and chosen in those:
            at = alone.index(chosen)
            beside = [*alone[at + 1 :], *reversed(alone[:at])]
            after = next((each for each in beside if each not in those), None)
        first, *others = those
        if self._act(move, first, *args, *others) is None:
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
            self._place(group_moves.put, those, group)

    def action_put(self) -> None:
        """Leave digits to `on_key`."""

    def action_join(self) -> None:
        """Put those marked, or the chosen person, into the group that needs them most."""
        if those := self._people():
            self._place(group_moves.join, those)

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
            return self._act(timers.start_timer, timers.read_time(text)) is not None

        self._ask(TIMER, Asked(phrase("How many minutes do the groups have from now?"), take))

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

    def action_capture(self) -> None:
        """Open the line for what the chosen group reports."""
        table = self._table()
        if table is not None:
            self.open_line(REPORT, about=table.group.id, hint=None)
        else:
            super().action_capture()
            self.ask()


def _joined(between: str, *parts: tuple[str, str]) -> Content:
    """Join texts, each with its style, leaving out those with nothing in them."""
    return Content(between).join([Content.assemble(part) for part in parts if part[0]])
