"""What becomes of the answers that phones sent: of one after the other, or of all at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from typing import Final

from facilitator.core.answers.sent import Sent, body, content, sender
from facilitator.core.answers.subject import called
from facilitator.core.base.ids import EventId
from facilitator.core.base.language import Language, counted
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.telling.undoable import UNDO
from facilitator.core.time.view import View
from facilitator.running.answers.inbox import Inbox
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Act, Effect, Key, Led, Prompt, Tell, look
from facilitator.running.prompts.question import Question, numbered, short

PRESSURE: Final = dt.timedelta(seconds=24)
"""What one answer more counts for: five of them bring back what was put off."""

KEY: Final[Key] = ("answers",)


class AnswersPrompt(Prompt, frozen=True, kw_only=True):
    """Asks what becomes of the answer that came first, or of all."""

    led: Led
    inbox: Inbox
    sent: Sent

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Accept, put aside or refuse it, and ask about the next; or accept all that can be."""
        match answer:
            case None:
                return
            case "accept":
                yield from accept_one(self.led, self.inbox, self.sent)
            case "all":
                yield from accept_all(self.led, self.inbox)
                return
            case "aside" | "refused":
                self.inbox.settle(self.sent, answer)
            case _:
                return
        if self.inbox.waiting:
            yield _prompt(self.led, self.inbox)


def arrivals(of: Sources, here: View) -> Iterator[Matter]:
    """Ask what becomes of what phones sent, while there is something."""
    inbox = of.inbox
    if inbox is None or not inbox.waiting:
        return
    yield Matter(
        key=KEY,
        text=_count(len(inbox.waiting), of.led.language),
        details=_from(inbox.waiting, here.state, of.led.language),
        pressure=PRESSURE * len(inbox.waiting),
        prompt=partial(_prompt, of.led, inbox),
    )


def accept_one(
    led: Led, inbox: Inbox, sent: Sent, joined: EventId | None = None
) -> Generator[Effect, None, EventId | None]:
    """Accept an answer, in one step with an event if so wished; give the id of its own event."""
    from facilitator.core.answers.accepting import is_so

    here = look(led)
    known = is_so(here.state, here.plan.now, sent)
    return (yield from _keep(led, inbox, sent, here, joined, known=known))


def _keep(  # noqa: PLR0913 - what there is to know of one of many
    led: Led, inbox: Inbox, sent: Sent, here: View, joined: EventId | None, *, known: bool
) -> Generator[Effect, None, EventId | None]:
    """Accept an answer; one that is `known` to the record is settled by that and has no event."""
    from facilitator.core.answers.accepting import accept, clearing

    event: EventId | None = None
    if not known:
        after = clearing(here.state, here.plan.now, sent)
        yield Act(partial(accept, sent=sent), joined, "phone")
        event = led.meeting.journal.events[-1].id
        for move in after:
            yield Act(move, joined or event, "phone")
    inbox.settle(sent, "accepted", event)
    return event


def accept_all(led: Led, inbox: Inbox) -> Iterator[Effect]:
    """Accept all that can be in one step, and say how many cannot."""
    from facilitator.core.answers.accepting import hindrance, says_so

    left, kept = 0, 0
    first: EventId | None = None
    for sent in inbox.waiting:
        here = look(led)
        refusal = hindrance(here.state, here.plan.now, sent)
        known = says_so(refusal)
        if refusal is not None and not known:
            left += 1
        elif event := (yield from _keep(led, inbox, sent, here, first, known=known)):
            kept, first = kept + 1, first or event
    if kept > 1:
        yield Tell(
            counted(
                "{n} answer accepted. {u} takes it back.",
                "{n} answers accepted. {u} takes them back.",
                kept,
                u=UNDO,
            )
        )
    if left:
        yield Tell(
            counted(
                "{n} answer cannot be kept as it is.",
                "{n} answers cannot be kept as they are.",
                left,
            )
        )


# What is asked


def _prompt(led: Led, inbox: Inbox) -> AnswersPrompt:
    """Ask about the answer that came first; its digits are those of the list on the screen."""
    here, say, sent = look(led), led.language.say, inbox.waiting[0]
    answers = numbered(
        [
            (say("accept it"), "accept"),
            (say("accept all that wait"), "all"),
            (say("put it aside"), "aside"),
            (say("refuse it"), "refused"),
        ]
    )
    question = Question(
        short(line(sent, here.state, led.language)),
        answers,
        "\n".join(details(sent, here, led.language)),
        say("later"),
    )
    return AnswersPrompt(question=question, key=KEY, led=led, inbox=inbox, sent=sent)


def line(sent: Sent, state: State, language: Language) -> str:
    """Say in a line who sent what; what is voted for is not shown before it is asked for."""
    who = sender(sent, state)
    if sent.subject.kind == "votes":
        return language.say("{who}: votes on coming meetings", who=who)
    return f"{who}: {content(sent, state, language)}"


def details(sent: Sent, here: View, language: Language) -> Iterator[str]:
    """Say all of an answer, what it comes to, and why it cannot be kept as it is."""
    from facilitator.core.answers.accepting import before, hindrance

    yield called(sent.subject, here.state, language)
    if sent.subject.kind != "votes":
        yield content(sent, here.state, language)
    yield from _mended(sent, here, language)
    if known := clean_line(before(here.state, sent)):
        yield language.say("There already: {text}", text=known)
    refusal = hindrance(here.state, here.plan.now, sent)
    if refusal is not None:
        yield language.say(refusal.phrase)


def _mended(sent: Sent, here: View, language: Language) -> Iterator[str]:
    """Say what the same phone sent before, where that was for somebody else."""
    from facilitator.core.answers.accepting import clearing, former_person, mended_person

    former = sent.former
    if former is None or sender(former, here.state) == sender(sent, here.state):
        return
    who = sender(former, here.state)
    if former_person(here.state, sent) is None:
        yield language.say("The same phone answered for {who} before: that stays.", who=who)
    elif clearing(here.state, here.plan.now, sent):
        yield language.say("Instead of {who}, who comes off the list.", who=who)
    elif mended_person(here.state, sent) is not None:
        yield language.say("Changes {who}.", who=who)


def _count(count: int, language: Language) -> str:
    return language.count("{n} answer", "{n} answers", count)


def _from(waiting: Sequence[Sent], state: State, language: Language) -> tuple[str, ...]:
    """Name the organisations that they are from, ever fewer of them; people are not named."""
    names = list(dict.fromkeys(filter(None, (body(sent, state) for sent in waiting))))
    if not names:
        return ()
    if len(names) == 1:
        return (names[0],)
    more = language.say("{first}, and {n} more", first=names[0], n=len(names) - 1)
    return (", ".join(names), more, "")
