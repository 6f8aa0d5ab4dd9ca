"""Text from people is made safe once, where it comes in, and is plain text from then on."""

from __future__ import annotations

import re
import unicodedata

TAB = "    "

# Patterns are texts here: `re` compiles one when it is first needed and keeps it, and most text
# needs none of them.

# OSC, DCS and their kin come first, then CSI, then any other escape. Whole escape sequences go
# with what they carry: a title or a link set by OSC is no text.
_ESCAPES = (
    r"(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_ENDS = "\r\n?|\u2028|\u2029|\x85"
_UNWANTED = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi marks, embeddings and overrides
    "\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff"  # of no width: what looks alike must be alike
    "\ufff9-\ufffb"  # marks of annotations
    "\U000e0000-\U000e007f]"  # tag characters
)
_SURROGATES = "[\ud800-\udfff]"
_BYTES = "[\udc80-\udcff]+"
_UNSEEN = "\u034f"  # the one unwanted character that Python calls printable
_NOT_IN_SLUG = r"[\W_]+"
_SEPARATORS = r"[\s,;:.·•|/\\_\u2010-\u2015\u2026-]*"
_LONGEST_NAME = 60
_LONGEST_IN_BYTES = 180  # of the 255 that a file's name may have
_DEVICES = r"con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]"  # no file of Windows can be called so


def clean(text: str) -> str:
    """Make text safe to show and store: no escape sequence, control or direction character, NFC.

    Line feeds stay, tabs become four spaces, other line ends become line feeds, and what no text
    file can hold (a lone surrogate) becomes U+FFFD, unless it stands for a byte of UTF-8. Joiners
    inside emoji stay. Cleaning twice changes nothing more.
    """
    if _UNSEEN in text or not all(map(str.isprintable, text.split("\n"))):
        text = re.sub(_BYTES, lambda found: readable(found[0]), text)
        text = re.sub(_LINE_ENDS, "\n", re.sub(_ESCAPES, "", text))
        text = re.sub(_UNWANTED, "", text.replace("\t", TAB))
        text = re.sub(_SURROGATES, "\ufffd", text)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Clean a text that has to stand on one line: line feeds and runs of blanks become one."""
    return " ".join(clean(text).split())


def says_nothing(text: str) -> bool:
    """Return whether a text is empty or nothing but what stands between words."""
    return re.fullmatch(_SEPARATORS, text) is not None


def clean_words(text: str) -> str:
    """Clean a text that has to stand on one line; of one that says nothing none of it is left."""
    line = clean_line(text)
    return "" if says_nothing(line) else line


def shortened(text: str, most: int) -> str:
    """Cut a text that has more than so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def capital(text: str) -> str:
    """Begin a text with a capital."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Begin a text with a small letter, as within a sentence."""
    return text[:1].lower() + text[1:]


def fold(text: str) -> str:
    """Let capital and small letters be alike; å stays å."""
    return unicodedata.normalize("NFC", text).casefold()


def given_text(content: bytes, encoding: str) -> str:
    """Read what was given as bytes: UTF-8 if it is that, or else in the system's own encoding.

    On Windows that is a code page, while most programs pipe UTF-8 to others. Text in a code page is
    hardly ever UTF-8 as well. What is neither keeps its bytes as lone surrogates.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(encoding, "surrogateescape")


def readable(name: str) -> str:
    """Read what the system gave as mere bytes as UTF-8, or as U+FFFD where it is none.

    That is how arguments and names of files come where the locale knows no letters but ASCII.
    """
    return name.encode(errors="surrogateescape").decode(errors="replace")


def slug(text: str) -> str:
    """Make an id of a title: lower case, letters and digits of any language, "-" between them.

    å, ä and ö are letters and stay. A title without a letter or digit gives "".
    """
    return re.sub(_NOT_IN_SLUG, "-", clean_line(text).casefold()).strip("-")


def file_slug(text: str, otherwise: str) -> str:
    """Make a part of a file's name of any title: a slug that is not too long for any system.

    A title without a letter or digit gives `otherwise`.
    """
    short = slug(text)[:_LONGEST_NAME].encode()[:_LONGEST_IN_BYTES]
    return short.decode(errors="ignore").strip("-") or otherwise


def file_stem(text: str, otherwise: str) -> str:
    """Make a file's name, but for its ending, of any title, so that every system takes it."""
    name = file_slug(text, otherwise)
    return f"{name}-" if re.fullmatch(_DEVICES, name) else name
