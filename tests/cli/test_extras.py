"""What to type for a package that is missing names that package and this installation's Python."""

from __future__ import annotations

import shutil
import sys
from importlib import util
from pathlib import Path

import pytest

from facilitator.cli.extras import Installation, how_to_install, lacking

ROOT = Path(__file__).parents[2]
REQUIRES = [
    "click<9,>=8.1.8",
    'tzdata>=2025.1; sys_platform == "win32"',
    "starlette<1,>=0.45; extra == 'other'",
    "uvicorn<1,>=0.34; extra == 'other'",
    'resvg_py<1,>=0.5 ; (python_version < "4") and extra == "png"',
    "uvicorn<1,>=0.34; extra == 'test'",
]
OTHER = ["starlette<1,>=0.45", "uvicorn<1,>=0.34"]


@pytest.mark.parametrize(
    ("extra", "there", "expected"),
    [
        ("other", set(), OTHER),
        ("other", {"starlette"}, OTHER[1:]),
        ("other", {"starlette", "uvicorn"}, OTHER),
        ("png", {"starlette"}, ["resvg_py<1,>=0.5"]),
        ("none", set(), []),
    ],
)
def test_what_an_extra_lacks_is_read_from_the_metadata(
    extra: str, there: set[str], expected: list[str]
) -> None:
    assert lacking(REQUIRES, extra, there.__contains__) == expected


@pytest.mark.parametrize(
    ("installation", "command"),
    [
        (
            Installation("/v/bin/python", has_pip=True, has_uv=True, on_windows=False),
            "/v/bin/python -m pip install 'a<2,>=1' b",
        ),
        (
            Installation("/my v/bin/python", has_pip=False, has_uv=True, on_windows=False),
            "uv pip install --python '/my v/bin/python' 'a<2,>=1' b",
        ),
        (
            Installation("/v/bin/python", has_pip=False, has_uv=False, on_windows=False),
            "/v/bin/python -m pip install 'a<2,>=1' b",
        ),
        (
            Installation(r"C:\v\python.exe", has_pip=True, has_uv=False, on_windows=True),
            r'C:\v\python.exe -m pip install "a<2,>=1" b',
        ),
    ],
)
def test_the_command_fits_the_installation(installation: Installation, command: str) -> None:
    assert installation.command(["a<2,>=1", "b"]) == command


def test_the_command_is_for_this_python_and_never_names_facilitator() -> None:
    said = how_to_install("png", "resvg_py")
    assert sys.executable in said
    assert "resvg" in said
    assert "facilitator[" not in said


@pytest.mark.parametrize(("there", "installer"), [({"pip", "uv"}, "-m pip"), ({"uv"}, "uv pip")])
def test_pip_is_named_where_it_is(
    there: set[str], installer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: name if name in there else None)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    assert installer in how_to_install("none", "resvg_py")


def test_nothing_that_people_read_installs_facilitator_from_an_index() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.po")]
    lines = [line for path in (*pages, *sources) for line in path.read_text("utf-8").splitlines()]
    named = [line for line in lines if "install" in line and _names_facilitator(line)]
    from_elsewhere = [line for line in named if "--no-index" in line or "install . " in line]
    assert named == from_elsewhere


def _names_facilitator(line: str) -> bool:
    _, _, wanted = line.partition("install ")
    return "facilitator[" in line or "facilitator" in wanted.rstrip("`").split()
