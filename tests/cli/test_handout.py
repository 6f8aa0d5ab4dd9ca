"""What to send out between meetings."""

from __future__ import annotations

from pathlib import Path

from cli.calling import Cli
from cli.homework import AGENDA


def test_a_handout_tells_what_is_asked_and_what_was_said_last_time(two: Cli) -> None:
    two("handin", "blekinge", "ordmoln", stdin="bredband: 2")
    got = two("handout", "blekinge", "--record", "2013-03-21-träff-3")
    assert got.code == 0
    assert "To Region Blekinge" in got.out
    assert "Next meeting:** Thursday, 2 May 2013, Kista" in got.out
    assert "- *Var är ni?* I \\*start\\*gropen" in got.out
    assert "- Ring Bo\n- Bjud in" in got.out
    assert "We have not got it from you yet." in got.out
    assert "> - bredband: 2" in two("handout", "blekinge").out


def test_the_list_of_who_is_missing(two: Cli) -> None:
    two("handin", "blekinge", "ordmoln", stdin="bredband")
    got = two("handout", "--chase").out
    assert "## Gör ett ordmoln" in got
    first = got.partition("## Spaning")[0]
    assert "- Region Halland" in first
    assert "Blekinge" not in first


def test_handouts_for_all_in_a_folder(two: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    assert two("handout", "-o", str(folder)).code == 0
    assert {path.name for path in folder.iterdir()} == {"region-blekinge.md", "region-halland.md"}
    assert two("handout").code == 2


def test_organisations_whose_names_differ_in_signs_alone_get_a_handout_each(
    cli: Cli, tmp_path: Path
) -> None:
    alike = AGENDA.replace("Region Halland", "Region & Blekinge").format(n=3)
    cli("run", str(cli.write("3.toml", alike)), "--today", "1")
    folder = tmp_path / "ut"
    assert cli("handout", "-o", str(folder)).code == 0
    told = {path.name: path.read_text("utf-8") for path in folder.iterdir()}
    assert set(told) == {"region-blekinge.md", "region-blekinge-halland.md"}
    assert "Region Blekinge" in told["region-blekinge.md"]
    assert "Region & Blekinge" in told["region-blekinge-halland.md"].replace("\\&", "&")
