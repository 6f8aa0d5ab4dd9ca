"""The horizon scan: what goes on in each region, found again by its tags.

A sighting is typed in one go: `*` first or last marks a spearhead, `#words` are tags. Tags at the
end are taken out of the text; one within it stays there, since it is a word of the sentence as
well. A backslash before a star takes it as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from facilitator.core.base.ids import EventId
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean, says_nothing
from facilitator.core.homework.tasks import bodies, name_of
from facilitator.core.record.homework import (
    HomeworkFact,
    Sighting,
    SightingChanged,
    SightingRemoved,
    Spotted,
)

if TYPE_CHECKING:
    from facilitator.core.record.state import State

_TAG: Final = re.compile(r"(?:^|(?<=\s))#(?=[\w-]*[^\W\d_])([\w-]+)(?=[.,;:!?)]*(?:\s|$))")
_ONLY_A_TAG: Final = re.compile(r"#(?=[\w-]*[^\W\d_])[\w-]+")
_SPEARHEAD: Final = re.compile(r"\*(?!\*)\s*")


class Spotting(Struct, frozen=True):
    """What a line says: the text, its tags, and whether it tells of a spearhead."""

    text: str
    tags: tuple[str, ...] = ()
    spearhead: bool = False


def parse(line: str) -> Spotting:
    """Read a line. The text may come out empty."""
    line = clean(line).strip()
    spearhead = _SPEARHEAD.match(line)
    text = line[spearhead.end() :].strip() if spearhead else line
    text = text[1:] if _escaped(text) else text
    text, marked = _without_last_star(text)
    tags: dict[str, str] = {}
    for tag in _TAG.findall(text):
        tags.setdefault(tag.casefold(), tag)
    spearhead_ = spearhead is not None or marked
    return Spotting(_without_last_tags(text), tuple(tags.values()), spearhead_)


def _without_last_star(text: str) -> tuple[str, bool]:
    """Take a star at the end out of a text, before its last tags or after; say if there was one.

    One of several stars is no mark, as in "**bold**".
    """
    head, tail = _before_last_star(text)
    if head is None:
        return text, False
    if head.endswith("\\"):
        return f"{head[:-1]}*{tail}", False
    if text.count("*") > 1:
        return text, False
    return (head.rstrip() + tail).strip(), True


def _last_star_escaped(text: str) -> str:
    head, tail = _before_last_star(text)
    if head is None or (not head.endswith("\\") and text.count("*") > 1):
        return text
    return f"{head}\\*{tail}"


def _before_last_star(text: str) -> tuple[str | None, str]:
    """Return what is before a star at the end, None without one, and the last tags behind it."""
    end = len(_without_last_tags(text))
    return text[: end - 1] if text[:end].endswith("*") else None, text[end:]


def _without_last_tags(text: str) -> str:
    """Take the tags at the end out of a text; of one that is nothing but tags the first stays."""
    end = len(text)
    for word in reversed([*re.finditer(r"\S+", text)][1:]):
        if not _ONLY_A_TAG.fullmatch(word[0]):
            break
        end = word.start()
    return text[:end].rstrip()


def compose(spotting: Spotting) -> str:
    """Write the line that `parse` reads back as this, for editing it."""
    text = _last_star_escaped(spotting.text)
    text = "\\" + text if _needs_escape(text) else text
    line = with_tags(text, spotting.tags)
    return f"* {line}" if spotting.spearhead else line


def with_tags(text: str, tags: Iterable[str]) -> str:
    """Put the tags that a text does not hold behind it."""
    return " ".join([text, *(f"#{tag}" for tag in apart(text, tags))])


def apart(text: str, tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags that a text does not hold: the others are read there."""
    within = {tag.casefold() for tag in _TAG.findall(text)}
    return tuple(tag for tag in tags if tag.casefold() not in within)


def _escaped(text: str) -> bool:
    return text[:1] == "\\" and _needs_escape(text[1:])


def _needs_escape(text: str) -> bool:
    return bool(_SPEARHEAD.match(text)) or _escaped(text)


# What is true


def spotting_of(sighting: Sighting) -> Spotting:
    """Return what a sighting says, without whose it is."""
    return Spotting(sighting.text, sighting.tags, sighting.spearhead)


def by_body(state: State) -> tuple[tuple[str, str, tuple[Sighting, ...]], ...]:
    """List every organisation's id and name with its sightings, spearheads first.

    Where the agenda has no organisations these are the participants. Whoever has a sighting is
    listed, though no longer in the agenda.
    """
    found: dict[str, list[Sighting]] = {id_: [] for id_, _ in bodies(state)}
    names = dict(bodies(state))
    for sighting in state.homework.sightings.values():
        found.setdefault(sighting.of, []).append(sighting)
    return tuple(
        (id_, names.get(id_) or name_of(state, id_), _spearheads_first(those))
        for id_, those in found.items()
    )


def by_tag(state: State) -> tuple[tuple[str, tuple[Sighting, ...]], ...]:
    """List the tags, the most used first, with their sightings; what has none comes under ""."""
    found: dict[str, list[Sighting]] = {}
    words: dict[str, str] = {}
    for sighting in state.homework.sightings.values():
        for tag in sighting.tags or ("",):
            words.setdefault(tag.casefold(), tag)
            found.setdefault(tag.casefold(), []).append(sighting)
    order = sorted(found, key=lambda tag: (not tag, -len(found[tag]), tag))
    return tuple((words[tag], _spearheads_first(found[tag])) for tag in order)


def _spearheads_first(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    return tuple(sorted(sightings, key=lambda sighting: not sighting.spearhead))


def spearheads(sightings: Iterable[Sighting]) -> int:
    """Count the spearheads."""
    return sum(sighting.spearhead for sighting in sightings)


# The moves


def spot(state: State, _: dt.datetime, of: str, what: Spotting) -> HomeworkFact:
    """Keep what goes on in an organisation's region."""
    if all(of != id_ for id_, _, _ in by_body(state)):
        raise Refused(phrase("That organisation is no longer there."))
    _refuse_empty(what)
    return Spotted(of, what.text, what.tags, what.spearhead)


def change_sighting(state: State, _: dt.datetime, id_: EventId, what: Spotting) -> HomeworkFact:
    """Mend a sighting; it stays its organisation's."""
    before = _known(state, id_)
    _refuse_empty(what)
    if spotting_of(before) == what:
        raise Refused(phrase("Nothing was changed."))
    return SightingChanged(id_, before.of, what.text, what.tags, what.spearhead)


def toggle_spearhead(state: State, _: dt.datetime, id_: EventId) -> HomeworkFact:
    """Make a sighting a spearhead, or no longer one."""
    before = _known(state, id_)
    return SightingChanged(id_, before.of, before.text, before.tags, not before.spearhead)


def remove_sighting(state: State, _: dt.datetime, id_: EventId) -> HomeworkFact:
    """Take a sighting out of the minutes."""
    _known(state, id_)
    return SightingRemoved(id_)


def _known(state: State, id_: EventId) -> Sighting:
    sighting = state.homework.sightings.get(id_)
    if sighting is None:
        raise Refused(phrase("That finding is no longer there."))
    return sighting


def _refuse_empty(what: Spotting) -> None:
    if says_nothing(what.text):
        raise Refused(phrase("There is no text to keep."))
