"""A call is one run of the program: its world, its global options and where they lead."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.cli.world import World
from facilitator.core.base.language import Language, Phrase, phrase
from facilitator.files.catalogues import LANGUAGES, load, system_language
from facilitator.files.paths import typed_path
from facilitator.plain.output import out

if TYPE_CHECKING:
    from facilitator.files.config import Config, ConfigFile
    from facilitator.files.records.elsewhere import Elsewhere
    from facilitator.files.records.library import Library
    from facilitator.meeting import Meeting


class Call:
    """What every command is given. The options count wherever in the line they stand.

    `written` is the meeting that the command opened to write to, if it did.
    """

    def __init__(self, world: World, words: Sequence[str]) -> None:
        """Stand for the program called with `words` in `world`."""
        self.world = world
        self.data_dir = peek(words, "--data-dir")
        self.written: Meeting | None = None
        self._language = peek(words, "--language")
        self._config = peek(words, "--config") or world.environ.get("FACILITATOR_CONFIG")

    @cached_property
    def language(self) -> Language:
        """The language to speak: as asked for, else as configured, else as the system's."""
        code = self.asked_language or self._configured_language()
        return load(code or system_language(self.world.environ))

    @property
    def asked_language(self) -> str | None:
        """The language asked for in this call, if it is known."""
        return self._language if self._language in LANGUAGES else None

    @cached_property
    def config_file(self) -> ConfigFile:
        """The user's configuration as it was read; raises `UnreadableFile` if it was asked for."""
        from facilitator.files.config import read_config

        return read_config(self._config_path, asked_for=bool(self._config))

    @property
    def config(self) -> Config:
        """What counts of the user's configuration; raises as `config_file`."""
        return self.config_file.config

    @cached_property
    def config_report(self) -> tuple[Phrase, ...]:
        """What is wrong with the user's configuration, and what counts instead."""
        if not self._is_configured:
            return ()
        from facilitator.files.errors import FileProblem

        try:
            file = self.config_file
            said = file.sentences()
            if file.folder_is_lost and not self._chosen_folder:
                said += (phrase("The records are in {folder}", folder=self.library.data),)
        except FileProblem:
            return ()  # it is told when a command needs more of it
        return said

    @cached_property
    def library(self) -> Library:
        """The records; raises as `config`, which may say where they are."""
        from facilitator.files.records.library import Library, data_dir

        chosen = self._chosen_folder
        if not chosen and self._is_configured and self.config.data_dir:
            chosen = str(self.config.data_dir)
        return Library(data_dir(chosen, self.world.environ))

    @cached_property
    def elsewhere(self) -> Elsewhere | None:
        """The records in another place, if there are none in the library; raises as `library`."""
        from facilitator.files.records.elsewhere import elsewhere

        return elsewhere(self.library, self.world.environ)

    def synced(self, folder: Path) -> Phrase | None:
        """Say what is wrong with keeping records in a folder, if another program syncs it."""
        from facilitator.files.records.synced import synced

        found = synced(folder, self.world.environ)
        return found.warning if found else None

    def say(self, text: str, /, **values: object) -> None:
        """Write a translated sentence to standard output."""
        out(self.language.say(text, **values))

    @property
    def _chosen_folder(self) -> str | None:
        """The folder of the records, if this call or its environment says which."""
        return self.data_dir or self.world.environ.get("FACILITATOR_DATA_DIR")

    @cached_property
    def _config_path(self) -> Path:
        return typed_path(self._config) if self._config else default_config(self.world.environ)

    @property
    def _is_configured(self) -> bool:
        """Whether there is a configuration; most users have none, and reading takes time."""
        try:
            return bool(self._config) or self._config_path.exists()
        except OSError:  # that it cannot be read is told when something is needed from it
            return True

    def _configured_language(self) -> str | None:
        if not self._is_configured:
            return None
        from facilitator.files.errors import FileProblem

        try:
            return self.config.language
        except FileProblem:
            return None  # it is told when a command needs more of it


def peek(words: Sequence[str], option: str) -> str | None:
    """Find the last value of a global option among arguments that are not parsed yet."""
    value = None
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == option:  # without a value it is one of a command's own, as “schema --config”
            value = next((each for each in words[index + 1 : index + 2] if each[:2] != "--"), None)
        elif word.startswith(f"{option}="):
            value = word.partition("=")[2]
    return value or None


def default_config(environ: Mapping[str, str]) -> Path:
    """Report where the user's configuration is kept when nothing says otherwise."""
    if sys.platform == "linux":
        # What platformdirs says too, but loading it takes half as long as Python's own start.
        home = Path(environ.get("XDG_CONFIG_HOME", ""))
        folder = (home if home.is_absolute() else typed_path("~/.config")) / "facilitator"
    else:
        from platformdirs import user_config_path

        folder = user_config_path("facilitator", appauthor=False)
    return folder / "config.toml"


def call_of(context: Any) -> Call:  # noqa: ANN401 - click's contexts carry anything
    """Return the call that a click context belongs to."""
    call: Call = context.find_object(Call)
    return call
