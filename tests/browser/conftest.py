"""A browser, and a site served to it on the loopback."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.browser.chromium import find

# The machine may be busy with the other tests.
expect.set_options(timeout=20_000)

# Chromium's own services would look for hosts that tests must not reach. No name is found: a page
# that asks another host is noticed by its question.
QUIET = [
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves below /our/plans/, as the site is configured, and without a log."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/our/plans"))

    def end_headers(self) -> None:
        # Hundreds of pages share them; asked for anew, they would be most of the time.
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/our/plans/"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find()
    assert path, "no browser; `make test` brings one"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an address in a context of its own; at the end nothing may have gone wrong in it."""
    contexts = []
    wrong: list[str] = []

    def open_(address: str, *, now: str = "", **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        origin = "/".join(address.split("/")[:3])

        def note(request: Request) -> None:
            if not request.url.startswith((f"{origin}/", "data:", "blob:")):
                wrong.append(f"asked {request.url}")

        context.on("request", note)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}"))
        page.on(
            "console",
            lambda message: wrong.append(message.text) if message.type == "error" else None,
        )
        if now:
            page.clock.set_fixed_time(now)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []
