"""`run` opens the terminal app on an agenda or a record, or where one is chosen."""

from __future__ import annotations

import datetime as dt
import gc
import math
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO
from zoneinfo import ZoneInfo

import click

from facilitator.cli.call import Call, call_of
from facilitator.cli.click_texts import Command, Misuse
from facilitator.cli.meant import find_record, is_agenda
from facilitator.cli.records import in_zone, name_of, read_instant, read_record
from facilitator.cli.zone import own_zone
from facilitator.core.base.language import N_, Phrase, phrase
from facilitator.files.paths import typed_path
from facilitator.files.shell import quoted
from facilitator.plain.output import out, table

if TYPE_CHECKING:
    from facilitator.opening import Desk, Opening, Request
    from facilitator.running.launch import Launch

FASTEST: Final = 1000
HUNG_UP: Final = 129
"""The code that SIGHUP ends with: there is no terminal any more to say anything on."""

NO_TERMINAL: Final = phrase(
    "This needs a terminal with a keyboard and a screen. Without one there are “--plain”, "
    "“facilitator status”, “facilitator note” and “facilitator export”."
)


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    """Take NaN, which no range refuses, for the clock standing still."""
    return 0.0 if value is not None and math.isnan(value) else value


@click.command(
    "run",
    cls=Command,
    help=N_(
        "Run a meeting, or rehearse it. AGENDA is a file; its unfinished record is resumed. "
        "RECORD is an id or a path. Without either, facilitator opens your list of meetings."
    ),
)
@click.argument("reference", metavar=N_("[AGENDA | RECORD]"), required=False)
@click.option(
    "--rehearse", is_flag=True, help=N_("Rehearse with a separate record and a simulated clock.")
)
@click.option(
    "--at",
    metavar=N_("INSTANT"),
    callback=read_instant,
    help=N_("Begin the rehearsal at this instant; otherwise at the planned time."),
)
@click.option(
    "--speed",
    metavar=N_("N"),
    type=click.FloatRange(0, FASTEST),
    callback=_finite,
    help=N_("Run the rehearsal's clock N times as fast; 0 stops it."),
)
@click.option(
    "--today",
    metavar=N_("N"),
    type=click.IntRange(1),
    help=N_("Make today day N, when the meeting has no day today."),
)
@click.option("--fresh", is_flag=True, help=N_("Start a new record even if one is unfinished."))
@click.option(
    "--plain",
    is_flag=True,
    help=N_("Report what happens line by line, and take commands as lines: ? lists them."),
)
@click.option(
    "--follow",
    is_flag=True,
    help=N_(
        "With --plain: only report, and write nothing; the record opened last if none is named."
    ),
)
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - each is an option
    context: click.Context,
    reference: str | None,
    rehearse: bool,
    at: dt.datetime | None,
    speed: float | None,
    today: int | None,
    fresh: bool,
    plain: bool,
    follow: bool,
) -> int:
    """Prepare what is to be opened, hand over to the screen, and say how to go on afterwards."""
    wish = Wish(reference, rehearse, at, speed, today, fresh, plain, follow)
    if problem := wish.problem():
        raise Misuse(problem, context)
    call = call_of(context)
    dumb = call.world.environ.get("TERM") == "dumb" or not call.world.at_terminal()
    if dumb and not plain:
        raise Misuse(NO_TERMINAL)
    gc.enable()  # a meeting lasts for hours
    if follow:
        return _follow(context, call, wish)
    return _run(context, call, wish)


class Wish(NamedTuple):
    """What was asked for, as it was written."""

    reference: str | None
    rehearse: bool
    at: dt.datetime | None
    speed: float | None
    today: int | None
    fresh: bool
    plain: bool = False
    follow: bool = False

    def problem(self) -> Phrase | None:
        """Say what does not go together."""
        if not self.rehearse and (self.at is not None or self.speed is not None):
            return phrase("--at and --speed can only be used with --rehearse.")
        if self.rehearse and self.today is not None:
            return phrase("--today cannot be used with --rehearse; --at can.")
        if self.reference is None and self.at is not None and self.at.tzinfo is None:
            return phrase("--at needs an offset, like 2013-03-21T10:00+01:00, or an agenda.")
        if self.reference is None and (self.today is not None or self.fresh):
            return phrase("--today and --fresh need an agenda.")
        return self._plain_problem()

    def _plain_problem(self) -> Phrase | None:
        if self.follow and not self.plain:
            return phrase("--follow can only be used with --plain.")
        anew = (self.at, self.speed, self.today)
        if self.follow and (self.fresh or any(each is not None for each in anew)):
            return phrase("--follow only reports what happens in a record; it opens nothing.")
        if self.plain and not self.follow and self.reference is None:
            return phrase("--plain needs an agenda or a record.")
        return None

    def request(self, zone: ZoneInfo | None) -> Request:
        """Make it what the opening understands."""
        from facilitator.opening import Request

        at = None if self.at is None else in_zone(self.at, zone or ZoneInfo("UTC"))
        speed = 1 if self.speed is None else self.speed
        return Request(self.rehearse, at, speed, self.today, self.fresh)


