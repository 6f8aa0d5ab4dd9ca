"""Actions in Markdown: who does what by when, as sentences, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.base.text import capital
from facilitator.core.notes.action_line import stands_in
from facilitator.core.notes.actions import Action, actions, takers
from facilitator.core.notes.sentence import follows_subject
from facilitator.core.record.state import State
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.prose import BETWEEN, ended, unended
from facilitator.export.wording import listed


def own(state: State) -> list[Action]:
    """List the actions that were taken on at this meeting."""
    return [one for one in actions(state) if not one.meeting]


def brought(state: State) -> Iterator[tuple[str, list[Action]]]:
    """Yield the actions from the meetings before, by the title of the meeting."""
    found: dict[str, list[Action]] = {}
    for one in actions(state):
        if one.meeting:
            found.setdefault(one.meeting, []).append(one)
    yield from found.items()


def items(those: list[Action], state: State, language: Language) -> str:
    """List actions, each with the session that it comes from and whether it is done."""
    return md.items(_item(one, state, language) for one in those)


def sentence(one: Action, state: State, language: Language, *, line: bool = False) -> str:
    """Write an action as a sentence: "**Jörgen Sandström** sends links, by 5 April.".

    One that was due before the meeting was over and is not done was due then.
    Within a `line` of several nobody is set in bold.
    """
    text = with_subject(one, state, language, line=line)
    if one.due is None:
        return ended(text)
    last = max(state.dates, default=one.due)
    due = dates.near(one.due, last, language)
    if one.done is None and one.due < last:
        return language.say("{action} (was due {date}).", action=unended(text), date=due)
    return language.say("{action}, by {date}.", action=unended(text), date=due)


def _item(one: Action, state: State, language: Language) -> str:
    about = []
    if one.done is not None:
        date = dates.near(one.done.astimezone(state.zone).date(), state.dates[-1], language)
        about.append(language.say("done {date}", date=date))
    elif one.meeting:
        about.append(language.say("still open"))
    if one.session:
        about.append(md.inline(one.session))
    written = sentence(one, state, language)
    return f"{written} *({BETWEEN.join(about)})*" if about else written


def with_subject(one: Action, state: State, language: Language, *, line: bool = False) -> str:
    """Let who takes an action on be the subject of what is typed, as far as that names nobody.

    Within a `line` of several nobody is set in bold.
    """
    text = md.inline(one.text) if line else md.block(one.text)
    who = takers(state, one.who)
    named = stands_in(one.text, who)
    names = [md.inline(name) for name in who if name not in named]
    if not names:
        return capital(text) if line else text
    subject = capital(listed(language, names))
    if not follows_subject(one.text, language.code):
        subject = f"{subject}:"
    return f"{subject} {text}" if line else f"**{subject}** {text}"
