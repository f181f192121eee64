"""The real `mkdocs serve`, as a writer uses it: break a text, read why, mend it."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BIN, environment, write_up

PATIENCE = 60  # seconds; a slow machine is no failure


class Server:
    def __init__(self, project: Path) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.url = f"http://{address}/"
        self.log = (project / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [BIN / "mkdocs", "serve", "--dev-addr", address],
            cwd=project,
            env=environment(),
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    def write(self, id: str, text: str) -> None:
        path = self.project / "practices" / f"{id}.md"
        path.write_text(text, encoding="utf-8")

    def wait_for(self, path: str, pattern: str) -> str:
        """The page, as soon as it says what it should."""
        deadline = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.said()
            try:
                with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                    page = answer.read().decode()
            except (urllib.error.URLError, OSError):
                page = ""
            if re.search(pattern, page):
                return page
            time.sleep(0.2)
        raise AssertionError(f"never said {pattern!r}:\n{page}\n{self.said()}")

    def said(self) -> str:
        return (self.project / "serve.log").read_text(encoding="utf-8")


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    server = Server(project)
    yield server
    server.process.terminate()
    server.process.wait()
    server.log.close()


def test_a_bad_write_up_shows_its_problems_until_it_is_mended(server: Server) -> None:
    server.wait_for("praksis/morgenmote/", "Felles morgenmøte</h1>")

    server.write("morgenmote", write_up(tema="[teamledlse]", evidens=None))
    page = server.wait_for("praksis/morgenmote/", "morgenmote.md må rettes</h1>")
    assert "Mente du «teamledelse»?" in page
    assert "practices/morgenmote.md" in page
    assert re.search(r"linje 4, tegn 8", page)
    assert "Dette må rettes" in server.wait_for("", "Dette må rettes")

    server.write("morgenmote", write_up(tittel="Nytt møte"))
    server.wait_for("praksis/morgenmote/", "Nytt møte</h1>")
    assert "Traceback" not in server.said()


def test_drafts_show_marked(server: Server) -> None:
    server.write("ide", "---\ntittel: En idé\nstatus: utkast\n---\n\nBare noen ord.\n")
    page = server.wait_for("praksis/ide/", "En idé</h1>")
    assert "Dette er et utkast" in page
    assert "Bare noen ord." in page


def test_a_broken_register_is_told_on_the_front_page(server: Server) -> None:
    server.wait_for("", "<main")
    sources = server.project / "practices" / "_kilder.yml"
    good = sources.read_text(encoding="utf-8")
    sources.write_text("- id: [\n", encoding="utf-8")
    server.wait_for("", r"_kilder\.yml")
    sources.write_text(good, encoding="utf-8")
    server.wait_for("praksis/morgenmote/", "Felles morgenmøte</h1>")
    vocabulary = server.project / "practices" / "_vokabular.yml"
    good = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text("tema: nei\n", encoding="utf-8")
    server.wait_for("", r"_vokabular\.yml")
    vocabulary.write_text(good, encoding="utf-8")
    server.wait_for("praksis/morgenmote/", "Felles morgenmøte</h1>")
    assert "Traceback" not in server.said()
