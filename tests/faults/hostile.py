"""Hostile texts through every field and every export, up to the bytes that reach a terminal."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import email
import email.policy
import io
import json
import re
import types
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import count, cycle
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import icalendar
import msgspec
import tomli_w
from markdown_it import MarkdownIt

from contracts.facts import is_text
from export.docx.word_reader import Word
from export.markdown.making import minutes
from export.page_reader import Page
from facilitator.core.base.text import clean
from facilitator.core.record.events import AnyFact
from facilitator.core.record.groups import GroupChanged, GroupFormed
from facilitator.core.record.notes import Noted
from facilitator.core.record.pictures import PictureAttached
from facilitator.core.record.rounds import Answered
from facilitator.core.record.state import State
from facilitator.core.series.handout import addresses, recipients
from facilitator.export import csv as csv_export
from facilitator.export import json as json_export
from facilitator.export.about import about_meeting
from facilitator.export.between.chase import chase
from facilitator.export.between.handout import handout
from facilitator.export.between.letter import letter
from facilitator.export.docx import document as docx
from facilitator.export.html import page as html
from facilitator.export.ics import calendar as ics
from facilitator.export.plain_text import plain_text
from facilitator.files.agenda.file import parse
from facilitator.files.agenda.format import AgendaForm, Form
from facilitator.files.catalogues import load
from facilitator.files.records.journal import Journal
from facilitator.files.records.library import Library
from facilitator.files.zipped import zipped
from facilitator.meeting import Meeting, Writer, create
from facilitator.tui.frame.place import Place
from faults.person import ENGLISH, PROGRAM
from faults.trial import TEN, Counts, Trial, desk
from terminal.terminal import Terminal
from tui.harness import stage

SAID: Final = (
    "\x1b[31mred\x1b[0m",
    "\x1b]0;titled\x07after",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x9b2Jcleared \x90q\x9c",
    "\u202eesrever\u202c \u2066isolated\u2069 \u200fmarked",
    "bell\x07back\x08\x7fnul\x01",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>&amp;&lt;',
    "[bold red]markup[/] [@click=app.quit]x[/]",
    "[link](javascript:alert(1)) ![i](http://x/y.png) <http://x>",
    "# heading\n- item\n> quoted\n```\ncode\n```\n| a | b |\n|---|---|",
    "=cmd|' /C calc'!A0",
    "+1-1@SUM(A1)\t=1",
    "BEGIN:VCALENDAR\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd;x,y\\n",
    "'''\"\"\"\\ \\u0000 [[event]]\n\n[[event]]\nid = 'x'\n\n",
    "{{ 7*7 }} {% raw %} ${HOME} `id` $(id)",
    "åäö ÅÄÖ é e\u0301 你好 👩‍🔬 ﷽ Z͑ͫ̓a\u200bb\ufeff",
    "x" * 600,
    "\u2028\u2029\x85\x0b\x0c line ends \r\n\r",
)
"""Each does harm where text is taken for something else."""

_ALIVE: Final = (
    *("Removed", "Dissolved", "Cleared", "Dropped", "Undone", "Redone", "Closed", "Revised"),
    *("Opened", "Forward", "Skipped", "Moved", "Declined", "Merged"),
)
"""How the kinds of facts end that take something away again, or cannot be made up."""

_MENDED: Final = {
    *("SessionAdded", "Noted", "PersonAdded", "GroupFormed", "TaskAdded", "UpcomingAdded"),
    "PictureAttached",
    "SightingChanged",  # there is none of the id that is known beforehand
}
"""Kinds of facts whose texts give way to those of another kind."""

_UNTOLD: Final = {"StageTold", "CountdownStarted", "MaterialTicked", "Joined"}
"""Kinds of facts that tell something for a moment, or to the leader alone, and are in no export."""


def exports(trial: Trial) -> Counts:
    """Put hostile texts into every field of agendas and facts; read every export back."""
    counts: Counts = Counter()
    for turn in range(trial.tries):
        texts = list(SAID)
        trial.dice.shuffle(texts)
        # First everything as it was said at once, then as it was mended.
        mended = turn % 2 == 1
        meeting, said = hostile_meeting(trial.folder / f"turn-{turn}", texts, mended=mended)
        kept = Journal.open(meeting.journal.path, writable=False).events
        assert list(kept) == list(meeting.journal.own)
        counts["facts read back equal from the journal"] += len(kept)
        _json(meeting.state, said, counts)
        _csv(meeting.state, counts)
        _ics(meeting.state)
        _html(meeting.state)
        _word(meeting.state)
        _letters(meeting.state)
        _markdown(meeting.state)
        counts["calendars, pages and minutes parsed, with nothing alive in them"] += 3
    return counts


def places(trial: Trial) -> Counts:
    """Draw every place with hostile texts in every field; nothing unwanted is in a cell."""
    meeting, _ = hostile_meeting(trial.folder / "made", SAID, cleaned=False)
    return asyncio.run(_drawn(trial.folder, meeting.journal.path))


def terminal(trial: Trial) -> Counts:
    """Look at all bytes that reach a terminal: only the app's own sequences, and no direction."""
    meeting, _ = hostile_meeting(trial.folder / "made", SAID, cleaned=False)
    data = str(trial.folder / "made")
    counts: Counts = Counter()
    environ = {**ENGLISH, "FACILITATOR_DATA_DIR": data}
    record = str(meeting.journal.path)
    agenda = trial.folder / "agenda.toml"
    agenda.write_text(hostile_agenda(SAID), "utf-8")
    for words in (
        *(("list",), ("status", record), ("verify", record), ("find", "red"), ("words", record)),
        *(("check", str(agenda)), ("check", "--format", "json", str(agenda)), ("review", record)),
        *(("status", "--json", record), ("export", record), ("next", record, "-o", "/dev/stdout")),
        *(("export", record, "--format", form) for form in ("html", "json", "ics")),
        *(("handout", record), ("list", "--json"), ("note", "--kind", "note", SAID[0] + SAID[4])),
        ("status", "\x1b[31mno such\u202e"),
        ("check", str(trial.folder / "\x1b[31mno\u202e such")),
    ):
        with Terminal(*PROGRAM, *words, environment=environ) as shown:
            shown.wait_until_ended()
            _harmless(shown.raw, _PLAIN)
            assert b"unexpected" not in shown.raw, shown.raw
            counts["bytes of commands' output"] += len(shown.raw)
    with Terminal(*PROGRAM, "run", record, environment=environ, size=(120, 40)) as shown:
        shown.wait_for("ctrl+p")
        for key in ("2", "3", "\x1b", "4", "5", "6", "7", "1", "i", *SAID[:6], "\r", "\x1b", "x"):
            shown.press(key)
            shown._read(0.2)  # noqa: SLF001 - as its waiting does
            for _ in range(3):
                shown._read(0.1)  # noqa: SLF001 - as above
        _harmless(shown.raw, _DRAWING)
        counts["bytes drawn by the app"] = len(shown.raw)
        shown.kill()
    return counts


