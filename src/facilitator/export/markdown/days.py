"""The days of a meeting in Markdown, each with its sessions and a line on what was not held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from facilitator.core.base.language import Phrase, phrase
from facilitator.core.base.text import capital
from facilitator.core.notes.follow_up import follows_up
from facilitator.core.record.agenda import SessionKind
from facilitator.export import dates
from facilitator.export.markdown import text as md
from facilitator.export.markdown.account import Account, account
from facilitator.export.markdown.people import People
from facilitator.export.markdown.session import session
from facilitator.export.programme import Entry, Fate, HeldDay
from facilitator.export.prose import BETWEEN, ended
from facilitator.export.wording import Wording

_NAMED: Final[tuple[SessionKind, ...]] = ("talk", "discussion", "round", "groups")
"""The kinds of sessions that are named though nothing more is known of them."""

_LEFT_OUT: Final = (Fate.SKIPPED, Fate.MISSED, Fate.DROPPED)
_FATES: Final[Mapping[Fate, Phrase]] = {
    **dict.fromkeys(_LEFT_OUT, phrase("Not held: {titles}")),
    Fate.HOMEWORK: phrase("Became homework: {titles}"),
    Fate.MOVED: phrase("Moved to {date}: {titles}"),
    Fate.COMING: phrase("Still to come: {titles}"),
}
"""What is said of sessions that were not held."""


def day(held: HeldDay, words: Wording, people: People, *, times: bool) -> Iterator[str]:
    """Write a day as blocks, under a heading of its own; nothing if there is nothing to tell."""
    blocks = list(_told(held, words, people, times=times))
    if blocks:
        yield f"## {heading(held, words)}"
        yield from blocks


def heading(held: HeldDay, words: Wording) -> str:
    """Return the heading of a day; the year stands above all of them if it is the same."""
    years = {date.year for date in words.state.dates}
    return capital(dates.day(held.date, words.language, year=len(years) > 1))


def accounts(held: HeldDay, words: Wording) -> list[Account]:
    """Gather what there is to tell of the sessions of a day, in their order."""
    return [account(entry, words.state) for entry in held.entries]


def _told(held: HeldDay, words: Wording, people: People, *, times: bool) -> Iterator[str]:
    every, bare = accounts(held, words), []
    for of in every:
        if blocks := session(of, words, people, times=times):
            yield from blocks
        else:
            bare.append(of)
    yield from filter(None, [only_held(bare, words), " ".join(not_held(every, words))])


def only_held(bare: Iterable[Account], words: Wording) -> str:
    """Name the sessions that were held, of which nothing else is known.

    What came of the one about the actions from before stands among these.
    """
    named = [of for of in bare if of.held and of.of.kind in _NAMED and not follows_up(of.of.id)]
    titles = _titles(of.entry for of in named)
    said = words.language.say("Also held: {titles}", titles=titles)
    return ended(said) if named else ""


def not_held(every: Iterable[Account], words: Wording) -> Iterator[str]:
    """Say in a sentence each what was not held, became homework, was moved or is to come.

    What something was written in was held anyway, though nobody started its clock.
    """
    found: dict[tuple[Fate, int | None], list[Entry]] = {}
    for of in every:
        entry, fate = of.entry, of.entry.fate
        forgotten = of.written and fate in (Fate.MISSED, Fate.COMING)
        if fate in _FATES and not (entry.begun or forgotten) and of.of.kind != "break":
            fate = Fate.MISSED if fate in _LEFT_OUT else fate
            found.setdefault((fate, entry.other if fate is Fate.MOVED else None), []).append(entry)
    for (fate, to), those in found.items():
        date = "" if to is None else dates.day(words.state.dates[to], words.language, year=False)
        said = Phrase(_FATES[fate].text, {"titles": _titles(those), "date": date})
        yield ended(words.language.say(said))


def _titles(entries: Iterable[Entry]) -> str:
    """Name sessions in a row; their titles may have commas."""
    return BETWEEN.join(dict.fromkeys(md.inline(entry.slot.session.title) for entry in entries))
