"""`config` shows where the configuration is, whether it is right, and what counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct
from msgspec.structs import asdict

from facilitator.cli.call import Call
from facilitator.cli.click_texts import Command
from facilitator.core.base.language import N_, Language
from facilitator.core.base.text import clean_line
from facilitator.plain.output import err, out, table
from facilitator.running.exits import DONE, PROBLEMS

if TYPE_CHECKING:
    from facilitator.files.config import Config
    from facilitator.tui.configuring import Checked

INDENT: Final = "  "


@click.command(
    "config",
    cls=Command,
    help=N_(
        "Show where the configuration file is, every mistake in it with its line and column, and "
        "the settings that apply. “facilitator schema --config” prints a JSON Schema with which "
        "editors complete and check it.\n\nThe exit code is 0 when nothing is wrong, else 1."
    ),
)
@click.pass_obj
def command(call: Call) -> int:
    """Show it; what can be told without the screens is told by every command."""
    file = call.config_file
    if file.exists:
        call.say("Configuration file: {path}", path=file.path)
    else:
        call.say("There is no configuration file. To make one, write {path}", path=file.path)
    out("\n".join(table(list(_settings(file.config, call.language)))))
    call.say("Records: {folder}", folder=call.library.data)
    found, say = _on_screen(file.config), call.language.say
    for share in found.keys.shares if found else ():
        out(say(share.sentence))
    wrong = [say(file.placed(*each)) for each in found.wrong] if found else []
    if wrong:
        err("\n".join(wrong))
    return PROBLEMS if wrong or file.sentences() else DONE


def _settings(config: Config, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each setting with its value, the defaults marked."""
    from facilitator.files.config import Config as Defaults

    usual = Defaults()
    for name in config.__struct_fields__:
        value, default = getattr(config, name), getattr(usual, name)
        if isinstance(value, Struct):
            value, default = asdict(value), asdict(default)
        if isinstance(value, Mapping):
            shown = {f"{name}.{key}": each for key, each in value.items()} or {name: ""}
            usually = {f"{name}.{key}": each for key, each in default.items()} or {name: ""}
        else:
            shown, usually = {name: value}, {name: default}
        for key, each in shown.items():
            text = _written(each, language)
            if each == usually.get(key):
                text = language.say("{value} (default)", value=text) if text else _none(language)
            yield INDENT + key, text


def _none(language: Language) -> str:
    return language.say("not set")


def _written(value: object, language: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            return language.say("yes") if value else language.say("no")
        case tuple():
            return clean_line(" ".join(map(str, value)))
        case _:
            return clean_line(str(value))


def _on_screen(config: Config) -> Checked | None:
    """Look at the user's own theme and keys, which only the screens know, if there are any."""
    if config.theme is None and not config.keys:
        return None
    from facilitator.tui.configuring import checked

    return checked(config)
