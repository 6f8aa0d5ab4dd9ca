"""A template of the user's own decides about the minutes, and about nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.tree import SyntaxTreeNode

from builders import ENGLISH, Room, one_day
from export.markdown.making import minutes
from facilitator.core.base.refusal import Refused
from facilitator.core.notes import moves as note_moves
from facilitator.core.notes.capture import Capture
from facilitator.core.time import moves
from facilitator.export import template
from facilitator.export.json import meeting
from facilitator.export.markdown.parts import parts
from facilitator.export.markdown.short import short
from facilitator.export.template import Given, escaped, written
from markdown_reader import TYPED, of_type, read, text

PATH = "/templates/minutes.md.j2"


def room(note: str = "Write", who: str = "Lisa") -> Room:
    held = Room(one_day("a", "b")).until("10:00").do(moves.start)
    return held.do(note_moves.capture, Capture("action", note, who))


def of(source: str, held: Room | None = None) -> str:
    held = held or room()
    given = Given(
        minutes(held.state, held.now, ENGLISH),
        parts(held.state, held.now, ENGLISH),
        short(held.state, held.now, ENGLISH),
        meeting(held.state, held.now, "record", held.state.text),
    )
    return written(source, PATH, given, ENGLISH)


def refusal(source: str) -> str:
    with pytest.raises(Refused) as refused:
        of(source)
    return ENGLISH.say(refused.value.phrase)


def test_the_whole_and_each_part_of_the_minutes_can_be_put_in() -> None:
    held = room()
    whole = minutes(held.state, held.now, ENGLISH)
    assert of("{{ minutes }}", held) == whole
    assert of("{{ short }}", held) == short(held.state, held.now, ENGLISH)
    assert of("{{ parts.values()|join('\n\n')|safe }}", held).split() == whole.split()
    assert of("Hello\n\n{{ parts.actions }}\n{{ parts.homework }}", held) == (
        "Hello\n\n## Actions\n\n- **Lisa:** Write. *(A)*\n"
    )


def test_what_is_known_of_the_meeting_has_the_names_that_json_gives_it() -> None:
    told = of(
        "# {{ meeting.title }}\n"
        "{% for one in meeting.captures if one.kind == 'action' %}\n"
        "- {{ one.text }} {{ one.who }} {{ one.due|date }} {{ one.at|date }} {{ one.at|clock }}\n"
        "{% endfor %}"
    )
    assert told == "# Meeting\n- Write Lisa  21 March 2013 10:00\n"


def test_filters_write_paragraphs_links_and_what_is_markdown_already() -> None:
    assert of('{{ "a*\nb"|paragraphs }}') == "a\\*\\\nb\n"
    assert of('{{ "https://a.se"|link }} {{ "https://a.se"|link("*") }}') == (
        "<https://a.se> [\\*](<https://a.se>)\n"
    )
    assert (
        of("{{ none|date }}{{ none|clock }}{{ none|link }}{{ none|paragraphs }}{{ 3|e }}") == "3\n"
    )
    macro = "{% macro bold(x) %}**{{ x }}**{% endmacro %}"
    assert of(macro + '{{ bold("*")|safe }}') == "**\\***\n"


@settings(max_examples=60)
@given(TYPED, TYPED, st.sampled_from(["{}", "# {}", "- {}", "> {}", "x {}", "| a |\n|-|\n| {} |"]))
def test_text_from_people_reads_back_wherever_it_is_put(one: str, other: str, place: str) -> None:
    (block,) = read(place.format(escaped(one)))
    kinds = {"heading", "bullet_list", "list_item", "blockquote", "paragraph", "inline", "text"}
    kinds |= {"table", "thead", "tbody", "tr", "th", "td"}
    assert {node.type for node in block.walk()} <= kinds
    (*_, inline) = of_type([block], "inline")
    assert text(inline).removeprefix("x ") == one.removeprefix("x ") or place == "x {}"
    assert _runs_nothing(read(place.format(escaped(one) + escaped(other))))


def _runs_nothing(blocks: list[SyntaxTreeNode]) -> bool:
    return not list(of_type(blocks, "link", "image", "html_inline", "html_block", "code_inline"))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a\n{{ nope }}", "2: there is no “nope” here."),
        ("a\n\n{{ parts.nope }}", "3: there is no “nope” here."),
        ("{{ meeting.titel }}", "1: there is no “titel” here."),
        ("a\n{% for x in %}", "2: Expected an expression"),
        ("a\n{% if x %}", "2: Unexpected end of template"),
        ("{{ 'a'|nope }}", "1: No filter named 'nope'"),
        ("\n{{ 1 / 0 }}", "2: division by zero"),
        ("{{ meeting.foo|clock }}", "1: there is no “foo” here."),
        ("{{ nope|paragraphs }}", "1: there is no “nope” here."),
        ("{{ 'a'|link(nope) }}", "1: there is no “nope” here."),
        ("\n{{ meeting.title|date }}", "2: “date” cannot write “Meeting”."),
        ("{{ 3|link }}", "1: “link” cannot write “3”."),
        ("{{ nope|e }}", "1: there is no “nope” here."),
        ("{% include 'x' %}", "1: no loader"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "1: maximum recursion depth"),
        ("{{ meeting.__class__ }}", "1: access to attribute '__class__'"),
        ("{{ ''.__class__.__mro__ }}", "1: access to attribute '__class__'"),
        ("{{ range(99999999) }}", "1: Range too big"),
        ("{{ lipsum() }}", "1: there is no “lipsum” here."),
        ("{% set x = meeting.captures.clear() %}", "1: there is no “clear” here."),
        ("{% macro f(x) %}{{ x }}{% endmacro %}{{ f() }}", "1: parameter 'x' was not provided"),
        ("{% do 1 %}", "1: Encountered unknown tag 'do'."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_sandbox_holds(source: str, said: str) -> None:
    told = refusal(source)
    assert told.startswith(f"{PATH}:{said}")
    assert "\n" not in told


def test_there_are_just_the_parts_that_are_promised() -> None:
    promised = (template.__doc__ or "").partition("to tell: ")[2].partition(";")[0]
    held = room()
    assert "".join(promised.split()).split(",") == list(parts(held.state, held.now, ENGLISH))
