"""Pictures: photos of flipcharts and the like, by the id of the event that attached each.

The record holds their files in a folder of its own, each named after what is in it.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from facilitator.core.base.ids import EventId, SessionId
from facilitator.core.record.fact import Fact

_NAME: Final = r"[0-9a-f]{32}\.(?:png|jpg)"


class PictureAttached(Fact, frozen=True):
    """A picture was attached to a session or a note; `note` is the id of what captured it.

    `file` is its name among the record's pictures, `text` tells it to those who cannot see it.
    """

    file: str
    text: str
    session: SessionId | None = None
    note: EventId | None = None


class PictureDescribed(Fact, frozen=True):
    """What a picture tells was put in other words; `picture` is the id of what attached it."""

    picture: EventId
    text: str


class PictureRemoved(Fact, frozen=True):
    """A picture was taken out of the minutes; its file stays among the record's."""

    picture: EventId


PictureFact = PictureAttached | PictureDescribed | PictureRemoved
"""Every fact about pictures."""


class Picture(Struct, frozen=True):
    """A picture: its file, what it tells, and the session and the note that it belongs to."""

    id: EventId
    at: dt.datetime
    file: str
    text: str
    session: SessionId | None = None
    note: EventId | None = None


Pictures = Mapping[EventId, Picture]
"""Every picture that was not removed, by its id."""

NO_PICTURES: Final[Pictures] = {}


def is_picture_name(name: str) -> bool:
    """Return whether a name is one that a record gives a picture, and so leads nowhere else."""
    return re.fullmatch(_NAME, name) is not None


def apply(
    pictures: dict[EventId, Picture], fact: PictureFact, event: EventId, at: dt.datetime
) -> None:
    """Fold a fact about pictures into `pictures`, kept by the event with an id at an instant (UTC).

    A file of any other name is none of the record's.
    """
    match fact:
        case PictureAttached(file, text, session, note):
            if is_picture_name(file):
                pictures[event] = Picture(event, at, file, text, session, note)
        case PictureDescribed(id_, text):
            if id_ in pictures:
                pictures[id_] = replace(pictures[id_], text=text)
        case PictureRemoved(id_):
            pictures.pop(id_, None)