def hostile_meeting(
    data: Path, texts: Sequence[str], *, cleaned: bool = True, mended: bool = True
) -> tuple[Meeting, dict[str, str]]:
    """Make a record of a hostile agenda with facts of every kind; give what was said in it.

    Texts are cleaned where people write them; that they are not is another program's work.
    """
    text = hostile_agenda(texts)
    agenda = parse(text).agenda
    assert agenda is not None, parse(text).problems
    at = desk(data)
    meeting = create(Library(data), agenda, text, Writer(at.clock, at.by, at.new_id))
    return meeting, played(meeting, texts, cleaned=cleaned, mended=mended)


def hostile_agenda(texts: Sequence[str]) -> str:  # noqa: C901
    """Write an agenda with hostile texts in every field that holds a text."""
    given = cycle(texts)
    ids = iter(range(10**6))

    def table(form: type[Form]) -> dict[str, object]:
        made = {}
        for name, kind in get_type_hints(form, include_extras=False).items():
            value = of(name, kind)
            if value is not None:
                made[name] = value
        if form.__name__ == "DayForm":
            made["start"] = "10:00"
            made["session"] = [
                {**table(get_args(get_type_hints(form)["session"])[0]), "kind": kind}
                for kind in ("talk", "groups", "round", "discussion")
            ]
        return made

    def of(name: str, kind: Any) -> object:  # noqa: ANN401 - a type of any form
        if name in _KNOWN:
            known = _KNOWN[name]
            return f"id{next(ids)}" if known is _ID else known
        if get_origin(kind) in (Union, types.UnionType):
            kind = next(one for one in get_args(kind) if one is not type(None))
        if get_origin(kind) is tuple:
            inner = get_args(kind)[0]
            if isinstance(inner, type) and issubclass(inner, Form):
                return [table(inner)]
            return [_some(next(given)) for _ in range(2)]
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
        return _some(next(given)) if kind is str else None

    made = table(AgendaForm)
    made["organisation"] = [{"id": "kista", "name": _some(texts[0])}]
    return tomli_w.dumps(made)


_ID: Final = object()
_KNOWN: Final[dict[str, object]] = {
    "asked_by": "kista",
    "date": dt.date(2013, 3, 21),
    "duration": 30,
    "email": "somebody@example.org",
    "end": None,
    "format": 1,
    "host": "kista",
    "id": _ID,
    "language": "en",
    "members": ["kista"],
    "min": None,
    "organisation": "kista",
    "priority": None,
    "start": None,
    "starts": None,
    "timezone": "Europe/Stockholm",
    "upcoming": [],
    "warn": ["10m", "2m"],
}
"""Fields of an agenda that are no free text, or have to fit others."""


