"""A reader of pages that fails on what a self-contained, accessible one must not have."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

_VOID = {"meta", "br", "hr"}
_BLOCKS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "article", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "hr", "br"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
}
_INLINES = {"a", "strong", "em", "code", "s", "span"}
_SVG = {"svg", "desc", "g", "rect", "line", "text", "title"}
_ADDRESS = re.compile(r"#|https?://|mailto:", re.IGNORECASE)


class Page(HTMLParser):
    """A page taken apart: texts by element, headings with their levels, ids, attributes."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.places: list[int] = []
        self.wholes: list[tuple[str, str]] = []
        self.headings: list[tuple[int, str]] = []
        self.attributes: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()
        assert self.open == [], self.open
        self.check()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in (_SVG if "svg" in self.open else _BLOCKS | _INLINES | _SVG), tag
        found = {name: value or "" for name, value in attrs}
        assert not any(name.startswith("on") or name in ("style", "src") for name in found), found
        self.attributes.append((tag, found))
        if tag not in _VOID:
            self.open.append(tag)
            self.texts.append((tag, ""))
            self.wholes.append((tag, ""))
            self.places.append(len(self.wholes) - 1)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()
            self.places.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, tag
        self.places.pop()

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts.append((self.open[-1], data))
            for place in self.places:
                of, text = self.wholes[place]
                self.wholes[place] = (of, text + data)
            for level in (tag for tag in self.open if re.fullmatch("h[1-6]", tag)):
                self.headings[-1] = (int(level[1]), self.headings[-1][1] + data)

    def of(self, tag: str) -> list[str]:
        """Give the texts that stand in elements of a tag, one for each, without those within."""
        found: list[str] = []
        for of, text in self.texts:
            if of == tag:
                found.append(text) if not text or not found else found.append(found.pop() + text)
        return found

    def whole(self, tag: str) -> list[str]:
        """Give the text of each element of a tag, with that of what is within it."""
        return [text for of, text in self.wholes if of == tag]

    def values(self, name: str, tag: str | None = None) -> list[str]:
        """Give the values of an attribute."""
        return [a[name] for of, a in self.attributes if name in a and tag in (None, of)]

    def check(self) -> None:
        ids = self.values("id")
        assert len(ids) == len(set(ids))
        named = {id_ for ids_ in self.values("aria-labelledby") for id_ in ids_.split()}
        links = self.values("href")
        assert named | {link[1:] for link in links if link[0] == "#"} <= set(ids)
        assert all(_ADDRESS.match(link) for link in links), links
        tags = [tag for tag, _ in self.attributes]
        assert [tags.count(one) for one in ("html", "main", "h1", "style", "header")] == [1] * 5
        levels = [level for level, _ in self.headings]
        assert levels[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(levels)), levels
        assert all(a.get("scope") in ("col", "row") for tag, a in self.attributes if tag == "th")
        assert self.values("lang", "html")
        style = self.of("style")[-1]
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in " ".join(
            self.values("content", "meta")
        )
        assert "url(" not in style
        assert "@import" not in style
