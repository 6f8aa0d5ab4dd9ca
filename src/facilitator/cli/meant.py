"""Which file was meant by AGENDA or RECORD, and what to suggest when there is none."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from facilitator.core.base.language import phrase
from facilitator.files.errors import NoSuchRecord
from facilitator.files.paths import typed_path
from facilitator.files.records.journal import NAME
from facilitator.files.records.library import Library
from facilitator.files.toml.suggest import alike


def is_agenda(path: Path) -> bool:
    """Return whether a file is there that may be an agenda, rather than a record's journal."""
    try:
        if path.name == NAME or not path.is_file():
            return False
    except OSError:  # no file can have this name, or its folder cannot be looked into
        return False
    try:
        with path.open("rb") as file:
            return not file.read(64).lstrip().startswith(b"[[event]]")
    except OSError:
        return True  # reading all of it tells why it cannot be read


def find_record(library: Library, reference: str) -> Path:
    """Find a record where no agenda is; raises `NoSuchRecord` naming what was perhaps meant."""
    try:
        return library.find(reference)
    except NoSuchRecord as cause:
        near = near_to(reference, library)
        if near:
            said = phrase(
                "There is neither an agenda nor a record “{reference}”. Did you mean {near}?",
                reference=reference,
                near=near,
            )
        else:
            said = phrase(
                "There is neither an agenda nor a record “{reference}”.", reference=reference
            )
        raise NoSuchRecord(said) from cause


def near_to(reference: str, library: Library) -> str | None:
    """Find the agenda, record or command whose name is most like what was written, or holds it."""
    from facilitator.cli.program import COMMANDS

    path = typed_path(reference)
    folders = dict.fromkeys((path.parent, Path("agendas")))
    known = {file.stem: str(file) for folder in folders for file in _agendas_in(folder)}
    known |= {name: name for name in (*(record.id for record in library.records()), *COMMANDS)}
    near = alike(path.stem, known)
    return known[near[0]] if near else None


def _agendas_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        # A link that leads nowhere is no file.
        return sorted(file for file in folder.glob("*.toml") if file.is_file())
    return []
