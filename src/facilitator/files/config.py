"""The configuration is what a user has chosen once for all meetings, in one TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from facilitator.core.base.language import N_, Language, Phrase, phrase
from facilitator.core.base.span import DAY_MINUTES
from facilitator.core.time.occasions import Occasion, Sound
from facilitator.files.agenda.format import Form
from facilitator.files.paths import typed_path
from facilitator.files.toml.problems import Issue, Problem, placed
from facilitator.files.toml.problems import Path as Keys
from facilitator.files.toml.shape import shaped
from facilitator.files.toml.text import (
    LARGEST,
    BrokenToml,
    MissingFile,
    UnreadableFile,
    decode,
    load,
    normalise,
    read_bytes,
)


class Sounds(Struct, frozen=True):
    """Whether this computer plays the bell, and by which files of the user's own."""

    play: bool = True
    over: Path | None = None
    warning: Path | None = None
    part: Path | None = None

    @property
    def own(self) -> Mapping[Sound, Path]:
        """The user's own files, by sound."""
        every: dict[Sound, Path | None] = {
            "over": self.over,
            "warning": self.warning,
            "part": self.part,
        }
        return {sound: path for sound, path in every.items() if path is not None}


class Config(Struct, frozen=True):
    """The user's choices; None where there is none.

    `hooks` gives occasions the command, with its arguments, that is run then.
    `keys` gives actions, by id, the keys that start them ("n,N"); the screens know which exist.
    `remote_check` is how many minutes before a remote session its line is asked about, and
    `prepare_check` how many before any session what is not ready for it; 0 for never.
    """

    language: str | None = None
    theme: str | None = None
    bell: bool = True
    data_dir: Path | None = None
    keys: Mapping[str, str] = {}
    hooks: Mapping[Occasion, tuple[str, ...]] = {}
    remote_check: int = 10
    prepare_check: int = 10
    sounds: Sounds = Sounds()


Words = Annotated[
    tuple[str, ...], Meta(description="A command and its arguments, run without a shell.")
]


class HooksForm(Form, frozen=True, rename="kebab"):
    """The commands that are run on occasions of a meeting."""

    on_start: Words = ()
    on_warning: Words = ()
    on_overtime: Words = ()
    on_end: Words = ()

    def commands(self) -> Mapping[Occasion, tuple[str, ...]]:
        """Return the commands that there are."""
        every: dict[Occasion, tuple[str, ...]] = {
            "on-start": self.on_start,
            "on-warning": self.on_warning,
            "on-overtime": self.on_overtime,
            "on-end": self.on_end,
        }
        return {occasion: words for occasion, words in every.items() if words}


class SoundsForm(Form, frozen=True):
    """What is heard in the room when time gets short or is up."""

    play: Annotated[
        bool,
        Meta(description="Play sounds by this computer; otherwise only the terminal's bell rings."),
    ] = True
    warning: Annotated[
        str | None, Meta(description="A sound file for when a session's time gets short.")
    ] = None
    over: Annotated[
        str | None, Meta(description="A sound file for when a session's time is up.")
    ] = None
    part: Annotated[
        str | None,
        Meta(
            description="A sound file for when a turn, a step, the groups' time or a countdown "
            "is over."
        ),
    ] = None

    def sounds(self, folder: Path) -> Sounds:
        """Return them with their files; a relative one counts from a folder."""

        def file(name: str | None) -> Path | None:
            return folder / typed_path(name) if name else None

        return Sounds(self.play, file(self.over), file(self.warning), file(self.part))


class ConfigForm(Form, frozen=True):
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
    hooks: Annotated[HooksForm, Meta(description="Commands run at points of a meeting.")] = field(
        default_factory=HooksForm
    )
    remote_check: Annotated[
        int,
        Meta(
            ge=0,
            le=DAY_MINUTES,
            description="How many minutes before a remote session to ask whether the connection "
            "works; 0 turns it off.",
        ),
    ] = 10
    prepare_check: Annotated[
        int,
        Meta(
            ge=0,
            le=DAY_MINUTES,
            description="How many minutes before a session to ask about what is not ready for it; "
            "0 turns it off.",
        ),
    ] = 10
    sounds: Annotated[
        SoundsForm, Meta(description="What is heard when time gets short or is up.")
    ] = field(default_factory=SoundsForm)


class ConfigFile(Struct, frozen=True):
    """A configuration file as it was read: `config` has the default for all that is wrong.

    It `exists` if there is such a file; `unread` says why none of it could be read. Of one that is
    `unusable` nothing counts. If the `folder_is_lost` the file perhaps names one for the records,
    but not so that it counts.
    """

    path: Path
    config: Config = Config()
    text: str = ""
    problems: tuple[Problem, ...] = ()
    unread: Phrase | None = None
    unusable: bool = False
    folder_is_lost: bool = False
    exists: bool = True

    def sentences(self) -> tuple[Phrase, ...]:
        """Say everything that is wrong, each with its place, and then what counts instead."""
        if self.unread is not None:
            return self.unread, _IGNORED
        if not self.problems:
            return ()
        instead = _IGNORED if self.unusable else _REST_APPLIES
        return (*map(self._sentence, self.problems), instead)

    def placed(self, keys: Keys, message: Phrase) -> Phrase:
        """Say something about the value of a key, with its place."""
        (problem,) = placed(self.text, [Issue(keys, message)])
        return self._sentence(problem)

    def _sentence(self, problem: Problem) -> Phrase:
        place = f"{self.path}:{problem.line}:{problem.column}"
        return Phrase("{place}: {message}", {"place": place, "message": problem.message})


