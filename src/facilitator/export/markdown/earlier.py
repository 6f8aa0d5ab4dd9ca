"""What became of the actions that the meetings before left, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.record.state import State
from facilitator.export.markdown import actions
from facilitator.export.markdown import text as md


def heading(state: State, language: Language) -> str:
    """Return the heading for what was left: by the last meeting, or by several."""
    if _of_the_last(state):
        return language.say("Actions from the last meeting")
    return language.say("Actions from earlier meetings")


def brought(state: State, language: Language) -> Iterator[str]:
    """List the actions, under the meetings that they come from unless all are of the last."""
    named = not _of_the_last(state)
    for title, those in actions.brought(state):
        yield md.label(md.inline(title)) if named else ""
        yield actions.items(those, state, language)


def _of_the_last(state: State) -> bool:
    titles = {title for title, _ in actions.brought(state)}
    return titles == {one.title for one in state.earlier.meetings[-1:]}
