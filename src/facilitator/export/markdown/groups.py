"""A session's groups in Markdown: focus, members, rotation and what was reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from facilitator.core.groups.board import Board, Table, board
from facilitator.core.people.roster import body_name, namesakes
from facilitator.core.record.groups import NO_GROUPS
from facilitator.core.record.notes import Note
from facilitator.core.record.people import Person
from facilitator.core.record.state import State
from facilitator.export.markdown import captures
from facilitator.export.markdown import text as md
from facilitator.export.wording import DASH, Wording, listed


def groups(session: str, words: Wording) -> Iterator[str]:
    """Write the groups of a session, by its id, as blocks; nothing if it had none."""
    of = board(words.state, session, whole_day=True)
    if not of.tables:
        return
    say = words.language.say
    apart = namesakes(words.state)
    names = {p.id: _person(p, words.state, apart.get(p.id, "")) for p in of.everybody}
    yield md.label(say("Groups"))
    yield md.items(_group(table, of, names, words) for table in of.tables)
    if of.grouping.rounds:
        yield md.label(say("Who met whom"))
        yield _rounds(of, names, words)
    if of.nowhere and of.placed:
        alone = listed(words.language, [names[person.id] for person in of.nowhere])
        yield say("In no group: {names}.", names=alone)


def unreported(notes: Iterable[Note], state: State) -> list[Note]:
    """Give the captures that `groups` does not tell: those that are of no group there still is."""
    return [
        note
        for note in notes
        if note.group is None
        or note.group not in state.groupings.get(note.session or "", NO_GROUPS).groups
    ]


def _group(table: Table, of: Board, names: Mapping[str, str], words: Wording) -> str:
    say, group = words.language.say, table.group
    lines = [f"**{md.inline(group.name)}**"]
    if group.focus and group.focus != group.name:
        lines[0] += f" {DASH} {md.inline(group.focus)}"
    if table.host is not None:
        lines.append(say("Host: {name}", name=names[table.host]))
    members = [names[seat.person.id] for seat in table.seats]
    members += [md.inline(name) for name in table.unlisted]
    if members and not of.grouping.rounds:
        lines.append(say("Members: {names}", names=listed(words.language, members)))
    return "\n\n".join(["\\\n".join(lines), *captures.by_kind(table.notes, words.language)])


def _rounds(of: Board, names: Mapping[str, str], words: Wording) -> str:
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
