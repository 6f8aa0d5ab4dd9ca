"""A word cloud as an image file: SVG, or PNG by the optional package `resvg_py`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from facilitator.cli.extras import how_to_install
from facilitator.core.base.language import Language, phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.words.concepts import Usage
from facilitator.export.html.cloud import cloud_file

WIDTH: Final = 1920
"""How many pixels wide a PNG is, as a screen."""


def draw(used: Usage, title: str, language: Language, suffix: str) -> bytes:
    """Draw the concepts in use, as the content of a ".png" or ".svg" file.

    An SVG names its fonts and does not hold them. Raises `Refused` if there is nothing to draw, or
    nothing to draw it with.
    """
    svg = cloud_file(used, title, language)
    if not svg:
        raise Refused(phrase("No terms were handed in, so there is nothing to draw."))
    if suffix == ".svg":
        return svg.encode(errors="replace")
    render = _renderer()
    content = render(svg_string=svg, width=WIDTH)
    if content == render(svg_string=svg, width=WIDTH, skip_system_fonts=True):
        raise Refused(
            phrase(
                "This computer has no font to draw words with. Name a file that ends in .svg: a "
                "browser opens it."
            )
        )
    return content


def _renderer() -> Callable[..., bytes]:
    try:
        render: Callable[..., bytes] = import_module("resvg_py").svg_to_bytes
    except ImportError as cause:
        raise Refused(
            phrase(
                "A word cloud as PNG needs a package that is not installed. Name a file that ends "
                "in .svg, or install the package: {command}",
                command=how_to_install("png", "resvg_py"),
            ),
            whole=True,
        ) from cause
    return render
