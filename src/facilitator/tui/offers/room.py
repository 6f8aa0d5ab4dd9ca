"""What the room may see: each page by itself, as one knows what it is to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from facilitator.core.base.language import N_
from facilitator.core.record.stage import StagePage
from facilitator.core.room import stage
from facilitator.core.telling.describe.room import PAGES
from facilitator.files.catalogues import LANGUAGES, load
from facilitator.tui.frame import keys
from facilitator.tui.frame.place import Place
from facilitator.tui.host import Host
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import split

OTHER_WORDS: Final[Mapping[StagePage, str]] = {
    "auto": N_("automatic, by itself"),
    "dark": N_(
        "black, blank, blank screen, black screen, turn off the screen, hide, black out the "
        "projector"
    ),
    "question": N_("question on the wall"),
    "time": N_("clock, show the clock, time left"),
    "programme": N_("agenda, schedule, show today's programme"),
    "words": N_("show the word cloud"),
}


def _shown(page: str) -> Iterator[str]:
    """Give what is asked for when a page is: "show the groups", and where."""
    for code in LANGUAGES:
        say = load(code).say
        yield say("show {page}", page=say(page))
        yield say(
            "show the room {page} on the screen, the wall, the projector, to all", page=say(page)
        )


def offers(host: Host, screen: Front) -> Iterator[Offer]:
    """List the pages."""
    if not isinstance(screen, Place):
        return
    say = host.language.say
    for page, words in PAGES.items():
        yield Offer(
            Kind.ACT,
            say("Room sees: {page}", page=say(words)),
            partial(host.act, stage.show_page, page),
            say("Shows it to the room on the second screen."),
            host.key_names(keys.ROOM)[0],
            words=(*_shown(words), *split(OTHER_WORDS.get(page, ""))),
            listed=False,
            id=f"stage.page.{page}",
        )
