"""Settings: the colours and the language of the screens, and the file that keeps what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from textual.app import App

from facilitator.core.base.language import N_
from facilitator.files.catalogues import LANGUAGES
from facilitator.tui.host import Host
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import in_every_language, split
from facilitator.tui.themes import THEME_WORDS, THEMES

LANGUAGE_WORDS: Final[Mapping[str, str]] = {"sv": N_("Swedish"), "en": N_("English")}
"""The languages, in English."""

_COLOURS: Final = N_("colours, theme, appearance")
_OF_THEMES: Final[Mapping[str, str]] = {
    "dark": N_("dark, colours, theme, appearance, too bright, change the colours"),
    "light": N_("light, sun, colours, theme, appearance, too dark, light background"),
    "high-contrast": N_(
        "contrast, colours, theme, appearance, bigger text, cannot read, hard to read"
    ),
}
_OF_LANGUAGES: Final = N_("language, change language, switch language")
_OF_THE_FILE: Final = N_(
    "settings, preferences, configuration, config, options, own keys, change a key, language"
)


def offers(host: Host, app: App[int]) -> Iterator[Offer]:
    """List what can be set: themes, languages, and the file with the rest."""
    say = host.language.say
    for name, words in THEME_WORDS.items():
        yield Offer(
            Kind.SETTING,
            say(words),
            partial(_use, app, name),
            say("Changes the colours."),
            called=tuple(in_every_language(words)),
            words=split(_OF_THEMES.get(name, _COLOURS)),
            id=f"theme.{name}",
        )
    for code in sorted(LANGUAGES, key=lambda code: code == host.language.code):
        yield Offer(
            Kind.SETTING,
            say("Language: {name}", name=say(LANGUAGE_WORDS[code])),
            partial(host.speak, code),
            say("All screens speak it until you leave; the settings file keeps it."),
            words=(*split(_OF_LANGUAGES), *in_every_language(LANGUAGE_WORDS[code])),
            id=f"language.{code}",
        )
    yield Offer(
        Kind.SETTING,
        say("Settings file"),
        host.outside.edit_settings,
        say("Opens it in your editor: language, colours, bell, keys. Applies from the next start."),
        called=tuple(in_every_language("Settings file")),
        words=split(_OF_THE_FILE),
        id="settings.edit",
    )


def _use(app: App[int], theme: str) -> None:
    app.theme = THEMES[theme]
