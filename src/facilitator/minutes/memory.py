"""How much memory a process has held at most, where the system sets no limit that holds."""

from __future__ import annotations

import subprocess
import sys
from typing import ClassVar, Final

MEGA: Final = 1024 * 1024

if sys.platform == "win32":
    import ctypes

    _THIS: Final = -1
    """What a program calls itself there."""

    _SIZES: Final = ("most", "held", *"abcd", "private", "most_private")

    class _Counters(ctypes.Structure):
        """What Windows tells of the memory of a process (PROCESS_MEMORY_COUNTERS)."""

        _fields_: ClassVar = [
            ("size", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in _SIZES),
        ]

    def _most_private(handle: int) -> int:
        told = _Counters(size=ctypes.sizeof(_Counters))
        asked = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        asked.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
        asked(handle, ctypes.byref(told), told.size)
        return int(told.most_private)

    def held_by(process: subprocess.Popen[bytes]) -> int:
        """Return the most bytes that a process has held; 0 where it is limited by itself."""
        return _most_private(int(process._handle))  # type: ignore[attr-defined]  # noqa: SLF001

    def held_here() -> int:
        """Return the most bytes of memory that this process has held."""
        return _most_private(_THIS)

else:
    import resource

    def held_by(process: subprocess.Popen[bytes]) -> int:  # noqa: ARG001 - as on Windows
        """Return the most bytes that a process has held; 0 where it is limited by itself."""
        return 0

    def held_here() -> int:
        """Return the most bytes of memory that this process has held, as macOS counts them."""
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
