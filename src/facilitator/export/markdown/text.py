"""What people typed, as Markdown that reads back as exactly that and nothing else.

The law: CommonMark (and GitHub's tables, tasks and strikethrough) parses what these functions give
into text equal to their argument. Only what would mean something is escaped, so that prose stays
readable in the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from facilitator.core.base.text import fold

_INLINE: Final = re.compile(
    r"[\\`*\[\]|]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it means nothing: snake_case
    r"|~(?=~)|(?<=~)~|(?<=[^\W_])~|(?<!\s)~(?![^\W_])"  # nothing that could end a strikethrough
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[0-9A-Za-z]+;)"
)
_OPEN_ENTITY: Final = re.compile(r"&(?=#?[0-9A-Za-z]+\Z)")
# These mean something at the start of a line only: heading, list, quote, underline, table.
_LINE_START: Final = re.compile(r"(?:#{1,6}|[-+])(?:\s|$)|>|=+\s*$|[-:][-: ]*$")
_NUMBERED: Final = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_CLOSING_HASHES: Final = re.compile(r"(?:^|(?<=\s))#+$")
_EDGES: Final = re.compile(r"^[^\S\n]|[^\S\n]\Z")
_PARAGRAPH_END: Final = re.compile(r"(?<!\n)\n\n(?!\n)")
_NOT_PLAIN: Final = re.compile(r"[\\`*\[\]|_~<&\n]|^[#+>=:\s-]|^[0-9]+[.)]|[#\s]$")
_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
# An autolink is shown decoded by some readers and takes entities in others: not with these in it.
_AUTOLINK: Final = re.compile(r"[A-Za-z0-9:/?#@!$&'()*+,=._~-]+")


def joined(blocks: Iterable[str]) -> str:
    """Make one document of blocks of Markdown, leaving out the empty ones."""
    return "\n\n".join(filter(None, blocks)) + "\n"


def section(title: str, blocks: Iterable[str]) -> Iterator[str]:
    """Put blocks under a heading, which is left out with them when there is nothing in them."""
    filled = [block for block in blocks if block]
    if filled:
        yield f"## {title}"
        yield from filled


def plain(text: str) -> bool:
    """Return whether a text is its own Markdown wherever it stands, as most of what is typed is."""
    return not _NOT_PLAIN.search(text)


def inline(text: str) -> str:
    """Escape a text within a line or a table's cell; its line ends stay as characters."""
    if plain(text):
        return text
    return keep_edges(marked(text)).replace("\n", "&#10;")


def lead(text: str) -> str:
    """Escape a text within a line that it begins, as `inline` does anywhere else in it."""
    return text if plain(text) else line(inline(text))


def opened(words: str, text: str) -> str | None:
    """Write a text in a line with the words in bold that it begins with, or None if it does not."""
    begun, rest = text[: len(words)], text[len(words) :]
    if fold(begun) != fold(words) or not begun[-1:].isalnum() or rest[:1] not in {"", *" ,.:;!?"}:
        return None
    between = " " if rest.startswith(" ") else ""
    return f"**{inline(begun)}**{between}{inline(rest.removeprefix(between))}"


def heading(text: str) -> str:
    """Escape the text of a heading that begins with hashes."""
    return close_heading(inline(text))


def close_heading(written: str) -> str:
    """Keep hashes at the end of a heading, whose inside is already Markdown, from vanishing."""
    return _CLOSING_HASHES.sub(lambda hashes: r"\#" * len(hashes[0]), keep_edges(written))


def block(text: str) -> str:
    """Escape a text of its own: a blank line parts paragraphs, any other line end is kept.

    The result has lines of its own; `quoted` and `item` put it into a quotation or a list.
    """
    if plain(text):
        return text
    body = text.lstrip("\n")
    before, after = len(text) - len(body), len(body) - len(body.rstrip("\n"))
    paragraphs = _PARAGRAPH_END.split(body.rstrip("\n"))
    written = "\n\n".join(
        "\\\n".join(line(marked(one)) for one in paragraph.split("\n")) for paragraph in paragraphs
    )
    return "&#10;" * before + written + "&#10;" * after


def marked(text: str) -> str:
    """Escape what means something anywhere in a line; the line's edges are left to the caller."""
    return _INLINE.sub(r"\\\g<0>", text)


def line(written: str) -> str:
    """Keep a line whose inside is already Markdown from starting a block or losing its blanks."""
    if _LINE_START.match(written):
        return "\\" + keep_edges(written)
    return keep_edges(_NUMBERED.sub(r"\1\\\2", written) if written[:1].isdigit() else written)


def keep_edges(written: str) -> str:
    """Write a blank at either end as an entity: readers of Markdown strip it otherwise."""
    return _EDGES.sub(lambda blank: f"&#{ord(blank[0])};", written)


def quoted(written: str) -> str:
    """Put blocks of Markdown into a block quote."""
    return "\n".join(f"> {one}" if one else ">" for one in written.split("\n"))


def item(written: str, marker: str = "-") -> str:
    """Make blocks of Markdown one item of a list."""
    if "\n" not in written:
        return f"{marker} {written}"
    indent = " " * (len(marker) + 1)
    first, *rest = written.split("\n")
    return "\n".join([f"{marker} {first}", *(indent + one if one else "" for one in rest)])


def clauses(written: Sequence[str]) -> str:
    """Part Markdown within a line by semicolons that end no entity: "&copy" is a text."""
    *before, last = written or ("",)
    return "; ".join([*(_OPEN_ENTITY.sub(r"\\&", one) for one in before), last])


def items(written: Iterable[str]) -> str:
    """Make a list, each item blocks of Markdown."""
    return "\n".join(map(item, written))


def label(word: str) -> str:
    """Set the program's own word above what follows, where a heading would be too much."""
    return f"**{word}:**"


def fact(word: str, written: str) -> str:
    """Make Markdown the item of a list, led by the program's own word for it."""
    return item(f"{label(word)} {written}")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Make a table of cells that are Markdown, without empty columns; of no rows, nothing."""
    cells = list(rows)
    if not cells:
        return ""
    filled = [column for column in range(len(header)) if any(row[column] for row in cells)]
    lines = [header, ["---"] * len(header), *cells]
    return "\n".join(f"| {' | '.join(row[column] for column in filled)} |" for row in lines)


def followed(url: str) -> bool:
    """Return whether an address is of the web or of mail, so that following it runs nothing."""
    return _LINK.fullmatch(url) is not None


def link(url: str, text: str | None = None) -> str:
    """Make a web or mail address a link, shown as `text` (Markdown) or as itself.

    Any other address is only shown, since following it could run something.
    """
    if not followed(url):
        return text if text is not None else inline(url)
    if text is None and _AUTOLINK.fullmatch(url):
        return f"<{url}>"
    target = url.replace("\\", "%5C").replace("&", "&amp;").replace("|", r"\|")
    return f"[{text if text is not None else inline(url)}](<{target}>)"
