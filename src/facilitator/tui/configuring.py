"""What the configuration says of the screen: theme and keys, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from textual.binding import Binding
from textual.theme import BUILTIN_THEMES

from facilitator.core.base.language import Phrase, phrase
from facilitator.files.config import Config
from facilitator.tui import keymap
from facilitator.tui.frame.places import every_place
from facilitator.tui.keymap import Usable
from facilitator.tui.themes import OWN_THEMES, THEMES

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp

MOST_SAID: Final = 3
"""How many sentences about the configuration are said at once."""


def wrong(config: Config) -> Iterator[tuple[tuple[str, ...], Phrase]]:
    """Give what is wrong with a configuration's theme and keys, by the keys in its file."""
    if (theme := _theme_problem(config)) is not None:
        yield ("theme",), theme
    if config.keys:  # else every place would have to be loaded
        _, told = _usable(config)
        for id_, sentence in told:
            yield ("keys", id_), phrase("{problem} This entry is ignored.", problem=sentence)


def wanted_theme(config: Config) -> str | None:
    """Give the theme that the configuration names, if there is such a theme."""
    wanted = config.theme or "dark"
    name = THEMES.get(wanted, wanted)
    return name if name in {*BUILTIN_THEMES, *(each.name for each in OWN_THEMES)} else None


def _theme_problem(config: Config) -> Phrase | None:
    if wanted_theme(config) is not None:
        return None
    return phrase(
        "There is no theme “{name}”; there are {names}.",
        name=config.theme,
        names=", ".join(THEMES),
    )


def shared(config: Config) -> Iterator[Phrase]:
    """Say which of the configuration's keys mean one thing in some places, another elsewhere."""
    if config.keys:
        found, _ = _usable(config)
        yield from (share.told for share in found.shares)


def _usable(config: Config) -> tuple[Usable, list[tuple[str, Phrase]]]:
    from facilitator.tui.places.start.screen import Start

    return keymap.usable(config.keys, (*every_place(), Start))


def configure(app: FacilitatorApp) -> None:
    """Use the user's keys, and say what is wrong with the configuration."""
    _report(app)
    config, file = app.launch.config, app.launch.config_file
    if config.keys:
        app.keys, _ = _usable(config)
        named = {id_: app.get_key_display(_first(keys)) for id_, keys in app.keys.keys.items()}
        app.language = app.language.with_keys(named)
        app.launch = app.launch._replace(language=app.language)
    for keys, sentence in wrong(config):
        app.tell(sentence if file is None else file.placed(keys, sentence), wrong=True)


def _first(keys: str) -> Binding:
    return next(iter(Binding.make_bindings([(keys.split(",", maxsplit=1)[0], "")])))


def _report(app: FacilitatorApp) -> None:
    """Say what is wrong in the file, one after the other; all of it stands on the terminal later.

    The last sentence says what counts instead.
    """
    report = app.launch.config_report
    for sentence in (*report[: MOST_SAID - 1], *report[-1:]) if len(report) > MOST_SAID else report:
        app.tell(sentence, wrong=True)
