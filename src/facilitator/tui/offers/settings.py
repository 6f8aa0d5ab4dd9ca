"""Settings of the screen: its colours."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import App

from facilitator.core.base.language import N_
from facilitator.tui.host import Host
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import in_every_language
from facilitator.tui.themes import THEME_WORDS, THEMES

OTHER_WORDS = N_("colours, contrast, dark, light, sun, appearance, settings, theme")


def offers(host: Host, app: App[int]) -> Iterator[Offer]:
    """List the themes."""
    say = host.language.say
    for name, words in THEME_WORDS.items():
        yield Offer(
            Kind.SETTING,
            say(words),
            partial(_use, app, name),
            say("Changes the colours."),
            words=(*in_every_language(words), *in_every_language(OTHER_WORDS)),
            id=f"theme.{name}",
        )


def _use(app: App[int], theme: str) -> None:
    app.theme = THEMES[theme]
