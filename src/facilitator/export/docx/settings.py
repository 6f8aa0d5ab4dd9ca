"""The settings of a document: those of the Word of today, in the document's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from facilitator.core.base.language import Language
from facilitator.export.docx.elements import element
from facilitator.export.sheet import decimal_comma, separator

if TYPE_CHECKING:
    from docx.document import Document

_OF_WORD: Final = "http://schemas.microsoft.com/office/word"
_MODE: Final = 15
"""The version of Word that lays a document out as it does today, without a word of caution."""


def settle(document: Document, spoken: Language, tag: str) -> None:
    """Put the settings of a document in place of those of its template.

    The `tag` is what word processors call the language.
    """
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    mode = element("compatSetting", name="compatibilityMode", uri=_OF_WORD, val=_MODE)
    settings.extend(
        (
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            element("compat", mode),
            element("themeFontLang", val=tag),
            element("decimalSymbol", val="," if decimal_comma(spoken) else "."),
            element("listSeparator", val=separator(spoken)),
        )
    )
