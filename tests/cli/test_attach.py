"""`attach`, and pictures in minutes, archives, merged records and those that forgot somebody."""

from __future__ import annotations

import json
import re
import zipfile
from base64 import b64decode
from html import escape
from io import BytesIO
from pathlib import Path

import docx
import pytest

from cli.calling import Cli
from facilitator.core.base.images import bare
from facilitator.core.time.moves import toggle
from images import SECRET, jpeg, png

EVIL = "](javascript:x) <script>alert(1)</script> \"' | `# \x1b[31m"


@pytest.fixture
def on(cli: Cli) -> Cli:
    """Give a meeting in which a note was taken, and two pictures in the current folder."""
    cli.write("agenda.toml")
    cli.visit = lambda meeting: meeting.do(toggle)
    cli("run", "agenda.toml")
    cli("note", "A first note")
    (cli.folder / "a.png").write_bytes(png(400, 300))
    (cli.folder / "b.jpg").write_bytes(jpeg(6))
    return cli


def folder(on: Cli) -> Path:
    [path] = (on.data / "meetings").iterdir()
    return path


def names(on: Cli) -> list[str]:
    return sorted(path.name for path in (folder(on) / "pictures").iterdir())


def test_pictures_are_attached_to_a_session_or_a_note(on: Cli) -> None:
    done = on("--language", "en", "attach", "a.png", "--alt", "Three boxes")
    assert done.out.endswith(": attached a.png: Three boxes\n")
    assert on("attach", "b.jpg", "--to", "1", stdin="").code == 0
    assert on("attach", "b.jpg", "--to", "lunch", "--alt", "Food").code == 0
    exported = json.loads(on("export", "--format", "json").out)["pictures"]
    assert [(one["session"], one["text"], bool(one["note"])) for one in exported] == [
        ("samling", "Three boxes", False),
        ("samling", "", True),
        ("lunch", "Food", False),
    ]
    assert len(names(on)) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("attach",), 2, "FILE is missing. "),
        (("attach", "a.png", "b.jpg", "--alt", "x"), 2, "--alt is for one FILE"),
        (("attach", "agenda.toml"), 1, "agenda.toml is not a picture in PNG or JPEG"),
        (("attach", "none.png"), 1, "There is no file none.png."),
        (("attach", "a.png", "--to", "9"), 1, "There is no note 9."),
        (("attach", "a.png", "--to", "xyz"), 1, "No session or note is called “xyz”."),
        (("control", "attach"), 2, "attach FILE[: TEXT]"),
        (("control", "describe", "1:", "x"), 1, "There is no picture."),
    ],
)
def test_what_cannot_be_attached_is_told_and_leaves_nothing(
    words: tuple[str, ...], code: int, said: str, on: Cli
) -> None:
    result = on("--language", "en", *words)
    assert (result.code, said in result.err) == (code, True), result.err
    assert not (folder(on) / "pictures").exists()


def test_by_words_they_are_attached_described_removed_and_brought_back(on: Cli) -> None:
    for words in ("attach a.png: Two: boxes", "describe 1: Three", "remove-picture three", "undo"):
        assert on("control", *words.split()).code == 0
    assert on("--language", "en", "run", "agenda.toml", "--plain", stdin="notes\n").out.count(
        "Picture 1: Three"
    )


def test_minutes_show_them_in_every_form(on: Cli) -> None:
    on("attach", "a.png", "--alt", EVIL)
    on("attach", "b.jpg", "--to", "1", "--alt", "A note")
    jpg, other = sorted(names(on), key=lambda name: name.endswith("png"))
    assert on("export", "-o", "out/m.md").code == 3  # there is no such folder
    (on.folder / "out").mkdir()
    assert on("export", "-o", "out/m.md").code == 0
    text = (on.folder / "out/m.md").read_text("utf-8")
    assert f"- A first note\n\n  ![A note](pictures/{jpg})" in text
    assert f"](pictures/{other})" in text
    assert sorted(path.name for path in (on.folder / "out/pictures").iterdir()) == names(on)
    on("export", "-o", "m.html")
    page = (on.folder / "m.html").read_text("utf-8")
    assert "<script" not in page
    assert "img-src data:;" in page
    found = re.findall(r'<img src="data:image/(\w+);base64,([^"]*)" alt="([^"]*)" [^>]*>', page)
    assert [(kind, alt) for kind, _, alt in found] == [
        ("jpeg", "A note"),
        ("png", escape(EVIL[:-5].strip())),
    ]
    assert all(bare(b64decode(data)) for _, data, _ in found)
    on("export", "-o", "m.docx")
    shapes = docx.Document(str(on.folder / "m.docx")).inline_shapes
    told = [shape._inline.docPr.get("descr") for shape in shapes]  # noqa: SLF001
    assert told == ["A note", EVIL[:-5].strip()]
    photo, wide = shapes
    assert photo._inline.graphic.graphicData.pic.spPr.xfrm.get("rot") == "5400000"  # noqa: SLF001
    assert wide.width * 3 == wide.height * 4
    assert not re.search("pictures/", on("export", "--short").out)


