"""A place is a screen of the meeting: two header lines, its body, the say line and the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from facilitator.core.base.language import N_, Phrase, clock_time, phrase
from facilitator.core.rounds import standing
from facilitator.core.time.moves import NOTHING_RUNS
from facilitator.core.time.schedule import Status
from facilitator.core.time.view import View
from facilitator.running import rehearsing
from facilitator.running.parts import NO_PARTS, Kind, kind_of_next
from facilitator.running.prompts.lost_speaker import NOBODY_BY_LINK
from facilitator.running.prompts.prompt import Effect, Prompt
from facilitator.running.prompts.question import Question, numbered
from facilitator.running.together.laptops import not_shared
from facilitator.tui.frame import ask_sheet, heading, together
from facilitator.tui.frame.ask_sheet import AskSheet
from facilitator.tui.frame.head import Head
from facilitator.tui.frame.heading import Heading
from facilitator.tui.frame.keys import COMMON, LONGER, NEXT_PART
from facilitator.tui.frame.session_acts import SessionActs, by_link, can_start
from facilitator.tui.widgets.keys import KeyLine
from facilitator.tui.widgets.say_line import Held, Hint, SayLine

if TYPE_CHECKING:
    from facilitator.tui.widgets.tour_line import TourLine


BESIDE_A_QUESTION: Final = frozenset({"help", "leave", "capture", "command_palette"})
"""What keys do while a question is open, beside answering it."""


NOTHING_CHOSEN: Final = phrase("Nothing is chosen that this key could act on.")

START: Final = frozenset({"session.toggle", "round.session"})
"""The keys that start a session, pause it, or let it go on."""
GOING_ON: Final = START | {"session.next", "session.rebalance"}
"""The keys that act on the sessions of today."""
CALLED: Final[Mapping[Status | None, str]] = MappingProxyType(
    {None: N_("Start"), Status.RUNNING: N_("Pause"), Status.PAUSED: N_("Go on")}
)
"""What such a key does, by how the session stands that runs; without one it starts the next."""

PARTS: Final[Mapping[Kind, str]] = MappingProxyType(
    {"turn": N_("Next turn"), "step": N_("Next step"), "report": N_("Next report")}
)
"""What the key for the next part goes on to."""


class Place(SessionActs):
    """A screen that shows a view of the meeting and is told when it changed."""

    BINDINGS: ClassVar[list[BindingType]] = [*COMMON]
    BLANK = True
    """What a place has covers all of it; without this Textual draws what is behind it, too."""

    def __init__(self) -> None:
        """Make the place; its name is what the keys call it."""
        super().__init__(name=type(self).__name__.lower())
        self._heading = Heading()
        self._head = Head(id="head")
        self._say_line: SayLine
        self._by_link = False
        self._part: Kind | None = None
        self._standing: Status | None = None
        self._startable = True  # a session can be started
        self._tour_line: TourLine | None = None
        self._elsewhere = True  # another place is in front

    def compose(self) -> ComposeResult:
        """Lay out what every place has, around its own body."""
        yield self._head
        yield from self.middle()
        if self.host.touring is not None:
            from facilitator.tui.widgets.tour_line import TourLine

            self._tour_line = TourLine()
            yield self._tour_line
        self._say_line = SayLine(self.host.launch.desk.clock.now, id="say")
        yield self._say_line
        yield KeyLine(self.called)
        yield from self.too_small()

    def middle(self) -> ComposeResult:
        """Lay out the body in a box, which cuts off what has no room in it."""
        with Vertical(id="body"):
            yield from self.body()

    def body(self) -> ComposeResult:
        """Lay out what this place shows."""
        yield from ()

    def show(self, view: View) -> None:
        """Show a view of the meeting."""

    def on_mount(self) -> None:
        """Show what is true as soon as there is something to show it on."""
        self.update()

    def on_screen_resume(self) -> None:
        """Show what changed while something else was in front."""
        self.update()
        if self._elsewhere:
            self._elsewhere = False
            self.arrive()

    def reveal(self, id_: str) -> None:
        """Choose what has an id in the list, whatever the list was narrowed to."""

    def arrive(self) -> None:
        """Begin with what is looked for first, each time this place is gone to."""

    def update(self, view: View | None = None) -> None:
        """Show what is true now: the header, the place's own view and the say line."""
        if self.host.meeting is None or not self.is_mounted:
            return
        view = view or self.host.view()
        self._show_head(view)
        self._look_at_hand(view)
        self.show(view)
        self.say()
        if self._tour_line is not None:
            self._tour_line.show(view, self.name or "")

    def _look_at_hand(self, view: View) -> None:
        """Offer the keys that need a session, parts of it or a remote speaker to be at hand."""
        current = view.plan.current
        stand = current.status if current is not None else None
        today = can_start(view)
        at_hand = by_link(view.plan), self._next_part(view), stand, today
        if at_hand != (self._by_link, self._part, self._standing, self._startable):
            self._by_link, self._part, self._standing, self._startable = at_hand
            self.refresh_bindings()

    def _next_part(self, view: View) -> Kind | None:
        """Say what the next part of what runs is; a round may be looked at before it does."""
        if self.name == "round" and standing.at_hand(*view) is not None:
            return "turn"
        return kind_of_next(*view)

    def called(self, id_: str) -> str | None:
        """Say what the key line calls a key now, "" for what it is always called.

        None is for a key that could do nothing now.
        """
        if id_ in GOING_ON and self._standing is None and not self._startable:
            return None
        if id_ in START:
            return self.host.language.say(CALLED[self._standing])
        if id_ == NEXT_PART.id and self._part is not None:
            return self.host.language.say(PARTS[self._part])
        return None if id_ == LONGER.id and self._standing is None else ""

    def say(self) -> None:
        """Show in the say line what is to be said now."""
        if self.is_mounted:
            self._say_line.show(self.host.saying.said(self))

    def held(self) -> Held | None:
        """Say what is lifted or marked here, if anything is, and what keys do with it."""
        return None

    def hint(self) -> tuple[Hint | str, ...]:
        """Say what stands in the say line while there is nothing else to be said."""
        return ()

    def _show_head(self, view: View) -> None:
        host, language = self.host, self.host.language
        marks = [self._rehearsal_mark()] if view.state.rehearsal else []
        if not host.bell_on:
            marks.append(language.say("bell off"))
        if unsaved := host.saying.mark:
            marks.append(unsaved)
        laptops = host.led.laptops
        if apart := not_shared(laptops, view.state.zone):
            marks.append(language.say(apart))
        meeting, tabs = self._heading.shown(view, language)
        self._head.show(
            replace(
                meeting,
                clock=clock_time(view.plan.now, view.state.zone),
                others=together.others(laptops, view.plan.now, view.state.zone, language),
                marks=tuple((mark, "warn bold") for mark in marks),
            ),
            tabs,
            heading.key(self.name or "", self.host.language),
            None if self.name == "run" else heading.running(view, language),
        )

    def _rehearsal_mark(self) -> str:
        clock = self.host.meeting.clock if self.host.meeting else None
        word = self.host.language.say("REHEARSAL")
        if clock is not None and clock.speed > 1:
            return f"{word} {clock.speed:g}×"  # noqa: RUF001 - the sign for times
        return word

    @property
    def sheet(self) -> AskSheet | None:
        """The question that is open here, if one is."""
        # No query: it is asked for each key that there is whenever one may act or not.
        sheets = (each for each in self.children if isinstance(each, AskSheet))
        return next((each for each in sheets if each.is_open), None)

    def on_key(self, event: events.Key) -> None:
        """Let Escape first take note of what cannot be saved; say why a key does nothing now."""
        if event.key == "escape" and self.host.saying.take_note():
            event.stop()
            self.update()
        elif not self.typing and self.sheet is None:
            bound = self._bindings.key_to_bindings.get(event.key, ())
            idle = (each.action for each in bound if not self.check_action(each.action, ()))
            if why := next(filter(None, map(self.why_not, idle)), None):
                self.host.tell(why)

    def why_not(self, action: str) -> Phrase | None:
        """Say why an action is not offered now; None for one that needs no reason."""
        if action == "next_part":
            return NOTHING_RUNS if self._standing is None else NO_PARTS
        if action == "speaker_lost":
            return NOBODY_BY_LINK
        return rehearsing.NO_REHEARSAL if action == "rehearsal" else None

    def nothing_chosen(self) -> None:
        """Say that there is nothing that a key could act on."""
        self.host.tell(NOTHING_CHOSEN)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other places, not this one; while a question is open, little else than it."""
        if self.sheet is not None and action not in BESIDE_A_QUESTION:
            return False
        if action == "place" and parameters == (self.name,):
            return False
        if action == "speaker_lost" and not self._by_link:
            return False
        if action == "next_part" and not self._part:
            return False
        return super().check_action(action, parameters)

    def perform(self, effect: Effect) -> None:
        """Do what a key is for, after asking if there is something to ask."""
        if isinstance(effect, Prompt) and (self.app.screen is not self or self.sheet is not None):
            return  # pressed again before the question was there
        self.host.perform(effect)

    def action_answer(self) -> None:
        """Open the question that waits, or take the time over while the line offers that."""
        if self.host.saying.offers_time:
            self.action_take_time()
        else:
            self.host.prompting.answer()

    # Keys that every place has

    def action_place(self, name: str) -> None:
        """Go to another place of the meeting."""
        if not isinstance(self.app.screen, Place) or self.name == name:
            return
        self._elsewhere = True
        self.host.came_from = self.name or "run"
        self.app.switch_screen(name)

    def action_beside(self, name: str) -> None:
        """Go to a place that lies beside where one is, or back from it."""
        self.action_place(self.host.came_from if self.name == name else name)

    def action_rehearsal(self) -> None:
        """Ask what the clock of a rehearsal is to do: jump ahead, or run faster."""
        say = self.host.language.say
        answers = numbered(
            [(say("jump to where something happens next"), "jump"), (say("run faster"), "speed")]
        )
        does = {"jump": self.action_jump, "speed": self.action_speed}
        self.choose(
            Question(say("The clock of the rehearsal"), answers, escape=say("leave it so")),
            lambda answer: does[answer](),
            again="rehearsal.jump",
        )

    def keys_of(self, id_: str) -> frozenset[str]:
        """Give the keys that have an id here, by their own or the user's keymap."""
        active = self.active_bindings.items()
        return frozenset(key for key, each in active if each.binding.id == id_)

    def choose(
        self, question: Question, chosen: Callable[[str], object], *, again: str = ""
    ) -> None:
        """Open a choice of digits; `again` is the id of the key that opened it.

        Pressed once more that takes the first.
        """
        if self.sheet is None:
            ask_sheet.choose(self, question, chosen, again=self.keys_of(again))

    def acts(self) -> Question | None:
        """Say what else can be done with what is chosen; an answer's value is a key's action."""
        return None

    def action_acts(self) -> None:
        """Open what can be done with what is chosen, by digit."""
        question = self.acts()
        if question is not None:
            self.choose(question, partial(self.call_later, self.run_action))
        else:
            self.nothing_chosen()

    def focus_list(self) -> None:
        """Give the keys to what takes them here while nothing is asked or typed."""
        self.set_focus(None)

    def action_help(self) -> None:
        """Show what each key does here."""
        from facilitator.tui.dialogs.help import open_help

        open_help(self)

    def action_find_all(self) -> None:
        """Find words in all the records."""
        from facilitator.tui.dialogs.find import open_find

        open_find(self.app)

    def action_undo(self) -> None:
        """Undo the last step."""
        self.host.undo()

    def action_redo(self) -> None:
        """Redo what was undone last."""
        self.host.redo()

    def action_export(self) -> None:
        """Write the minutes beside the record; again asks what is to be done with them."""
        if not self.host.write_minutes():
            return
        say, outside = self.host.language.say, self.host.outside
        answers = numbered([(say("open them in your editor"), "open"), (say("copy them"), "copy")])
        does = {"open": outside.open_minutes, "copy": outside.copy_minutes}
        question = Question(say("The minutes"), answers, escape=say("Cancel"))
        self.choose(question, lambda answer: does[answer]())

    def action_open_minutes(self) -> None:
        """Write the minutes and open them."""
        self.host.outside.open_minutes()

    def action_copy_minutes(self) -> None:
        """Write the minutes and copy them."""
        self.host.outside.copy_minutes()

    def action_open_link(self) -> None:
        """Open the link of the speaker of the session at hand."""
        self.host.outside.open_link()

    def action_copy_link(self) -> None:
        """Copy how the speakers of the session at hand join."""
        self.host.outside.copy_link()

    def action_edit_agenda(self) -> None:
        """Let the agenda file be edited, then show what is different."""
        self.host.outside.edit_agenda()

    def action_close_meeting(self) -> None:
        """Close the meeting, whatever is left of it."""
        self.host.close_meeting()

    def action_phones(self) -> None:
        """Let phones answer, or choose what they may answer."""
        from facilitator.tui.dialogs.phones import phones

        phones(self.app, self.host)

    def action_messages(self) -> None:
        """List what was said last."""
        self.host.show_messages()

    def action_tightness(self) -> None:
        """Show where the plan is too tight."""
        self.host.show_tightness()

    def action_try_sounds(self) -> None:
        """Play all the sounds, one after the other."""
        self.host.try_sounds()

    def action_bell(self) -> None:
        """Turn the bell on or off."""
        self.host.toggle_bell()

    def action_leave(self) -> None:
        """Leave the meeting; it can be resumed."""
        self.host.leave()
