"""What the rebalance dialogue shows: verdicts, the proposals to choose from, and each session."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from textual.content import Content

from facilitator.core.base import signs
from facilitator.core.base.cells import ELLIPSIS, cells, cut, fit, one_line, wrapped
from facilitator.core.base.ids import SessionId
from facilitator.core.base.language import N_, Language, clock_time, quoted
from facilitator.core.base.span import MINUTE, ZERO
from facilitator.core.base.text import capital
from facilitator.core.record.plan import Anchor
from facilitator.core.time.rebalance.propose import Line, Proposal, Stretch, why_unchanged
from facilitator.core.time.rebalance.ready import Ready
from facilitator.core.time.rebalance.ways import WAYS, Way
from facilitator.core.time.schedule import Row
from facilitator.core.time.view import View
from facilitator.running.prompts.consequences import outcome
from facilitator.tui.widgets.rows import Piece

MOVE_KEY, ACCEPT_KEY = "4", "5"
LONGEST: Final = 40
"""As much of a title as is named in a sentence."""
SHORT: Final = 20
"""As much as leaves room for the sums beside it."""
BAR: Final = 20
"""How many cells the longest session is drawn in."""
ROOM_FOR_BARS: Final = 86
"""In so many cells there is room for them."""
_PLAN: Final = 8
_WITHOUT: Final = 8
_PROPOSED: Final = 9
_MINUTES: Final = 11
_SENTENCE_LINES: Final = 3
_INDENT: Final = "  "
_MUTED: Final = "$text-muted"


class Shown(Struct, frozen=True):
    """What is shown: the meeting as it is, the proposals, the chosen one, and what is kept."""

    here: View
    ready: Sequence[Ready]
    found: Proposal
    chosen: int = 0
    keeping: Collection[SessionId] = ()
    moving: bool = False

    @property
    def late(self) -> bool:
        """Whether there is anything to make up for."""
        return bool(self.found.stretches)


# Above the sessions


def verdicts(shown: Shown, language: Language, room: int) -> list[Content]:
    """Say how it ends if nothing is done, and how with the proposal that is chosen."""
    say, found = language.say, shown.found
    if not shown.late:
        words = say("There is nothing to cut. + and - change the time of the running session.")
        return [Content(line) for line in wrapped(words, room, _SENTENCE_LINES)]
    ends = outcome(shown.here, shown.here, language)
    lost = any(part.late > part.gaps for part in found.stretches)
    lines = _verdict(say("Without a change:"), ends, lost=lost, room=room)
    if found.outcomes is None:
        why = wrapped(say(why_unchanged(found)), room, _SENTENCE_LINES)
        return [*lines, *(Content(line) for line in why)]
    name = say("Proposal {n}:", n=shown.chosen + 1)
    ends, lost = outcome(*found.outcomes, language), found.left_over > 0
    return [*lines, *_verdict(name, ends, lost=lost, moved=bool(found.moving), room=room)]


def _verdict(name: str, ends: str, *, lost: bool, room: int, moved: bool = False) -> list[Content]:
    """Say what it leads to; what is too long for a line goes on below."""
    sign, look = (signs.OVER, "$text-error") if lost else (signs.CALM, "$text-success")
    if moved:
        sign, look = signs.HEED, "$text-warning"
    named = f"{sign} {name}"
    first, *more = _hanging(f"{named} {ends}", room)
    told = Content.assemble((first[: len(named)], f"bold {look}"), first[len(named) :])
    return [told, *map(Content, more)]


def sums(shown: Shown, language: Language, room: int) -> list[Content]:
    """Say of each part of the day what is late, what is made up and what is left over.

    That no session is to be shorter than it may be stands behind that, if there is room for it.
    """
    lines = [_sum(part, shown.here, language) for part in shown.found.stretches]
    if lines and _spared(shown.found):
        told = f"{lines[-1]} · {language.say('none below its least')}"
        lines[-1] = told if cells(told) <= room else lines[-1]
    return [Content.styled(part, _MUTED) for line in lines for part in _hanging(line, room)]


def _hanging(words: str, room: int) -> Iterator[str]:
    """Break a sentence into lines, all but the first of which are indented."""
    first, *_ = wrapped(words, room, _SENTENCE_LINES) or [words]
    yield first
    more = words[len(first) :].strip()
    if more and not first.endswith(ELLIPSIS):
        for line in wrapped(more, room - cells(_INDENT), _SENTENCE_LINES - 1):
            yield f"{_INDENT}{line}"


def _spared(found: Proposal) -> bool:
    """Say whether some sessions are shortened, and none further than it may be."""
    kept = [line for line in found.lines if line.after is not None]
    return any(line.given > 0 for line in kept) and not any(map(_below_its_least, kept))


def _below_its_least(line: Line) -> bool:
    return line.after is not None and line.left < line.before.session.shortest


def _sum(part: Stretch, here: View, language: Language) -> str:
    say = language.say
    name = say("the end of the day")
    if part.until is not None:
        name = cut(one_line(part.until.session.title), SHORT)
    parts = [
        (part.gaps, N_("{length} absorbed anyway")),
        (part.given, N_("{length} taken from sessions")),
        (part.moved, N_("moved by {length}")),
        (part.left_over - part.moved, N_("{length} still missing")),
    ]
    return say(
        "{name} {at}, {late} late: {made_up}",
        name=name,
        at=clock_time(part.target, here.state.zone),
        late=language.minutes(part.late * MINUTE),
        made_up=", ".join(
            say(words, length=language.minutes(minutes * MINUTE))
            for minutes, words in parts
            if minutes
        ),
    )


def proposals(shown: Shown, language: Language, room: int, *, shades: bool) -> list[Content]:
    """List the proposals with their digits: beside each other if there is room for that.

    Without shades the chosen one is reversed, as the chosen row is.
    """
    if not shown.late or (len(shown.ready) == 1 and not shown.found.changes):
        return []
    cursor = "bold $cursor-text on $cursor" if shades else "bold reverse"
    listed = [
        _proposal(n, called(each, shown.here, language), cursor if n == shown.chosen else "")
        for n, each in enumerate(shown.ready)
    ]
    beside = Content("  ").join(listed)
    return [beside] if beside.cell_length <= room else listed


def _proposal(number: int, name: str, cursor: str) -> Content:
    words = f" {capital(name)} "
    if cursor:
        return Content.styled(f" {number + 1}{words}", cursor)
    return Content.assemble((f" {number + 1}", "bold $text-accent"), words)


def called(ready: Ready, here: View, language: Language) -> str:
    """Name a proposal by what it does."""
    say, cuts = language.say, ready.fact.skipped
    if len(cuts) > 1:
        return language.count("cut {n} session", "cut {n} sessions", len(cuts))
    for session in filter(None, map(here.state.session, cuts)):
        title = cut(one_line(session.title), SHORT)
        both = ready.ways == WAYS and ready.fact.durations
        words = N_("shorten all and cut {title}") if both else N_("cut {title}")
        return say(words, title=title)
    return say(_NAMES[ready.ways])


_NAMES: Final[Mapping[tuple[Way, ...], str]] = {
    (): N_("shorten nothing"),
    ("proportional",): N_("shorten all a little"),
    ("breaks",): N_("shorten breaks only"),
    ("optional",): N_("shorten nothing"),
    WAYS: N_("breaks first, then the rest"),
}


# The sessions


def columns(language: Language, width: int) -> list[Piece]:
    """Name the columns."""
    say = language.say
    named = [
        fit(say("Plan"), _PLAN - 1),
        fit(say("Without"), _WITHOUT - 1),
        fit(say("Proposal"), _PROPOSED - 1),
    ]
    named.append(fit(say("Minutes"), _MINUTES - 1))
    bar = " " * (BAR + 2) if width >= ROOM_FOR_BARS else ""
    return [(fit(f"  {' '.join(named)} {bar}{say('Session')}", width), "dim")]


def row(shown: Shown, line: Line, width: int, language: Language) -> list[Piece]:
    """Draw a session: when it is planned, would be and is proposed to be, and how long."""
    zone, before, after = shown.here.state.zone, line.before, line.after
    proposed = language.say("cut") if after is None else _start(after, zone)
    pieces = [
        _sign(shown, line),
        (fit(clock_time(before.due, zone), _PLAN), "dim"),
        (fit(_start(before, zone), _WITHOUT), _lateness(before)),
        (fit(proposed, _PROPOSED), _proposed(line, zone)),
        (fit(_minutes(line), _MINUTES), _length(line)),
        *(_bar(shown, line) if width >= ROOM_FOR_BARS else ()),
    ]
    title = cut(one_line(before.session.title), max(0, width - sum(cells(p) for p, _ in pieces)))
    return [*pieces, (title, "dim" if after is None else "strong" if line.given else "")]


def _sign(shown: Shown, line: Line) -> Piece:
    if line.before.session.id in shown.keeping:
        return (f"{signs.MARKED} ", "accent")
    if line.after is None:
        return (f"{signs.CROSSED} ", "dim")
    return (f"{signs.FIXED if line.before.slot.anchor is Anchor.FIXED else ' '} ", "dim")


def _proposed(line: Line, zone: ZoneInfo) -> str:
    """Say how the proposed start is drawn."""
    if line.after is None:
        return "dim"
    if line.moved:
        return "warning"
    if line.before.conflict and not line.after.conflict:
        return "good"
    same = _start(line.after, zone) == _start(line.before, zone)
    return _lateness(line.after) or ("" if same else "strong")


def _length(line: Line) -> str:
    """Say how the minutes are drawn; one whose end is fixed may get less than its least."""
    if _below_its_least(line):
        return "warning"
    return "strong" if line.given else "dim"


def _start(row: Row, zone: ZoneInfo) -> str:
    return "" if row.expected_start is None else clock_time(row.expected_start, zone)


def _lateness(row: Row) -> str:
    """Say how a start is drawn: a fixed point that is late as lost, another one as late."""
    if row.conflict:
        return "danger"
    return "warning" if row.late > ZERO else ""


def _minutes(line: Line) -> str:
    """Write a session's length and the one after, if that is another."""
    if not line.given:
        return str(line.minutes)
    return f"{line.minutes} {signs.NEXT} {line.left}"


