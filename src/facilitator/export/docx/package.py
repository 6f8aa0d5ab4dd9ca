"""The files that a Word document is a package of, without those that only its template had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from docx.opc.constants import RELATIONSHIP_TYPE

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.part import Part
    from docx.opc.rel import Relationships

_OF_THE_TEMPLATE: Final = frozenset(
    {
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,  # which program made it
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.THUMBNAIL,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "application/vnd.openxmlformats-package.relationships+xml"


def packaged(document: Document) -> Mapping[str, bytes]:
    """Return the files of a document by name, the list of their types first."""
    package = document.part.package
    _prune(package.rels)
    _prune(document.part.rels)
    parts = sorted(package.iter_parts(), key=lambda part: str(part.partname))
    files = dict(_files(package.rels, parts))
    return {"[Content_Types].xml": _types(parts), **files}


def _prune(relations: Relationships) -> None:
    for id_ in [id_ for id_, one in relations.items() if one.reltype in _OF_THE_TEMPLATE]:
        del relations[id_]


def _files(relations: Relationships, parts: list[Part]) -> Iterator[tuple[str, bytes]]:
    yield "_rels/.rels", _bytes(relations.xml)
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, _bytes(part.rels.xml)


def _types(parts: list[Part]) -> bytes:
    named = "".join(
        f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
        for part in parts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{_RELATIONS}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    ).encode()


def _bytes(xml: str | bytes) -> bytes:
    return xml.encode() if isinstance(xml, str) else xml
