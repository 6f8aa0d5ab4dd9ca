"""A word cloud as an image, drawn by the optional package `wordcloud`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from io import BytesIO
from typing import Any, Final

from facilitator.cli.extras import how_to_install
from facilitator.core.base.language import phrase
from facilitator.core.base.refusal import Refused
from facilitator.core.base.text import clean_line

WIDTH: Final = 1600
HEIGHT: Final = 900
MOST_WORDS: Final = 200
LONGEST: Final = 60
"""How many characters of a term are drawn."""

_SHADES: Final = ("#0b3d66", "#14609c", "#3d566e", "#5a5a5a")
"""From the heaviest words to the lightest, all of them with a contrast above 6 on white."""


_FONT: Final = "'Droid Sans Mono'"
_NOT_IN_XML: Final = re.compile("[\ufffe\uffff]")


def draw(shares: Mapping[str, float], suffix: str) -> bytes:
    """Draw terms by their shares, as the content of a ".png" or ".svg" file.

    The same shares give the same image. An SVG names its font and does not hold it. Raises
    `Refused` if the package is missing.
    """
    words = _shortened(shares)
    heaviest = max(words.values())
    cloud = _package().WordCloud(
        width=WIDTH,
        height=HEIGHT,
        margin=8,
        background_color="white",
        max_words=MOST_WORDS,
        max_font_size=HEIGHT // 6,
        prefer_horizontal=1,  # to be read by all without turning their heads
        color_func=lambda word, **_: _shade(words[word] / heaviest),
        random_state=1,
    )
    cloud.generate_from_frequencies(words)
    if suffix == ".svg":
        svg: str = cloud.to_svg(embed_font=False)
        return svg.replace(_FONT, f"{_FONT},monospace", 1).encode(errors="replace")
    content = BytesIO()
    cloud.to_image().save(content, format="PNG")
    return content.getvalue()


def _package() -> Any:  # noqa: ANN401 - the package has no types, and may be missing
    try:
        return import_module("wordcloud")
    except ImportError as cause:
        raise Refused(
            phrase(
                "A word cloud as an image needs a package that is not installed. To install it: "
                "{command}",
                command=how_to_install("wordcloud", "wordcloud"),
            )
        ) from cause


def _shortened(shares: Mapping[str, float]) -> dict[str, float]:
    """Cut terms that are too long to draw; those that are then the same add up."""
    found: dict[str, float] = {}
    for term, share in shares.items():
        line = _NOT_IN_XML.sub("", clean_line(term))
        word = line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
        found[word] = found.get(word, 0) + share
    return found


def _shade(part: float) -> str:
    """Return the shade of a word by its share of the heaviest word's."""
    return _SHADES[min(len(_SHADES) - 1, int(len(_SHADES) * (1 - part)))]
