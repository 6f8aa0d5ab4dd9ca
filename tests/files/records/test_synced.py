"""A synced folder is known by what sync programs put there, and nothing else is taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.files.records.synced import synced
from systems import needs_links


def put(folder: Path, name: str) -> None:
    """Make a file, or a folder if its name ends with a slash."""
    folder.mkdir(parents=True, exist_ok=True)
    if name.endswith("/"):
        (folder / name).mkdir()
    else:
        (folder / name).touch()


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".stfolder/", "Syncthing"),
        (".stfolder", "Syncthing"),
        (".stignore", "Syncthing"),
        (".sync_1a2b3c4d5e6f.db", "Nextcloud"),
        ("._sync_1a2b3c4d5e6f.db", "Nextcloud"),
        (".owncloudsync.log", "Nextcloud"),
        (".nextcloudsync.log", "Nextcloud"),
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
    ],
)
@pytest.mark.parametrize("within", [".", "Documents/data"])
def test_marks_are_found_in_the_folder_and_above(
    mark: str, program: str, within: str, tmp_path: Path
) -> None:
    root = tmp_path / "Work"
    put(root, mark)
    found = synced(root / within, {})
    assert found is not None
    assert found == (root, program)


@pytest.mark.parametrize(
    ("path", "program", "root"),
    [
        ("OneDrive/data", "OneDrive", "OneDrive"),
        ("OneDrive - Region Skåne/data", "OneDrive", "OneDrive - Region Skåne"),
        ("iCloudDrive/data", "iCloud Drive", "iCloudDrive"),
        (
            "Library/Mobile Documents/com~apple~CloudDocs/data",
            "iCloud Drive",
            "Library/Mobile Documents",
        ),
        ("Library/CloudStorage/OneDrive-Me", "OneDrive", "Library/CloudStorage/OneDrive-Me"),
        ("Library/CloudStorage/Box-Box/data", "Box", "Library/CloudStorage/Box-Box"),
    ],
)  # fmt: skip
def test_some_are_known_by_their_names(path: str, program: str, root: str, tmp_path: Path) -> None:
    assert synced(tmp_path / path, {}) == (tmp_path / root, program)


@pytest.mark.parametrize("name", ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"])
def test_onedrive_says_in_the_environment_where_it_is(name: str, tmp_path: Path) -> None:
    root = tmp_path / "Cloud"
    assert synced(root / "data", {name: str(root)}) == (root, "OneDrive")
    assert synced(tmp_path / "data", {name: str(root)}) is None
    assert synced(tmp_path / "data", {name: ""}) is None


def test_what_only_looks_alike_is_none(tmp_path: Path) -> None:
    # Dropbox keeps its settings in a folder of this name in everybody's home.
    put(tmp_path, ".dropbox/")
    put(tmp_path, "sync_1.db")
    put(tmp_path / "data", "stfolder")
    for path in (
        "data",
        "OneDriver/data",
        "Mobile Documents/data",
        "CloudStorage/x/data",
        "Library/data",
    ):
        assert synced(tmp_path / path, {}) is None
    # A synced folder beside, or below, does not matter.
    put(tmp_path / "other", ".stfolder/")
    put(tmp_path / "data" / "meetings" / "copy", ".stfolder/")
    assert synced(tmp_path / "data", {}) is None


@pytest.mark.parametrize(
    ("patterns", "ignored"),
    [
        ("/.local", True),
        (".local", True),
        ("(?d).local/\n", True),
        ("// a comment\n#include others\n\nfacilitator", True),
        ("/facilitator", False),
        ("share/facil*", True),
        ("!/.local/share/facilitator\n*", False),
        ("*", True),
        ("*.tmp", False),
    ],
)
def test_what_syncthing_leaves_alone_is_not_synced(
    patterns: str, ignored: bool, tmp_path: Path
) -> None:
    put(tmp_path, ".stfolder/")
    (tmp_path / ".stignore").write_text(patterns)
    found = synced(tmp_path / ".local" / "share" / "facilitator", {})
    assert (found is None) is ignored


@needs_links
def test_a_link_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "synced" / "data", "x")
    put(tmp_path / "synced", ".stfolder/")
    (tmp_path / "link").symlink_to(tmp_path / "synced" / "data")
    (tmp_path / "synced" / "away").symlink_to(tmp_path)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert synced(tmp_path / "link", {}) == (tmp_path / "synced", "Syncthing")
    assert synced(tmp_path / "synced" / "away", {}) is None
    assert synced(tmp_path / "loop", {}) is None
