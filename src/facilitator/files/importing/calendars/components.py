"""The text of a calendar without the folding of its lines, and the components that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from facilitator.core.base.language import phrase
from facilitator.files.importing.content import decode
from facilitator.files.importing.programme import Source

_BEGIN_OR_END: Final = r"^(BEGIN|END):{}[ \t]*$"
EVENT: Final = re.compile(_BEGIN_OR_END.format("VEVENT"), re.IGNORECASE | re.MULTILINE)
ZONE: Final = re.compile(_BEGIN_OR_END.format("VTIMEZONE"), re.IGNORECASE | re.MULTILINE)
OTHERS: Final = re.compile(r"^BEGIN:(?:VTODO|VJOURNAL)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FOLD: Final = re.compile(rb"(?:\r\n|\n|\r)[ \t]")


class Unfolded(Struct, frozen=True):
    """The text of a file; `numbers` are those that its lines have in the file itself."""

    text: str
    numbers: Sequence[int]

    @property
    def head(self) -> str:
        """What stands above the first event."""
        first = EVENT.search(self.text)
        return self.text[: first.start()] if first else self.text

    def parts(self, source: Source, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
        """Yield the text of each component of a kind with the line it begins on."""
        begin: int | None = None
        line, begun, counted = 1, 1, 0
        unended = phrase("This event does not end.")
        for match in pattern.finditer(self.text):
            if source.overfull(self._number(line)):
                return
            line += self.text.count("\n", counted, match.start())
            counted = match.start()
            if match[1].upper() == "END":
                if begin is not None:
                    yield self._number(begun), self.text[begin : match.end()]
                begin = None
                continue
            if begin is not None:
                source.left_out(self._number(begun), unended, session=True)
            begin, begun = match.start(), line
        if begin is not None:
            source.left_out(
                self._number(begun), unended, self.text[begin : begin + 2000], session=True
            )

    def _number(self, line: int) -> int:
        return self.numbers[min(line, len(self.numbers)) - 1]


def unfolded(content: bytes, source: Source) -> Unfolded:
    """Undo the folding of long lines, which may be within a letter, and only then decode."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = decode(content, source).encode()
    numbers, number = [1], 1
    for match in re.finditer(rb"(?:\r\n|\n|\r)([ \t]?)", content):
        number += 1
        if not match[1]:
            numbers.append(number)
    return Unfolded(decode(_FOLD.sub(b"", content), source), numbers)


def property_of(head: str, name: str) -> str:
    """Return what a property of the whole calendar says, or ""."""
    match = re.search(rf"^{name}(?:;[^:\n]*)?:([^\n]*)$", head, re.IGNORECASE | re.MULTILINE)
    return re.sub(r"\\(.)", lambda m: " " if m[1] in "nN" else m[1], match[1]) if match else ""
