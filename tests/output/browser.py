"""A real Chromium, steered through its own DevTools protocol over a pipe: no driver and no package is needed.

The protocol is JSON with a zero byte after every message: Chromium reads orders on descriptor 3 and answers on 4.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",  # the tests may run as root, where there is none
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
)
PATIENCE = 60  # seconds, for a machine that is busy


def program() -> str | None:
    """Where Chromium is installed; None when it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """A running Chromium. Every answer and event is read in the order in which it comes."""

    def __init__(self, process: int, orders: int, answers: int) -> None:
        self.process, self._orders, self._answers = process, orders, answers
        self._last = 0
        self._rest = b""
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, /, **parameters: Any) -> dict[str, Any]:
        """The result of one order. Raises RuntimeError when Chromium refuses it, TimeoutError without answer."""
        self._last += 1
        order = {"id": self._last, "method": method, "params": parameters}
        if session:
            order["sessionId"] = session
        self._send(json.dumps(order).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            message = self._next(until)
            if message.get("id") != self._last:
                self.events.append(message)
                continue
            if "error" in message:
                raise RuntimeError(f"{method}: {message['error']['message']}")
            result: dict[str, Any] = message["result"]
            return result

    def _send(self, order: bytes) -> None:
        while order:
            order = order[os.write(self._orders, order) :]

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._answers], [], [], max(until - time.monotonic(), 0))
            if not ready:
                raise TimeoutError("Chromium does not answer.")
            read = os.read(self._answers, 1 << 20)
            if not read:
                raise RuntimeError("Chromium stopped.")
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    def wait(self, method: str, session: str) -> None:
        """Until such an event has come."""
        until = time.monotonic() + PATIENCE
        while not any(one.get("method") == method and one.get("sessionId") == session for one in self.events):
            self.events.append(self._next(until))


class Tab:
    """One page in it."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser, self.session = browser, session

    def call(self, method: str, /, **parameters: Any) -> dict[str, Any]:
        return self.browser.call(method, self.session, **parameters)

    def run(self, expression: str) -> Any:
        """The value of some JavaScript, which runs beside the page's policy, as in the developer tools."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def press(self, key: str, text: str = "") -> None:
        """One key of the keyboard, as a person presses it."""
        codes = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code="Space" if key == " " else key,
                windowsVirtualKeyCode=codes[key],
                text=text if kind == "keyDown" else "",
            )

    def events(self, method: str) -> list[dict[str, Any]]:
        """What happened on the page so far."""
        self.call("Runtime.evaluate", expression="0")  # whatever came before its answer is there then
        return [
            one["params"]
            for one in self.browser.events
            if one.get("method") == method and one.get("sessionId") == self.session
        ]


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A Chromium with a profile of its own, stopped at the end."""
    profile = tempfile.mkdtemp(prefix="plango-lint-browser-")
    theirs_in, ours_out = map(_high, os.pipe())
    ours_in, theirs_out = map(_high, os.pipe())
    null = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (0, 1, 2)]
    pipes = [(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)]
    order = [path, *OPTIONS, f"--user-data-dir={profile}", "about:blank"]
    process = os.posix_spawn(path, order, os.environ, file_actions=[*null, *pipes], setpgroup=0)
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(process, ours_out, ours_in)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(ours_in)
        os.close(ours_out)
        shutil.rmtree(profile, ignore_errors=True)


def _high(descriptor: int) -> int:
    """The same, out of the way of the numbers that Chromium expects."""
    import fcntl

    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return high


@contextmanager
def tab(
    browser: Browser,
    page: Path,
    *,
    scripts: bool = True,
    scheme: str = "light",
    width: int = 1200,
    height: int = 900,
) -> Iterator[Tab]:
    """The page in a tab of its own, read to its end."""
    context = browser.call("Target.createBrowserContext")["browserContextId"]
    target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    made = Tab(browser, session)
    for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
        made.call(f"{domain}.enable")
    made.call(
        "Emulation.setDeviceMetricsOverride",
        width=width,
        height=height,
        deviceScaleFactor=1,
        mobile=width < 600,
    )
    made.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    made.call("Emulation.setScriptExecutionDisabled", value=not scripts)
    browser.events.clear()
    made.call("Page.navigate", url=page.resolve().as_uri())
    browser.wait("Page.loadEventFired", session)
    try:
        yield made
    finally:
        browser.call("Target.disposeBrowserContext", browserContextId=context)
