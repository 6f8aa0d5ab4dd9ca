"""Pictures that go with minutes: copied beside those in Markdown, and remarked on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.files import make_folder, write_file
from facilitator.core.notes.pictures import undescribed
from facilitator.minutes.written import Told, pictures
from facilitator.plain.output import err


def give_pictures(
    call: Call, form: str, path: Path | None, text: str | bytes, meetings: Sequence[Told]
) -> None:
    """Copy the pictures that minutes in Markdown show beside them, before they are written.

    Says of meetings which pictures are missing, or tell nothing to those who cannot see them.
    Raises `WriteFailed`.
    """
    for one in meetings:
        if one.short or not one.state.pictures:
            continue
        _remark(call, one)
        if form == "markdown" and path is not None and isinstance(text, str):
            _copy(path, pictures(one, text))


def _copy(beside: Path, found: Mapping[str, bytes]) -> None:
    from facilitator.export.pictures import FOLDER
    from facilitator.files.records.pictures import read

    if not beside.parent.is_dir():
        return  # which is told when the minutes are to be written
    for name, data in found.items():
        if read(beside, name) is None:
            make_folder(beside.parent / FOLDER)
            write_file(beside.parent / FOLDER / name, data)


def _remark(call: Call, of: Told) -> None:
    from facilitator.files.records.pictures import read

    count = call.language.count
    files = {picture.file for picture in of.state.pictures.values()}
    lost = sum(of.journal is None or read(of.journal, name) is None for name in files)
    if lost:
        err(count("{n} picture is missing from the record.", "{n} pictures are missing from the "
                  "record.", lost))  # fmt: skip
    if untold := len(undescribed(of.state)):
        err(
            count(
                "{n} picture has no text for those who cannot see it.",
                "{n} pictures have no text for those who cannot see them.",
                untold,
            )
        )
