"""What becomes of the answers that phones sent: all of them at once, or one after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from facilitator.core.answers.accepting import accept, before, hindrance, is_so
from facilitator.core.answers.sent import Sent, body, content, sender
from facilitator.core.answers.subject import called
from facilitator.core.base.language import Language, counted
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.core.time.view import View
from facilitator.running.answers.inbox import Inbox
from facilitator.running.prompts.matter import Matter, Sources
from facilitator.running.prompts.prompt import Accept, Effect, Key, Led, Prompt, Tell, look
from facilitator.running.prompts.question import Question, numbered, short

PRESSURE: Final = dt.timedelta(seconds=24)
"""What one answer more counts for: five of them bring back what was put off."""

MOST_LISTED: Final = 5
"""How many answers are listed before it is asked what becomes of them."""

KEY: Final[Key] = ("answers",)


class AnswersPrompt(Prompt, frozen=True, kw_only=True):
    """Asks what becomes of all that waits."""

    led: Led
    inbox: Inbox

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Accept all that can be, or ask about one after the other."""
        if answer == "all":
            yield from accept_all(self.led, self.inbox)
        elif answer == "each":
            yield from _next(self.led, self.inbox, ())


class AnswerPrompt(Prompt, frozen=True, kw_only=True):
    """Asks what becomes of one answer, then of the next; those `passed` were asked about."""

    led: Led
    inbox: Inbox
    sent: Sent
    passed: tuple[str, ...] = ()

    def answered(self, answer: str | None) -> Iterator[Effect]:
        """Accept, put aside or refuse it, and go on."""
        if answer is None:
            return
        if answer == "accept":
            yield from accept_one(self.led, self.inbox, self.sent)
        elif answer in {"aside", "refused"}:
            self.inbox.settle(self.sent, "aside" if answer == "aside" else "refused")
        yield from _next(self.led, self.inbox, (*self.passed, self.sent.id))


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


def accept_one(led: Led, inbox: Inbox, sent: Sent) -> Iterator[Effect]:
    """Accept an answer; one that the record holds already is settled by that."""
    here = look(led)
    if not is_so(here.state, here.plan.now, sent):
        yield Accept(partial(accept, sent=sent))
    inbox.settle(sent, "accepted")


def accept_all(led: Led, inbox: Inbox) -> Iterator[Effect]:
    """Accept all that can be, and say how many cannot."""
    left = 0
    for sent in inbox.waiting:
        here = look(led)
        refusal = hindrance(here.state, here.plan.now, sent)
        if refusal is None or is_so(here.state, here.plan.now, sent):
            yield from accept_one(led, inbox, sent)
        else:
            left += 1
    if left:
        yield Tell(
            counted(
                "{n} answer cannot be kept as it is.",
                "{n} answers cannot be kept as they are.",
                left,
            )
        )


def _next(led: Led, inbox: Inbox, passed: tuple[str, ...]) -> Iterator[Effect]:
    sent = next((each for each in inbox.waiting if each.id not in passed), None)
    if sent is not None:
        yield _one(led, inbox, sent, passed)


# What is asked


def _prompt(led: Led, inbox: Inbox) -> AnswersPrompt:
    state, say = look(led).state, led.language.say
    answers = numbered(
        [
            (say("accept all of them"), "all", say("each can be undone by itself")),
            (say("one by one"), "each", say("accept, put aside or refuse each")),
        ]
    )
    listed = [line(sent, state, led.language) for sent in inbox.waiting[:MOST_LISTED]]
    more = len(inbox.waiting) - len(listed)
    if more > 0:
        listed.append(say("and {n} more", n=more))
    words = _count(len(inbox.waiting), led.language)
    question = Question(words, answers, "\n".join(listed), say("later"))
    return AnswersPrompt(question=question, key=KEY, led=led, inbox=inbox)


def _one(led: Led, inbox: Inbox, sent: Sent, passed: tuple[str, ...]) -> AnswerPrompt:
    here, say = look(led), led.language.say
    answers = numbered(
        [
            (say("accept it"), "accept"),
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
    return AnswerPrompt(question=question, led=led, inbox=inbox, sent=sent, passed=passed)


def line(sent: Sent, state: State, language: Language) -> str:
    """Say in a line who sent what; what is voted for is not shown before it is asked for."""
    who = sender(sent, state)
    if sent.subject.kind == "votes":
        return language.say("{who}: votes on coming meetings", who=who)
    return f"{who}: {content(sent, state, language)}"


def details(sent: Sent, here: View, language: Language) -> Iterator[str]:
    """Say all of an answer, what it comes to, and why it cannot be kept as it is."""
    yield called(sent.subject, here.state, language)
    if sent.subject.kind != "votes":
        yield content(sent, here.state, language)
    if known := clean_line(before(here.state, sent)):
        yield language.say("There already: {text}", text=known)
    refusal = hindrance(here.state, here.plan.now, sent)
    if refusal is not None:
        yield language.say(refusal.phrase)


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
