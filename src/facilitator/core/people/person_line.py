"""A person's line is how somebody is typed: "Anna Berg, Region Blekinge, guest".

The name comes first; a word for a role, an e-mail address and "title: project leader" may follow
anywhere, anything else is the organisation. A name with a comma stands in quotation marks. Lists
copied from a table have tabs for commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, get_args

from msgspec import Struct

from facilitator.core.base.language import N_
from facilitator.core.base.text import TAB, clean
from facilitator.core.record.agenda import Role

ROLE_WORDS: Final[Mapping[Role, str]] = {
    "participant": N_("participant"),
    "speaker": N_("speaker"),
    "facilitator": N_("facilitator"),
    "guest": N_("guest"),
}
"""The roles as they are typed, to be translated."""

_ROLES: Final[Mapping[str, Role]] = {role: role for role in get_args(Role)}
_PART: Final = re.compile(rf'\s*(?:"((?:[^"]|"")*)"\s*|((?:(?!{TAB})[^,;])*))(?:[,;]|{TAB}|$)')
TITLE: Final = N_("title")
"""The word before what somebody is, to be translated."""

_TITLED: Final = re.compile(r"(?:title|titel): ?(.+)", re.IGNORECASE)
_EMAIL: Final = re.compile(r"<?[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+>?")
_NEEDS_QUOTES: Final = re.compile(rf'[,;]|^"|{TAB}')


class Line(Struct, frozen=True):
    """What was typed of a person; `organisation` is any part of its name or id, "" for none."""

    name: str
    organisation: str = ""
    role: Role = "participant"
    title: str = ""
    email: str = ""


def read(line: str, roles: Mapping[str, Role] = _ROLES) -> Line:
    """Read one person's line; the name may come out empty."""
    line = clean(line)
    nameless = [""] if line.lstrip().startswith((",", ";")) else []
    name, *rest = [*nameless, *_parts(line)] or [""]
    role: Role = "participant"
    title = email = ""
    organisation: list[str] = []
    for part in rest:
        if meant := roles.get(part.casefold()) or _ROLES.get(part.casefold()):
            role = meant
        elif _EMAIL.fullmatch(part):
            email = part.strip("<>")
        elif titled := _TITLED.fullmatch(part):
            title = titled[1]
        else:
            organisation.append(part)
    return Line(name, ", ".join(organisation), role, title, email)


def compose(line: Line, role_word: str, title_word: str = TITLE) -> str:
    """Write the line that `read` reads back, for mending it; "" leaves the role out."""
    parts = [_quoted(line.name)]
    if line.organisation:
        parts.append(_quoted(line.organisation))
    if role_word:
        parts.append(role_word)
    if line.title:
        parts.append(_quoted(f"{title_word}: {line.title}"))
    if line.email:
        parts.append(line.email)
    return ", ".join(parts)


def _parts(line: str) -> Iterator[str]:
    """Cut a line at its commas, semicolons and tabs; parts with nothing in them do not count."""
    end = 0
    while end < len(line) and (part := _PART.match(line, end)):
        end = part.end()
        text = part[1].replace('""', '"') if part[1] is not None else part[2]
        if end == part.start():
            break
        if text.strip():
            yield " ".join(text.split())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _NEEDS_QUOTES.search(text) else text