def _some(text: str) -> str:
    """Give a text that is one after cleaning too."""
    return text if clean(text).strip() else text + "."


def _happening(_: State, __: dt.datetime, fact: AnyFact) -> AnyFact:
    """Let a fact happen, whether or not it makes sense."""
    return fact


def played(
    meeting: Meeting, texts: Sequence[str], *, cleaned: bool = True, mended: bool = True
) -> dict[str, str]:
    """Let facts of every kind happen with these texts in every field; give those of what counts."""
    given = cycle(texts)
    said: dict[str, str] = {}
    for kind in get_args(AnyFact):
        if kind.__name__.endswith(_ALIVE if mended else (*_ALIVE, "Changed", "Described")):
            continue
        for _ in range(len(texts) if kind is Noted else 1):
            fact, texts_in_it = _fact(kind, meeting.state, given, clean if cleaned else str)
            meeting.do(_happening, fact)
            if kind.__name__ not in (_UNTOLD | _MENDED if mended else _UNTOLD):
                said |= texts_in_it
    return said


def _fact(
    kind: type[AnyFact], state: State, given: Iterator[str], safe: Callable[[str], str]
) -> tuple[AnyFact, dict[str, str]]:
    values: dict[str, object] = {}
    said: dict[str, str] = {}
    for name, type_ in get_type_hints(kind).items():
        if name in {"__match_args__", "__struct_config__"} or name not in kind.__struct_fields__:
            continue
        known = _known(name, state, kind)
        if known is not None:
            values[name] = known
        elif is_text(type_):
            text = safe(_some(next(given)) + f" {next(_numbers)}")
            values[name] = text
            said[text] = f"{kind.__name__}.{name}"
        elif name not in _OPTIONAL:
            values[name] = _plain(name, type_)
    return msgspec.convert(values | {"kind": kind.__struct_config__.tag}, AnyFact), said


_numbers = count()
"""Makes each text another one, so that it is known of each where it went."""

_OPTIONAL: Final = {"after", "due", "hold", "ago", "start"}


def _known(name: str, state: State, kind: type[AnyFact]) -> object:
    """Give a value that means something in the meeting."""
    wanted = {Answered: "round", GroupFormed: "groups", GroupChanged: "groups"}.get(kind)
    sessions = [slot.session for slot in state.slots]
    session = next((s.id for s in sessions if wanted in (None, s.kind)), sessions[0].id)
    known: dict[str, object] = {
        "session": session,
        "instead": state.slots[-1].session.id,
        "person": "newcomer",
        "of": "kista",
        "organisation": "kista",
        "taker": "kista",
        "order": ("kista",),
        "task": "task",
        "group": "group",
        "host": "kista",
        "asked_by": "kista",
        "upcoming": "upcoming",
        "rest": "rest",
        "note": next(iter(state.notes), ""),
        "action": next(iter(state.notes), ""),
        "sighting": "none",
        "picture": next(iter(state.pictures), "none"),
        "file": f"{'0' * 32}.png" if kind is PictureAttached else None,
        "choices": ("upcoming",),
        "people": ("newcomer",),
        "placement": (("newcomer", "group"),),
        "terms": (("term", 1.0),),
        "term": "term",
    }
    return known.get(name)


def _plain(name: str, type_: Any) -> object:  # noqa: ANN401 - a type of any form
    plain: dict[object, object] = {
        int: 1,
        bool: True,
        dt.date: "2013-03-22",
        dt.datetime: TEN.isoformat(),
    }
    if type_ in plain:
        return plain[type_]
    if get_origin(type_) is Literal:
        return get_args(type_)[0]
    if get_origin(type_) is tuple:
        return ()
    if get_origin(type_) in (Union, types.UnionType):
        return None
    raise AssertionError(name, type_)


def _json(state: State, said: dict[str, str], counts: Counts) -> None:
    found = set(_strings(json.loads(json_export.text(state, TEN, "record", state.text))))
    missing = {where for text, where in said.items() if text not in found}
    assert not missing, missing
    counts["texts read back equal from JSON"] += len(said)


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for one in value.values():
                yield from _strings(one)
        case list():
            for one in value:
                yield from _strings(one)
        case _:
            pass


def _csv(state: State, counts: Counts) -> None:
    notes = {note.text for note in state.notes.values()}
    for name in csv_export.TABLES:
        rows = list(csv.reader(io.StringIO(csv_export.table(name, state, TEN, load("en")))))
        assert len({len(row) for row in rows}) == 1, name
        cells = [cell for row in rows[1:] for cell in row]
        assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")], name
        if name == "actions":
            back = {cell.removeprefix("'") for cell in cells}
            wanted = {note.text for note in state.notes.values() if note.kind == "action"}
            assert wanted <= back
        counts["cells of tables, none of them a formula"] += len(cells)
    assert notes


