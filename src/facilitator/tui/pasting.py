"""What is pasted may hold escapes; Textual takes what follows one for keys, and out of order.

So a paste loses them before it is read: its letters come as one text, in their order, and none of
them acts as a key where no text is typed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.message import Message

BEGIN: Final = "\x1b[200~"
END: Final = "\x1b[201~"
_ESCAPE: Final = "\x1b"


class Pasting:
    """Takes the escapes out of what is pasted; what comes may be cut anywhere."""

    def __init__(self) -> None:
        """Begin outside a paste."""
        self._pasted = False
        self._held = ""
        self._last = ""

    def passed(self, data: str) -> str:
        """Give what may be read now; the beginning of an end is held back until the rest comes."""
        data, self._held, kept = self._held + data, "", ""
        while data:
            if not self._pasted:
                begun = self._begun(data)
                kept += data[:begun]
                data = data[begun:]
                continue
            before, escape, rest = data.partition(_ESCAPE)
            kept += before
            if (escape + rest).startswith(END):
                kept += END
                data = rest[len(END) - 1 :]
                self._pasted = False
            elif escape and END.startswith(escape + rest):
                self._held, data = escape + rest, ""
            else:
                data = rest
        return kept

    def _begun(self, data: str) -> int:
        """Say after how many letters a paste has begun, or how many there are."""
        seen = self._last + data
        at = seen.find(BEGIN)
        self._pasted = at >= 0
        if not self._pasted:
            self._last = seen[1 - len(BEGIN) :]
            return len(data)
        begun, self._last = at + len(BEGIN) - len(self._last), ""
        return begun


class Parser(XTermParser):
    """Textual's reader of the terminal, with pastes in their order."""

    def __init__(self, debug: bool = False) -> None:
        """Begin outside a paste."""
        super().__init__(debug)
        self._pasting = Pasting()

    def feed(self, data: str) -> Iterable[Message]:
        """Read what came; nothing at all is the end."""
        read = self._pasting.passed(data)
        return super().feed(read) if read or not data else ()


def read_pastes_in_order() -> None:
    """Have the driver that was loaded read with this; Textual has no setting for it."""
    for name in ("linux_driver", "win32"):
        module = sys.modules.get(f"textual.drivers.{name}")
        if module is not None:
            module.XTermParser = Parser  # type: ignore[attr-defined]
