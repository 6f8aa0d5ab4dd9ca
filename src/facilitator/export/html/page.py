"""Minutes as one page of HTML that needs nothing else: no script, no picture of others, no font.

It is made from a document in Markdown; minutes have a timeline under the heading of the times and a
word cloud under that of the concepts. Headings go down one level at a time, tables have headers and
captions, and each picture is told in words, so that the page can be listened to. On paper it is A4.
"""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from markdown_it.token import Token
from msgspec import Struct

from facilitator.core.base.language import Language
from facilitator.core.record.state import State
from facilitator.core.words import comparison
from facilitator.export import dates
from facilitator.export.html import lists, pictures, unbroken
from facilitator.export.html.chart import timeline
from facilitator.export.html.cloud import word_cloud
from facilitator.export.html.style import style
from facilitator.export.html.svg import escape
from facilitator.export.markdown.series_report import DEEPEST
from facilitator.export.pictures import NONE, Pictures
from facilitator.export.programme import programme
from facilitator.export.reading import ALIGNED, BLANK, Reader, is_short, table_at, words
from facilitator.export.wording import DASH, Wording

_TIMES: Final = re.compile(rf"\d\d:\d\d{DASH}\d\d:\d\d")
_ON_PAPER: Final = 84
"""How many letters stand beside each other on paper."""

Drawn = Callable[[str], Iterator[str]]
"""Gives the pictures that belong under a heading of level 2, each as HTML."""


class Minutes(Struct, frozen=True):
    """One meeting's minutes in Markdown, and the state at the instant `now` that they tell of.

    `pictures` are those that they show.
    """

    markdown: str
    state: State
    now: dt.datetime
    language: Language
    pictures: Pictures = NONE


def document(markdown: str, title: str, language: Language) -> str:
    """Make a page of any document; `title`, plain text, is its heading unless it has one."""
    return _Page(language).of_one(markdown, title, _nothing)


def page(meeting: Minutes) -> str:
    """Make a page of the minutes of one meeting."""
    made = _Page(meeting.language, meeting.pictures)
    return made.of_one(meeting.markdown, meeting.state.agenda.title, _Pictures(meeting, made).of)


def report(title: str, meetings: Sequence[Minutes], language: Language) -> str:
    """Make a page of the minutes of several meetings; `title` is plain text."""
    shown = {name: data for each in meetings for name, data in each.pictures.items()}
    return _Page(language, shown).of_several(title, meetings)


def letter(markdown: str, language: Language) -> str:
    """Make a page as plain as e-mail has to be: what is said, without style, contents or links."""
    reader = Reader()
    tokens = reader.parse(markdown)
    _mend_tables(tokens)
    body: str = reader.renderer.render(tokens, reader.options, {})
    code = escape(language.code)
    return f'<!DOCTYPE html>\n<html lang="{code}">\n<body>\n{body}</body>\n</html>\n'


