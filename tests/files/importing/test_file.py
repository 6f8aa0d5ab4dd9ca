"""Any file is read or refused, however large or hostile it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.files.importing.file import imported_file
from facilitator.files.importing.programme import LARGEST, MOST
from facilitator.files.toml.text import UnreadableFile
from files.importing.made import GIVEN, Made, event
from markdown_reader import TYPED


@pytest.mark.parametrize("name", ["p.md", "p.csv", "p.ics"])
def test_nothing_in_it_is_told(name: str, tmp_path: Path) -> None:
    for content in (b"", b"\xef\xbb\xbf", b"\0" * 99, b"\n" * 99, b"\xff\xfe\x00"):
        made = Made(tmp_path, name, content)
        assert made.agenda is None
        assert "0: No session was found, so there is no agenda to write." in made.left_out


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.ics", b"BEGIN:VEVENT\n" * 100_000),
        ("p.ics", b"BEGIN:VEVENT\nEND:VEVENT\n" * 100_000),
        ("p.csv", b"title,start\n" + b'"' * 1_000_000),
        ("p.csv", b"title,start\n" + b"a,10:00\n" * 2_000),
        ("p.md", b"- 10:00 a\n" * 2_000),
        ("p.md", b"- 10:00 " + b"[" * 4_000 + b"\n" + b"*" * 1_000_000),
        ("p.md", b"|" * 4_000),
    ],
    ids=range(7),
)
def test_huge_files_are_survived(tmp_path: Path, name: str, content: bytes) -> None:
    made = Made(tmp_path, name, content)
    assert made.left_out


def test_what_is_no_programme_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_bytes(b"x" * (LARGEST + 1))
    for wrong in (path, tmp_path, tmp_path / "none.csv", tmp_path / "a\0b.csv"):
        with pytest.raises(UnreadableFile):
            imported_file(wrong, GIVEN)
    with pytest.raises(UnreadableFile, match=r"must end in \.ics, \.csv, \.tsv"):
        Made(tmp_path, "p.doc", "x")


LINES = st.lists(
    st.sampled_from(["- 10:00 ", "- 25:99-7 ", "| 10:00 | 45 min | ", "# ", "**", "DTSTART:", "a,"])
    | TYPED,
    max_size=9,
)


@given(parts=LINES, name=st.sampled_from(["p.md", "p.csv", "p.ics"]))
def test_hostile_text_is_survived(
    parts: list[str], name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    begin = {"p.csv": "title,start,minutes\n", "p.ics": "BEGIN:VEVENT\nSUMMARY:"}.get(name, "")
    text = begin + "\n".join(parts) + ("\nEND:VEVENT\n" if name == "p.ics" else "")
    made = Made(tmp_path_factory.getbasetemp(), name, text.encode(errors="replace"))
    assert (made.agenda is None) == (made.text == "")
    assert made.agenda is not None or made.left_out


def test_as_many_sessions_as_there_may_be_are_taken_and_no_more(tmp_path: Path) -> None:
    one = "title,minutes\n"
    for count, left_out in ((MOST, 0), (MOST + 1, 2)):
        made = Made(tmp_path, "p.csv", one + "a,1\n" * count)
        assert len(made.left_out) == left_out
        assert (made.agenda is None) is bool(left_out)


def test_where_too_much_is_wrong_reading_ends_and_that_is_told(tmp_path: Path) -> None:
    for name, head in (("p.csv", "title,minutes\n"), ("p.md", "")):
        made = Made(tmp_path, name, head + "a,x\n" * 2 * MOST)
        assert len(made.left_out) <= MOST + 3
        assert sum("nothing was read from here on" in line for line in made.left_out) == 1


FAR_EVENT = event(
    "A", ":99991231T220000Z", "DTEND:99991231T235900Z", "DESCRIPTION:22:10 B\\n22:30 C"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.md", "# M\n\n## 9999-12-31\n23:30-01:00 A\n"),
        ("p.csv", "Date,Time,Title\n9999-12-31,23:50,A\n"),
        ("p.csv", "Start,Title\n0001-01-01T00:10:00+05:00,A\n"),
        ("p.ics", FAR_EVENT),
        ("p.ics", event("A", ":00010101T000000", "DTEND:00010101T010000")),
        ("p.ics", event("A", ":20130321T100000Z", "DURATION:P99999999D")),
    ],
    ids=["heading", "date", "instant", "end of time", "begin of time", "length"],
)
def test_times_beyond_all_calendars_are_told_as_such(
    tmp_path: Path, name: str, content: str
) -> None:
    made = Made(tmp_path, name, content)
    assert any(
        "cannot be read" in said or "is unclear" in said or "is not a" in said
        for said in made.left_out
    )


def test_a_wide_table_is_read_soon(tmp_path: Path) -> None:
    row = "\t".join(["Aa Bb"] * 200)
    made = Made(tmp_path, "p.txt", "\n".join(f"10:{n % 60:02}\t{row}" for n in range(900)))
    assert len(made.plan) > 1