_REST_APPLIES: Final = phrase("Defaults are used for these settings; the rest of the file applies.")
_IGNORED: Final = phrase("The configuration file is ignored until it is corrected.")


BLANK: Final = N_("""\
# Your settings for all meetings. Remove the # in front of what should apply.
# Run facilitator config to see what applies and what is wrong.

# language = "en"          # of the screens: en or sv
# theme = "light"          # dark, light, high-contrast, bold-lines, ansi-dark, ansi-light
# bell = false             # no ringing when time is short
# remote_check = 15        # minutes before a remote session to ask about the connection; 0: never

# [keys]                   # keys of your own
# "session.next" = "n,f6"
""")
"""A configuration file in which everything is still a comment."""


def read_config(path: Path, *, asked_for: bool = False) -> ConfigFile:
    """Read the configuration file at `path`; without a file everything is as by default.

    Raises `UnreadableFile` when one that was `asked_for` is not there or out of reach. A relative
    `data_dir` counts from the file's folder.
    """
    try:
        content = read_bytes(path, LARGEST + 1)
    except UnreadableFile as error:
        if asked_for:
            raise
        if isinstance(error, MissingFile):
            return ConfigFile(path, exists=False)
        return _unread(path, error)
    try:
        text = normalise(decode(content, path))
    except UnreadableFile as error:
        return _unread(path, error)
    try:
        form, issues = _shaped(text)
        form, issues = _with_found_sounds(form, issues, path.parent)
    except BrokenToml as error:
        problems = _with_headers(text, (error.problem,))
        return ConfigFile(path, Config(), text, problems, unusable=True, folder_is_lost=True)
    problems = placed(text, issues)
    if problems:
        problems = _with_headers(text, problems)
    lost = any("data_dir" in (*issue.path, *issue.meant) for issue in issues)
    return ConfigFile(path, _config(form, path.parent), text, problems, folder_is_lost=lost)


def begin(path: Path, language: Language) -> None:
    """Write a configuration file that shows what can be set and sets nothing, if there is none.

    Raises `WriteFailed`.
    """
    from facilitator.files.atomic import write_atomically
    from facilitator.files.errors import not_written

    if path.exists():
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise not_written(path, cause) from cause
    write_atomically(path, language.say(BLANK))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a configuration file."""
    from facilitator.files.toml.schema import schema_of

    return schema_of(ConfigForm)


def _unread(path: Path, error: UnreadableFile) -> ConfigFile:
    return ConfigFile(path, unread=error.phrase, unusable=True, folder_is_lost=True)


def _shaped(text: str) -> tuple[ConfigForm, tuple[Issue, ...]]:
    """Return the form with all that is wrong with it; raises `BrokenToml`."""
    form, issues = shaped(load(text), ConfigForm)
    if "\0" in (form.data_dir or ""):
        issues += (Issue(("data_dir",), phrase('"data_dir" must be the name of a folder.')),)
        form = replace(form, data_dir=None)
    return form, issues


def _with_found_sounds(
    form: ConfigForm, issues: tuple[Issue, ...], folder: Path
) -> tuple[ConfigForm, tuple[Issue, ...]]:
    """Return the form without the sounds whose files are not there, and say which those are."""
    lost: dict[str, None] = {}
    for sound, path in form.sounds.sounds(folder).own.items():
        if "\0" in str(path) or not path.is_file():
            lost[sound] = None
            message = phrase("There is no file {path}.", path=path)
            issues += (Issue(("sounds", sound), message),)
    return (replace(form, sounds=replace(form.sounds, **lost)) if lost else form), issues


def _with_headers(text: str, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return the problems as they are when the headers of the text are put right, and those too."""
    from facilitator.files.toml.headers import check_headers  # loaded only when something is wrong

    headers = check_headers(text, ConfigForm)
    if not headers.problems:
        return problems
    try:
        _, issues = _shaped(headers.text)
    except BrokenToml as error:
        return headers.beside((error.problem,))
    return headers.beside(placed(headers.text, issues))


def _config(form: ConfigForm, folder: Path) -> Config:
    return Config(
        form.language,
        form.theme,
        form.bell,
        folder / typed_path(form.data_dir) if form.data_dir else None,
        form.keys,
        form.hooks.commands(),
        form.remote_check,
        form.prepare_check,
        form.sounds.sounds(folder),
    )
