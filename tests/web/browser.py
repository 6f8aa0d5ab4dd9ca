"""A headless Chromium for tests, spoken to through two pipes."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE: Final = 30.0
"""Seconds after which what was waited for is not coming."""

_FROM_US, _TO_US = 3, 4  # where Chromium looks for its pipes


def found() -> str | None:
    """Find a Chromium on this machine."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One page in a Chromium of its own."""

    def __init__(self, program: str, profile: Path, size: tuple[int, int] = (1280, 720)) -> None:
        # The ends that Chromium gets are put where it looks for them by a shell.
        ours_read, theirs_write = os.pipe()
        theirs_read, ours_write = os.pipe()
        self._in, self._out = ours_read, ours_write
        options = [
            *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            *("--no-first-run", "--no-proxy-server", "--disable-extensions"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--hide-scrollbars", "--force-prefers-reduced-motion", "--remote-debugging-pipe"),
            f"--user-data-dir={profile}",
            f"--window-size={size[0]},{size[1]}",
            "about:blank",
        ]
        script = f'exec "$0" "$@" {_FROM_US}<&{theirs_read} {_TO_US}>&{theirs_write}'
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", script, program, *options],
            pass_fds=(theirs_read, theirs_write),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_read)
        os.close(theirs_write)
        self._waiting = b""
        self._number = 0
        self._session: str | None = None
        pages = self._call("Target.getTargets")["targetInfos"]
        target = next(page["targetId"] for page in pages if page["type"] == "page")
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def open(self, address: str) -> None:
        """Go to a page."""
        self._call("Page.navigate", url=address)

    def resize(self, width: int, height: int) -> None:
        """Give the page another size."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self._call("Emulation.setDeviceMetricsOverride", **size)
        self.wait_for(f"innerWidth === {width} && innerHeight === {height}")

    def ask(self, script: str) -> Any:  # noqa: ANN401 - whatever the page answers
        """Give the value of an expression on the page."""
        done = self._call("Runtime.evaluate", expression=script, returnByValue=True)
        return done["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Wait until an expression on the page is true."""
        until = time.monotonic() + PATIENCE
        while not self.ask(script):
            assert time.monotonic() < until, f"waited in vain for {script}"
            time.sleep(0.05)

    def picture(self, path: Path) -> None:
        """Take a picture of the page."""
        data = self._call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def _call(self, method: str, **params: object) -> Any:  # noqa: ANN401 - as JSON has it
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            answer = self._next(until)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self, until: float) -> Any:  # noqa: ANN401 - as above
        while b"\0" not in self._waiting:
            left = until - time.monotonic()
            ready, _, _ = select.select([self._in], [], [], max(0.0, left))
            assert ready, "the browser does not answer"
            data = os.read(self._in, 1 << 16)
            assert data, "the browser has ended"
            self._waiting += data
        first, _, self._waiting = self._waiting.partition(b"\0")
        return json.loads(first)
