"""The meetings to come, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.core.agenda import Upcoming, UpcomingStatus
from facilitator.core.language import Language
from facilitator.export import markdown_text as md


def upcoming(meetings: Iterable[Upcoming], language: Language) -> str:
    """List the meetings to come, the surest first."""
    by_status: dict[UpcomingStatus, str] = {
        "fixed": language.say("Fixed"),
        "proposed": language.say("Proposed"),
        "wish": language.say("Wished for"),
    }
    order = list(by_status)
    return "\n".join(
        md.fact(by_status[meeting.status], _meeting(meeting, language))
        for meeting in sorted(meetings, key=lambda meeting: order.index(meeting.status))
    )


def _meeting(meeting: Upcoming, language: Language) -> str:
    parts = [
        language.date(meeting.date) if meeting.date else "",
        md.inline(meeting.place),
        language.say("theme: {theme}", theme=md.inline(meeting.theme)) if meeting.theme else "",
    ]
    return ", ".join(part for part in parts if part)
