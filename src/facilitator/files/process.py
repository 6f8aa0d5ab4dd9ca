"""Programs that are started apart from this one can be ended with all that they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any, Final

if sys.platform == "win32":
    APART: Final[dict[str, Any]] = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    """How to start a program apart."""

    def end_all(pid: int) -> None:
        """End a program that was started apart, and all that it started."""
        with suppress(OSError):
            subprocess.run(  # noqa: S603 - part of Windows
                ["taskkill", "/T", "/F", "/PID", str(pid)],  # noqa: S607 - wherever Windows is
                check=False,
                capture_output=True,
            )
        with suppress(OSError):
            os.kill(pid, signal.SIGTERM)

else:
    APART: Final[dict[str, Any]] = {"start_new_session": True}
    """How to start a program apart."""

    def end_all(pid: int) -> None:
        """End a program that was started apart, and all that it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
