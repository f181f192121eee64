"""Build the site and take the README's picture of it.

python scripts/screenshot.py
"""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from browser import find
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "bilder" / "eksempelsamlingen.png"
PAGE = "praksis/laerende-moter/"
SIZE = {"width": 1280, "height": 900}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Requests are no news."""


def main() -> int:
    path = find()
    if not path:
        print("No browser: run scripts/browser.py first.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as out:
        mkdocs = Path(sys.executable).with_name("mkdocs")
        subprocess.run(
            [mkdocs, "build", "--strict", "--quiet", "--site-dir", out], cwd=ROOT, check=True
        )
        handler = functools.partial(_Quiet, directory=out)
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
                page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
                page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}")
                page.screenshot(path=PICTURE)
                browser.close()
            server.shutdown()
    print(PICTURE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
