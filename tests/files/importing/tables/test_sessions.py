"""The lines of a table become sessions; what is no time or takes none is told."""

from __future__ import annotations

from pathlib import Path

from files.importing.made import Made, event


def test_what_is_no_time_or_takes_none_is_told(tmp_path: Path) -> None:
    rows = "2013-03-21,10:00,soon,A\n,10:00,10:00,B\n,10:00,10:30,C\n"
    made = Made(tmp_path, "p.csv", f"date,start,end,title\n{rows}")
    assert made.plan == ["21 10:00-10:30 C"]
    assert len(made.left_out) == 2
    assert "2: “soon” is not a clock time like 13:00." in made.left_out
    bad = event("A", ":20130321T080000Z", "DTEND;VALUE=TIME:100000")
    assert Made(tmp_path, "p.ics", bad).left_out[-1].startswith("1: “A” has a time that cannot")


def test_csv_in_english_with_days_by_number(tmp_path: Path) -> None:
    made = Made(
        tmp_path,
        "p.csv",
        "Day,Start Time,Duration,Session,Presenter\n1,9 am,45,One,A,more\n1,,1:30,Two,\n"
        "2,10,1.5 h,Three,\n2,ten,1 h,Bad,\n2,,x,Four,\n2,,25 h,Five,\n2,,,,\n2,12:00,,,Nobody\n",
    )
    assert made.plan == ["20 09:00-09:45 One", "20 09:45-11:15 Two", "21 10:00-11:30 Three"]
    assert made.left_out == [
        "2: There are more cells than columns here.",
        "5: “ten” is not a clock time like 13:00.",
        "6: “x” is not a length like 45 min.",
        "7: “Five” is not between 1 minute and 24 hours long.",
        "9: This has no title.",
    ]


def test_what_may_be_two_speakers_and_a_column_named_twice_are_told(tmp_path: Path) -> None:
    said = "is taken for one speaker; several need a semicolon between them."
    made = Made(tmp_path, "p.csv", 'start,title,who,what\n09:00,A,"Ek, Bo; Li",B\n')
    assert made.left_out == ["1: The column “what” repeats another."]
    assert f"2: “Ek, Bo” {said}" in made.assumed


def test_only_a_column_called_a_time_is_taken_for_lengths(tmp_path: Path) -> None:
    for column in ("room", "minutes"):
        made = Made(tmp_path, "p.csv", f"start,title,{column}\n10:00,A,101\n12:00,B,102\n")
        assert made.plan[0].startswith("20 10:00")
        assert not any("is taken for lengths" in line for line in made.assumed)
    made = Made(tmp_path, "p.csv", "time,title\n45,A\n30,B\n")
    assert "1: The column “time” is taken for lengths in minutes." in made.assumed
