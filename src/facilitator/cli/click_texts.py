"""Commands, options and mistakes in using them, worded in the user's language.

click's own classes do the parsing; every text they are given is English marked by `N_` and is
translated when it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from facilitator.cli.call import call_of
from facilitator.cli.completing import complete
from facilitator.core.base.language import N_, Language, Phrase, phrase
from facilitator.core.base.reference import nearest
from facilitator.plain.output import err, out

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Misuse(click.UsageError):
    """A mistake that a command finds itself; `said` says what it is."""

    def __init__(self, said: Phrase, context: click.Context | None = None) -> None:
        """Keep the sentence; with a context the user is told where the help is."""
        super().__init__(said.text)
        self.said = said
        self.context = context


def perhaps_command(name: str, commands: Iterable[str]) -> Phrase | None:
    """Say which command was probably meant by a name, if one was."""
    if near := nearest(name, commands):
        return phrase("There is no command {name}. Did you mean {near}?", name=name, near=near)
    return None


EVERYWHERE = (
    ("--language", "sv|en", N_("The language of the program.")),
    ("--data-dir", N_("FOLDER"), N_("Where the meeting records are.")),
    ("--config", N_("FILE"), N_("The configuration file.")),
)
"""The options of the program itself, which count after a command's name too."""


def _show_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        out(ctx.get_help())
        ctx.exit()


def _not_empty(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Refuse an empty value, as of an unset variable: it would mean the user's own data."""
    if value == "":
        raise click.BadOptionUsage(param.opts[0], "", ctx)


def common_options(*, hidden: bool) -> list[click.Parameter]:
    """Make the options that every command has; `call.peek` reads the global ones before click."""
    languages = click.Choice(("sv", "en"))
    options: list[click.Parameter] = [
        click.Option(
            [name],
            type=languages if name == "--language" else str,
            metavar=metavar,
            help=help_,
            hidden=hidden,
            expose_value=False,
            callback=_not_empty,
        )
        for name, metavar, help_ in EVERYWHERE
    ]
    return [
        *options,
        # click's own would look for a translation of its own each time.
        click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help=N_("Show this message and exit."),
        ),
    ]


class Located(click.Command):
    """A command or group whose mistakes all know which command was called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as mistake:
            mistake.ctx = mistake.ctx or ctx
            raise

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the options to the shell, in the user's language."""
        items = click.Command.shell_complete(self, ctx, incomplete)
        for item in items:
            item.help = item.help and call_of(ctx).language.say(item.help)
        return items


class Command(Located):
    """A command; its function takes the `Call` first and may give an exit code."""

    def __init__(self, name: str, **settings: Any) -> None:  # noqa: ANN401 - as click's own
        """Take the global options besides its own; one of its own goes before."""
        super().__init__(name, **settings)
        self.add_help_option = False
        own = {name for param in self.params for name in param.opts}
        self.params += [each for each in common_options(hidden=True) if not own & set(each.opts)]
        for param in self.params:
            complete(param)
        # Too many arguments are told in the user's language by `parse_args`.
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments and refuse those that are too many."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Misuse(phrase("Unexpected argument “{word}”.", word=rest[0]), ctx)
        return rest

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, after a word about a configuration that is wrong."""
        call = call_of(ctx)
        for sentence in call.config_report:
            err(call.language.say(sentence))
        return super().invoke(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        say = call_of(ctx).language.say
        arguments = (p.metavar for p in self.params if isinstance(p, click.Argument) and p.metavar)
        usage = " ".join([say("[OPTIONS]"), *map(say, arguments)])
        formatter.write_usage(ctx.command_path, usage, say("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        if self.help:
            write_help(self.help, formatter, call_of(ctx).language)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each option does."""
        write_options(self, ctx, formatter)


def write_help(text: str, formatter: click.HelpFormatter, language: Language) -> None:
    """Write the paragraphs of a help text."""
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(language.say(text))


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    """Write the options that are not hidden with what each does."""
    say = call_of(ctx).language.say
    shown = [
        (_names(option, say), say(option.help))
        for option in command.get_params(ctx)
        if isinstance(option, click.Option) and option.help and not option.hidden
    ]
    with formatter.section(say("Options")):
        formatter.write_dl(shown)


def _names(option: click.Option, say: Callable[[str], str]) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {say(option.metavar)}" if option.metavar else names


def usage_sentence(  # noqa: PLR0911 - one for each mistake
    error: click.UsageError, language: Language
) -> Phrase:
    """Say what is wrong in how the program was called."""
    match error:
        case Misuse():
            return error.said
        case click.NoSuchOption(option_name=name, possibilities=[near, *_]):
            return phrase("There is no option {name}. Did you mean {near}?", name=name, near=near)
        case click.NoSuchOption(option_name=name):
            return phrase("There is no option {name}.", name=name)
        case click.MissingParameter(param=click.Parameter() as param):
            return phrase("{name} is missing.", name=_name(param, language))
        case click.BadOptionUsage(option_name=name) if _is_flag(error.ctx, name):
            return phrase("{name} takes no value.", name=name)
        case click.BadOptionUsage(option_name=name):
            return phrase("{name} needs a value.", name=name)
        case click.BadParameter(param=click.Parameter() as param):
            return _bad_value(param, error.message, language)
        case _:
            pass
    return Phrase(error.message)


def _bad_value(param: click.Parameter, message: str, language: Language) -> Phrase:
    name = _name(param, language)
    match param.type:
        case click.Choice(choices=choices):
            given, known = message.partition(" is not")[0].strip("'\""), ", ".join(choices)
            if isinstance(param, click.Argument):
                return phrase("“{given}” is not one of {choices}.", given=given, choices=known)
            return phrase(
                "{name} must be one of {choices}, not “{given}”.",
                name=name,
                choices=known,
                given=given,
            )
        case click.IntRange(min=least, max=most) if most is not None:
            return phrase(
                "{name} must be a whole number from {least} to {most}.",
                name=name,
                least=least,
                most=most,
            )
        case click.IntRange(min=least):
            return phrase("{name} must be a whole number from {least} up.", name=name, least=least)
        case click.FloatRange(min=least, max=most):
            return phrase(
                "{name} must be a number from {least} to {most}.", name=name, least=least, most=most
            )
        case _:
            pass
    return phrase("{name} has a value that it cannot have.", name=name)


def _name(param: click.Parameter, language: Language) -> str:
    """Name an argument as its command's help does, and an option as it is typed."""
    if isinstance(param, click.Argument) and param.metavar:
        return language.say(param.metavar).strip("[]…")
    return max(param.opts, key=len)


def _is_flag(ctx: click.Context | None, name: str) -> bool:
    params = ctx.command.params if ctx else ()
    return any(isinstance(p, click.Option) and p.is_flag and name in p.opts for p in params)
