"""The sessions that are made for the next meeting, by their ids, in the language of its agenda."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from facilitator.core.base.ids import SessionId
from facilitator.core.notes.follow_up import FOLLOW_UP


class Ids(Struct, frozen=True):
    """The ids in one language; `review` stands before the id of the task that is reviewed."""

    follow_up: str
    review: str
    parking: str
    theme: str
    coming: str
    discussion: str
    break_: str


_IDS: Final[Mapping[str, Ids]] = {
    "en": Ids(
        FOLLOW_UP["en"], "review-", "parking-lot", "theme", "coming-meetings", "discussion", "break"
    ),
    "sv": Ids(
        FOLLOW_UP["sv"], "genomgång-", "parkeringen", "tema", "kommande-träffar", "diskussion",
        "paus",
    ),
}  # fmt: skip


def ids(language: str) -> Ids:
    """Return the ids for a language, by its code."""
    return _IDS.get(language, _IDS["en"])


def is_made(session: SessionId) -> bool:
    """Say whether a session, by its id, was made of what a meeting left: it is made anew."""
    return any(
        session in (each.follow_up, each.parking, each.theme, each.coming) for each in _IDS.values()
    )


def reviewed(session: SessionId) -> str:
    """Give the id of the task that a session, by its id, was made to review; else ""."""
    found = (each.review for each in _IDS.values() if session.startswith(each.review))
    prefix = next(found, None)
    return session.removeprefix(prefix) if prefix else ""
