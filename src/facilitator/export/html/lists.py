"""Lists of plain lines, which long minutes are made of, are set as HTML all at once.

What such a line says is its own HTML but for a few signs, and nothing below the list goes on with
it: it is set as the reader of Markdown would set it item by item.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from facilitator.export.html.unbroken import written
from facilitator.export.reading import TICK

# What `Reader` makes links of has one of these in it.
_NO_ADDRESS: Final = r"(?![^\n]*(?:://|[wW]{3}\.))"
_BEGINS: Final = rf"{_NO_ADDRESS}(?![#+>=:\s-]|[0-9]+[.)]|{TICK})"
_PLAIN: Final = r"[^\\`*\[\]|_~<&\n]"
_ENDS: Final = r"(?<![#\s])"
_ITEM: Final = rf"- {_BEGINS}{_PLAIN}+(?:{_ENDS}| \*\({_PLAIN}*\)\*)\n"
_LIST: Final = re.compile(rf"(?:{_ITEM})++(?=\Z|\n+(?:\Z|[^\s-]))")
_SET_OFF: Final = re.compile(r"\*(\(.*\))\*$", re.MULTILINE)


def use(parser: MarkdownIt) -> None:
    """Let a parser read lists of plain lines so."""
    parser.block.ruler.before("list", "plain_list", _plain_list)


def _plain_list(state: StateBlock, line: int, _end: int, _silent: bool) -> bool:
    """Read a list that is within nothing else."""
    if state.level:
        return False
    found = _LIST.match(state.src, state.bMarks[line])
    if found is None:
        return False
    token = state.push("html_block", "", 0)
    token.content = _set(found[0])
    state.line = line + found[0].count("\n")
    token.map = [line, state.line]
    return True


def _set(items: str) -> str:
    """Write items, each a line, as HTML; what is said about one is set off."""
    lines = _SET_OFF.sub(r"<em>\1</em>", written(items[2:-1])).replace("\n- ", "</li>\n<li>")
    return f"<ul>\n<li>{lines}</li>\n</ul>\n"