def _bar(shown: Shown, line: Line) -> list[Piece]:
    """Draw how long a session is, and what it gives up."""
    longest = max(max(each.minutes, each.left) for each in shown.found.lines) or 1
    whole = round(max(line.minutes, line.left) * BAR / longest)
    left = round(line.left * BAR / longest)
    if line.given > 0:
        left = min(left, whole - 1)
    left = max(0, left)
    return [
        ("━" * left, "accent"),
        ("┄" * max(0, whole - left), "warning"),
        (" " * (BAR + 2 - max(whole, left)), ""),
    ]


# Below them


def choices(shown: Shown, language: Language) -> Iterator[Content]:
    """Offer to move a fixed point that is lost, or to accept that it is."""
    lost, say = shown.found.lost, language.say
    if not shown.late or not (shown.moving or lost is not None):
        return
    box = signs.DONE if shown.moving else signs.OPEN
    yield _key_line(MOVE_KEY, f"{box} {capital(say('move what is fixed by what is left over'))}")
    if lost is not None:
        title = quoted(cut(one_line(lost.session.title), LONGEST))
        accepting = say("accept that {title} starts late", title=title)
        yield _key_line(ACCEPT_KEY, capital(accepting))


def moved(found: Proposal, here: View, language: Language) -> Iterator[str]:
    """Say which fixed points would be moved, and by how much."""
    for part in found.stretches:
        if part.until is not None and part.moved:
            yield language.say(
                "{title} {at}, by {length}",
                title=cut(one_line(part.until.session.title), LONGEST),
                at=clock_time(part.target, here.state.zone),
                length=language.minutes(part.moved * MINUTE),
            )


def foot(shown: Shown, language: Language) -> list[Content]:
    """Say that nothing has changed yet, and which keys act."""
    say = language.say
    if not shown.found.changes:
        return [Content(), _keys([("Esc", say("back"))])]
    many = len(shown.ready)
    keys = [(f"1\N{EN DASH}{many}", say("proposal"))] if many > 1 else []
    keys += [(say("space"), say("leave this row alone"))] if shown.late else []
    keys += [("⏎", say("apply")), ("Esc", say("leave as it is"))]
    return [
        Content.styled(say("Nothing changes until you press {key}", key="⏎"), _MUTED),
        _keys(keys),
    ]


def _keys(keys: Sequence[tuple[str, str]]) -> Content:
    pieces = [
        Content.assemble((key, "bold $footer-key-foreground"), f" {capital(told)}")
        for key, told in keys
    ]
    return Content("  ").join(pieces)


def _key_line(key: str, words: str) -> Content:
    return Content.assemble((key, "bold $text-accent"), f" {words}")
