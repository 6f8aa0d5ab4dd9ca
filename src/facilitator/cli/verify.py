"""`verify` checks every event of a record and tells what is damaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.cli.records import RECORD
from facilitator.core.base.language import N_, Language
from facilitator.files.shell import MOVE, quoted
from facilitator.plain.output import out
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.records.verify import Finding, Report


@click.command(
    "verify",
    cls=Command,
    help=N_(
        "Check every event of a record, and look for copies beside it, as sync programs make when "
        "two computers wrote. Of a shared record both parts are checked, and it is said how many "
        "events have not arrived yet and whose clock is ahead. RECORD is an id or a path, by "
        "default the record opened last."
        "\n\nThe exit code is 0 when all is well, else 1."
    ),
)
@click.argument("record", metavar=RECORD, required=False)
@click.option(
    "--repair",
    "wanted",
    is_flag=True,
    help=N_(
        "If another program changed how the journal is stored (line ends of Windows, a byte order "
        "mark), write a repaired copy beside it. The journal itself stays as it is."
    ),
)
@click.pass_obj
def command(call: Call, record: str | None, *, wanted: bool) -> int:
    """Check the record and its private notes; neither is changed."""
    from facilitator.files.records.journal import NAME
    from facilitator.files.records.private import NAME as PRIVATE
    from facilitator.files.records.share_file import OTHERS
    from facilitator.files.records.verify import verify

    path = call.library.journal(record)
    private = path.with_name(PRIVATE)
    beside = (path.with_name(OTHERS), private) if path.name == NAME else ()
    paths = [path, *(each for each in beside if each.exists())]
    reports = {each: verify(each) for each in paths}
    for each, report in reports.items():
        out("\n".join(_lines(each, report, call.language)))
    if path.name == NAME:
        for said in _of_laptops(call, path):
            out(said)
    if wanted:
        _repair(call, paths)
    return PROBLEMS if any(map(_wrong, reports.values())) else DONE


def _of_laptops(call: Call, path: Path) -> Iterator[str]:
    """Say whose clock is ahead of this one, of the laptops that keep a shared record."""
    from facilitator.files.errors import FileProblem
    from facilitator.files.records.reading import is_shared, opened

    if not is_shared(path):
        return
    from facilitator.core.record.replay import replay
    from facilitator.running.together.telling import clock_ahead, clocks_ahead

    try:
        record = opened(path, writable=False)
    except FileProblem:
        return  # which was told
    names = replay(record.events).sharing
    for writer, ahead in clocks_ahead(record, call.world.clock.now()).items():
        said = call.language.say(clock_ahead(names.name(writer), ahead))
        yield call.language.say("remark: {finding}", finding=said)


def _repair(call: Call, paths: Sequence[Path]) -> None:
    """Write a repaired copy of each file that another program altered."""
    from facilitator.files.records.repair import repair

    repaired = {path: new for path in paths if (new := repair(path))}
    for path, new in repaired.items():
        call.say("Repaired copy: {path}", path=new)
        call.say("Check it, then put it in place of the original:")
        out(f"  facilitator verify {quoted(new)}")
        out(f"  {MOVE} {quoted(new)} {quoted(path)}")
    if not repaired:
        call.say("Nothing needs to be repaired.")


def _lines(path: Path, report: Report, language: Language) -> Iterator[str]:
    for problem in report.problems:
        yield _finding(path, problem, language)
    if report.torn:
        said = language.count(
            "the last byte belongs to no whole event. It is moved to a file of its own when the "
            "record is next written to.",
            "the last {n} bytes belong to no whole event. They are moved to a file of their own "
            "when the record is next written to.",
            report.torn,
        )
        yield language.say("{path}: {problem}", path=path, problem=said)
    for copy in report.copies:
        found = language.say("{path}: {problem}", path=path, problem=copy.found)
        yield found if copy.matters else language.say("remark: {finding}", finding=found)
        if copy.matters:
            journals = " ".join(quoted(each) for each in (path, copy.path))
            yield f"  facilitator merge {journals} -o {language.say('FOLDER')}"
    for remark in report.remarks:
        yield language.say("remark: {finding}", finding=_finding(path, remark, language))
    if report.awaited:
        said = language.count(
            "waits for {n} event that another laptop has not sent yet.",
            "waits for {n} events that other laptops have not sent yet.",
            report.awaited,
        )
        yield language.say("remark: {finding}", finding=f"{path}: {said}")
    yield _summary(path, report, language)


def _wrong(report: Report) -> int:
    """Count what is wrong."""
    copies = sum(copy.matters for copy in report.copies)
    return len(report.problems) + bool(report.torn) + copies


def _finding(path: Path, finding: Finding, language: Language) -> str:
    if finding.line is None:
        return language.say("{path}: {problem}", path=path, problem=finding.what)
    return language.say(
        "{path}:{line}: {problem}", path=path, line=finding.line, problem=finding.what
    )


def _summary(path: Path, report: Report, language: Language) -> str:
    events = language.count("{n} event", "{n} events", report.events)
    wrong = _wrong(report)
    if not wrong:
        return language.say("{path}: {events}, all well.", path=path, events=events)
    problems = language.count("{n} problem", "{n} problems", wrong)
    return language.say(
        "{path}: {events}, {problems}.", path=path, events=events, problems=problems
    )
