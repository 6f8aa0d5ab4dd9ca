"""The horizon scan in Markdown: what goes on in each region, and an index of the tags."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.core.base.language import Language
from facilitator.core.homework.scan import apart, by_body, by_tag
from facilitator.core.homework.tasks import name_of
from facilitator.core.record.homework import Sighting
from facilitator.core.record.state import State
from facilitator.export.markdown import text as md


def scan(state: State, language: Language) -> Iterator[str]:
    """Write the findings as blocks, by organisation, spearheads first and marked."""
    for _, name, sightings in by_body(state):
        if sightings:
            yield f"### {md.heading(name)}"
            yield md.items(_finding(sighting, language) for sighting in sightings)
    say = language.say
    index = md.table(
        [say("Tag"), say("Findings"), say("From")],
        [
            [md.inline(f"#{tag}"), str(len(sightings)), _from(sightings, state)]
            for tag, sightings in by_tag(state)
            if tag
        ],
    )
    if index:
        yield index


def _finding(sighting: Sighting, language: Language) -> str:
    lead = f"{md.label(language.say('Spearhead'))} " if sighting.spearhead else ""
    tags = ", ".join(md.inline(f"#{tag}") for tag in apart(sighting.text, sighting.tags))
    return lead + md.block(sighting.text) + (f" *({tags})*" if tags else "")


def _from(sightings: tuple[Sighting, ...], state: State) -> str:
    names = dict.fromkeys(name_of(state, sighting.of) for sighting in sightings)
    return ", ".join(map(md.inline, names))
