"""A template is filled in by another process, which is ended when it goes too far."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from builders import ENGLISH, Room, agenda, at, day
from facilitator.core.base.language import Phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.export.json import meeting
from facilitator.export.markdown.parts import parts
from facilitator.export.markdown.short import short
from facilitator.export.markdown.text import joined
from facilitator.export.template import Given, written
from facilitator.minutes import filling
from facilitator.minutes.filling import Job, fill, read, sendable
from systems import posix_only

PATH = "/templates/minutes.md.j2"
ALL = """\
# {{ meeting.title }}
{{ minutes }}
{% for one in meeting.captures %}{{ one.at|clock }} {{ one.due|date }} {{ one.text }}{% endfor %}
{{ parts.keys()|join(", ") }}
"""
ENDLESS = "\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


def room() -> Room:
    held = Room(agenda(day("a", "b"))).until("10:00").do(moves.start).wait(3)
    held.do(note_moves.capture, Capture("action", "Skriv “åäö” *nu*", "Lisa", at("10:00").date()))
    return held.wait(2).do(moves.next_session)


def given(held: Room) -> Given:
    made = parts(held.state, held.now, ENGLISH)
    return Given(
        minutes=joined(made.values()),
        parts=made,
        short=short(held.state, held.now, ENGLISH),
        meeting=meeting(held.state, held.now, "record", held.state.text),
    )


def job(template: str, **limits: float) -> Job:
    return msgspec.structs.replace(Job(template, PATH, given(room()), "en"), **limits)


def refusal(template: str, **limits: float) -> str:
    with pytest.raises(Refused) as refused:
        fill(job(template, **limits))
    return ENGLISH.say(refused.value.phrase)


def test_it_gives_what_filling_it_in_here_gives() -> None:
    here = written(ALL, PATH, given(room()), ENGLISH)
    assert fill(job(ALL)) == here
    assert "10:03" in here


def test_a_meeting_arrives_as_it_was_sent() -> None:
    sent = job("")
    assert msgspec.json.decode(msgspec.json.encode(sent), type=Job) == sent


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ meeting.titel }}", f"{PATH}:1: "),
        ("\n{% for %}", f"{PATH}:2: "),
        ("{{ meeting.title|clock }}", f"{PATH}:1: “clock” cannot write “Meeting”."),
        pytest.param(
            "\n{{ 'x' * 10 ** 10 }}",
            f"{PATH}:2: the template takes more than 500 MB of memory.",
            marks=posix_only,  # elsewhere the line is not known
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(template: str, said: str) -> None:
    assert refusal(template).startswith(said)


def test_what_the_process_takes_to_begin_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer may take longer for that than any template may."""
    main = "runpy.run_module('facilitator.minutes', {}, '__main__')"
    slow = f"import runpy, time; time.sleep(2); {main}"
    monkeypatch.setattr(filling, "COMMAND", (sys.executable, "-P", "-c", slow))
    assert fill(job("{{ meeting.title }}", seconds=1)) == "Meeting\n"
    monkeypatch.setattr(filling, "START", 1.0)
    assert "takes too long to start" in refusal("{{ meeting.title }}")


def test_one_that_never_ends_is_ended() -> None:
    began = time.monotonic()
    assert refusal(ENDLESS, seconds=1.5) == f"{PATH}: the template takes longer than 2 seconds."
    assert time.monotonic() - began < 60


def test_one_that_takes_all_memory_bit_by_bit_is_ended() -> None:
    grows = "{% for a in range(9999) %}{{ 'x' * 10 ** 6 }}{% endfor %}"
    assert refusal(grows, seconds=60).endswith("the template takes more than 500 MB of memory.")
    large = refusal("{{ 'x' * 10 ** 7 }}", megabytes=1)
    assert large.endswith("the template takes more than 1 MB of memory.")


def test_nothing_in_the_current_folder_is_taken_for_a_part_of_the_program(tmp_path: Path) -> None:
    for name in ("jinja2.py", "msgspec.py", "resource.py"):
        (tmp_path / name).write_text("raise SystemExit(9)")
    code = "from minutes.test_filling import *; print(fill(job('{{ meeting.title }}')), end='')"
    path = os.pathsep.join(
        filter(None, (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")))
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.stdout, done.returncode) == ("Meeting\n", 0), done.stderr


def test_sentences_are_sent_whole() -> None:
    inner = Phrase("there is no “{name}” here.", {"name": "{x}"})
    sentence = Phrase("{path}:{line}: {message}", {"path": "p", "line": 3, "message": inner})
    assert ENGLISH.say(read(sendable(sentence))) == ENGLISH.say(sentence)
