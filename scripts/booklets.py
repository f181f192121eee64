"""Print the booklet of each collection as a tagged PDF, with page numbers in its list of contents.

python scripts/booklets.py [folder]  writes dist/hefter/<id>.pdf, or into that folder

Browsers cannot print the page that a link leads to (`target-counter` of CSS), so each booklet is
printed twice: the bookmarks of the first PDF tell the numbers that the second one shows.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from browser import find
from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "dist" / "hefter"
CONTENTS = ".booklet-contents a"
HEADINGS = f"""() => [...document.querySelectorAll("{CONTENTS}")]
  .map((link) => document.querySelector(link.hash).textContent)"""
SHOW_NUMBERS = f"""(numbers) => document.querySelectorAll("{CONTENTS}")
  .forEach((link, place) => {{ link.dataset.page = numbers[place]; }})"""


def main(arguments: Sequence[str]) -> int:
    target = Path(arguments[0]) if arguments else TARGET
    path = find()
    if not path:
        print("Fant ingen nettleser: kjør scripts/browser.py først.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
        if subprocess.run([*command, out], cwd=ROOT, check=False).returncode:
            return 1
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for name, pdf in booklets(browser.new_page(), Path(out)):
                target.mkdir(parents=True, exist_ok=True)
                (target / f"{name}.pdf").write_bytes(pdf)
                print(f"{name}.pdf: {len(PdfReader(io.BytesIO(pdf)).pages)} sider")
            browser.close()
    return 0


def booklets(page: Page, site: Path) -> Iterator[tuple[str, bytes]]:
    """Id of each collection of the built `site`, and its booklet as a PDF."""
    for file in sorted(site.glob("samlinger/*/hefte/index.html")):
        page.goto(file.as_uri())
        yield file.parent.parent.name, printed(page)


def printed(page: Page) -> bytes:
    """The booklet that `page` shows, with the numbers of its pages in the list of contents."""
    numbers = list(_pages(_pdf(page), page.evaluate(HEADINGS)))
    page.evaluate(SHOW_NUMBERS, numbers)
    return _pdf(page)


def _pdf(page: Page) -> bytes:
    return page.pdf(format="A4", tagged=True, outline=True)


def _pages(pdf: bytes, headings: Sequence[str]) -> Iterator[int]:
    """The page of each of `headings`, which come in the order of the document."""
    reader = PdfReader(io.BytesIO(pdf))
    bookmarks = iter(list(_flat(reader, reader.outline)))
    for heading in headings:
        wanted = "".join(heading.split())
        yield next(number for title, number in bookmarks if "".join(title.split()) == wanted)


def _flat(reader: PdfReader, outline: Any) -> Iterator[tuple[str, int]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(reader, entry)
        else:
            yield str(entry.title), (reader.get_destination_page_number(entry) or 0) + 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
