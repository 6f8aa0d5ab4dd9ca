"""`words` compares the terms that organisations handed in: who uses which concept, how often.

With `--json` it gives one `Comparison` document, with `--csv` the table that `export.words_table`
describes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.forms import json_option
from facilitator.cli.records import Read, name_of, read_named
from facilitator.core.base.cells import cut
from facilitator.core.base.language import N_, Language, phrase
from facilitator.core.base.text import clean_line
from facilitator.core.homework.tasks import lists
from facilitator.core.homework.tasks import name_of as organisation_name
from facilitator.core.record.state import State
from facilitator.core.record.terms import weight_text
from facilitator.core.words import comparison
from facilitator.core.words.concepts import Usage
from facilitator.core.words.convergence import Convergence, convergence
from facilitator.core.words.sentences import change, counts, shared
from facilitator.core.words.sentences import convergence as in_words
from facilitator.files.paths import typed_path
from facilitator.files.records.names import record_id
from facilitator.plain.output import data, document, fitted, out, table

if TYPE_CHECKING:
    from facilitator.export.words_table import Compared

WIDEST: Final = 40
"""How many cells of a term the text shows; JSON and CSV have all of it."""

MOST_CANDIDATES: Final = 20
"""How many pairs that may be one concept the text shows."""

IMAGES: Final = (".png", ".svg")


class Organisation(Struct, frozen=True):
    """An organisation that handed in terms, or a participant where the agenda has none.

    `weight` is how much its terms weigh together. `closeness` is how far it uses the same concepts
    as the others, from 0 to 1, null with fewer than two organisations.
    """

    id: str
    name: str
    weight: float
    closeness: float | None


class Used(Struct, frozen=True):
    """A concept: `normal` is the normal form that stands for it, `label` how to show it.

    `sharing` is "all", "most" (more than half), "few" (two or more), "one" or "none". `uses` says
    how often each organisation, by id, uses it. `spellings` are as handed in, most used first.
    """

    label: str
    normal: str
    agreed: bool
    sharing: str
    weight: float
    uses: Mapping[str, float]
    spellings: tuple[str, ...]


class Pair(Struct, frozen=True):
    """Two concepts, by normal form, that may be one: `b` would count as `a`.

    `kind` is "compound", "order", "form" or "spelling", `reason` says why in the user's language,
    and `score`, from 0 to 1, how sure that is.
    """

    a: str
    b: str
    kind: str
    reason: str
    score: float


class Meeting(Struct, frozen=True):
    """The comparison of one meeting; `date` is that of its first day.

    `convergence` is how far organisations use the same concepts, from 0 to 1, null with fewer than
    two. `change` is how much closer they have come since the meeting that began on `since`, from -1
    to 1: since the one before it in this document, or for the first one in its series among all
    records. Both are null where there is none, or no two organisations have handed in other terms
    since; `change` is for those that have.
    """

    record: str
    path: str
    title: str
    date: dt.date
    rehearsal: bool
    convergence: float | None
    change: float | None
    since: dt.date | None
    organisations: tuple[Organisation, ...]
    concepts: tuple[Used, ...]
    candidates: tuple[Pair, ...]


class Comparison(Struct, frozen=True):
    """The whole answer, meetings in time order.

    `format` grows only when a field changes its meaning.
    """

    format: int
    meetings: tuple[Meeting, ...]


class _Analysed(Struct, frozen=True):
    """A record with what all forms of the answer tell of it."""

    read: Read
    used: Usage
    closeness: Convergence
    earlier: State | None

    @property
    def state(self) -> State:
        return self.read.state

    @property
    def change(self) -> comparison.Drift | None:
        return comparison.drift(self.earlier, self.state) if self.earlier else None

    @property
    def names(self) -> dict[str, str]:
        return {id_: organisation_name(self.state, id_) for id_ in self.used.organisations}


def _image(ctx: click.Context, _: click.Parameter, value: str | None) -> Path | None:
    if value is None:
        return None
    path = typed_path(value)
    if path.suffix.lower() not in IMAGES or path.is_dir():
        raise Misuse(phrase("A word cloud is a file whose name ends in .png or .svg."), ctx)
    return path


@click.command(
    "words",
    cls=Command,
    help=N_(
        "Compare the terms that organisations handed in: who uses which, and how often. RECORD is "
        "an id or a path, by default the record opened last; several are compared in time order."
    ),
)
@click.argument("records", metavar=N_("[RECORD…]"), nargs=-1)
@json_option()
@click.option("--csv", "as_csv", is_flag=True, help=N_("A table for spreadsheets."))
@click.option(
    "--cloud",
    metavar=N_("FILE"),
    callback=_image,
    help=N_("Draw a word cloud, a .png or .svg file, of the last of the records."),
)
@click.pass_context
def command(
    ctx: click.Context,
    records: tuple[str, ...],
    *,
    form: str | None,
    as_csv: bool,
    cloud: Path | None,
) -> None:
    """Compare the terms in one of the forms."""
    call = call_of(ctx)
    as_json = form == "json"
    if as_json + as_csv + (cloud is not None) > 1:
        raise Misuse(phrase("--json, --csv and --cloud cannot be used together."), ctx)
    analysed = _read(call, records)
    if as_json:
        data(_document(analysed, call.language))
    elif as_csv:
        from facilitator.export import words_table
        from facilitator.files.catalogues import load

        language = load(analysed[-1].state.agenda.language)
        document(words_table.table(map(_of_table, analysed), language))
    elif cloud is not None:
        _draw(call, analysed[-1], cloud)
    else:
        out("\n".join(fitted(_lines(analysed, call.language))))


def _read(call: Call, references: Sequence[str]) -> list[_Analysed]:
    """Read the records, in time order, each with the meeting before it."""
    from facilitator.files.records.series import before

    reads = read_named(call, references)
    held = (each.state for each in before(call.library, reads[0].state, reads[0].path))
    found = (state for state in held if lists(state))
    earlier = next(found, None)
    analysed = []
    for read in reads:
        used = comparison.compared(read.state)
        analysed.append(_Analysed(read, used, convergence(used), earlier))
        earlier = read.state
    return analysed


def _document(analysed: Sequence[_Analysed], language: Language) -> Comparison:
    return Comparison(1, tuple(_meeting(each, language) for each in analysed))


def _meeting(analysed: _Analysed, language: Language) -> Meeting:
    moved = analysed.change
    return Meeting(
        record=record_id(analysed.read.path),
        path=str(analysed.read.path),
        title=analysed.state.agenda.title,
        date=analysed.state.dates[0],
        rehearsal=analysed.state.rehearsal,
        convergence=analysed.closeness.value,
        change=moved.by if moved else None,
        since=analysed.earlier.dates[0] if analysed.earlier and moved else None,
        organisations=tuple(
            Organisation(id_, analysed.names[id_], weight, analysed.closeness.closeness.get(id_))
            for id_, weight in analysed.used.sums().items()
        ),
        concepts=tuple(
            Used(
                concept.label,
                concept.normal,
                concept.agreed,
                analysed.used.sharing(concept).value,
                concept.weight,
                concept.uses,
                concept.origins,
            )
            for concept in analysed.used.concepts
        ),
        candidates=tuple(
            Pair(pair.a, pair.b, pair.kind, language.say(pair.reason), pair.score)
            for pair in comparison.proposals(analysed.state, analysed.used)
        ),
    )


def _of_table(analysed: _Analysed) -> Compared:
    from facilitator.export.words_table import Compared

    return Compared(
        record_id(analysed.read.path),
        analysed.state.dates[0].isoformat(),
        analysed.used,
        analysed.names,
    )


def _draw(call: Call, analysed: _Analysed, path: Path) -> None:
    from facilitator.cli.cloud_image import draw
    from facilitator.cli.files import write_file

    title = name_of(analysed.state, call.language)
    write_file(path, draw(analysed.used, title, call.language, path.suffix.lower()))
    call.say("Drew the word cloud of “{title}” in {path}.", title=title, path=path)


# The text


def _lines(analysed: Sequence[_Analysed], language: Language) -> Iterator[str]:
    for each in analysed:
        yield from _summary(each, language)
        yield ""
    last = analysed[-1]
    if not last.used.concepts:
        yield language.say("No terms were handed in. They are handed in under Homework, place 4.")
        return
    yield from _table(last, language)
    yield from _candidates(last, language)


def _summary(analysed: _Analysed, language: Language) -> Iterator[str]:
    yield f"{name_of(analysed.state, language)}, {analysed.state.dates[0].isoformat()}"
    yield counts(analysed.used, language)
    said = language.say(in_words(analysed.closeness.value))
    if analysed.change is not None:
        said += ", " + change(analysed.change, language)
    yield said


def _table(analysed: _Analysed, language: Language) -> Iterator[str]:
    say = language.say
    rows = [[say("Concept"), say("Used by"), say("Weight"), say("Organisations")]]
    for concept in analysed.used.concepts:
        label = cut(clean_line(concept.label), WIDEST)
        users = ", ".join(clean_line(analysed.names[by]) for by in concept.uses)
        agreed = f" ({say('agreed')})" if concept.agreed else ""
        rows.append(
            [
                label + agreed,
                say(shared(analysed.used, concept)),
                weight_text(concept.weight),
                users,
            ]
        )
    yield from table(rows)


def _candidates(analysed: _Analysed, language: Language) -> Iterator[str]:
    pairs = comparison.proposals(analysed.state, analysed.used)
    if not pairs:
        return
    labels = {concept.normal: concept.label for concept in analysed.used.concepts}
    yield ""
    yield language.count(
        "{n} pair may be one concept:", "{n} pairs may be one concept:", len(pairs)
    )
    yield from table(
        [
            [
                cut(clean_line(labels[pair.a]), WIDEST),
                cut(clean_line(labels[pair.b]), WIDEST),
                language.say(pair.reason),
            ]
            for pair in pairs[:MOST_CANDIDATES]
        ]
    )
    if len(pairs) > MOST_CANDIDATES:
        yield "…"
