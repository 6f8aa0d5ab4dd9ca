"""What is accepted without being read first, because whoever leads said so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import Final

from facilitator.core.answers.accepting import hindrance, is_so, mended_person
from facilitator.core.answers.sent import Sent
from facilitator.core.record.state import State
from facilitator.running.answers.inbox import Inbox

MOST: Final = 20
"""How many are accepted in one beat: each is on the disk before the next, and keys wait for it."""


def at_once(inbox: Inbox, state: State, now: dt.datetime) -> Iterator[Sent]:
    """Yield what is to be accepted as it comes and can be; what is so already is settled.

    A change of somebody who is listed is read first: the phone may have gone to a neighbour.
    """
    return islice(_acceptable(inbox, state, now), MOST)


def _acceptable(inbox: Inbox, state: State, now: dt.datetime) -> Iterator[Sent]:
    for sent in inbox.waiting:
        if not inbox.at_once(sent.subject) or sent.id in inbox.taken_back:
            continue
        if is_so(state, now, sent):
            inbox.settle(sent, "accepted")
        elif mended_person(state, sent) is None and hindrance(state, now, sent) is None:
            yield sent
