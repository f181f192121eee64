"""Find a Chromium for the browser tests, and install one where there is none.

    python scripts/browser.py     prints the program's path, or says in one line why there is none

In order: `CHROMIUM`, a browser on the PATH, one that Playwright has downloaded, the system's
package (as root on Debian and Ubuntu), Playwright's own download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """Path of a browser on this machine, or None."""
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if on_path:
        return on_path
    if MAC.exists():
        return str(MAC)
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    return downloaded if Path(downloaded).exists() else None


def install() -> None:
    """Install a browser, by the first way that works here."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.insert(0, ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
        _run(["apt-get", "update"])
    for way in ways:
        _run(way)
        if find():
            return


def _run(command: list[str]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        command, check=False, env=quiet, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def main() -> int:
    if not find():
        install()
    path = find()
    if not path:
        print(
            "Fant ingen nettleser og fikk ikke installert en: installer Chromium, eller sett "
            "CHROMIUM til programmet.",
            file=sys.stderr,
        )
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
