"""What Textual does over and over for apps of all tests, done less often with the same outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip

_REMEMBERED: Final[Mapping[str, int]] = MappingProxyType(
    {
        "_divide_cache": 4,
        "_crop_cache": 16,
        "_style_cache": 16,
        "_filter_cache": 4,
        "_line_length_cache": 4,
        "_crop_extend_cache": 4,
        "_offsets_cache": 4,
    }
)
"""What a strip remembers of what was made of it, and how much of that."""


def _begin(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
    """Begin a strip as Textual does, but for what it remembers, most of which is never asked."""
    self._segments = list(segments)
    self._cell_length = cell_length
    self._render_cache = None
    self._link_ids = None
    self._cell_count = None


def _remember(self: Strip, name: str) -> FIFOCache[Any, Any]:
    if name not in _REMEMBERED:
        raise AttributeError(name)
    made: FIFOCache[Any, Any] = FIFOCache(_REMEMBERED[name])
    setattr(self, name, made)
    return made


_handlers = MessagePump._get_dispatch_methods  # noqa: SLF001 - Textual has no public word for it


@cache
def _handled(of: type[MessagePump], name: str, message: type[Message]) -> bool:
    """Say whether some class of a widget has anything that takes a message."""
    kinds = set(message.__mro__)
    return any(
        not kinds.isdisjoint(each.__dict__.get("_decorated_handlers") or ())
        or each.__dict__.get(f"_{name}")
        or each.__dict__.get(name)
        for each in of.__mro__
    )


def _taking(self: MessagePump, method_name: str, message: Message) -> Iterator[Any]:
    if _handled(type(self), method_name, type(message)):
        yield from _handlers(self, method_name, message)


def lighten() -> None:
    """Let Textual do less from now on."""
    Strip.__init__ = _begin  # type: ignore[method-assign]
    Strip.__getattr__ = _remember  # type: ignore[attr-defined]
    MessagePump._get_dispatch_methods = _taking  # type: ignore[method-assign] # noqa: SLF001
