"""Pictures as SVG: a title, a description that stands in for them, safe text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape as _escape

from facilitator.export.xml import FORBIDDEN


def escape(text: str) -> str:
    """Make a text plain text within an element or a quoted attribute, of HTML and of SVG."""
    return _escape(FORBIDDEN.sub("\ufffd", text))


def picture(id_: str, title: str, told: str, size: tuple[int, int], parts: Iterable[str]) -> str:
    """Make a picture of parts that are SVG, of a width and a height.

    `id_`, a kind and a number, is unique in the page; the kind is the picture's class. `told` says
    in words what it shows.
    """
    width, height = size
    return (
        f'<svg class="{id_.rpartition("-")[0]}" role="img" viewBox="0 0 {width} {height}" '
        f'aria-labelledby="{id_}-title {id_}-text">\n'
        f'<title id="{id_}-title">{escape(title)}</title>\n'
        f'<desc id="{id_}-text">{escape(told)}</desc>\n' + "\n".join(parts) + "\n</svg>"
    )


def file(title: str, told: str, size: tuple[int, int], parts: Iterable[str], style: str) -> str:
    """Make a picture as `picture`, as a file of its own on white, with a style of its own."""
    width, height = size
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">\n'
        f"<title>{escape(title)}</title>\n<desc>{escape(told)}</desc>\n"
        f"<style>{escape(style)}</style>\n"
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def text(x: float, y: float, words: str, **attributes: str | float) -> str:
    """Write words at a place; `class_` and underscores stand for what Python cannot spell."""
    given = "".join(f' {_name(key)}="{value}"' for key, value in attributes.items())
    return f'<text x="{number(x)}" y="{number(y)}"{given}>{escape(words)}</text>'


def rectangle(x: float, y: float, width: float, height: float, class_: str) -> str:
    """Draw a rectangle."""
    return (
        f'<rect class="{class_}" x="{number(x)}" y="{number(y)}" width="{number(width)}" '
        f'height="{number(height)}"/>'
    )


def line(x: float, top: float, bottom: float, class_: str) -> str:
    """Draw a line from top to bottom."""
    at, y1, y2 = number(x), number(top), number(bottom)
    return f'<line class="{class_}" x1="{at}" y1="{y1}" x2="{at}" y2="{y2}"/>'


def number(value: float) -> str:
    """Write a coordinate, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def _name(key: str) -> str:
    return key if key[-6:] in ("Length", "Adjust") else key.removesuffix("_").replace("_", "-")
