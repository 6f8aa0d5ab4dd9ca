"""Minutes as one page of HTML that needs nothing else: no script, no picture of others, no font.

It is made from the minutes in Markdown, with a timeline under the heading of the times and a word
cloud under that of the concepts. Headings go down one level at a time, tables have headers, and
each picture is told in words, so that the page can be listened to.
"""

from __future__ import annotations

import datetime as dt
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from facilitator.core.base.language import Language
from facilitator.core.record.state import State
from facilitator.core.words import comparison
from facilitator.export.html import lists
from facilitator.export.html.chart import timeline
from facilitator.export.html.cloud import word_cloud
from facilitator.export.html.style import STYLE
from facilitator.export.html.svg import escape
from facilitator.export.markdown.minutes import DEEPEST
from facilitator.export.programme import programme
from facilitator.export.wording import Wording

_SAFE: Final = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|$)", re.IGNORECASE)
"""Addresses that may be followed; any other scheme could run something."""

_ALIGNED: Final = re.compile("text-align:(center|right)")


class Minutes(Struct, frozen=True):
    """One meeting's minutes in Markdown, and the state at the instant `now` that they tell of."""

    markdown: str
    state: State
    now: dt.datetime
    language: Language


def page(meeting: Minutes) -> str:
    """Make a page of the minutes of one meeting."""
    return _Page(meeting.language).of_one(meeting)


def report(title: str, meetings: Sequence[Minutes], language: Language) -> str:
    """Make a page of the minutes of several meetings; `title` is plain text."""
    return _Page(language).of_several(title, meetings)


class _Page:
    """A writer of one page; ids are counted over all of it."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.say = language.say
        self.parser = _Parser()
        self.contents: list[tuple[str, str]] = []
        self.ids = 0

    def of_one(self, meeting: Minutes) -> str:
        tokens = self.parser.parse(meeting.markdown)
        title = meeting.state.agenda.title
        heading = f"<h1>{escape(title)}</h1>"
        if [token.type for token in tokens[:1]] == ["heading_open"] and tokens[0].tag == "h1":
            title, tokens = _words(tokens[1]), tokens[3:]
            heading = f"<h1>{escape(title)}</h1>"
        body = self.body(tokens, meeting, 0)
        return self.whole(title, heading, body)

    def of_several(self, title: str, meetings: Sequence[Minutes]) -> str:
        bodies = []
        for meeting in meetings:
            body = self.body(self.parser.parse(meeting.markdown), meeting, 1)
            bodies.append(f'<article lang="{meeting.language.code}">\n{body}</article>\n')
        return self.whole(title, f"<h1>{escape(title)}</h1>", "".join(bodies))

    def whole(self, title: str, heading: str, body: str) -> str:
        digest = b64encode(sha256(STYLE.encode()).digest()).decode()
        policy = (
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(self.language.code)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
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

    def body(self, tokens: Sequence[Token], meeting: Minutes, down: int) -> str:
        """Write blocks with their headings `down` levels lower, and put the pictures in."""
        pictures = _Pictures(meeting)
        html: list[Token] = []
        above = 1
        section = ""
        for position, token in enumerate(tokens):
            if token.type in ("heading_open", "heading_close"):
                level = int(token.tag[1:])
                if token.type == "heading_open":
                    above = min(level + down, above + 1, DEEPEST)
                    heading = _words(tokens[position + 1])
                    section = self.new_id("part")
                    token.attrSet("id", section)
                    if above == 2:  # noqa: PLR2004 - the contents list the highest below the title
                        self.contents.append((section, heading))
                token.tag = f"h{above}"
                html.append(token)
                if token.type == "heading_close" and level == 2:  # noqa: PLR2004
                    html += map(_raw, pictures.of(heading, self))
            elif token.type == "table_open":
                html += [_raw(_frame(section)), token]
            elif token.type == "table_close":
                html += [token, _raw("</div>\n")]
            else:
                html.append(token)
        _mend_tables(html)
        written: str = self.parser.renderer.render(html, self.parser.options, {})
        return written

    def new_id(self, kind: str) -> str:
        self.ids += 1
        return f"{kind}-{self.ids}"


class _Pictures:
    """The pictures of a meeting, each for the section with what it shows."""

    def __init__(self, meeting: Minutes) -> None:
        self.meeting = meeting
        self.language = meeting.language

    def of(self, heading: str, page: _Page) -> Iterator[str]:
        """Draw what belongs under a heading of level 2, which the minutes give as plain text."""
        say = self.language.say
        if heading == say("Planned and actual times"):
            yield from self.timelines(page)
        elif heading == say("Concepts"):
            title = say("Word cloud of the concepts")
            used = comparison.compared(self.meeting.state)
            yield _figure(title, word_cloud(page.new_id("cloud"), used, title, self.language))

    def timelines(self, page: _Page) -> Iterator[str]:
        say, meeting = self.language.say, self.meeting
        wording = Wording(meeting.state, meeting.now, self.language)
        days = programme(meeting.state, meeting.now).days
        for day in days:
            title = say("Planned and actual times, {date}", date=self.language.date(day.date))
            yield _figure(title, timeline(page.new_id("timeline"), day, title, wording))


def _frame(section: str) -> str:
    """Begin what a wide table moves in, by keys too; it is named by its heading's id, if any."""
    named = f' aria-labelledby="{section}"' if section else ""
    return f'<div class="table" role="group" tabindex="0"{named}>\n'


def _figure(title: str, picture: str) -> str:
    if not picture:
        return ""
    return f"<figure>\n<figcaption>{escape(title)}</figcaption>\n{picture}\n</figure>\n"


class _Parser(MarkdownIt):
    """A reader of Markdown that passes no HTML on and follows no address that could run a thing."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.enable(["table", "strikethrough"])
        lists.use(self)
        self.core.ruler.push("links", lambda state: _mend_links(state.tokens))

    def validateLink(self, url: str) -> bool:  # noqa: N802 - what it is called there
        return _SAFE.match(url.strip()) is not None


def _mend_links(tokens: Sequence[Token]) -> None:
    """Make links of pictures, as the page loads nothing, and mark links that show their address."""
    for token in tokens:
        children: list[Token] = []
        for child in token.children or ():
            if child.markup == "autolink" and child.type == "link_open":
                child.attrSet("class", "bare")
            if child.type != "image":
                children.append(child)
                continue
            address = str(child.attrGet("src") or "")
            text = Token("text", "", 0, content=_words(child) or address)
            opened = Token("link_open", "a", 1, attrs={"href": address})
            children += [opened, text, Token("link_close", "a", -1)]
        if token.children is not None:
            token.children = children


def _mend_tables(tokens: Sequence[Token]) -> None:
    """Say of each header what it is of, and let the first cell of a row be its header."""
    first: Token | None = None
    for token in tokens:
        style = _ALIGNED.search(str(token.attrs.pop("style", "")))
        if style:
            token.attrSet("class", style[1])
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


def _words(token: Token) -> str:
    """Give the text of a heading or of a picture, without its marks."""
    breaks = ("softbreak", "hardbreak")
    return "".join(
        " " if child.type in breaks else _words(child) if child.children else child.content
        for child in token.children or ()
    )


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html, block=True)
