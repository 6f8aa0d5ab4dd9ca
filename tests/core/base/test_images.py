"""Of a picture only what is to be seen is kept, and what is none is refused."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.base.images import LARGEST_SIDE, NoPicture, bare
from images import SECRET, jpeg, part, png

BOTH: Final = pytest.mark.parametrize("data", [png(), jpeg(6)], ids=["png", "jpeg"])


@BOTH
def test_what_is_not_to_be_seen_is_left_out_and_no_more_the_next_time(data: bytes) -> None:
    assert data.count(SECRET) == 3
    picture = bare(data)
    assert SECRET not in picture.data
    assert bare(picture.data) == picture


def test_a_picture_says_how_large_it_is() -> None:
    picture = bare(png(40, 30))
    assert (picture.kind, picture.stored, picture.seen) == ("png", (40, 30), (40, 30))


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize(
    ("turned", "seen"), [(1, (12, 8)), (3, (12, 8)), (6, (8, 12)), (8, (8, 12))]
)
def test_how_a_photo_has_to_be_turned_stays(turned: int, seen: tuple[int, int], order: str) -> None:
    picture = bare(jpeg(turned, order))
    assert (picture.kind, picture.stored, picture.seen) == ("jpg", (12, 8), seen)
    assert bare(picture.data).turned == turned


@pytest.mark.parametrize("turned", [0, 9])
def test_a_turn_that_there_is_not_is_none(turned: int) -> None:
    assert bare(jpeg(turned)).turned == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + part(b"IHDR", bytes(13)) + part(b"IEND", b""),
        png(0, 3),
        png(1, 1).replace(b"\0\0\0\1\0\0\0\1", (LARGEST_SIDE + 1).to_bytes(4, "big") * 2),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\0\0",
    ],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NoPicture):
        bare(data)


@BOTH
def test_a_picture_that_is_cut_off_is_refused(data: bytes) -> None:
    whole = bare(data).data
    for end in range(len(whole)):
        with pytest.raises(NoPicture):
            bare(whole[:end])


@given(st.sampled_from([png(), jpeg(6)]), st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_whatever_is_changed_in_a_picture_is_refused_or_read_the_same_again(
    data: bytes, at: int, changed: bytes
) -> None:
    try:
        picture = bare(data[:at] + changed + data[at + len(changed) :])
    except NoPicture:
        return
    assert bare(picture.data) == picture
