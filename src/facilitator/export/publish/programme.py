"""The programme as participants get it: when, what, who, where, and what to prepare and bring."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.homework import tasks as hw
from facilitator.core.notes.rules import ground_rules
from facilitator.core.record.agenda import Session
from facilitator.core.record.plan import Slot
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md
from facilitator.export.markdown.homework import homework
from facilitator.export.publish.parts import about, day_heading, days, facts, speakers, times


def programme(state: State, language: Language) -> str:
    """Write the programme; nothing in it is for whoever leads the meeting alone."""
    return md.joined(_blocks(state, language))


def _blocks(state: State, language: Language) -> Iterator[str]:
    say = language.say
    yield f"# {say('Programme: {title}', title=md.heading(state.agenda.title))}"
    yield facts(state, language)
    for day, slots in days(state):
        yield day_heading(state, day, language)
        yield _table(slots, state, language)
    yield from md.section(say("Please bring"), [md.items(map(md.lead, state.agenda.bring))])
    yield from md.section(say("Homework due"), _due(state, language))
    told = [slot.session for slot in state.slots if _has_more(slot.session)]
    more = [block for one in told for block in _more(one, language)]
    yield from md.section(say("About the sessions"), more)
    yield from md.section(say("Ground rules"), [md.items(map(md.block, ground_rules(state)))])


def _table(slots: list[Slot], state: State, language: Language) -> str:
    say = language.say
    header = [say("Time"), say("Session"), say("With")]
    return md.table(
        header,
        [
            [times(slot, state), md.inline(slot.session.title), speakers(slot, state, language)]
            for slot in slots
        ],
    )


def _due(state: State, language: Language) -> Iterator[str]:
    """Write the homework that is due by the end of the meeting."""
    for task in hw.tasks(state):
        if task.due is not None and task.due <= max(state.dates):
            yield from homework(task, max(state.dates), language)


def _has_more(session: Session) -> bool:
    return bool(session.description or session.questions or session.groups)


def _more(session: Session, language: Language) -> Iterator[str]:
    """Write what the agenda says of a session, so that people can prepare for it."""
    yield f"### {md.heading(session.title)}"
    yield from about(session, language)
