"""What lies ahead after a meeting, in Markdown: homework and the meetings to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from facilitator.core.agenda import Collects, Homework, Upcoming, UpcomingStatus
from facilitator.core.language import Language, Phrase, phrase
from facilitator.export import markdown_text as md
from facilitator.export.wording import listed

_COLLECTED: Final[dict[Collects, Phrase]] = {
    "terms": phrase("terms"),
    "text": phrase("a text"),
    "file-reference": phrase("a reference to a file"),
}


def homework(task: Homework, language: Language) -> Iterator[str]:
    """Write a task as blocks under a heading of its own."""
    yield f"### {md.heading(task.title)}"
    if task.instructions:
        yield md.block(task.instructions)
    yield "\n".join(_facts(task, language))


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


def _facts(task: Homework, language: Language) -> Iterator[str]:
    say = language.say
    if task.purpose:
        yield md.fact(say("Purpose"), md.block(task.purpose))
    what = _COLLECTED[task.collects]
    if task.of == "organisation":
        yield md.fact(say("Hand in"), say("{what} from each organisation", what=what))
    else:
        yield md.fact(say("Hand in"), say("{what} from each participant", what=what))
    if task.due:
        yield md.fact(say("Due"), language.date(task.due))
    if task.compilers:
        names = listed(language, [md.inline(name) for name in task.compilers])
        yield md.fact(say("Compiled by"), names)
    if task.links:
        label = language.count("Link", "Links", len(task.links))
        yield md.fact(label, ", ".join(map(md.link, task.links)))


def _meeting(meeting: Upcoming, language: Language) -> str:
    parts = [
        language.date(meeting.date) if meeting.date else "",
        md.inline(meeting.place),
        language.say("theme: {theme}", theme=md.inline(meeting.theme)) if meeting.theme else "",
    ]
    return ", ".join(part for part in parts if part)
