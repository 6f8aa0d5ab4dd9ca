"""Languages are found by code, and the environment chooses among them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from babel.dates import format_date

from facilitator.files import catalogues


@pytest.fixture(autouse=True)
def _nothing_cached() -> None:
    catalogues.load.cache_clear()


def test_swedish_is_swedish() -> None:
    swedish = catalogues.load("sv")
    assert swedish.code == "sv"
    assert swedish.say("on time") == "i tid"
    assert swedish.count("{n} note", "{n} notes", 1) == "1 anteckning"
    assert swedish.count("{n} note", "{n} notes", 2) == "2 anteckningar"


PATTERNS = {"en": "EEEE, d MMMM y", "sv": "EEEE d MMMM y"}
DATES = [
    *(dt.date(2024, 1, 1) + dt.timedelta(day) for day in range(366)),
    *(dt.date(year, 1, 1) for year in (1, 12, 999, 1900, 2025, 2026, 2027, 9999)),
]


@pytest.mark.parametrize("code", catalogues.LANGUAGES)
def test_dates_are_written_as_the_language_does(code: str) -> None:
    language = catalogues.load(code)
    for date in DATES:
        assert language.date(date) == format_date(date, PATTERNS[code], code)
        assert language.short_date(date) == format_date(date, "d MMMM y", code)
        assert language.weekday(date) == format_date(date, "EEEE", code)


@pytest.mark.parametrize("code", ["en", "de", "", "../sv"])
def test_any_other_code_is_english(code: str) -> None:
    english = catalogues.load(code)
    assert english.code == "en"
    assert english.say("on time") == "on time"


def test_a_language_is_loaded_once() -> None:
    assert catalogues.load("sv") is catalogues.load("sv")


def test_a_catalogue_that_is_not_compiled_is_warned_of_and_speaks_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)
    with pytest.warns(RuntimeWarning, match=r"tools/translations\.py"):
        language = catalogues.load("sv")
    assert language.say("on time") == "on time"
    catalogues.load.cache_clear()


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv"}, "sv"),
        ({"LANG": "SV-se"}, "sv"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "svan"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_SE"}, "sv"),
        ({"LANG": "sv_SE", "LC_ALL": "C"}, "en"),
        ({"LANG": "sv_SE", "LC_ALL": ""}, "sv"),
        ({"LANG": "en_US", "LANGUAGE": "de:sv:en"}, "sv"),
        ({"LANG": "sv_SE", "LANGUAGE": "en"}, "en"),
    ],
)
def test_the_first_variable_that_is_set_decides(environ: dict[str, str], code: str) -> None:
    assert catalogues.system_language(environ) == code
