"""A matter is something that waits to be asked about, for as long as it is true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from facilitator.core.base.span import ZERO
from facilitator.running.acceptances import Acceptances
from facilitator.running.answers.inbox import Inbox
from facilitator.running.away import Unsettled
from facilitator.running.prompts.prompt import Key, Led, Prompt


class Sources(NamedTuple):
    """What kinds of matters look at beside the meeting itself.

    `lead` is how many minutes before a remote session its line is tried out, `ready` how many
    before any session what it needs is to be there, `inbox` what phones sent, if any can.
    """

    led: Led
    unsettled: Unsettled
    acceptances: Acceptances
    lead: int
    ready: int = 0
    inbox: Inbox | None = None


class Matter(Struct, frozen=True, kw_only=True):
    """What is true now and needs an answer; the same question has the same `key`.

    `text` says it in a few words, `details` what follows, the longest first, for less and less
    room. `pressure` grows as it gets nearer or worse; an `urgent` matter comes before all others,
    and one in `front` may stand before everything else when the app starts or wakes. `prompt` asks
    the question, with the figures of the moment it is called.
    """

    key: Key
    text: str
    details: tuple[str, ...] = ()
    pressure: dt.timedelta = ZERO
    urgent: bool = False
    front: bool = False
    prompt: Callable[[], Prompt]