class _Page:
    """A writer of one page; ids are counted over all of it."""

    def __init__(self, language: Language, shown: Pictures = NONE) -> None:
        self.language = language
        self.say = language.say
        self.reader = Reader(shown)
        self.pictured = False
        lists.use(self.reader)
        unbroken.use(self.reader)
        self.contents: list[tuple[str, str]] = []
        self.ids = 0

    def of_one(self, markdown: str, title: str, drawn: Drawn) -> str:
        tokens = self.reader.parse(markdown)
        heading = f"<h1>{escape(title)}</h1>"
        if [token.type for token in tokens[:1]] == ["heading_open"] and tokens[0].tag == "h1":
            title, tokens = words(tokens[1]), tokens[3:]
            heading = f"<h1>{escape(title)}</h1>"
        body = self.body(tokens, 0, drawn)
        return self.whole(title, heading, body)

    def of_several(self, title: str, meetings: Sequence[Minutes]) -> str:
        bodies = []
        for meeting in meetings:
            tokens = self.reader.parse(meeting.markdown)
            body = self.body(tokens, 1, _Pictures(meeting, self).of)
            bodies.append(f'<article lang="{meeting.language.code}">\n{body}</article>\n')
        return self.whole(title, f"<h1>{escape(title)}</h1>", "".join(bodies))

    def whole(self, title: str, heading: str, body: str) -> str:
        sheet = style(self.language) + (pictures.STYLE if self.pictured else "")
        digest = b64encode(sha256(sheet.encode()).digest()).decode()
        policy = (
            f"default-src 'none'; style-src 'sha256-{digest}';{pictures.POLICY * self.pictured}"
            " base-uri 'none'; form-action 'none'"
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(self.language.code)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{escape(title)}</title>\n<style>{sheet}</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#main">{escape(self.say("To the content"))}</a>\n'
            f"<header>\n{heading}\n</header>\n{self.navigation()}"
            f'<main id="main" tabindex="-1">\n{body}</main>\n</body>\n</html>\n'
        )

    def navigation(self) -> str:
        if len(self.contents) < 2:  # noqa: PLR2004 - one heading needs no list
            return ""
        links = "\n".join(
            f'<li><a href="#{id_}">{escape(heading)}</a></li>' for id_, heading in self.contents
        )
        return (
            '<nav aria-labelledby="contents">\n'
            f'<h2 id="contents">{escape(self.say("Contents"))}</h2>\n<ul>\n{links}\n</ul>\n</nav>\n'
        )

    def body(self, tokens: Sequence[Token], down: int, drawn: Drawn) -> str:
        """Write blocks with their headings `down` levels lower, and put the pictures in."""
        html: list[Token] = []
        above = 1
        heading = ""
        for position, token in enumerate(tokens):
            if token.type in ("heading_open", "heading_close"):
                level = int(token.tag[1:])
                if token.type == "heading_open":
                    above = min(level + down, above + 1, DEEPEST)
                    heading = words(tokens[position + 1])
                    self.mark(token, above, heading)
                token.tag = f"h{above}"
                html.append(token)
                if token.type == "heading_close" and level == 2:  # noqa: PLR2004
                    html += map(_raw, drawn(heading))
            elif token.type == "table_open":
                inside = table_at(tokens, position)
                if _is_wide(inside):
                    token.attrJoin("class", "wide")
                if is_short(inside):
                    token.attrJoin("class", "few")
                html += [_raw('<div class="table">\n'), token, _raw(_caption(heading))]
            elif token.type == "table_close":
                html += [token, _raw("</div>\n")]
            else:
                html.append(token)
        _mend_tables(html)
        self.pictured |= pictures.put_in(html)
        written: str = self.reader.renderer.render(html, self.reader.options, {})
        return written

    def mark(self, heading: Token, level: int, text: str) -> None:
        """Give a heading an id, and list it if it is of the highest level below the title."""
        id_ = self.new_id("part")
        heading.attrSet("id", id_)
        if level == 2:  # noqa: PLR2004
            self.contents.append((id_, text))

    def new_id(self, kind: str) -> str:
        self.ids += 1
        return f"{kind}-{self.ids}"


class _Pictures:
    """The pictures of a meeting, each for the section with what it shows."""

    def __init__(self, meeting: Minutes, page: _Page) -> None:
        self.meeting = meeting
        self.language = meeting.language
        self.page = page

    def of(self, heading: str) -> Iterator[str]:
        """Draw what belongs under a heading of level 2, which the minutes give as plain text."""
        say = self.language.say
        if heading == say("Planned and actual times"):
            yield from self.timelines()
        elif heading == say("Concepts"):
            title = say("Word cloud of the concepts")
            used = comparison.compared(self.meeting.state)
            yield _figure(title, word_cloud(self.page.new_id("cloud"), used, title, self.language))

    def timelines(self) -> Iterator[str]:
        say, meeting = self.language.say, self.meeting
        wording = Wording(meeting.state, meeting.now, self.language)
        days = programme(meeting.state, meeting.now).days
        for day in days:
            title = say("Planned and actual times, {date}", date=dates.day(day.date, self.language))
            yield _figure(title, timeline(self.page.new_id("timeline"), day, title, wording))


def _nothing(_: str) -> Iterator[str]:
    return iter(())


def _caption(heading: str) -> str:
    """Name a table as the section it is in to those who hear the page; others see the heading."""
    return f'<caption class="unseen">{escape(heading)}</caption>\n' if heading else ""


def _figure(title: str, picture: str) -> str:
    if not picture:
        return ""
    return f"<figure>\n<figcaption>{escape(title)}</figcaption>\n{picture}\n</figure>\n"


def _mend_tables(tokens: Sequence[Token]) -> None:
    """Say of each header what it is of, let the first cell of a row be its header, mark blanks."""
    first: Token | None = None
    for place, token in enumerate(tokens):
        style = ALIGNED.search(str(token.attrs.pop("style", "")))
        if style:
            token.attrSet("class", style[1])
        if token.type in ("td_open", "th_open"):
            _mark_cell(token, words(tokens[place + 1]))
        if token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "tr_open":
            first = token
        elif token.type == "td_open" and first is not None:
            token.tag = "th"
            token.attrSet("scope", "row")
        elif token.type == "td_close" and first is not None:
            token.tag = "th"
            first = None


def _mark_cell(cell: Token, text: str) -> None:
    if text == BLANK:
        cell.attrJoin("class", "blank")
    elif _TIMES.fullmatch(text):
        cell.attrJoin("class", "times")


def _is_wide(tokens: Sequence[Token]) -> bool:
    """Return whether a table's longest words may take more room than there is on paper."""
    rows: list[list[int]] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            rows[-1].append(max(map(len, words(tokens[place + 1]).split()), default=0))
    needed: int = sum(max(column) + 2 for column in zip(*rows, strict=True))
    return needed > _ON_PAPER


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html, block=True)
