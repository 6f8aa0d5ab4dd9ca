"""A language puts the program's own sentences, dates and durations into the reader's words.

Sentences are written in English where they arise, as a `Phrase`, and translated only where they
are shown: the same meeting has minutes in one language and a screen in another.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from msgspec import Struct

from facilitator.core.base.span import MINUTE, ZERO

_NO_VALUES: Mapping[str, object] = MappingProxyType({})
_NO_KEYS: Mapping[str, str] = MappingProxyType({})

NO_BREAK: Final = "\N{NO-BREAK SPACE}"


class Phrase(Struct, frozen=True):
    """A sentence still to be translated: an English template and the values for its braces.

    A value may itself be a `Phrase`. `plural` is the template for a count other than one, chosen
    by the value named "n".
    """

    text: str
    values: Mapping[str, object] = _NO_VALUES
    plural: str = ""


def phrase(text: str, /, **values: object) -> Phrase:
    """Mark an English sentence for translation; `{name}` in it stands for a value."""
    return Phrase(text, values)


class KeyName(Struct, frozen=True):
    """The key of an act, named in a sentence: the user's own if there is one, else the `usual`."""

    act: str
    usual: str


def by_key(act: str, usual: str) -> KeyName:
    """Name the key of an act, by its id in a keymap, as a value in a sentence."""
    return KeyName(act, usual)


def counted(one: str, many: str, n: int, /, **values: object) -> Phrase:
    """Mark a sentence that depends on a count, which `{n}` stands for."""
    return Phrase(one, {"n": n, **values}, many)


def quoted(text: str) -> Phrase:
    """Put a text in the quotation marks of the language that it is said in."""
    return phrase("“{text}”", text=text)


def joined(texts: Sequence[Phrase | str]) -> Phrase:
    """List texts with commas between them."""
    names = [f"text{number}" for number in range(len(texts))]
    template = ", ".join(f"{{{name}}}" for name in names)
    return Phrase(template, dict(zip(names, texts, strict=True)))


def length(time: dt.timedelta) -> Phrase:
    """Say a length in whole minutes, rounded down, and hours from 60 on: "1 h 5 min"."""
    hours, minutes = divmod(int(abs(time) / MINUTE), 60)
    if not hours:
        return Phrase(_MINUTES, {"n": minutes})
    if not minutes:
        return Phrase(_HOURS, {"n": hours})
    return Phrase(_HOURS_AND_MINUTES, {"hours": hours, "minutes": minutes})


def in_minutes(n: int | str, /) -> Phrase:
    """Say a length in minutes, however many they are; of "1:30" the rest are seconds."""
    return Phrase(_MINUTES, {"n": n})


def in_seconds(n: int, /) -> Phrase:
    """Say a length in seconds."""
    return Phrase(_SECONDS, {"n": n})


def N_(text: str, /) -> str:  # noqa: N802 - the name that gettext's tools know
    """Mark a constant text for translation; whoever shows it translates it."""
    return text


_MINUTES: Final = N_("{n} min")
_HOURS: Final = N_("{n} h")
_HOURS_AND_MINUTES: Final = N_("{hours} h {minutes} min")
_SECONDS: Final = N_("{n} s")
_LENGTHS: Final = frozenset({_SECONDS, _MINUTES, _HOURS, _HOURS_AND_MINUTES})
"""Within these no line may end."""


def _spelled(of: Phrase) -> Phrase:
    """Return a length as it is read aloud: "1 hour and 5 minutes"."""
    if of.text == _HOURS_AND_MINUTES:
        hours, minutes = {"n": of.values["hours"]}, {"n": of.values["minutes"]}
        one, other = Phrase(_HOURS, hours), Phrase(_MINUTES, minutes)
        return phrase("{one} and {other}", one=one, other=other)
    spelled = _SPELLED[of.text]
    return Phrase(spelled.text, of.values, spelled.plural)


_SPELLED: Final[Mapping[str, Phrase]] = {
    _SECONDS: counted("{n} second", "{n} seconds", 0),
    _MINUTES: counted("{n} minute", "{n} minutes", 0),
    _HOURS: counted("{n} hour", "{n} hours", 0),
}


