"""The configuration is what a user has chosen once for all meetings, in one TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct, field

from facilitator.core.language import phrase
from facilitator.core.occasions import Occasion
from facilitator.files.agenda_format import Form
from facilitator.files.paths import typed_path
from facilitator.files.problems import Issue, Problem, placed
from facilitator.files.shape import shaped
from facilitator.files.toml_text import BrokenToml, MissingFile, load, normalise, read

LONGEST_LEAD: Final = 24 * 60


class Config(Struct, frozen=True):
    """The user's choices; None where there is none.

    `hooks` gives occasions the command, with its arguments, that is run then.
    `keys` gives actions, by id, the keys that start them ("n,N"); the screens know which exist.
    `remote_check` is how many minutes before a remote session its line is asked about, 0 for never.
    """

    language: str | None = None
    theme: str | None = None
    bell: bool = True
    data_dir: Path | None = None
    keys: Mapping[str, str] = {}
    hooks: Mapping[Occasion, tuple[str, ...]] = {}
    remote_check: int = 10


class BrokenConfig(Exception):  # noqa: N818 - it names what is wrong
    """The configuration file has problems."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        """Keep the file's path and its problems."""
        super().__init__(f"{path}: {len(problems)}")
        self.path = path
        self.problems = problems


Words = Annotated[
    tuple[str, ...], Meta(description="A command and its arguments, run without a shell.")
]


class HooksForm(Form, rename="kebab"):
    """The commands that are run on occasions of a meeting."""

    on_start: Words = ()
    on_warning: Words = ()
    on_overtime: Words = ()
    on_end: Words = ()

    def commands(self) -> Mapping[Occasion, tuple[str, ...]]:
        """Give the commands that there are."""
        every: dict[Occasion, tuple[str, ...]] = {
            "on-start": self.on_start,
            "on-warning": self.on_warning,
            "on-overtime": self.on_overtime,
            "on-end": self.on_end,
        }
        return {occasion: words for occasion, words in every.items() if words}


class ConfigForm(Form):
    """The configuration as it is written."""

    language: Annotated[
        Literal["sv", "en"] | None, Meta(description="The language of the screens.")
    ] = None
    theme: Annotated[str | None, Meta(description="The name of a theme.")] = None
    bell: Annotated[bool, Meta(description="Ring when time is short and when it is up.")] = True
    data_dir: Annotated[str | None, Meta(description="The folder of the meeting records.")] = None
    keys: Annotated[dict[str, str], Meta(description="Keys by action id.")] = field(
        default_factory=dict
    )
    hooks: Annotated[HooksForm, Meta(description="Commands run on occasions of a meeting.")] = (
        field(default_factory=HooksForm)
    )
    remote_check: Annotated[
        int,
        Meta(
            ge=0,
            le=LONGEST_LEAD,
            description="Minutes before a remote session when its line is asked about; 0 is never.",
        ),
    ] = 10


def read_config(path: Path, *, asked_for: bool = False) -> Config:
    """Read the configuration file at `path`; without a file everything is as by default.

    Raises `BrokenConfig` when it has problems, and `UnreadableFile` when it cannot be read or one
    that was `asked_for` is missing. A relative `data_dir` counts from the file's folder.
    """
    try:
        text = normalise(read(path))
        form, issues = shaped(load(text), ConfigForm)
    except MissingFile:
        if asked_for:
            raise
        return Config()
    except BrokenToml as error:
        raise BrokenConfig(path, (error.problem,)) from error
    if "\0" in (form.data_dir or ""):
        issues += (Issue(("data_dir",), phrase('"data_dir" must be the name of a folder.')),)
    if issues:
        raise BrokenConfig(path, placed(text, issues))
    folder = path.parent / typed_path(form.data_dir) if form.data_dir else None
    return Config(
        form.language,
        form.theme,
        form.bell,
        folder,
        form.keys,
        form.hooks.commands(),
        form.remote_check,
    )
