"""Files packed into one, the same bytes whenever and wherever they are packed."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3


def zipped(files: Mapping[str, bytes], permissions: int = 0o644) -> bytes:
    """Pack files by name, in this order; they are unpacked with these permissions."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(entry_of(name, permissions), content)
    return packed.getvalue()


def entry_of(name: str, permissions: int) -> zipfile.ZipInfo:
    """Return the header of a packed file, with nothing of when and where it is packed."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | permissions) << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
