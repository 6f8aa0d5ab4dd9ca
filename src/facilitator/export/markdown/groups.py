"""A session's groups in Markdown: focus, members, rotation and what was reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from facilitator.core.base.ids import PersonId, SessionId
from facilitator.core.base.language import counted
from facilitator.core.base.text import capital, fold
from facilitator.core.groups.board import Board, Table, board
from facilitator.core.people.roster import body_name, namesakes
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.notes import Note
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.export.markdown import captures
from facilitator.export.markdown import text as md
from facilitator.export.prose import number
from facilitator.export.wording import DASH, Wording, listed

LONGEST: Final = 40
"""How many characters a focus may have to stand for its group."""

_ARTICLES: Final = ("a", "an", "the", "en", "ett", "den", "det", "de")


def groups(session: SessionId, words: Wording) -> Iterator[str]:
    """Write the groups of a session, by its id, as blocks; nothing if it had none."""
    of = board(words.state, session, whole_day=True)
    if not of.tables:
        return
    say = words.language.say
    apart = namesakes(words.state)
    names = {p.id: _person(p, words.state, apart.get(p.id, "")) for p in of.everybody}
    # With a marker of their own they join no list beside them.
    yield "\n".join(md.item(_group(table, of, names, words), "*") for table in of.tables)
    if of.grouping.rounds:
        yield md.label(say("Who met whom"))
        yield _rounds(of, names, words)


def in_no_group(session: SessionId, words: Wording) -> str:
    """Name those who could be in a group of a session and are in none, once somebody is in one."""
    of = board(words.state, session, whole_day=True)
    if not (of.nowhere and of.placed):
        return ""
    apart = namesakes(words.state)
    alone = [_person(p, words.state, apart.get(p.id, "")) for p in of.nowhere]
    return words.language.say("In no group: {names}.", names=listed(words.language, alone))


def in_a_sentence(session: SessionId, words: Wording) -> str:
    """Say which groups a session had, by what they worked on if that is short; else nothing."""
    of, language = board(words.state, session, whole_day=True), words.language
    if not of.tables:
        return ""
    about = [table.group.focus or table.group.name for table in of.tables]
    if any(len(one) > LONGEST for one in about):
        about = [table.group.name for table in of.tables]
    names = listed(language, [f"*{md.inline(one)}*" for one in about])
    said = counted(
        "{number} group was formed: {names}.", "{number} groups were formed: {names}.", 0
    )
    n = capital(number(len(of.tables), language))
    return language.count(said.text, said.plural, len(of.tables), number=n, names=names)


def unreported(notes: Iterable[Note], state: State) -> list[Note]:
    """Return the captures that `groups` leaves out: those of no group that still exists."""
    return [
        note
        for note in notes
        if note.group is None
        or note.session is None
        or note.group not in state.groupings.get(note.session, NO_GROUPS).groups
    ]


def titled(name: str, focus: str) -> str:
    """Write a group's name in bold, and its focus, of which nothing is said twice.

    A focus that begins with the name stands for it, whole if it is short.
    """
    begun = md.opened(name, focus)
    if begun and len(focus) > LONGEST:
        return begun
    if begun or fold(focus) in (f"{article} {fold(name)}" for article in _ARTICLES):
        return f"**{md.inline(capital(focus))}**"
    if not focus:
        return f"**{md.inline(name)}**"
    return f"**{md.inline(name)}** {DASH} {md.inline(focus)}"


def _group(table: Table, of: Board, names: Mapping[PersonId, str], words: Wording) -> str:
    say, group = words.language.say, table.group
    lines = [titled(group.name, group.focus)]
    if table.host is not None:
        lines.append(say("Host: {name}", name=names[table.host]))
    members = [names[seat.person.id] for seat in table.seats if seat.there]
    members += [md.inline(name) for name in table.unlisted]
    if members and not of.grouping.rounds:
        lines.append(say("Members: {names}", names=listed(words.language, members)))
    told = [note for note in table.notes if note.kind not in ("action", "parking")]
    return "\n\n".join(["\\\n".join(lines), *captures.blocks(told, words.language)])


def _rounds(of: Board, names: Mapping[PersonId, str], words: Wording) -> str:
    """Write a rotation as a table, a group a row and a round a column."""
    say = words.language.say
    rounds = of.grouping.rounds
    header = [say("Group"), *(say("Round {n}", n=n) for n in range(1, len(rounds) + 1))]
    rows = [[md.inline(table.group.name)] for table in of.tables]
    for placement in rounds:
        for row, table in zip(rows, of.tables, strict=True):
            here = [p for p in names if placement.get(p) == table.group.id]
            row.append(", ".join(names[person] for person in here))
    return md.table(header, rows)


def _person(person: Person, state: State, apart: str) -> str:
    """Write a name and its organisation, and what else tells it from another of the same name."""
    name, body = md.inline(person.name), body_name(state, person)
    about = [md.inline(body)] if body and body != person.name else []
    if apart and apart != body:
        about.append(apart)
    return f"{name} ({', '.join(about)})" if about else name
