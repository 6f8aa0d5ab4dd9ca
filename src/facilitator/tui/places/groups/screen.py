"""Groups is the place where breakout groups are formed, filled, rotated and heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Concatenate, Final

from textual import events
from textual.binding import BindingType
from textual.timer import Timer

from facilitator.core.base import signs
from facilitator.core.base.cells import one_line
from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import by_key, phrase, quoted
from facilitator.core.base.refusal import Refused
from facilitator.core.groups import moves as group_moves
from facilitator.core.groups import reports, timers
from facilitator.core.groups.board import label
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupRule
from facilitator.core.record.move import Move, P, bound
from facilitator.running.prompts.deal import deal
from facilitator.running.prompts.question import Answer, Question, numbered
from facilitator.tui.places.groups.frames import digits
from facilitator.tui.places.groups.keys import KEYS
from facilitator.tui.places.groups.lines import GroupLines
from facilitator.tui.places.groups.page import PERSON
from facilitator.tui.places.groups.projector import Projector
from facilitator.tui.widgets.columns import Columns
from facilitator.tui.widgets.say_line import Held, Hint

SECOND_DIGIT: Final = 0.7
"""Seconds in which a second digit of a group's number may come."""


class Groups(GroupLines):
    """The place of groups (3)."""

    CSS_PATH = "screen.tcss"
    LIST = Columns
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    def __init__(self) -> None:
        """Show the groups that are at hand."""
        super().__init__()
        self._waiting: Timer | None = None

    def _place(self, those: Sequence[PersonId], place: Callable[[], AnyFact | None]) -> None:
        """Move people; after a chosen one who was in no group the next of those is chosen."""
        alone = [each.id for each in self._board.nowhere]
        chosen = PersonId(self._columns.chosen.removeprefix(PERSON))
        after: PersonId | None = None
        if chosen in alone and chosen in those:
            at = alone.index(chosen)
            beside = [*alone[at + 1 :], *reversed(alone[:at])]
            after = next((each for each in beside if each not in those), None)
        if place() is None:
            return
        self._drop()
        if after is not None:
            self._columns.chosen = PERSON + after

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Take digits as the number of a group while somebody is lifted."""
        character = event.character or ""
        if self.typing or self.sheet is not None:
            return
        if self._marked and character.isascii() and character.isdigit():
            event.stop()
            self._type_digit(character)
        elif self._typed and event.key == "enter":
            event.stop()
            self._put_typed()
        elif self._typed and event.key != "escape":
            self._type("")
        if not event._stop_propagation:  # noqa: SLF001 - there is no public word for it
            super().on_key(event)

    def _type(self, typed: str) -> None:
        self._typed = typed
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        self.say()

    def _type_digit(self, digit: str) -> None:
        """Move those lifted once the number of a group is whole, or no more digit comes."""
        typed = self._typed + digit
        if not self._board.tables:
            self.host.tell(
                phrase("There is no group yet: {a} forms one.", a=by_key("group.form", "a"))
            )
            return
        self._type(typed)
        if len(typed) < digits(self._board) and int(typed) * 10 <= len(self._board.tables):
            self._waiting = self.set_timer(SECOND_DIGIT, self._put_typed)
        else:
            self._put_typed()

    def _put_typed(self) -> None:
        typed = self._typed
        self._type("")
        if typed:
            self._put(int(typed))

    def _put(self, number: int) -> None:
        if number > len(self._board.tables):
            self.host.tell(phrase("There is no group {number}.", number=number))
        elif those := self._people():
            group = self._board.tables[number - 1].group.id if number else None
            first, *others = those
            self._place(those, lambda: self._act(group_moves.put, first, group, *others))

    # Dealing, each after a look at what it would do

    def action_join(self) -> None:
        """Put those lifted, or everybody who is in no group, where they are needed most."""
        those = list(self._marked) or [person.id for person in self._board.nowhere]
        if those:
            self._preview(group_moves.join, *those)
        else:
            self.host.tell(phrase("Nobody is without a group."))

    def action_balance(self) -> None:
        """Put everybody into groups of even size; again, another way."""
        self._preview(group_moves.deal, everyone=self._everyone)

    def action_rotate(self) -> None:
        """Send everybody but the hosts on to another group."""
        self._preview(group_moves.rotate)

    def _preview(
        self, move: Move[Concatenate[SessionId, P]], *args: P.args, **options: P.kwargs
    ) -> None:
        """Show what a dealing would do; it is done only when that is confirmed."""
        decision = bound(move, self._board.session, *args, **options)
        try:
            prompt = deal(self.host.led, decision)
        except Refused as refusal:
            self.host.tell(refusal.phrase)
            return

        def drop(answer: str | None) -> None:
            if answer is not None:
                self._drop()

        self.host.prompting.ask(prompt, drop, unseen=0)

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
        """Dissolve the chosen group, after asking."""
        table = self._group()
        if table is None:
            return
        language, group = self.host.language, table.group.id
        title = language.say("Dissolve {group}?", group=quoted(one_line(label(table))))
        then = language.count(
            "{n} person is then in no group", "{n} people are then in no group", table.size
        )
        answers = (Answer("1", language.say("dissolve it"), "dissolve", then),)
        question = Question(title, answers, escape=language.say("keep it"))
        self.choose(question, lambda _: self._dissolve(group))

    def _dissolve(self, group: str) -> None:
        self._act(group_moves.dissolve, group)

    # Lifting

    def action_mark(self) -> None:
        """Lift the chosen person to be moved with others or for a rule, or no longer."""
        if (person := self._person()) is not None:
            self._marked ^= {person}
            self._show_lifted()

    def action_mark_all(self) -> None:
        """Lift everybody who is in no group, or nobody any more."""
        if not (self._board.nowhere or self._marked):
            self.host.tell(phrase("Nobody is without a group."))
        every = {person.id for person in self._board.nowhere}
        self._marked = set() if self._marked >= every else self._marked | every
        self._show_lifted()

    def _drop(self) -> None:
        self._marked.clear()
        self._show_lifted()

    def held(self) -> Held | None:
        """Say how many are lifted, and what digits do with them."""
        count, say = len(self._marked), self.host.language.say
        if not count:
            return None
        words = self.host.language.count("{n} lifted", "{n} lifted", count)
        if self._typed:
            words = say("{words} to group {number}_", words=words, number=self._typed)
        last = len(self._board.tables)
        digits_ = Hint(f"1\N{EN DASH}{last}" if last > 1 else "1", say("move there"))
        hints = (
            digits_,
            Hint("0", say("to none")),
            Hint(self.host.language.key("group.leave", "Esc"), say("drop")),
        )
        return Held(f"{signs.MARKED} {words}.", hints)

    # Rules

    def action_hold(self) -> None:
        """Ask how those lifted, or the chosen one, are to be held."""
        say = self.host.language.say
        answers = numbered(
            [
                (say("keep them together"), "together"),
                (say("keep them apart"), "apart"),
                (say("keep them in their group"), "fixed"),
                (say("hosts of their groups, or not any more"), "host"),
                (say("clear all rules"), "clear"),
            ]
        )
        self.choose(Question(say("How are they held?"), answers, escape=say("Cancel")), self._hold)

    def _hold(self, how: str) -> None:
        match how:
            case "together" | "apart" | "fixed":
                self._rule(how)
            case "host":
                self._name_hosts()
            case _:
                self._act(group_moves.clear_rules)

    def _name_hosts(self) -> None:
        """Let those who are lifted be hosts, each of their group; or the chosen one."""
        if those := self._people():
            first, *others = those
            if self._act(group_moves.name_host, first, *others) is not None:
                self._drop()

    def _rule(self, rule: GroupRule) -> None:
        """Make a rule for those who are lifted; one alone can be fixed without being lifted."""
        those = tuple(self._marked)
        if rule == "fixed" and not those:
            person = self._person()
            if person is None:
                return
            those = (person,)
        if self._act(group_moves.set_rule, rule, sorted(those)) is not None:
            self._drop()

    # What Enter opens

    def action_acts(self) -> None:
        """Lift or drop a person; of a group, or of those in none, open what can be done."""
        if self._typed:
            self._put_typed()
        elif self._columns.chosen.startswith(PERSON):
            self.action_mark()
        else:
            super().action_acts()

    def acts(self) -> Question | None:
        """Say what can be done with the chosen group, and with all of them."""
        say, table = self.host.language.say, self._table()
        deal = [
            (say("deal everybody to the groups …"), "balance"),
            (say("put those in no group where needed …"), "join"),
            (say("next round: everybody meets others …"), "rotate"),
        ]
        if table is None:
            answers = [
                *deal,
                (say("list somebody …"), "list_person"),
                (say("new group …"), "form"),
                (say("shuffle the order of reporting"), "shuffle_reports"),
            ]
            return Question(say("In no group"), numbered(answers), escape=say("Cancel"))
        own = [
            (say("what they report …"), "capture"),
            (say("rename it …"), "edit"),
            (say("dissolve it …"), "dissolve"),
        ]
        more = [
            (say("a time of its own …"), "own_timer"),
            (say("reports now"), "report"),
            (say("reports next"), "report_next"),
        ]
        title = one_line(label(table))
        return Question(title, numbered([*own, *deal, *more]), escape=say("Cancel"))

    # Time, and what the room sees

    def action_countdown(self) -> None:
        """Ask for the groups' time, or what is to become of it."""
        if self._board.grouping.clocks.running:
            self._ask_about_time("", self.host.language.say("The groups' time"))
        else:
            self.action_set_timer()

    def action_own_timer(self) -> None:
        """Ask for the time of the chosen group alone, or what is to become of that."""
        if (table := self._group()) is None:
            return
        if table.group.id in self._board.grouping.clocks.own:
            self._ask_about_time(table.group.id, one_line(label(table)))
        else:
            self.action_set_timer(table.group.id)

    def _ask_about_time(self, group: str, title: str) -> None:
        """Ask what is to become of a time that runs: that of a group, or ("") of all."""
        say = self.host.language.say
        answers = numbered([(say("another time …"), "set"), (say("stop it"), "stop")])

        def chosen(answer: str) -> None:
            if answer == "stop":
                self._act(timers.stop_timer, group or None)
            else:
                self.action_set_timer(group)

        self.choose(Question(title, answers, escape=say("let it run")), chosen)

    # Reporting back

    def action_report(self) -> None:
        """Let the chosen group report now."""
        if (table := self._group()) is not None:
            self._act(reports.report, table.group.id)

    def action_report_next(self) -> None:
        """Let the chosen group be the next to report."""
        if (table := self._group()) is not None:
            self._act(reports.put_next, table.group.id)

    def action_shuffle_reports(self) -> None:
        """Shuffle the order of the groups that have not reported."""
        self._act(reports.shuffle)

    def action_stage_page(self) -> None:
        """Ask what to show: the groups large here, or what the room sees."""
        say = self.host.language.say

        def chosen(what: str) -> None:
            if what:
                now = self.host.now()
                self.app.push_screen(Projector(self._state, now, self._board.session))
            else:
                super(Groups, self).action_stage_page()

        here, room = say("the groups, large, on this screen"), say("what the room sees …")
        answers = numbered([(here, "large"), (room, "")])
        question = Question(say("What should be shown?"), answers, escape=say("Cancel"))
        self.choose(question, chosen, again="stage.page")

    def action_choose_session(self) -> None:
        """Ask for the session whose groups are to be shown."""
        from facilitator.tui.dialogs.go_to import GoTo

        def choose(session: str | None) -> None:
            if session is not None:
                self._wanted = SessionId(session) if session else None
                self._renew()

        every = self.host.language.say("the groups that are at hand")
        self.app.push_screen(GoTo(self.host.view(), self.host.language, every=every), choose)

    def action_back_out(self) -> None:
        """Give up a number begun, then who is lifted, then go to Run."""
        if self._typed:
            self._type("")
        elif self._marked:
            self._drop()
        else:
            self.action_place("run")
