"""The spellings of a person's name: how it is found in texts, addresses and what files make of it.

One search serves both to find and to replace, so what it finds is never left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html.entities import codepoint2name
from itertools import pairwise
from typing import Final

from facilitator.core.base.text import clean_line, slug

_UNSEEN: Final = (
    "(?:[\u00ad\u034f\u180e\u200b-\u200f\u2060-\u2064\ufeff]"
    r"|\\+u(?:00ad|034f|180e|200[b-f]|206[0-4]|feff)"
    r"|&(?:shy|zwn?j|lrm|rlm|#0*(?:173|820[3-7])|#x0*(?:ad|200[b-f]));)*"
)
"""Characters of no width, which may stand in a word and are not seen, as they are or as escapes."""

_GAPS: Final = (
    r"[\s*_~`\\]",  # blanks, line ends, emphasis
    r"(?:\n|\\n)[ \t]*[>#]+",  # a line that goes on in a quotation or a comment
    r"</?(?:a|b|br|em|font|i|mark|s|small|span|strong|td|th|tspan|u|wbr)\b[^<>]{0,200}>",
    r"&(?:nbsp|ensp|emsp|thinsp|shy|#0*(?:9|10|13|32|160)|#x0*(?:9|a|d|20|a0));",
    r"\\(?:[nrt]|u00[aA]0|u000[9aAdD]|u0020)",
    r"%(?:20|C2%A0|0A|0D|09)",
)
"""What may stand between the parts of a name, any number of times."""

_TIGHT: Final = "[-\u2010\u2011._+]"
"""What may stand there once, as in ids and addresses."""

_BEFORE: Final = r"(?:(?<![^\W_])|(?<=\\[nrtbf])|(?<=\\u[0-9a-fA-F]{4})|(?<=%[0-9a-fA-F]{2}))"
_AFTER: Final = r"(?![^\W_])"
_GENITIVE: Final = rf"(?=(?:['\u2019]?s)?{_AFTER})"
_PARTS: Final = re.compile(r"[^\W_]+")
_TOKENS: Final = re.compile(r"[^\s<>\"'()\[\]{},;]+")
_OF_ADDRESSES: Final = ("@", "://", "www.")
_DIGIT_GAP: Final = r"[\s\-()./\u00a0]*"
_LEAST_DIGITS: Final = 5
_SAME_DIGITS: Final = 8
"""So many digits at the end of two phone numbers tell that they are the same."""

_PLAIN_LETTERS: Final = {
    "å": ("a", "aa"), "ä": ("a", "ae"), "ö": ("o", "oe"), "ü": ("u", "ue"), "ø": ("o", "oe"),
    "æ": ("ae",), "ß": ("ss",), "ð": ("d",), "þ": ("th",), "ł": ("l",),
}  # fmt: skip
"""How addresses write letters that are not ASCII."""


class Spellings:
    """Every spelling of a name that is searched for, and what is put in its place.

    Whole words, in capital or small letters; a genitive s stays. `details` are a person's own
    addresses and phone numbers, which are replaced as a whole.
    """

    def __init__(self, name: str, replacement: str, details: Iterable[str] = ()) -> None:
        """Prepare to search for a name that has a letter or a digit."""
        self._parts = _PARTS.findall(clean_line(name))
        self._replacement = clean_line(replacement)
        self._small = name != name.casefold()
        words = [_UNSEEN.join(_letters(part)) for part in self._parts]
        gaps = _gaps(clean_line(name))
        between = [rf"{_UNSEEN}(?:(?:{'|'.join(_GAPS)})+|{_TIGHT}|{gap}){_UNSEEN}" for gap in gaps]
        self._words = re.compile(_BEFORE + _alternating(words, between) + _GENITIVE, re.IGNORECASE)
        self._address = re.compile(_BEFORE + self._in_addresses() + _AFTER, re.IGNORECASE)
        self._details = [re.compile(each, re.IGNORECASE) for each in map(_detail, details) if each]

    def count(self, text: str) -> int:
        """Return how often a text holds the name, in whatever spelling."""
        return self._replace(text)[1]

    def replaced(self, text: str) -> str:
        """Replace each spelling; without any the text stays as it is."""
        changed, count = self._replace(text)
        return changed if count else text

    def _replace(self, text: str) -> tuple[str, int]:
        text, total = unicodedata.normalize("NFC", text), 0
        for detail in self._details:
            text, count = detail.subn(lambda _: self._replacement, text)
            total += count
        if any(sign in text for sign in _OF_ADDRESSES):
            text, count = self._replace_in_addresses(text)
            total += count
        text, count = self._words.subn(self._instead, text)
        return text, total + count

    def _replace_in_addresses(self, text: str) -> tuple[str, int]:
        total = 0

        def token(found: re.Match[str]) -> str:
            nonlocal total
            word = found[0]
            if any(sign in word for sign in _OF_ADDRESSES):
                word, count = self._address.subn(self._instead_in_address, word)
                total += count
            return word

        return _TOKENS.sub(token, text), total

    def _in_addresses(self) -> str:
        """Match the name as addresses hold it: run together, in plain letters, the last first."""
        parts = ["".join(map(_plain, part)) for part in self._parts]
        orders = [parts, [parts[-1], *parts[:-1]]] if len(parts) > 1 else [parts]
        joint = rf"(?:{_TIGHT}|%20|{_UNSEEN})"
        return f"(?:{'|'.join(joint.join(order) for order in orders)})"

    def _instead(self, found: re.Match[str]) -> str:
        tight = _joint(found[0], len(self._parts))
        if tight is not None:
            return self._joined(found[0], tight)
        small = self._small and found[0] == found[0].casefold()
        return self._replacement.casefold() if small else self._replacement

    def _instead_in_address(self, found: re.Match[str]) -> str:
        return self._joined(found[0], _joint(found[0], len(self._parts)) or "")

    def _joined(self, found: str, joint: str) -> str:
        """Write the replacement as one word, with the sign between its parts that was there."""
        parts = slug(self._replacement).split("-")
        if found != found.casefold():
            parts = [part.capitalize() for part in parts]
        return joint.join(parts)


def _letters(word: str) -> Iterator[str]:
    """Match each letter of a word as files may write it: as it is, or as an escape."""
    for letter in word:
        yield re.escape(letter) if letter.isascii() else f"(?:{'|'.join(_escapes(letter))})"


def _escapes(letter: str) -> Iterator[str]:
    for one in dict.fromkeys((letter, letter.lower(), letter.upper())):
        if len(one) == 1:
            apart = unicodedata.normalize("NFD", one)
            yield re.escape(one)
            yield from _codes(one)
            if len(apart) > 1:
                yield apart[0] + "".join(f"(?:{'|'.join(_codes(mark))})" for mark in apart[1:])


def _codes(letter: str) -> Iterator[str]:
    """Match a letter as JSON and TOML, HTML and addresses escape it."""
    code = ord(letter)
    yield rf"\\+u{code:04x}|\\+U{code:08x}|&#0*{code};|&#x0*{code:x};"
    yield "".join(f"%{byte:02x}" for byte in letter.encode())
    if code in codepoint2name:
        yield f"&(?-i:{codepoint2name[code]});"


def _plain(letter: str) -> str:
    """Match a letter as addresses write it."""
    if letter.isascii():
        return re.escape(letter) + _UNSEEN
    small = letter.lower()
    base = unicodedata.normalize("NFD", small)[0]
    ways = dict.fromkeys((*_escapes(letter), *_PLAIN_LETTERS.get(small, ()), re.escape(base)))
    return f"(?:{'|'.join(ways)}){_UNSEEN}"


def _gaps(name: str) -> Iterator[str]:
    """Match what stands between the parts of a name itself, such as an apostrophe."""
    ends = list(_PARTS.finditer(name))
    for one, other in pairwise(ends):
        yield re.escape(name[one.end() : other.start()])


def _alternating(words: list[str], between: list[str]) -> str:
    made = words[0]
    for gap, word in zip(between, words[1:], strict=True):
        made += gap + word
    return made


def _joint(found: str, parts: int) -> str | None:
    """Return the one sign that stands between the parts of a name, None where it is another."""
    for sign in ("-", "\u2010", "\u2011", ".", "_", "+", "%20"):
        if found.count(sign) == parts - 1 > 0 and not re.search(r"\s", found):
            return "-" if sign in "\u2010\u2011" else sign
    return None


def _detail(text: str) -> str:
    """Match an address as it is, a phone number however its digits are grouped."""
    text = text.strip()
    digits = re.sub(r"\D", "", text)
    if not text or re.search(r"[^\W\d_]|@|/", text):
        whole = re.escape(text.removesuffix("/"))
        return rf"(?<![\w/@.+-]){whole}(?![^\W_])" if text else ""
    if len(digits) < _LEAST_DIGITS:
        return ""
    same = digits[-_SAME_DIGITS:]
    leading = rf"\+?(?:\d{_DIGIT_GAP}){{0,7}}" if len(digits) > len(same) else r"\+?"
    return rf"(?<!\d){leading}{_DIGIT_GAP.join(same)}(?!\d)"
