"""A hand-out in Markdown: what is asked of a recipient, and what they said and handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from facilitator.core.base.language import Language
from facilitator.core.notes.actions import Action
from facilitator.core.record.homework import HandIn
from facilitator.core.record.state import State
from facilitator.core.record.terms import weight_text
from facilitator.core.series.coming import next_fixed
from facilitator.core.series.handout import Asked, Handout
from facilitator.core.series.handout import handout as said_to
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.markdown.actions import with_subject
from facilitator.export.markdown.ahead import meeting
from facilitator.export.markdown.homework import homework


def handout(state: State, of: str, today: dt.date, language: Language) -> str:
    """Write what is asked of an organisation or a person, by id: homework, actions, the next date.

    It tells, too, what they handed in and what they said last time.
    """
    return md.joined(_blocks(state, said_to(state, of), today, language))


def head(state: State, name: str, language: Language) -> Iterator[str]:
    """Begin what is sent to a recipient with the meeting's title and their name."""
    yield from title(state, md.heading(state.agenda.title), language)
    yield language.say("To {name}", name=md.inline(name))


def title(state: State, written: str, language: Language) -> Iterator[str]:
    """Write the heading of a document; one on a rehearsal says that it is."""
    if not state.rehearsal:
        yield f"# {written}"
        return
    yield f"# {language.say('Rehearsal: {title}', title=written)}"
    yield f"**{language.say('This was a rehearsal; the meeting was not held.')}**"


def actions(of: Handout, state: State, today: dt.date, language: Language) -> str:
    """List what a recipient and their people have taken on, each with who did."""
    return md.items(_action(one, state, today, language) for one in of.actions)


def by(due: dt.date, today: dt.date, language: Language) -> str:
    """Say by when something is to be done that is not done, and whether it is late."""
    said = language.say("by {date}", date=dates.near(due, today, language))
    return f"{said}, {language.say('overdue')}" if due < today else said


def _blocks(state: State, of: Handout, today: dt.date, language: Language) -> Iterator[str]:
    say = language.say
    yield from head(state, of.name, language)
    yield from _next(state, language)
    if of.asked:
        yield f"## {say('Homework')}"
    for task, those in groupby(of.asked, key=lambda one: one.task):
        yield from homework(task, today, language)
        for one in those:
            known = list(_state_of(one, today, language))
            if known and one.of != of.of:
                yield f"#### {md.heading(one.name)}"
            yield from known
    if of.said:
        yield f"## {say('What you said last time')}"
        yield md.items(f"*{md.inline(question)}* {md.block(text)}" for question, text in of.said)
    if of.actions:
        yield f"## {say('Actions')}"
        yield actions(of, state, today, language)


def _next(state: State, language: Language) -> Iterator[str]:
    """Tell when and where the next meeting is, if that is fixed."""
    one = next_fixed(state)
    if one is not None:
        yield f"{md.label(language.say('Next meeting'))} {meeting(one, state, language)}"


def _state_of(one: Asked, today: dt.date, language: Language) -> Iterator[str]:
    say, what = language.say, one.what
    if what.responsible:
        yield f"{md.label(say('Responsible'))} {md.inline(what.responsible)}"
    if what.status == "excused":
        yield say("You are excused.")
    elif not what.done:
        if one.task.due and one.task.due < today:
            date = dates.near(one.task.due, today, language)
            yield say("We have not received it from you yet. It was due on {date}.", date=date)
    elif what.filled:
        yield md.label(say("What you handed in"))
        yield md.quoted(_content(what))
    else:
        yield say("You have handed it in.")


def _content(what: HandIn) -> str:
    parts = []
    if what.terms:
        parts.append(md.items(_term(text, weight) for text, weight in what.terms))
    if what.text:
        parts.append(md.block(what.text))
    if what.file:
        parts.append(md.lead(what.file))
    return "\n\n".join(parts)


def _term(text: str, weight: float) -> str:
    return md.lead(text) if weight == 1 else f"{md.lead(text)}: {weight_text(weight)}"


def _action(one: Action, state: State, today: dt.date, language: Language) -> str:
    text = with_subject(one, state, language)
    return f"{text} *({by(one.due, today, language)})*" if one.due else text