class Language:
    """One language: its code ("sv", "en"), its translations and its way of writing time."""

    def __init__(
        self,
        code: str,
        translations: gettext.NullTranslations,
        *,
        unbroken: bool = False,
        spoken: bool = False,
        keys: Mapping[str, str] = _NO_KEYS,
    ) -> None:
        """Use the translations of a gettext catalogue for the language `code`.

        With `unbroken` no line can end within a length of time, as is proper in print; `spoken`
        spells it out. `keys` are the names of the user's own keys, by the ids of the acts.
        """
        self.code = code
        self._translations = translations
        self._unbroken = unbroken
        self._spoken = spoken
        self._keys = keys

    def in_print(self) -> Language:
        """Return the same language as it is written in documents."""
        return Language(self.code, self._translations, unbroken=True)

    def aloud(self) -> Language:
        """Return the same language as it is read aloud, without abbreviations of time."""
        return Language(self.code, self._translations, spoken=True, keys=self._keys)

    def with_keys(self, keys: Mapping[str, str]) -> Language:
        """Return the same language as it names the user's own keys, by the ids of the acts."""
        return Language(self.code, self._translations, spoken=self._spoken, keys=keys)

    def key(self, act: str, usual: str) -> str:
        """Name the key of an act: the user's own if there is one, else the `usual`."""
        return self._keys.get(act) or self.say(usual)

    def say(self, text: str | Phrase, /, **values: object) -> str:
        """Translate a sentence and put the values in place of its braces."""
        sentence = text if isinstance(text, Phrase) else Phrase(text, values)
        if self._spoken and sentence.text in _LENGTHS:
            sentence = _spelled(sentence)
        if sentence.plural:
            count = sentence.values["n"]
            template = self._translations.ngettext(
                sentence.text, sentence.plural, count if isinstance(count, int) else 0
            )
        else:  # what a catalogue says of nothing is its own header
            template = self._translations.gettext(sentence.text) if sentence.text else ""
        if not sentence.values:
            return template
        if self._unbroken and sentence.text in _LENGTHS:
            template = template.replace(" ", NO_BREAK)
        return template.format_map({k: self._value(v) for k, v in sentence.values.items()})

    def _value(self, value: object) -> object:
        if isinstance(value, Phrase):
            return self.say(value)
        if isinstance(value, KeyName):
            return self.key(value.act, value.usual)
        return value

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a sentence that depends on a count, which `{n}` stands for."""
        return self.say(Phrase(one, {"n": n, **values}, many))

    def minutes(self, time: dt.timedelta) -> str:
        """Say a length in whole minutes, rounded down, and hours from 60 on: "1 h 5 min"."""
        return self.say(length(time))

    def offset(self, behind: dt.timedelta) -> str:
        """Say how far behind or ahead of the plan a meeting is, never as a bare sign."""
        whole = self.minutes(behind)
        if abs(behind) < MINUTE:
            return self.say("on time")
        if behind > ZERO:
            return self.say("{time} behind", time=whole)
        return self.say("{time} ahead", time=whole)

    def weekday(self, day: dt.date) -> str:
        """Name the day of the week of a date: "Thursday"."""
        return self.say(_WEEKDAYS[day.weekday()])

    def date(self, day: dt.date) -> str:
        """Write a date in full with its weekday: "Thursday, 21 March 2013"."""
        return self.say("{weekday}, {date}", weekday=self.weekday(day), date=self.short_date(day))

    def weekday_and_day(self, day: dt.date) -> str:
        """Write a date with its weekday and without its year: "Thursday 21 March"."""
        month = self.month(day)
        return self.say(
            "{weekday} {day} {month}", weekday=self.weekday(day), day=day.day, month=month
        )

    def day_and_month(self, day: dt.date) -> str:
        """Write a date without its weekday and its year: "21 March"."""
        return self.say("{day} {month}", day=day.day, month=self.month(day))

    def short_date(self, day: dt.date) -> str:
        """Write a date without its weekday: "21 March 2013"."""
        month = self.month(day)
        return self.say("{day} {month} {year}", day=day.day, month=month, year=day.year)

    def week(self, day: dt.date) -> str:
        """Name the week of a date as calendars number it: "week 12"."""
        return self.say("week {n}", n=day.isocalendar().week)

    def month(self, day: dt.date) -> str:
        """Name the month of a date: "March"."""
        return self.say(_MONTHS[day.month - 1])


def clock_time(instant: dt.datetime, zone: ZoneInfo) -> str:
    """Write an instant as local clock time, "HH:MM" (rounded down, as a clock shows it)."""
    return instant.astimezone(zone).strftime("%H:%M")


def countdown(length: dt.timedelta) -> str:
    """Write a length as "M:SS", or "H:MM:SS" from an hour on; a part of a second counts as whole.

    Rounding up lets a full timebox show its whole length and zero appear only when it is used up.
    The sign is left out: whoever shows it says "over" in words.
    """
    seconds = -int(-abs(length).total_seconds() // 1)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


_WEEKDAYS: Final = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
