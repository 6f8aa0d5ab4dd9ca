"""What to send out between meetings."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from cli.calling import Cli
from cli.homework import AGENDA
from export.docx.word_reader import Word
from export.page_reader import Page

WITH_EMAIL = AGENDA.replace(
    'organisation = "blekinge"\n', 'organisation = "blekinge"\nemail = "asa@blekinge.example"\n'
)


def test_a_handout_tells_what_is_asked_and_what_was_said_last_time(two: Cli) -> None:
    two("handin", "blekinge", "ordmoln", stdin="bredband: 2")
    got = two("handout", "blekinge", "--record", "2013-03-21-träff-3")
    assert got.code == 0
    assert "To Region Blekinge" in got.out
    assert "Next meeting:** Thursday 2 May 2013, Kista." in got.out
    assert "- *Var är ni?* I \\*start\\*gropen" in got.out
    assert "- **Åsa \\*Ek\\*:** Ring Bo\n- **Bo and Region Blekinge:** Bjud in" in got.out
    assert "not received" not in got.out
    assert "> - bredband: 2" in two("handout", "blekinge").out


def test_the_list_of_who_is_missing(two: Cli) -> None:
    two("handin", "blekinge", "ordmoln", stdin="bredband")
    got = two("handout", "--chase").out
    assert "- **Gör ett ordmoln:** 1 of 2 handed in. Due on 26 April. Compiled by Lisa." in got
    blekinge, halland = (
        got.partition(f"## Region {name}\n")[2].partition("\n## ")[0]
        for name in ("Blekinge", "Halland")
    )
    assert "- Spaning" in blekinge
    assert "ordmoln" not in blekinge
    assert "- Gör ett ordmoln\n- Spaning\n- Bild" in halland
    assert "Lisa" not in got.partition("\n## ")[2]


def test_one_organisation_can_be_reminded_unless_there_is_nothing_to_remind_it_of(two: Cli) -> None:
    got = two("handout", "halland", "--chase")
    assert got.code == 0
    assert "To Region Halland" in got.out
    assert "- Spaning" in got.out
    two("handin", "blekinge", "ordmoln", stdin="bredband")
    for task in ("scan", "bild"):
        two("handin", "halland", task, stdin="x")
    two("handin", "halland", "ordmoln", stdin="x")
    got = two("--language", "en", "handout", "halland", "--chase")
    assert (got.code, got.err) == (1, "There is nothing to remind Region Halland of.\n")


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


def test_a_handout_and_the_list_are_right_in_each_format(two: Cli) -> None:
    for words in (["blekinge"], ["--chase"], ["blekinge", "--chase"]):
        printed = two("handout", *words).out
        title = printed.partition("\n")[0].removeprefix("# ")
        for name in ("h.md", "h.html", "h.docx"):
            result = two("--language", "en", "handout", *words, "-o", name)
            assert (result.code, result.err) == (0, "")
            assert result.out.startswith("Wrote the ")
            assert result.out.endswith(f"to {name}.\n")
        assert Path("h.md").read_text("utf-8") == printed
        assert Page(Path("h.html").read_text("utf-8")).headings[0] == (1, title)
        assert Word(Path("h.docx").read_bytes()).styled("Heading1") == [title]


@pytest.mark.parametrize(("form", "suffix"), [("html", ".html"), ("docx", ".docx")])
def test_handouts_for_all_in_another_format(two: Cli, form: str, suffix: str) -> None:
    result = two("--language", "en", "handout", "-o", "ut", "--format", form)
    assert result.out == "Wrote 2 hand-outs of “Träff 4” to ut.\n"
    assert {path.suffix for path in Path("ut").iterdir()} == {suffix}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name an ORGANISATION, or a folder for all of them with -o."),
        (["-o", "ut.docx"], "ut.docx would be a folder, though its name ends as a file's."),
        (["halland", "-o", "ut.pdf"], "No .pdf file can be written."),
        (["halland", "-o", "."], ". is a folder; name a file."),
        (["--eml", "ut", "-o", "x"], "--eml cannot be used with --format or -o."),
        (["--eml", "ut.eml"], "ut.eml would be a folder, though its name ends as a file's."),
    ],
)
def test_what_cannot_be_written_is_told(two: Cli, words: list[str], said: str) -> None:
    before = sorted(two.folder.iterdir())
    result = two("--language", "en", "handout", *words)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(said)
    assert sorted(two.folder.iterdir()) == before


def drafts(folder: Path) -> dict[str, EmailMessage]:
    found = {}
    for path in sorted(folder.iterdir()):
        message = message_from_bytes(path.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        found[path.name] = message
    return found


def test_drafts_are_addressed_to_the_participants_of_each_organisation(cli: Cli) -> None:
    cli("run", str(cli.write("3.toml", WITH_EMAIL.format(n=3))), "--today", "1")
    result = cli("--language", "en", "handout", "--eml", "ut")
    assert result.code == 0
    assert result.out == "Wrote 2 e-mail drafts for “Träff 3” to ut. Nothing was sent.\n"
    assert result.err == (
        "No e-mail address in the agenda for Region Halland: add the recipient yourself.\n"
    )
    found = drafts(Path("ut"))
    assert list(found) == ["region-blekinge.eml", "region-halland.eml"]
    blekinge, halland = found.values()
    assert str(blekinge["To"]) == "Åsa *Ek* <asa@blekinge.example>"
    assert halland["To"] is None
    assert blekinge["X-Unsent"] == "1"
    assert blekinge["Subject"] == "Until next time: Träff 3"
    plain = blekinge.get_body(("plain",))
    assert plain is not None
    assert "To Region Blekinge" in plain.get_content()
    cli("handin", "blekinge", "ordmoln", stdin="x")
    cli("handout", "blekinge", "--chase", "--eml", "mer")
    (reminder,) = drafts(Path("mer")).values()
    assert reminder["Subject"] == "Reminder: Träff 3"


def test_a_name_of_300_letters_makes_a_file_and_an_id_leads_to_no_other_folder(cli: Cli) -> None:
    strange = AGENDA.replace("Region Blekinge", "Å" * 300).replace("Region Halland", "!?")
    strange = strange.replace('"halland"', '"../../ut"').replace('"blekinge"', '"con"')
    cli("run", str(cli.write("3.toml", strange.format(n=3))), "--today", "1")
    before = {path.name for path in cli.folder.iterdir()}
    for words in (["-o", "ut"], ["-o", "ut", "--format", "docx"], ["--eml", "ut"]):
        assert cli("handout", *words).code == 0
    assert {path.name for path in cli.folder.iterdir()} - before == {"ut"}
    names = {path.stem for path in Path("ut").iterdir()}
    assert names == {"å" * 60, "ut"}


def test_what_is_made_of_a_rehearsal_says_so(cli: Cli) -> None:
    cli("run", str(cli.write("3.toml", AGENDA.format(n=3))), "--rehearse")
    assert cli("handout", "blekinge").out.startswith("# Rehearsal: Träff 3\n\n**This was a ")
    assert cli("handout", "--chase").out.startswith("# Rehearsal: Reminders: Träff 3\n")
    told = cli("--language", "en", "handout", "-o", "ut").out
    assert told == "Wrote 2 hand-outs of “Träff 3 (rehearsal)” to ut.\n"
    cli("handout", "--eml", "post")
    assert drafts(Path("post"))["region-halland.eml"]["Subject"] == (
        "Until next time: Rehearsal: Träff 3"
    )
