"""Ids of different things, which the type checker tells apart; when the program runs, all are text.

Text from outside becomes an id where it comes in: `SessionId(text)`. The id of an organisation, of
a group, and of whoever takes a turn or hands in, an organisation or a person, is mere text.
"""

from typing import NewType

SessionId = NewType("SessionId", str)
"""A session, in one meeting."""

PersonId = NewType("PersonId", str)
"""Somebody who takes part, in one meeting."""

TaskId = NewType("TaskId", str)
"""A task of homework, in one meeting."""

EventId = NewType("EventId", str)
"""An event, across all meetings, and so what it captured: a note, an action or a sighting."""
