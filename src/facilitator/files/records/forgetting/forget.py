"""Forgetting puts another name in the place of a person's, wherever a record holds it.

It is the only thing that rewrites a record. Each file is replaced in one step, the journal only by
one that can be read and tells the same but for the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sized
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict, replace

from facilitator.core.base.language import phrase
from facilitator.core.record.events import Event
from facilitator.core.record.replay import replay
from facilitator.core.record.state import State
from facilitator.files.atomic import leftovers, write_atomically
from facilitator.files.errors import FileProblem, WriteFailed, not_written
from facilitator.files.records import pictures
from facilitator.files.records.copies import copies
from facilitator.files.records.forgetting.beside import look_beside, renamed
from facilitator.files.records.forgetting.renaming import Renaming
from facilitator.files.records.forgetting.spellings import Spellings
from facilitator.files.records.journal import Journal, unreadable
from facilitator.files.records.lock import Busy, busy, locked
from facilitator.files.records.names import record_id
from facilitator.files.records.private import PrivateJournal
from facilitator.files.records.reading import opened
from facilitator.files.records.shared import SharedJournal
from facilitator.files.records.whole import end_of_whole
from facilitator.files.system import sync_folder

_AROUND: Final = 30


class Change(Struct, frozen=True):
    """A place that changes: the kind of event, and how it reads before and after."""

    kind: str
    before: str
    after: str


class Plan(Struct, frozen=True):
    """What forgetting somebody would change in a record.

    `renaming` is made for this record. `files` are the files beside the journal that hold the name
    and would be rewritten, `unsure` those that cannot be looked into, `named` those whose own names
    hold it. `parts` says how often each part of the name stands alone. `private` are the places in
    the private notes. `torn` are the journals of which a torn tail holds the name, `left` what
    programs that were killed left of files that hold it. `pictures` may show anything. In a shared
    record only what was written on this laptop changes, not what is `theirs`, by the ids of events;
    `kept_by` are those whose parts hold the name, too.
    """

    journal: Path
    renaming: Renaming
    changes: tuple[Change, ...]
    files: tuple[Path, ...]
    unsure: tuple[Path, ...]
    named: tuple[Path, ...]
    parts: Mapping[str, int]
    in_folder: bool
    private: tuple[Change, ...] = ()
    torn: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    pictures: tuple[Path, ...] = ()
    kept_by: tuple[str, ...] = ()
    theirs: Mapping[str, str] | None = None

    def changed(self, event: Event) -> Event:
        """Return an event of the journal without the name, as far as it is this laptop's."""
        return _renamed(self.renaming, event, self.theirs)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many places change in each kind of event."""
        return Counter(change.kind for change in self.changes)

    @property
    def empty(self) -> bool:
        """Whether nothing holds the name."""
        return not (self.changes or self.private or self.files or self.torn or self.left)


def stand_in(journals: Iterable[Path]) -> str:
    """Return a name that none of the records holds: "Person 1", or with the next number."""
    texts = [path.read_bytes().decode(errors="replace").casefold() for path in journals]
    number = 1
    while any(f"person {number}" in text or f"person-{number}" in text for text in texts):
        number += 1
    return f"Person {number}"


def plan(journal: Path, renaming: Renaming) -> Plan:
    """Say what would change in a record; raises `JournalError`, and `FileProblem` if nothing may.

    Nothing is written.
    """
    events = list(Journal.open(journal, writable=False).events)
    private = _private(journal, events)
    record = opened(journal, writable=False)
    own = renaming.learned_from(record.everything)
    shared = record if isinstance(record, SharedJournal) and record.by else None
    theirs = shared.of_others() if shared else None
    after = [_renamed(own, event, theirs) for event in events]
    everywhere = [own.event(event) for event in record.everything]
    _same_but_for_the_name(replay(record.everything), replay(everywhere), own)
    private_after = [own.event(event) for event in private.events]
    try:
        beside = look_beside(journal, own)
        torn = tuple(path for path in (journal, private.path) if own.finds(_tail(path)))
        shown = pictures.files(journal)
        left = tuple(path for path in leftovers(journal.parent) if own.finds(_text(path)))
    except OSError as cause:
        raise unreadable(journal.parent, cause) from cause
    return Plan(
        journal,
        own,
        tuple(_all_changes(events, after)),
        beside.files,
        beside.unsure,
        beside.named,
        _parts([*after, *private_after], own.name),
        own.id(record_id(journal)) != record_id(journal),
        tuple(_all_changes(private.events, private_after)),
        torn,
        left,
        shown,
        _kept_by(shared, own) if shared else (),
        theirs,
    )


def forget(planned: Plan) -> tuple[Path, ...]:
    """Rewrite the journal and the files beside it, and give the files beside it; raises as `plan`.

    What others wrote to the journal since it was planned is rewritten as well. Raises besides
    `WriteFailed`; what was rewritten by then stays so.
    """
    journal, own = planned.journal, planned.renaming
    rewritten = Journal.open(journal, writable=bool(planned.changes or journal in planned.torn))
    private = _private(journal, rewritten.events)
    if planned.private or private.path in planned.torn:
        private.rewrite(own.event)
    try:
        for path in leftovers(journal.parent):
            path.unlink(missing_ok=True)
        # Torn tails have become files of their own by now.
        files = look_beside(journal, own).files
        for path in files:
            write_atomically(path, renamed(path, own))
    except WriteFailed:
        raise
    except OSError as cause:
        raise not_written(Path(cause.filename or journal.parent), cause) from cause
    # It comes last: it alone tells the person's numbers and ids, should this have to be done again.
    if planned.changes:
        rewritten.rewrite(planned.changed)
    return files


def _renamed(renaming: Renaming, event: Event, theirs: Mapping[str, str] | None) -> Event:
    """Put the other name into an event, unless it is one of `theirs`.

    The names that laptops write by stay as long as they share a record: by them each knows its own.
    """
    if theirs is None:
        return renaming.event(event)
    return event if event.id in theirs else replace(renaming.event(event), by=event.by)


def _kept_by(record: SharedJournal, renaming: Renaming) -> tuple[str, ...]:
    """Say who else's part of a shared record holds the name."""
    names, theirs = record.course.timekeeping.names, record.of_others()
    held = (
        theirs[event.id]
        for event in record.everything
        if event.id in theirs and renaming.fact(event.fact) != event.fact
    )
    return tuple(names.get(each, each) for each in dict.fromkeys(held))


