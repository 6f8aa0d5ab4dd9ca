"""The sentences of a compiled catalogue, each looked up when it is asked for.

gettext itself reads all of a compiled catalogue beforehand: thousands of sentences, of which a
command says ten and the first screen two hundred.
"""

from __future__ import annotations

import gettext
import re
from bisect import bisect_left
from struct import Struct
from typing import Final

_LITTLE: Final = b"\xde\x12\x04\x95"
_PLURAL: Final = re.compile(r"^Plural-Forms:.*\bplural=([^;\n]+)", re.MULTILINE)


class Sentences(gettext.NullTranslations):
    """The sentences of a language, in the bytes of a compiled catalogue; they are sorted there."""

    def __init__(self, data: bytes) -> None:
        """Look sentences up in `data`."""
        super().__init__()
        order = "<" if data.startswith(_LITTLE) else ">"
        self._data = data
        self._place = Struct(f"{order}2I")
        _, _, self._count, self._from, self._to = Struct(f"{order}5I").unpack_from(data)
        self._known: dict[str, list[str]] = {}
        header = _PLURAL.search("".join(self._found("")))
        self._plural = gettext.c2py(header[1] if header else "n != 1")

    def gettext(self, message: str) -> str:
        """Return a sentence in the language, or as it is if that is unknown."""
        return self.ngettext(message, message, 1)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a sentence of `n` things in the language, or as it is if that is unknown."""
        forms = self._found(msgid1)
        if not forms:
            return super().ngettext(msgid1, msgid2, n)
        return forms[self._plural(n)] if len(forms) > 1 else forms[0]

    def _found(self, message: str) -> list[str]:
        """Return what a sentence is in the language, in each form of number; nothing if unknown."""
        forms = self._known.get(message)
        if forms is None:
            forms = self._known[message] = self._looked_up(message.encode(errors="replace"))
        return forms

    def _looked_up(self, message: bytes) -> list[str]:
        at = bisect_left(range(self._count), message, key=lambda at: self._text(self._from, at))
        # That of many follows that of one.
        if at < self._count and self._text(self._from, at).partition(b"\0")[0] == message:
            return self._text(self._to, at).decode().split("\0")
        return []

    def _text(self, table: int, at: int) -> bytes:
        length, start = self._place.unpack_from(self._data, table + at * self._place.size)
        return self._data[start : start + length]
