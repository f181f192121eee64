"""A real browser against real pages. Without a browser these tests fail; they never skip."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from eksempelsamling.offline.edition import FOLDER, write_zip
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import browser as browsers

SCRIPTS = ROOT / "plugins/eksempelsamling/theme/assets/eksempelsamlingen"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Requests are no news."""

    def send_error(self, code: int, *args: object, **kwargs: object) -> None:
        """Answer like a real host: with the site's own page when nothing is there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """A browser that goes on before it has all is no news either."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the real site."""
    with serving(site) as url:
        yield url


@pytest.fixture(scope="session")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked edition, where a reader may have put it."""
    folder = tmp_path_factory.mktemp("frakoblet") / "Læring på møtet & #1 (åpen)"
    target = folder.parent / "dist" / "eksempelsamlingen.zip"
    write_zip(site, SCRIPTS, target)
    with zipfile.ZipFile(target) as packed:
        packed.extractall(folder)
    return folder / FOLDER


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = browsers.find()
    assert path, "ingen nettleser: kjør make test, eller sett CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Watched:
    """A browser context that remembers everything that went wrong in it."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.context = context
        self.faults: list[str] = []
        context.on("console", lambda m: self._note(m.type in ("error", "warning"), m.text))
        context.on("weberror", lambda e: self._note(True, str(e.error)))
        # Leaving a page aborts what it still loads; that is no failure.
        context.on(
            "requestfailed",
            lambda r: self._note(r.failure != "net::ERR_ABORTED", f"{r.failure}: {r.url}"),
        )
        context.on(
            "request",
            lambda r: self._note(urlsplit(r.url).netloc not in (host, ""), f"annen vert: {r.url}"),
        )
        context.on("response", lambda r: self._note(r.status >= 400, f"{r.status}: {r.url}"))

    def _note(self, is_fault: bool, text: str) -> None:
        if is_fault:
            self.faults.append(text)

    def page(self) -> Page:
        return self.context.new_page()


Open = Callable[..., Watched]


@pytest.fixture
def watched(chromium: Browser, address: str) -> Iterator[Open]:
    """Open watched contexts; what went wrong in them fails the test."""
    opened: list[Watched] = []

    def new(host: str = urlsplit(address).netloc, **options: object) -> Watched:
        opened.append(Watched(chromium.new_context(**options), host))
        return opened[-1]

    yield new
    faults = [fault for one in opened for fault in one.faults]
    for one in opened:
        one.context.close()
    assert faults == []