def _tail(path: Path) -> str:
    """Return what follows the last whole event of a journal that may not be there."""
    data = path.read_bytes() if path.exists() else b""
    return data[end_of_whole(data) :].decode(errors="replace")


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def _same_but_for_the_name(before: State, after: State, renaming: Renaming) -> None:
    """Refuse where two people, tasks, groups or other things would become one, or get lost."""
    ids = [renaming.id(id_) for id_ in before.people.persons]
    sessions = [renaming.id(slot.session.id) for slot in before.slots]
    tasks = [renaming.id(id_) for id_ in before.homework.tasks]
    kept = (
        _counted(before) == _counted(after)
        and set(ids) == set(after.people.persons)
        and sessions == [slot.session.id for slot in after.slots]
        and set(tasks) == set(after.homework.tasks)
    )
    if not kept:
        raise FileProblem(
            phrase(
                "With the name “{name}” the record would mix up what is now distinct. Nothing"
                " was changed. Choose another name with --as.",
                name=renaming.replacement,
            )
        )


def _counted(state: State) -> tuple[int, ...]:
    """Count what a record tells apart by ids, each sort by itself."""
    groups = [grouping.groups for grouping in state.groupings.values()]
    sorts = (state.people.persons, state.homework.tasks, state.upcoming.meetings, state.notes)
    counted: tuple[Sized, ...] = (*sorts, *groups)
    return tuple(map(len, counted))


def _private(journal: Path, events: Iterable[Event]) -> PrivateJournal:
    """Read the private notes beside a journal; instants are written in the meeting's zone."""
    private = PrivateJournal(journal, replay(events).zone)
    private.follow()
    return private


def _all_changes(events: Iterable[Event], renamed: Iterable[Event]) -> Iterator[Change]:
    for before, after in zip(events, renamed, strict=True):
        if before != after:
            yield from _changes(before, after)


def _changes(before: Event, after: Event) -> Iterator[Change]:
    kind = before.fact.__struct_config__.tag
    if before.by != after.by:
        yield Change(str(kind), before.by, after.by)
    old, new = asdict(before.fact), asdict(after.fact)
    for field in old:
        if field in ("agenda", "earlier") or old[field] == new[field]:
            continue
        for one, other in zip(_texts(old[field]), _texts(new[field]), strict=False):
            for line, changed in _different(one.splitlines(), other.splitlines()):
                yield Change(str(kind), *_sample(line, changed))


def _different(lines: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """Pair the lines that differ; one that goes is paired with nothing."""
    if len(lines) == len(after):
        yield from ((one, other) for one, other in zip(lines, after, strict=True) if one != other)
        return
    for kind, a, b, c, d in SequenceMatcher(None, lines, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(lines[a:b], after[c:d], fillvalue="")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)


def _sample(before: str, after: str) -> tuple[str, str]:
    """Return as much of two texts as shows where they differ."""
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    start = max(0, same - _AROUND)
    return before[start : same + 2 * _AROUND].strip(), after[start : same + 2 * _AROUND].strip()


def _parts(events: Iterable[Event], name: str) -> Mapping[str, int]:
    """Count how often each part of a name stands in the texts that are left."""
    parts = name.split()
    if len(parts) == 1:
        return {}
    text = "\n".join(
        each for event in events for value in asdict(event.fact).values() for each in _texts(value)
    )
    counts = {part: Spellings(part, "x").count(text) for part in parts}
    return {part: count for part, count in counts.items() if count}


def removed_pictures(journal: Path) -> tuple[Path, ...]:
    """List the files of pictures that are in the minutes no more; raises `JournalError`.

    A copy of the journal beside it may still have them.
    """
    paths = (journal, *(copy.path for copy in copies(journal)))
    states = [replay(Journal.open(path, writable=False).events) for path in paths]
    used = {picture.file for state in states for picture in state.pictures.values()}
    try:
        return tuple(path for path in pictures.files(journal) if path.name not in used)
    except OSError as cause:
        raise unreadable(journal.parent, cause) from cause


def forget_removed_pictures(journal: Path) -> tuple[Path, ...]:
    """Delete for good the files of pictures that are in the minutes no more, and give them.

    Raises `JournalError`, and `WriteFailed` if another program is busy or a file cannot be deleted.
    """
    try:
        # Nobody takes a removal back, or attaches the same picture again, meanwhile.
        with locked(journal.with_suffix(".lock")):
            gone = removed_pictures(journal)
            for path in gone:
                path.unlink(missing_ok=True)
            if gone:
                sync_folder(gone[0].parent)
    except Busy as cause:
        raise busy(journal) from cause
    except OSError as cause:
        raise not_written(Path(cause.filename or journal.parent), cause) from cause
    return gone
