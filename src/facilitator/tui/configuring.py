"""What the configuration says of the screen: theme and keys, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.tui import keymap
from facilitator.tui.frame.places import every_place
from facilitator.tui.themes import THEMES

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp

MOST_SAID: Final = 3
"""How many sentences about the configuration are said at once."""


def wanted_theme(app: FacilitatorApp) -> str | None:
    """Give the theme that the configuration names, if there is such a theme."""
    wanted = app.launch.config.theme or "dark"
    name = THEMES.get(wanted, wanted)
    return name if name in app.available_themes else None


def configure(app: FacilitatorApp) -> None:
    """Use the user's keys, and say what is wrong with the configuration."""
    _report(app)
    _check_theme(app)
    _use_keymap(app)


def _report(app: FacilitatorApp) -> None:
    """Say what is wrong in the file, one after the other; all of it stands on the terminal later.

    The last sentence says what counts instead.
    """
    report = app.launch.config_report
    for sentence in (*report[: MOST_SAID - 1], *report[-1:]) if len(report) > MOST_SAID else report:
        app.tell(sentence, wrong=True)


def _check_theme(app: FacilitatorApp) -> None:
    if wanted_theme(app) is None:
        said = phrase(
            "There is no theme “{name}”; there are {names}.",
            name=app.launch.config.theme,
            names=", ".join(THEMES),
        )
        app.tell(_placed(app, said, "theme"), wrong=True)


def _use_keymap(app: FacilitatorApp) -> None:
    wanted = app.launch.config.keys
    if not wanted:
        return  # else every place would have to be loaded
    from facilitator.tui.places.start.screen import Start

    usable, wrong = keymap.usable(wanted, (*every_place(), Start))
    app.set_keymap(usable)
    for id_, sentence in wrong:
        said = phrase("{problem} This entry is ignored.", problem=sentence)
        app.tell(_placed(app, said, "keys", id_), wrong=True)


def _placed(app: FacilitatorApp, sentence: Phrase, *keys: str) -> Phrase:
    """Put the place of a key in the configuration file before a sentence about it."""
    file = app.launch.config_file
    return sentence if file is None else file.placed(keys, sentence)