def _ics(state: State) -> None:
    text = ics.calendar(state, TEN, load("en"))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    parsed = icalendar.Calendar.from_ical(text)
    assert {part.name for part in parsed.walk()} <= _ICS_PARTS
    assert not [part for part in parsed.walk() if "ATTACH" in part]


_ICS_PARTS: Final = {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VTODO"}


def _html(state: State) -> None:
    text = minutes(state, TEN, load("en"))
    page = html.page(html.Minutes(text, state, TEN, load("en")))
    Page(page)  # which fails on scripts, handlers, foreign addresses and anything unclosed
    assert not unwanted(page)


def _word(state: State) -> None:
    language = load("en")
    text = minutes(state, TEN, language)
    made = Word(zipped(docx.document(about_meeting(state, language), [docx.Piece(text, language)])))
    assert not unwanted("".join(made.texts))
    assert all(re.match("https?://|mailto:", target) for target in made.targets.values())


def _letters(state: State) -> None:
    language, today = load("en"), TEN.date()
    for of, _ in recipients(state):
        text = handout(state, of, today, language)
        content = letter(state.agenda.title, text, addresses(state, of), language)
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert not message.defects
        assert message.keys()[0] == "X-Unsent"
        assert not unwanted(plain_text(text))
    assert not unwanted(chase(state, today, language))


def _markdown(state: State) -> None:
    text = minutes(state, TEN, load("en"))
    assert not unwanted(text)
    tags = _Tags()
    tags.feed(MarkdownIt("commonmark").enable("table").render(text))
    # Beside pictures that were attached, only a description is Markdown by its author.
    described = sum("![" in slot.session.description for slot in state.slots)
    assert tags.images <= described + len(state.pictures)


class _Tags(HTMLParser):
    """Fails on what no minutes have, and counts pictures."""

    images = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"script", "svg", "iframe", "style"}, (tag, attrs)
        self.images += tag == "img"
        for name, value in attrs:
            assert tag == "img" or name in {"href", "style", "start", "class"}, (tag, attrs)
            assert name != "href" or not (value or "").lower().startswith("javascript"), value


async def _drawn(folder: Path, record: Path) -> Counts:
    counts: Counts = Counter()
    for language in ("en", "sv"):
        async with stage(folder, None, record=record, language=language, size=(120, 40)) as on:
            while not isinstance(on.app.screen, Place):
                await on.press("escape")
            for place in ("run", "notes", "groups", "homework", "words", "people", "series"):
                screen = on.app.screen
                assert isinstance(screen, Place), screen
                screen.action_place(place)
                await on.rest()
                for key in ("down", "end", "f1", "escape"):
                    assert not on.unwanted(), (place, key, on.unwanted(), on.text)
                    await on.press(key)
                counts["places drawn"] += 1
            assert not unwanted(on.text)
    return counts


def unwanted(text: str) -> set[str]:
    """Give the characters in a text that are taken for orders, line feeds apart."""
    return {
        f"U+{ord(letter):04X}"
        for letter in text
        if letter != "\n"
        and (
            unicodedata.category(letter) in {"Cc", "Cs", "Zl", "Zp"}
            or unicodedata.bidirectional(letter) in _DIRECTIONS
        )
    }


_DIRECTIONS: Final = {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}
_PLAIN: Final = re.compile(rb"\r\n")
_DRAWING: Final = re.compile(
    rb"\x1b\[[0-9;]*m"  # how letters look
    rb"|\x1b\[[0-9]*;?[0-9]*[HJK]"  # where, and what is cleared
    rb"|\x1b\[\?[0-9;]+(?:[hlu]|\$p)"  # modes, asked for and set
    rb"|\x1b\[[<>=]?[0-9]*u"  # the keyboard's reports
    rb"|\x1b\[[0-9;]*[tq]|\x1b\[>[0-9]*q|\x1b\[c|\x1b\[6n"  # the title on the stack, and questions
    rb"|\x1b\]2;[^\x00-\x1f\x7f]*\x1b\\"  # the title, whose letters are looked at like all others
    rb"|\x1b\]22;[a-z]*\x07"  # the pointer's shape
    rb"|\x1b[78=>]|\r|\n|\x07"
)


def _harmless(raw: bytes, own: re.Pattern[bytes]) -> None:
    titles = b"".join(re.findall(rb"\x1b\]2;([^\x1b]*)\x1b", raw))
    rest = own.sub(b"", raw)
    assert b"\x1b" not in rest, re.findall(rb"\x1b.{,12}", rest)[:5]
    left = unwanted((titles + rest).decode(errors="replace"))
    assert not left, left