def _run(context: click.Context, call: Call, wish: Wish) -> int:
    from facilitator.cli.witness import Witness
    from facilitator.opening import Desk

    world = call.world
    library = Witness(call.library.data)
    config = call.config
    desk = Desk(library, world.clock, world.by, world.new_id, config.name or "", config.share)
    opening = None if wish.reference is None else _opening(context, desk, wish)
    launch = _launch(call, desk, opening, wish)
    if wish.plain and opening is not None:
        code = _lead(context, launch, opening, world.stdin)
    else:
        code = world.screen(launch)
    if library.seen and code != HUNG_UP:
        _say_how_to_go_on(call, library.seen)
    return code


def _launch(call: Call, desk: Desk, opening: Opening | None, wish: Wish) -> Launch:
    """Gather all that a run is given from the world, the settings and the options."""
    from facilitator.running.launch import Launch
    from facilitator.running.programs import Programs

    world = call.world
    zone = ZoneInfo(opening.agenda.timezone) if opening else None
    return Launch(
        desk,
        opening,
        wish.request(zone),
        call.language,
        call.config,
        world.clock.awake,
        Path.cwd(),
        partial(own_zone, world.environ),
        call.config_file,
        call.config_report,
        _notice(call, opening),
        Programs.installed(world.environ),
    )


def _lead(context: click.Context, launch: Launch, opening: Opening, stdin: TextIO | None) -> int:
    """Lead a meeting by words only."""
    from facilitator.plain.start import DayUnknown, lead

    try:
        return lead(launch, opening, stdin)
    except DayUnknown:
        said = phrase("The programme has no day today; --today N says which of its days it is.")
        raise Misuse(said, context) from None


def _notice(call: Call, opening: Opening | None) -> Phrase | None:
    """Say what is wrong with where the records are; without any, where there are some."""
    record = opening.record if opening else None
    found = call.elsewhere if opening is None else None
    synced = call.synced(record.parent if record else call.library.data)
    return found.sentence(call.library.data) if found else synced


def _follow(context: click.Context, call: Call, wish: Wish) -> int:
    """Report what happens in a record, by default the one opened last, whichever that is."""
    from facilitator.opening import Desk
    from facilitator.plain.follow import follow
    from facilitator.plain.lines import NoLines, Signals
    from facilitator.watching import Watcher

    world, reference = call.world, None
    if wish.reference is not None:
        desk = Desk(call.library, world.clock, world.by, world.new_id)
        record = _opening(context, desk, wish).record
        if record is None:
            raise Misuse(phrase("This agenda has no record yet that could be followed."), context)
        reference = str(record)
    watcher = Watcher(call.library, reference, world.clock, lambda _: call.language)
    with Signals() as signals:
        return follow(watcher, NoLines(signals), world.clock, call.language)


def _opening(context: click.Context, desk: Desk, wish: Wish) -> Opening:
    """Find what was meant by AGENDA or RECORD; raises as `opening` does, and `NoSuchRecord`."""
    from facilitator.opening import of_agenda, of_record

    reference = wish.reference or ""
    path = typed_path(reference)
    if is_agenda(path):
        opening = of_agenda(desk, path, wish.request(None))
    else:
        opening = of_record(desk, find_record(desk.library, reference))
        if problem := _not_for_records(opening, wish):
            raise Misuse(problem, context)
    if wish.today is not None and wish.today > len(opening.dates):
        last = len(opening.dates)
        said = phrase("There is no day {day}: the last is {last}.", day=wish.today, last=last)
        raise Misuse(said, context)
    return opening


def _not_for_records(opening: Opening, wish: Wish) -> Phrase | None:
    if wish.fresh:
        return phrase("--fresh can only be used with an agenda, not with a record.")
    if wish.rehearse and not opening.rehearsal:
        return phrase("This record is of the meeting itself; --rehearse goes with its agenda.")
    return None


def _say_how_to_go_on(call: Call, journal: Path) -> None:
    """Say where the record is and what to do with it, if it is still there to be read."""
    from facilitator.files.errors import FileProblem
    from facilitator.files.records.names import record_id

    with suppress(FileProblem):
        state = read_record(call, str(journal)).state
        call.say(
            "The record of “{title}” is in {folder}",
            title=name_of(state, call.language),
            folder=journal.parent,
        )
        say = call.language.say
        program = "facilitator"
        if call.data_dir:
            program += f" --data-dir {quoted(call.data_dir)}"
        # While a meeting is under way the commands go on to mean that one.
        named = "" if call.library.last_record == journal else f" {record_id(journal)}"
        steps = [
            (f"  {program} run{named}" if named else f"  {program}", say("goes on")),
            (f"  {program} export{named}", say("gives the minutes")),
        ]
        if state.finished and not state.rehearsal:
            steps.append((f"  {program} next", say("writes the next meeting's agenda")))
        out("\n".join(table(steps)))
