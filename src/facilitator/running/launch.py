"""A launch is everything the app is started with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from facilitator.core.base.language import Language, Phrase
from facilitator.files.config import Config, ConfigFile
from facilitator.opening import Desk, Opening, Request
from facilitator.running.programs import Programs


class Launch(NamedTuple):
    """What the command line hands over.

    Without an `opening` the app begins at the Start screen. `seconds` is the real clock that a
    rehearsal's speed multiplies, `agendas` the folder in which agendas are looked for, `zone` names
    the computer's time zone, which only a new agenda asks for. `config_file` is where the `config`
    is from, and `config_report` what is wrong
    with it; `notice` is what there is to say of where the records are kept, and `programs` are
    the editor and the like.
    """

    desk: Desk
    opening: Opening | None
    request: Request
    language: Language
    config: Config
    seconds: Callable[[], float]
    agendas: Path
    zone: Callable[[], str] = lambda: "UTC"
    config_file: ConfigFile | None = None
    config_report: tuple[Phrase, ...] = ()
    notice: Phrase | None = None
    programs: Programs = Programs()
