"""The theme and the keys that the configuration asks for, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from textual.binding import Binding
from textual.theme import BUILTIN_THEMES

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.files.config import Config
from facilitator.tui import keymap
from facilitator.tui.frame.places import every_place
from facilitator.tui.keymap import Usable
from facilitator.tui.themes import OWN_THEMES, THEMES

if TYPE_CHECKING:
    from facilitator.tui.app import FacilitatorApp

MOST_SAID: Final = 3
"""How many sentences about the configuration are said at once."""


class Checked(NamedTuple):
    """The keys of a configuration that can be used, and what is `wrong` with it.

    That is said of the theme and of keys, each by its keys in the file.
    """

    keys: Usable
    wrong: Sequence[tuple[tuple[str, ...], Phrase]]


def checked(config: Config) -> Checked:
    """Look at what a configuration says of the screen."""
    theme = _theme_problem(config)
    wrong = [] if theme is None else [(("theme",), theme)]
    if not config.keys:  # else every place would have to be loaded
        return Checked(Usable(), wrong)
    from facilitator.tui.places.start.screen import Start

    usable, told = keymap.usable(config.keys, (*every_place(), Start))
    ignored = (
        (("keys", id_), phrase("{problem} This entry is ignored.", problem=sentence))
        for id_, sentence in told
    )
    return Checked(usable, [*wrong, *ignored])


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


def configure(app: FacilitatorApp) -> None:
    """Use the user's keys, and say what is wrong with the configuration."""
    _report(app)
    found, file = checked(app.launch.config), app.launch.config_file
    app.keys = found.keys
    speak(app, app.language)
    for keys, sentence in found.wrong:
        app.tell(sentence if file is None else file.placed(keys, sentence), wrong=True)


def speak(app: FacilitatorApp, language: Language) -> None:
    """Let what is shown from now on speak a language; the user's own keys are named in it."""
    if own := app.keys.keys:
        named = {id_: app.get_key_display(_first(keys)) for id_, keys in own.items()}
        language = language.with_keys(named)
    app.language = language
    app.launch = app.launch._replace(language=language)
    if app.leading is not None:
        app.leading.language = language
        app.leading.asking.renew()


def _first(keys: str) -> Binding:
    return next(iter(Binding.make_bindings([(keys.split(",", maxsplit=1)[0], "")])))


def _report(app: FacilitatorApp) -> None:
    """Say what is wrong in the file, one after the other; all of it stands on the terminal later.

    The last sentence says what counts instead.
    """
    report = app.launch.config_report
    for sentence in (*report[: MOST_SAID - 1], *report[-1:]) if len(report) > MOST_SAID else report:
        app.tell(sentence, wrong=True)
