"""`find` looks for words in all the records.

With `--json` it gives one `Finds` document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.forms import json_option
from facilitator.cli.records import read_series
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.telling.search import KINDS, Kind, Query, query, snippet
from facilitator.plain.output import data, fitted, out
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.records.search import Hit

MOST: Final = 40
"""How many hits are printed unless all of them are asked for."""
_SNIPPET: Final = 70


class Find(Struct, frozen=True):
    """A hit: in which meeting (`date` is its first day), of which kind, whose, and its whole text.

    `session` is the title of the session or the homework it belongs to, `at` when it was said
    (UTC).
    """

    record: str
    path: str
    title: str
    date: dt.date
    rehearsal: bool
    kind: str
    session: str
    who: str
    text: str
    at: dt.datetime | None


class Finds(Struct, frozen=True):
    """The whole answer; `format` grows only when a field changes its meaning."""

    format: int
    found: tuple[Find, ...]


@click.command(
    "find",
    cls=Command,
    help=N_(
        "Find words in all the records: notes, answers, homework, the horizon scan, groups, "
        "sessions and people. Everything is found that holds all of the words; capital letters "
        "make no difference, å is not a. The newest meeting comes first.\n\nThe exit code is 0 "
        "when something was found, else 1."
    ),
)
@click.argument("words", metavar=N_("[WORDS…]"), nargs=-1)
@click.option("--person", metavar=N_("NAME"), help=N_("Only what belongs to this person."))
@click.option(
    "--kind",
    metavar="KIND",
    type=click.Choice(tuple(KINDS)),
    help=N_(
        "Only this kind: note, decision, action, quote, question, parking, summary, answer, "
        "homework, term, sighting, group, session, person, meeting, earlier or private."
    ),
)
@click.option("--series", metavar=N_("SERIES"), help=N_("Only in meetings of this series."))
@click.option("--all", "everything", is_flag=True, help=N_("All of it, however much there is."))
@json_option(N_("JSON for programs, all of it."))
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    words: tuple[str, ...],
    person: str | None,
    kind: Kind | None,
    series: str | None,
    everything: bool,
    form: str | None,
) -> int:
    """Print what is found."""
    call: Call = context.obj
    asked = query(" ".join(words), person or "", kind)
    if not asked.asks:
        raise Misuse(phrase("Give the words to find."), context)
    hits = _hits(call, asked, series or "")
    if form == "json":
        finds = Finds(1, tuple(map(_find, hits)))
        data(finds)
        return DONE if finds.found else PROBLEMS
    listed = list(hits if everything else islice(hits, MOST + 1))
    more = not everything and len(listed) > MOST
    listed = listed[:MOST] if more else listed
    if listed:
        out("\n".join([*fitted(_lines(listed, asked, call.language)), ""]))
    out(_sum(len(listed), call.language, more=more))
    return DONE if listed else PROBLEMS


def _hits(call: Call, asked: Query, series: str) -> Iterator[Hit]:
    """Yield what is found; which series is meant is looked up only if none is named just so."""
    from facilitator.files.records.search import Searcher

    searcher = Searcher(call.library)
    hits = searcher.hits(asked, series=series)
    first = next(hits, None)
    if first is not None:
        yield first
    elif series:
        meant = read_series(call, series, rehearsals=True)
        hits = searcher.hits(asked, series=meant[0].state.agenda.series)
    yield from hits


def _sum(count: int, language: Language, *, more: bool) -> str:
    if more:
        return language.say("The first {n} are shown; --all shows the rest.", n=count)
    return language.count("{n} place found.", "{n} places found.", count)


def _find(hit: Hit) -> Find:
    entry = hit.entry
    return Find(
        hit.record,
        str(hit.path),
        hit.title,
        hit.date,
        hit.rehearsal,
        entry.kind,
        entry.session,
        entry.who,
        entry.text,
        entry.at,
    )


def _lines(hits: Iterable[Hit], asked: Query, language: Language) -> Iterator[str]:
    """Write each meeting and below it what was found there."""
    for number, (_, same) in enumerate(groupby(hits, key=lambda hit: hit.path)):
        listed = list(same)
        first = listed[0]
        title = clean_line(first.title)
        if first.rehearsal:
            title = language.say("{title} (rehearsal)", title=title)
        if number:
            yield ""
        yield f"{first.date.isoformat()} · {title} · {clean_line(first.record)}"
        for hit in listed:
            yield "  " + " · ".join(filter(None, _about(hit, asked, language)))


def _about(hit: Hit, asked: Query, language: Language) -> Iterator[str]:
    entry = hit.entry
    yield language.say(KINDS[entry.kind])
    if entry.kind != "session":
        yield clean_line(entry.session)
    if entry.kind != "person":
        yield snippet(entry.who, asked.person.split() or asked.words, _SNIPPET // 2)
    yield snippet(entry.text, asked.words, _SNIPPET)
