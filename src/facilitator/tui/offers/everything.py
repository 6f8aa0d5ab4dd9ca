"""Everything that is offered from the screen in front."""

from __future__ import annotations

from facilitator.tui.host import host
from facilitator.tui.offers import contents, keyed, room, settings, unkeyed
from facilitator.tui.offers.doing import Front
from facilitator.tui.offers.offer import Offer


def everything(screen: Front) -> list[Offer]:
    """List all offers: acts, people, sessions, notes and settings."""
    app = host(screen)
    return [
        *keyed.offers(app, screen),
        *unkeyed.offers(app, screen),
        *room.offers(app, screen),
        *contents.offers(app, screen),
        *settings.offers(app, screen.app),
    ]
