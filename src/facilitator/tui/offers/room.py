"""What the room may see: each page by itself, as one knows what it is to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from facilitator.core.base.language import N_
from facilitator.core.record.stage import StagePage
from facilitator.core.room import stage
from facilitator.core.telling.describe.room import PAGES
from facilitator.tui.frame import keys
from facilitator.tui.frame.place import Place
from facilitator.tui.host import Host
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Kind, Offer
from facilitator.tui.offers.synonyms import split

OTHER_WORDS: Final[Mapping[StagePage, str]] = {
    "auto": N_("automatic, by itself"),
    "dark": N_("black, blank, blank screen, black screen, turn off the screen, hide"),
    "question": N_("question on the wall"),
}


def offers(host: Host, screen: Front) -> Iterator[Offer]:
    """List the pages; those at hand most are the ones that go with the session by themselves."""
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
            words=split(OTHER_WORDS[page]) if page in OTHER_WORDS else (),
            listed=False,
            id=f"stage.page.{page}",
        )
