"""Another agenda that the meeting was opened with on another laptop, and how it differs."""

from __future__ import annotations

from facilitator.core.base import signs
from facilitator.core.base.cells import cut, one_line
from facilitator.core.base.language import Language
from facilitator.core.base.text import clean_line
from facilitator.core.record.state import State
from facilitator.running.together.laptops import OtherAgenda
from facilitator.tui.dialogs.sheet import Sheet
from facilitator.tui.widgets.rows import Piece


def draw(other: OtherAgenda, width: int, language: Language) -> list[Piece]:
    """Draw who opened the meeting with another agenda, as a row of the programme."""
    name = clean_line(other.name)
    words = language.say("{name} opened this meeting with another agenda", name=name)
    return [(f"{signs.LAPTOP} {cut(words, max(0, width - 2))}", "warning")]


def difference(other: OtherAgenda, state: State, language: Language) -> Sheet:
    """Show what would be different by the other agenda."""
    from facilitator.running.prompts.edited import changes

    told = changes(state, other.agenda, language)
    title = language.say("What differs in the agenda of {name}", name=clean_line(other.name))
    return Sheet(title, [(f"{signs.BULLET} {one_line(each)}", "") for each in told])
