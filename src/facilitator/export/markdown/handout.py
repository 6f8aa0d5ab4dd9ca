"""What to send out between meetings, in Markdown: to an organisation, or who is to be reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.homework import tasks as hw
from facilitator.core.notes.actions import of_whom, open_actions
from facilitator.core.record.agenda import Homework as Task
from facilitator.core.record.homework import HandIn
from facilitator.core.record.state import State
from facilitator.core.record.terms import weight_text
from facilitator.core.series.carrying import answers
from facilitator.core.series.coming import next_fixed
from facilitator.export.markdown import text as md
from facilitator.export.markdown.homework import homework
from facilitator.export.wording import listed


def handout(state: State, of: str, today: dt.date, language: Language) -> str:
    """Write what is asked of an organisation or a person, by id: homework, actions, the next date.

    It tells, too, what they handed in and what they said last time.
    """
    return _document(_handout(state, of, today, language))


def chase(state: State, today: dt.date, language: Language) -> str:
    """Write for each task who has not handed it in and who is answerable, ready to be sent."""
    return _document(_chase(state, today, language))


def _document(blocks: Iterator[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _handout(state: State, of: str, today: dt.date, language: Language) -> Iterator[str]:
    say = language.say
    yield f"# {md.heading(state.agenda.title)}"
    yield say("To {name}", name=md.inline(hw.name_of(state, of)))
    yield from _next(state, language)
    asked = [(task, those) for task in hw.tasks(state) if (those := _asked(state, task, of))]
    if asked:
        yield f"## {say('Homework')}"
    for task, those in asked:
        yield from homework(task, language)
        for id_, name in those:
            if id_ != of:
                yield f"#### {md.heading(name)}"
            yield from _state_of(state, task, id_, today, language)
    said = {question: text for (who, question), text in answers(state).items() if who == of}
    if said:
        yield f"## {say('What you said last time')}"
        yield md.items(
            f"*{md.inline(question)}* {md.block(text)}" for question, text in said.items()
        )
    actions = of_whom(state, hw.name_of(state, of), open_actions(state))
    if actions:
        yield f"## {say('Actions')}"
        yield md.items(
            md.block(one.text)
            + (f" *({say('by {date}', date=language.short_date(one.due))})*" if one.due else "")
            for one in actions
        )


def _next(state: State, language: Language) -> Iterator[str]:
    """Tell when and where the next meeting is, if that is fixed."""
    one = next_fixed(state)
    if one is not None and one.date is not None:
        parts = filter(None, (language.date(one.date), one.place, one.theme))
        yield f"{md.label(language.say('Next meeting'))} {', '.join(map(md.inline, parts))}"


def _asked(state: State, task: Task, of: str) -> list[tuple[str, str]]:
    """Name, with their ids, who of an organisation is asked for a task: it, or its people."""
    those = {id_ for id_, person in state.people.persons.items() if person.organisation == of}
    those.add(of)
    return [(id_, name) for id_, name in hw.who_hands_in(state, task) if id_ in those]


def _state_of(
    state: State, task: Task, of: str, today: dt.date, language: Language
) -> Iterator[str]:
    say, what = language.say, state.homework.of(task.id, of)
    if what.responsible:
        yield md.fact(say("Responsible"), md.inline(what.responsible))
    if what.status == "excused":
        yield say("You are excused.")
    elif not what.done:
        left = hw.days_left(task, today)
        if left is not None and left < 0:
            yield say(
                "We have not got it from you yet. It was due on {date}.", date=_due(task, language)
            )
        else:
            yield say("We have not got it from you yet.")
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


def _due(task: Task, language: Language) -> str:
    return language.short_date(task.due) if task.due else ""


def _chase(state: State, today: dt.date, language: Language) -> Iterator[str]:
    say = language.say
    yield f"# {md.heading(say('Missing homework: {title}', title=state.agenda.title))}"
    tasks = hw.tasks(state)
    if not tasks:
        yield say("No homework was set.")
    for task in tasks:
        yield f"## {md.heading(task.title)}"
        if task.due:
            left = hw.days_left(task, today) or 0
            date = _due(task, language)
            yield (
                say("Due on {date}.", date=date)
                if left >= 0
                else say("Was due on {date}.", date=date)
            )
        missing = hw.missing(state, task)
        if not missing:
            yield say("Everybody has handed it in.")
            continue
        yield md.items(_reminded(state, task, id_, name, language) for id_, name in missing)
        if task.compilers:
            names = listed(language, [md.inline(name) for name in task.compilers])
            yield md.fact(say("Compiled by"), names)


def _reminded(state: State, task: Task, id_: str, name: str, language: Language) -> str:
    what = state.homework.of(task.id, id_)
    about = [md.inline(what.responsible)] if what.responsible else []
    if what.status == "promised":
        about.append(language.say("promised"))
    return f"{md.lead(name)} ({', '.join(about)})" if about else md.lead(name)
