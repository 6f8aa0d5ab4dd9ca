"""Minutes by a template of the user's own (Jinja2), which is Markdown with places for values.

A template is given
- `minutes`, all that the program itself would write; `parts`, that in its parts, each Markdown and
  "" when there is nothing to tell: title, facts, summary, decisions, actions, earlier, homework,
  upcoming, programme, outside, parking, concepts, scan, participants, attendance, rules, times,
  review, private, notes_by;
- `short`, the short version;
- `meeting`, the whole state by the names that `json` gives it: `meeting.title`, `meeting.captures`.

What people typed is escaped where it is put in, so that it reads back as they typed it. The filter
`safe` says that a text is Markdown already, such as what a macro gives. `paragraphs` keeps line
ends, `date` and `clock` write an instant or a date as the minutes do, `link` makes an address a
link. A template runs in a sandbox, and in a process of its own that is ended when it goes too far:
it reaches nothing but what it is given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line
from facilitator.export.document import Meeting
from facilitator.export.markdown import text as md

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

LONGEST_MESSAGE: Final = 300
"""How many characters are told of what is wrong in a template."""

LONGEST_VALUE: Final = 40
"""How many characters are told of what a filter cannot write."""

# More than `markdown_text.inline` escapes: what comes next to it in a template is not known.
_SPECIAL: Final = re.compile(r"[\\`*_\[\]|~<&]")


class Markdown(str):
    """A text that is Markdown already, and is put in as it is."""

    __slots__ = ()


class Given(NamedTuple):
    """What a template is given, all of it Markdown but the `meeting`."""

    minutes: str
    parts: Mapping[str, str]
    short: str
    meeting: Meeting


def written(template: str, path: str, given: Given, language: Language) -> str:
    """Fill in a template, the content of the file at `path`.

    Raises `Refused` naming the file and the line when something is wrong with the template.
    """
    from jinja2 import TemplateSyntaxError, UndefinedError

    environment = _environment(language)
    values = {
        "parts": {name: Markdown(part) for name, part in given.parts.items()},
        "minutes": Markdown(given.minutes.rstrip("\n")),
        "short": Markdown(given.short.rstrip("\n")),
        "meeting": given.meeting,
    }
    try:
        code = environment.compile(template, path, path)
        made = environment.template_class.from_code(environment, code, {**environment.globals})
        return made.render(values).strip("\n") + "\n"
    except TemplateSyntaxError as error:
        raise _wrong(path, error.lineno, _message(error)) from error
    except Refused as error:
        raise _wrong(path, _line(error, path), error.phrase) from error
    except UndefinedError as error:
        raise _wrong(path, _line(error, path), _unknown(_message(error))) from error
    except Exception as error:  # whatever a template does wrong is told where it does so
        raise _wrong(path, _line(error, path), _message(error)) from error


def escaped(text: str) -> str:
    """Write a text as Markdown that reads back as it, wherever in a template it is put."""
    line = md.line(_SPECIAL.sub(r"\\\g<0>", text))
    return md.close_heading(line).replace("\n", "&#10;")


def _environment(language: Language) -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Unknown(StrictUndefined):
        """What a template asks for and is not given; unless more is known, it tells its name."""

        @property
        def _undefined_message(self) -> str:
            return self._undefined_hint or str(self._undefined_name)

    environment = ImmutableSandboxedEnvironment(
        finalize=_finalize,
        undefined=Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals = {"range": environment.globals["range"]}
    for name, filter_ in _filters(language).items():
        environment.filters[name] = filter_
    return environment


def _finalize(value: Any) -> Any:  # noqa: ANN401 - a template puts in anything
    from jinja2 import Undefined
    from msgspec import UNSET

    if value is None or value is UNSET:  # what is private is there only when it was asked for
        return ""
    if isinstance(value, Markdown | Undefined):
        return value  # the undefined tells its own name when it is put in
    return escaped(str(value))


def _filters(language: Language) -> Mapping[str, Callable[..., str]]:
    def link(address: str, words: str | None = None) -> Markdown:
        """Make a web or mail address a link."""
        return Markdown(md.link(address, None if words is None else escaped(words)))

    return {
        "date": _taking(dt.date, "date", language.short_date),
        "clock": _taking(dt.datetime, "clock", "{:%H:%M}".format),
        "link": _taking(str, "link", link),
        "paragraphs": _taking(str, "paragraphs", lambda text: Markdown(md.block(text))),
        "safe": Markdown,
        "escape": lambda value: Markdown(_finalize(value)),
        "e": lambda value: Markdown(_finalize(value)),
    }


def _taking(kind: type, name: str, filter_: Callable[..., str]) -> Callable[..., str]:
    """Let a filter write nothing where nothing is known, and refuse what it cannot write."""
    from jinja2 import Undefined
    from msgspec import UNSET

    def checked(value: object, *rest: object) -> str:
        for one in (value, *rest):
            if isinstance(one, Undefined):
                str(one)  # it tells its own name
        if value is None or value is UNSET:
            return ""
        if not isinstance(value, kind):
            told = clean_line(str(value))[:LONGEST_VALUE]
            raise Refused(phrase("“{filter}” cannot write “{value}”.", filter=name, value=told))
        return filter_(value, *rest)

    return checked


def _wrong(path: str, line: int, message: str | Phrase) -> Refused:
    said = phrase("{path}:{line}: {message}", path=path, line=line, message=message)
    return Refused(said, whole=True)


def _unknown(message: str) -> str | Phrase:
    """Say what is not there, if the message is only the name of it."""
    return message if " " in message else phrase("there is no “{name}” here.", name=message)


def _line(error: Exception, path: str) -> int:
    """Return the line of the template that was at work when it failed."""
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == path]
    return (lines and lines[-1]) or 1


def _message(error: Exception) -> str:
    return clean_line(str(error))[:LONGEST_MESSAGE] or type(error).__name__
