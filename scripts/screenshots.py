"""Build the site and take pictures of every type of page, narrow and wide, light and dark.

python scripts/screenshots.py           writes dist/bilder/, one folder a screen
python scripts/screenshots.py --readme  writes only the README's picture
"""

from __future__ import annotations

import argparse
import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from browser import find
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
OUT = ROOT / "dist" / "bilder"
README = ROOT / "docs" / "bilder" / "eksempelsamlingen.png"
PAGES = {
    "forside": "",
    "alle-eksempler": "praksis/",
    "treff": "praksis/?q=nyansatt",
    "ingen-treff": "praksis/?q=xyzqwerty",
    "omtale": "praksis/laerende-moter/",
    "omtale-nynorsk": "praksis/opplaeringsplan-og-fadder/",
    "omtale-forskning": "praksis/hvem-vet-hva/",
    "temaer": "tema/",
    "tema": "tema/kollegaveiledning/",
    "samlinger": "samlinger/",
    "samling": "samlinger/kollegaveiledning/",
    "mote": "mote/laerende-moter/",
    "liste": "liste/#liste=laerende-moter,husk,hvem-vet-hva",
    "kilde": "kilder/ntnu-2022/",
    "ordliste": "ordliste/",
    "oversikt": "oversikt/",
    "nytt": "nytt/",
    "bidra": "bidra/",
    "guide": "bidra/tjue-minutter/",
    "om": "om/",
}
WIDTHS = (320, 1280)
HEIGHT = 900


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Requests are no news."""


@contextmanager
def served() -> Iterator[str]:
    """The address of a fresh build of the site."""
    with tempfile.TemporaryDirectory() as out:
        mkdocs = str(Path(sys.executable).with_name("mkdocs"))
        command = [mkdocs, "build", "--strict", "--quiet", "--site-dir", out]
        subprocess.run(command, cwd=ROOT, check=True)
        handler = functools.partial(_Quiet, directory=out)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


def take(browser: Browser, url: str, target: Path, width: int, scheme: str, *, whole: bool) -> None:
    """A picture of one page, of what the window shows or of the whole."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, full_page=whole)
    context.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--readme", action="store_true")
    only_readme = parser.parse_args().readme
    path = find()
    if not path:
        print("No browser: run scripts/browser.py first.", file=sys.stderr)
        return 1
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        take(browser, address + PAGES["omtale"], README, 1280, "light", whole=False)
        if not only_readme:
            for width, scheme, (name, place) in product(WIDTHS, ("light", "dark"), PAGES.items()):
                target = OUT / f"{width}-{scheme}" / f"{name}.png"
                take(browser, address + place, target, width, scheme, whole=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