def test_a_large_picture_fits_on_a_page_of_word(on: Cli) -> None:
    (on.folder / "large.png").write_bytes(png(3000, 40))
    (on.folder / "high.png").write_bytes(png(40, 3000))
    on("attach", "large.png", "high.png", stdin="")
    on("export", "-o", "m.docx")
    wide, high = docx.Document(str(on.folder / "m.docx")).inline_shapes
    assert wide.width.mm == pytest.approx(166, abs=0.1)
    assert high.height.mm == pytest.approx(206, abs=1)


def test_what_is_missing_is_told_and_shown_in_words_alone(on: Cli) -> None:
    on("attach", "a.png", stdin="")
    assert "has no text" in on("--language", "en", "verify").out
    (folder(on) / "pictures" / names(on)[0]).write_bytes(b"x")
    verified = on("--language", "en", "verify")
    assert (verified.code, "is missing, or is not the one it was" in verified.out) == (1, True)
    told = on("--language", "en", "export", "-o", "m.html").err
    assert "1 picture is missing from the record." in told
    assert "1 picture has no text for those who cannot see it." in told
    page = (on.folder / "m.html").read_text("utf-8")
    assert "Bild till ”Samling”" in page
    assert "pictures/" not in page


def test_an_archive_brings_them_back(on: Cli, tmp_path: Path) -> None:
    on("attach", "a.png", "--alt", "x")
    (folder(on) / "pictures" / "notes.txt").write_text("x")
    packed = on("--language", "en", "archive", "-o", "m.zip")
    assert "Left out, not plain files: pictures/notes.txt" in packed.out
    [name] = [name for name in names(on) if name.endswith("png")]
    other = tmp_path / "other"
    assert on("--data-dir", str(other), "restore", "m.zip").code == 0
    assert on("--data-dir", str(other), "restore", "m.zip").code == 0  # it is there already
    [record] = (other / "meetings").iterdir()
    assert [path.name for path in (record / "pictures").iterdir()] == [name]
    assert on("--data-dir", str(other), "verify").code == 0


@pytest.mark.parametrize(
    "name", ["r/pictures/x.png", "r/pictures/../x.png", f"r/other/{'a' * 32}.png", "r/pictures/a/b"]
)
def test_an_archive_with_a_file_elsewhere_is_not_brought_back(name: str, on: Cli) -> None:
    on("archive", "-o", "m.zip")
    data = BytesIO()
    with zipfile.ZipFile(on.folder / "m.zip") as old, zipfile.ZipFile(data, "w") as new:
        new.writestr("r/journal.toml", old.read(old.namelist()[0]))
        new.writestr(name, b"x")
    (on.folder / "evil.zip").write_bytes(data.getvalue())
    result = on("--language", "en", "restore", "evil.zip")
    assert (result.code, "does not belong in a record" in result.err) == (1, True)


def test_a_merged_record_has_those_of_both(on: Cli, tmp_path: Path) -> None:
    on("archive", "-o", "m.zip")
    other = str(tmp_path / "other")
    on("--data-dir", other, "restore", "m.zip")
    on("attach", "a.png", "--alt", "One")
    on("--data-dir", other, "attach", "b.jpg", "--alt", "Two")
    [record] = Path(other, "meetings").iterdir()
    merged = on("merge", str(folder(on)), str(record), "-o", "both")
    assert merged.code == 0, merged.err
    assert len(list((on.folder / "both/pictures").iterdir())) == 2
    assert on("verify", "both/journal.toml").code == 0


def test_a_removed_picture_is_deleted_for_good_when_it_is_forgotten(on: Cli) -> None:
    on("attach", "a.png", "--alt", "Lisa Ek")
    on("attach", "b.jpg", "--alt", "Others")
    told = on("--language", "en", "forget", "Lisa Ek", "--yes").out
    assert "2 pictures may show the person; look for yourself." in told
    assert "Lisa" not in (folder(on) / "journal.toml").read_text("utf-8")
    assert on("forget", "--removed-pictures", "--yes").code == 1
    on("control", "remove-picture", "1")
    assert len(names(on)) == 2  # it can be brought back
    assert on("forget", "--removed-pictures", stdin="no\n").code == 1
    assert len(names(on)) == 2
    assert on("--language", "en", "forget", "--removed-pictures", stdin="delete\n").code == 0
    assert [name[-3:] for name in names(on)] == ["jpg"]
    assert on("verify").code == 0
    assert on("forget", "--removed-pictures", "--all").code == 2


def test_nothing_of_where_and_by_whom_a_photo_was_taken_is_in_any_file(on: Cli) -> None:
    on("attach", "a.png", "b.jpg", stdin="")
    on("export", "-o", "m.docx")
    files = [path for path in folder(on).rglob("*") if path.is_file()]
    with zipfile.ZipFile(on.folder / "m.docx") as word:
        assert all(SECRET not in word.read(name) for name in word.namelist())
    assert all(SECRET not in path.read_bytes() for path in files)
