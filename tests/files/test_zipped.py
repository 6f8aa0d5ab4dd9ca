"""Files are packed to the same bytes, and unpacked as they were."""

from __future__ import annotations

import io
import zipfile

from facilitator.files.zipped import zipped


def test_files_are_packed_in_order_without_the_time_of_day() -> None:
    files = {"b.xml": b"<b/>" * 100, "a/å.xml": b""}
    packed = zipped(files)
    assert packed == zipped(files)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.namelist() == list(files)
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 & 0o777 for one in archive.infolist()} == {0o644}
