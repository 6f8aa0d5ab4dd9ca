"""The documentation: links lead somewhere, and what it tells people to write is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator import __version__
from facilitator.files.agenda.file import parse
from facilitator.files.config import read_config
from facilitator.files.toml.text import load
from facilitator.tui.frame.places import every_place
from facilitator.tui.keymap import problems
from facilitator.tui.places.start.screen import Start

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], key=lambda page: page.as_posix()
)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_KEYS_OF_CONFIG = {"keys", "hooks"}


def blocks(kind: str) -> Iterator[tuple[str, str]]:
    """Find the code of a kind, with the page it is in."""
    for page in PAGES:
        for found, text in _BLOCK.findall(page.read_text("utf-8")):
            if found == kind:
                yield page.relative_to(ROOT).as_posix(), text


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor in _LINK.findall(page.read_text("utf-8")):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=page) for page, text in blocks("toml") if "format = 1" in text]
)
def test_complete_agendas_have_no_problems(text: str) -> None:
    parsed = parse(text, warnings=True)
    assert (parsed.problems, parsed.warnings) == ((), ())


@pytest.mark.parametrize(
    "text",
    [pytest.param(t, id=page) for page, t in blocks("toml") if _KEYS_OF_CONFIG & set(load(t))],
)
def test_configurations_are_understood(text: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(text, "utf-8")
    (tmp_path / "gong.wav").touch()  # which a page names
    file = read_config(tmp_path / "config.toml")
    assert file.sentences() == ()
    assert list(problems(file.config.keys, (Start, *every_place()))) == []


def test_the_newest_version_in_the_changelog_is_this_one_and_dated() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert versions[0] == __version__


def test_every_package_that_is_needed_is_weighed() -> None:
    project = load((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["png"]]
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    weighed = re.findall(r"^\| ([\w, -]+) \|.+\| \d+ \|", text, re.MULTILINE)
    assert {name for row in weighed for name in row.split(", ")} >= {
        match[0] for each in needed if (match := re.match(r"[\w-]+", each))
    }
